import { useId, useRef } from 'react';

import { type Language, languages } from '../../../shared/basics/localized.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/card.tsx';
import { Segment } from '../../ui/segment.tsx';
import type { Addressee } from './addressees.ts';
import { type Letter, wholeText } from './reminder-text.ts';
import { useCopying } from './use-copying.ts';

/** The letter's text, which can be selected, and the button that copies it with its subject. */
function LetterText({
  letter,
  language,
  onMark,
}: {
  readonly letter: Letter;
  readonly language: Language;
  readonly onMark: () => void;
}) {
  const { t } = useText('reminders');
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { outcome, copy } = useCopying();
  const take = async () => {
    if (await copy(wholeText(letter))) return;
    area.current?.focus();
    area.current?.select();
  };
  return (
    <>
      <label className="label" htmlFor={id}>
        {t('bodyLabel')}
      </label>
      <textarea
        ref={area}
        id={id}
        className="input area letter"
        lang={language}
        readOnly
        rows={16}
        value={letter.body}
      />
      <p role="status" className="meta">
        {outcome === 'copied' && t('copied')}
        {outcome === 'refused' && t('selected')}
      </p>
      <div className="row wrap">
        <Button icon="copy" onClick={() => void take()}>
          {t('copy')}
        </Button>
        <Button variant="quiet" icon="check" onClick={onMark}>
          {t('mark')}
        </Button>
      </div>
    </>
  );
}

/** One person's letter: to read, to copy, and to note once it was sent. */
export function ReminderPanel({
  addressee,
  language,
  onLanguage,
  onMark,
}: {
  readonly addressee: Addressee;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly onMark: () => void;
}) {
  const { t } = useText('reminders');
  const title = useId();
  const letter = addressee.letter(language);
  return (
    <aside className="card pad col g3" aria-labelledby={title}>
      <h2 id={title}>{t('text', { name: fullName(addressee.person) })}</h2>
      <KeyValues
        items={[
          [t('column.contact'), addressee.contact === '' ? t('noContact') : addressee.contact],
          [
            t('subjectLabel'),
            <span key="subject" lang={language}>
              {letter.subject}
            </span>,
          ],
        ]}
      />
      <Segment
        label={t('language')}
        value={language}
        onChange={onLanguage}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
      <p className="meta">{t('languageNote')}</p>
      <LetterText letter={letter} language={language} onMark={onMark} />
    </aside>
  );
}
