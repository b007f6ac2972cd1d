import { languageNames } from '../../language/language-names.ts';
import type { Language } from '../../basics/localized.ts';
import type { Id } from '../../contest/contest.ts';
import type { ContestId } from '../../log/operation.ts';
import type { ContestState } from '../../merge/state.ts';
import { regionTitle } from '../../results/naming.ts';
import { poolRows } from './pool-board.ts';
import { poolTexts } from './pool-texts.ts';
import { createPoolWords } from './pool-words.ts';

/** A table that another contest takes in like any table of applications: a head and rows of texts. */
export interface MoveTable {
  readonly title: string;
  readonly columns: readonly {
    readonly title: string;
    readonly width: number;
    readonly numeric: boolean;
  }[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Number of a pool's project in another contest: it begins with the pool's own mark, so that two pools never meet under
 * one number and the same project taken in twice is known.
 */
export const numberElsewhere = (contest: ContestId, submission: Id): Id =>
  `${contest.replace(/[^A-Za-z0-9]/g, '').slice(0, 6)}-${submission}`.slice(0, 64);

const columns = [
  ['id', 18, false],
  ['title', 50, false],
  ['track', 30, false],
  ['region', 26, false],
  ['town', 20, false],
  ['applicant', 34, false],
  ['bin', 16, false],
  ['budgetTenge', 16, true],
  ['contacts', 34, false],
  ['summary', 60, false],
  ['language', 14, false],
  ['partners', 30, false],
] as const;

/** Chosen projects as rows for another contest's intake; the state is as recorded, not as printed. */
export function moveTable(
  state: ContestState,
  submissions: readonly Id[],
  language: Language,
): MoveTable {
  const chosen = new Set(submissions);
  const texts = poolTexts[language];
  const wordsOf = createPoolWords(state, language);
  const rows = poolRows(state).filter(({ submission }) => chosen.has(submission.id));
  return {
    title: texts.move.title,
    columns: columns.map(([id, width, numeric]) => ({ title: texts.column[id], width, numeric })),
    rows: rows.map((row) => {
      const { submission } = row;
      const words = wordsOf(row);
      return [
        numberElsewhere(state.contest, submission.id),
        words.title,
        words.track,
        regionTitle(state, submission.region, language),
        words.town,
        words.applicant,
        submission.bin,
        submission.budget === null ? '' : String(submission.budget),
        submission.contacts,
        submission.summary,
        languageNames[submission.language],
        words.partners,
      ];
    }),
  };
}

/** The whole pool as a table for spreadsheets. */
export function poolTableFile(state: ContestState, language: Language): MoveTable {
  const texts = poolTexts[language];
  const wordsOf = createPoolWords(state, language);
  const heads = [
    ['number', 10, false],
    ['project', 50, false],
    ['applicant', 34, false],
    ['region', 26, false],
    ['town', 20, false],
    ['track', 30, false],
    ['state', 22, false],
    ['maturity', 18, false],
    ['budgetTenge', 16, true],
    ['team', 26, false],
    ['partners', 30, false],
    ['note', 40, false],
    ['moved', 50, false],
  ] as const;
  return {
    title: texts.pool.title,
    columns: heads.map(([id, width, numeric]) => ({ title: texts.column[id], width, numeric })),
    rows: poolRows(state).map((row) => {
      const words = wordsOf(row);
      return [
        words.number,
        words.title,
        words.applicant,
        words.region,
        words.town,
        words.track,
        words.state,
        words.maturity,
        row.submission.budget === null ? '' : String(row.submission.budget),
        words.team,
        words.partners,
        words.note,
        words.ended,
      ];
    }),
  };
}
