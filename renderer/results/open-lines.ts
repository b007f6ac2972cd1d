import { fullName } from '../../shared/contest/people.ts';
import { sheetPath } from '../../shared/merge/key-parts.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { type OpenItem, openItemText } from '../../shared/results/open-items.ts';
import { quarantineText } from '../language/error-text.ts';
import type { Text } from '../language/use-text.ts';

/** An open item as a line: what it is, which ones, and where it is put right. */
export interface OpenLine {
  readonly text: string;
  /** The first of them by name; empty where the text names them. */
  readonly names: string;
  /** Address of the screen where it is settled; null where there is none. */
  readonly href: string | null;
}

/** Named before the rest is only counted. */
const namedAtMost = 5;

const places: Readonly<Partial<Record<OpenItem['type'], string>>> = {
  hard: '#/conflicts/hard',
  fork: '#/conflicts/fork',
  rule: '#/conflicts/quarantine',
  gap: '#/conflicts',
  unknown: '#/conflicts/unknown',
  approvals: '#/keys',
  'mutual-revocation': '#/keys',
  'missing-sheets': '#/completeness',
  incomparable: '#/ranking',
  late: '#/conflicts/quarantine',
  'no-meeting': '#/decide',
  'no-quorum': '#/decide',
  votes: '#/decide',
  ballots: '#/decide',
  attendance: '#/decide',
  'no-decision': '#/decide/places',
  'cut-tie': '#/decide/places',
  'quota-tie': '#/decide/places',
  'winner-tie': '#/decide/places',
  'winner-unknown': '#/decide/places',
  'winner-twice': '#/decide/places',
  'below-pass-mark': '#/decide/places',
  'finalist-unknown': '#/decide/places',
  'decided-unknown': '#/decide/places',
  'refused-winner': '#/decide/places',
  'refusal-unexplained': '#/decide/places',
  'two-prizes': '#/decide/places',
  'grants-over-ceiling': '#/decide/grants',
  'grant-over-project': '#/decide/grants',
  'grant-over-request': '#/decide/grants',
  'grant-partial': '#/decide/grants',
  'budgets-over-ceiling': '#/final/budgets',
  'budget-not-allowed': '#/final/budgets',
  'budget-differs': '#/final/budgets',
  'not-sealed': '#/decide/seal',
  amended: '#/decide/seal',
  'amendment-unexplained': '#/decide/seal',
  'changed-since-seal': '#/decide/seal',
  'seal-unconfirmed': '#/decide/seal',
  'desk-behind': '#/desks',
  'appeals-open': '#/decide/appeals',
};

const personOf = (id: string | null, state: ContestState): readonly string[] => {
  const person = state.people.get(id ?? '');
  return person === undefined ? [] : [fullName(person)];
};

/** What an item is about: applications, people, reasons; each once. */
function namesOf(item: OpenItem, state: ContestState, { t, language }: Text<'results'>) {
  if (item.type === 'hard') {
    return state.hard.flatMap(({ key }) => {
      const number = sheetPath(key)?.submission ?? key.split('/')[1] ?? '';
      return state.submissions.has(number) ? [t('common:submissionNumber', { number })] : [];
    });
  }
  if (item.type === 'fork')
    return state.forks.flatMap(({ person, settled }) => (settled ? [] : personOf(person, state)));
  if (item.type === 'gap') return state.gaps.flatMap(({ person }) => personOf(person, state));
  if (item.type !== 'rule') return [];
  return state.quarantine.flatMap(({ reason, settled }) =>
    settled === null ? [quarantineText(reason, language).title] : [],
  );
}

export function openLine(item: OpenItem, state: ContestState, text: Text<'results'>): OpenLine {
  const { t, language } = text;
  const names = [...new Set(namesOf(item, state, text))];
  const rest = names.length - namedAtMost;
  const shown = names.slice(0, namedAtMost);
  return {
    text: openItemText(state, item, language),
    names: (rest > 0 ? [...shown, t('openItem.more', { count: rest })] : shown).join(' · '),
    href: places[item.type] ?? null,
  };
}
