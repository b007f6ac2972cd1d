import type { Id } from '../contest/contest.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { lettersTexts } from './letters-texts.ts';
import { oneLine } from './naming.ts';
import { outcomeText } from './protocol-appeals.ts';
import type { Block } from './protocol-parts.ts';
import { dayOf, sentence } from './protocol-words.ts';
import type { SheetSource } from './sheet-source.ts';

/** The decision on an appeal as its appellant gets it: what came, what was considered, the outcome and its reason. */
export function appealBlocks(source: SheetSource, id: Id): readonly Block[] {
  const { state, ranking, language } = source;
  const found = (state.appeals.get(ranking.stage) ?? []).find((appeal) => appeal.id === id);
  if (found === undefined || found.decision === null) return [];
  const { decision, received, submission, grounds, from } = found;
  const { appeal } = phrases;
  const { none, blank } = documentTexts[language];
  const texts = lettersTexts[language].letter;
  const isConsidered = decision.result !== 'late';
  const isChanged = decision.result === 'satisfied' || decision.result === 'partly';
  const reason = oneLine(decision.reason);
  return [
    sentence(
      'received',
      fillPhrase(appeal.received, language, {
        date: dayOf(received, source),
        application: submission,
      }),
    ),
    ...(oneLine(from) === ''
      ? []
      : [sentence('from', fillText(texts.appellant, language, { name: oneLine(from) }))]),
    sentence(
      'grounds',
      fillPhrase(appeal.grounds, language, { grounds: oneLine(grounds) || none }),
    ),
    ...(isConsidered ? [sentence('considered', fillPhrase(appeal.considered, language))] : []),
    sentence('outcome', outcomeText(decision, language)),
    ...(isChanged && reason !== ''
      ? [sentence('reason', fillText(texts.reason, language, { reason }))]
      : []),
    sentence(
      'minutes',
      fillText(texts.minutes, language, {
        date: dayOf(decision.date, source),
        number: oneLine(decision.number) || blank,
      }),
    ),
    sentence('final', fillPhrase(appeal.final, language)),
  ];
}
