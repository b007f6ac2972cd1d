import type { Language } from '../basics/localized.ts';
import { unreachable } from '../basics/assert.ts';
import { formatDate, isIsoDate } from '../language/date-format.ts';
import type { AppealDecision } from '../deciding/appeal.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { minutesTexts } from './minutes-texts.ts';
import { oneLine } from './naming.ts';
import type { DecidedAppeal } from './protocol-facts.ts';

/** What came of an appeal, as a sentence. */
export function outcomeText(
  { result, reason, change }: AppealDecision,
  language: Language,
): string {
  const { appeal } = phrases;
  const { none } = documentTexts[language];
  const values = { change: oneLine(change) || none, reason: oneLine(reason) || none };
  switch (result) {
    case 'satisfied':
      return fillPhrase(appeal.satisfied, language, values);
    case 'partly':
      return fillPhrase(appeal.partly, language, values);
    case 'rejected':
      return fillPhrase(appeal.rejected, language, values);
    case 'late':
      return fillPhrase(appeal.late, language);
    default:
      return unreachable(result);
  }
}

/** What was decided on an appeal, as whole sentences of the minutes. */
export function appealItem(
  { number, received, submission, decision }: DecidedAppeal,
  language: Language,
): string {
  const { blank } = documentTexts[language];
  const date = isIsoDate(received) ? formatDate(received, language, 'official') : blank;
  return fillText(minutesTexts[language].decide.appeal, language, {
    title: fillPhrase(phrases.appeal.title, language, {
      number: oneLine(number) || blank,
    }),
    received: fillPhrase(phrases.appeal.received, language, { date, application: submission }),
    outcome: outcomeText(decision, language),
  });
}
