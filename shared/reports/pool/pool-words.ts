import type { Language } from '../../basics/localized.ts';
import type { Id } from '../../contest/contest.ts';
import { formatDate } from '../../language/date-format.ts';
import { formatMoney } from '../../language/number-format.ts';
import type { ContestState } from '../../merge/state.ts';
import { fillText } from '../../results/document-texts.ts';
import {
  localized,
  nominationTitle,
  oneLine,
  regionTitle,
  settingsOf,
} from '../../results/naming.ts';
import type { PoolRow, PoolTotal } from './pool-board.ts';
import { maturityOptions } from './pool-subjects.ts';
import { poolTexts } from './pool-texts.ts';

/** A row of the pool in the words of a language, each one clean line. */
export interface PoolWords {
  readonly number: Id;
  readonly title: string;
  readonly applicant: string;
  readonly region: string;
  readonly town: string;
  readonly track: string;
  readonly state: string;
  readonly maturity: string;
  readonly budget: string;
  readonly team: string;
  readonly partners: string;
  readonly note: string;
  /** Where it went, when and why; why it was withdrawn; else empty. */
  readonly ended: string;
}

/** A sum as printed; stated as missing where nobody named one. */
export const sumText = ({ count, sum }: PoolTotal, language: Language): string =>
  count > 0 && sum === 0n ? poolTexts[language].pool.noSum : formatMoney(sum, language);

function teamTitle({ teams }: ContestState, { submission, entry }: PoolRow): string {
  if (entry.team === '') return '';
  const region = submission.region ?? '';
  const own = teams.get(submission.id)?.get(entry.team) ?? teams.get(region)?.get(entry.team);
  return oneLine(own?.title ?? '');
}

function endOf({ entry: { state, moved, note } }: PoolRow, language: Language): string {
  const texts = poolTexts[language].project;
  if (moved !== null)
    return fillText(texts.moved, language, {
      contest: oneLine(moved.contest),
      day: formatDate(moved.day, language, 'official'),
      reason: oneLine(moved.reason),
    });
  return state === 'withdrawn'
    ? fillText(texts.withdrawn, language, { reason: oneLine(note) })
    : '';
}

/** What the papers and tables of a pool say of its projects; `state` is the one that is printed. */
export function createPoolWords(
  state: ContestState,
  language: Language,
): (row: PoolRow) => PoolWords {
  const options = new Map(
    maturityOptions(settingsOf(state)).map(({ id, title }) => [id, localized(title, language)]),
  );
  return (row) => {
    const { submission, entry } = row;
    return {
      number: submission.id,
      title: oneLine(submission.title),
      applicant: oneLine(submission.applicant),
      region: regionTitle(state, submission.region, language),
      town: oneLine(submission.town),
      track: nominationTitle(state, entry.track, language),
      state: poolTexts[language].state[entry.state],
      maturity: options.get(entry.maturity) ?? oneLine(entry.maturity),
      budget: submission.budget === null ? '' : formatMoney(submission.budget, language),
      team: teamTitle(state, row),
      partners: oneLine(entry.partners),
      note: oneLine(entry.note),
      ended: endOf(row, language),
    };
  };
}
