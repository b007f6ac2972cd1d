import { useEffect } from 'react';
import { useHost } from '../host/host-context.ts';
import { useDesk } from '../storage/use-desk.ts';

/**
 * Asks before the page closes while something is being saved or not handed over; practice is never worth a question.
 * Only a browser asks by itself: in the desktop shell a page that objects would just not close, without a word.
 */
export function useQuitWarning(): void {
  const { profile, notHandedOver, save } = useDesk('profile', 'notHandedOver', 'save');
  const { kind } = useHost();
  const unfinished = notHandedOver > 0 || save.status === 'saving';
  const warn = kind === 'browser' && profile !== null && !profile.demo && unfinished;
  useEffect(() => {
    if (!warn) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [warn]);
}
