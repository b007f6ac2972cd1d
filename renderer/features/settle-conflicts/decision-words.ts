import type { Operation } from '../../../shared/log/operation.ts';
import { resolutionKinds } from '../../../shared/merge/resolution-operations.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { type ConflictsText, type ItemWords, keyWords, personName } from './item-words.ts';
import type { MadeDecision } from './made-decisions.ts';
import { recordWords } from './record-words.ts';
import { valueText } from './value-words.ts';

function resolutionWords(
  operation: Operation,
  state: ContestState,
  text: ConflictsText,
): ItemWords {
  const { title, note } = keyWords(operation.key, state, text);
  const [prefix, , , , criterion = ''] = operation.key.split('/');
  const field =
    prefix === 'score' || prefix === 'comment'
      ? ({ type: prefix, criterion } as const)
      : ({ type: 'record' } as const);
  const value = valueText(operation.value, field, state, text);
  return { title: text.t('similar.keeps', { title, value }), note };
}

/** What one decision says: what it is about, and what was decided. */
export function decisionWords(
  operation: Operation,
  state: ContestState,
  text: ConflictsText,
): ItemWords {
  const { t } = text;
  switch (operation.kind) {
    case resolutionKinds.fork: {
      const fork = state.forks.find(({ log }) => operation.key === `fork/${log}`);
      return { title: t('fork.title'), note: personName(fork?.person ?? null, state, text) };
    }
    case resolutionKinds.quarantine: {
      const id = operation.key.slice('quarantine/'.length);
      const held = state.quarantine.find((each) => each.operation.id === id);
      const words = held === undefined ? null : recordWords(held.operation, state, text);
      const outcome = operation.value === 'released' ? 'decisions.released' : 'decisions.leftOut';
      return {
        title: t(outcome, { record: words === null ? '' : `${words.title}: ${words.value}` }),
        note: words?.note ?? '',
      };
    }
    default:
      return resolutionWords(operation, state, text);
  }
}

/** What one press decided, in a line: its first part, and how many more. */
export function pressWords(
  made: MadeDecision,
  state: ContestState,
  text: ConflictsText,
): ItemWords {
  const [first] = made.parts;
  if (first === undefined) return { title: '', note: '' };
  const words = decisionWords(first.decision.operation, state, text);
  const more = made.parts.length - 1;
  return more === 0
    ? words
    : { title: words.title, note: text.t('decisions.andMore', { count: more }) };
}
