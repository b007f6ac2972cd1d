import { useId } from 'react';

import { type Language, languages } from '../../../shared/basics/localized.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { LetterText } from '../../hand-over/letter-text.tsx';
import { useText } from '../../language/use-text.ts';
import { ContactText } from '../../personal-data/contact-text.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/card.tsx';
import { Segment } from '../../ui/segment.tsx';
import type { Addressee } from './addressees.ts';
import { wholeText } from './reminder-text.ts';

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
          [
            t('column.contact'),
            addressee.contact === '' ? (
              t('noContact')
            ) : (
              <ContactText key="contact" person={addressee.person} contact={addressee.contact} />
            ),
          ],
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
      <LetterText text={letter.body} copied={wholeText(letter)} language={language}>
        <Button variant="quiet" icon="check" onClick={onMark}>
          {t('mark')}
        </Button>
      </LetterText>
    </aside>
  );
}
