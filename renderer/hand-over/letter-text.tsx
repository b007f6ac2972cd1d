import { type ReactNode, useId, useRef } from 'react';

import type { Language } from '../../shared/basics/localized.ts';
import { useText } from '../language/use-text.ts';
import { Button } from '../ui/button.tsx';
import { useCopying } from './use-copying.ts';

/** A letter to be pasted elsewhere: copied by a button where the host lets it, else selected to be copied by hand. */
export function LetterText({
  text,
  copied = text,
  language,
  children,
}: {
  readonly text: string;
  /** What is copied, where that is more than what is shown. */
  readonly copied?: string;
  readonly language: Language;
  /** More buttons. */
  readonly children?: ReactNode;
}) {
  const { t } = useText('hand-over');
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { outcome, copy } = useCopying();
  const take = async () => {
    if (await copy(copied)) return;
    area.current?.focus();
    area.current?.select();
  };
  return (
    <>
      <label className="label" htmlFor={id}>
        {t('letter.text')}
      </label>
      <textarea
        ref={area}
        id={id}
        className="input area letter"
        lang={language}
        readOnly
        rows={16}
        value={text}
      />
      <p role="status" className="meta">
        {outcome === 'copied' && t('letter.copied')}
        {outcome === 'refused' && t('letter.selected')}
      </p>
      <div className="row wrap">
        <Button icon="copy" onClick={() => void take()}>
          {t('letter.copy')}
        </Button>
        {children}
      </div>
    </>
  );
}
