import { useEffect } from 'react';

import { useHost } from '../host/host-context.ts';
import { useText } from '../language/use-text.ts';

/** Tells the shell what the window speaks: when it has to say something itself, no window may be left to ask. */
export function useSpokenLanguage(): void {
  const { language } = useText('common');
  const { machine } = useHost();
  useEffect(() => {
    void machine?.speak(language).catch(() => undefined);
  }, [language, machine]);
}
