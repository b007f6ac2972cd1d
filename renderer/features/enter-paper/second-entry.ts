import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { Criterion, Id, Scale } from '../../../shared/contest/contest.ts';
import type { Person } from '../../../shared/contest/people.ts';
import { parseScore, type ScoreError } from '../../../shared/language/score-entry.ts';
import { digitOfCode, isDecimalCode } from '../../../shared/language/score-keys.ts';
import { foldForSearch } from '../../../shared/language/search-fold.ts';
import type { ScoreValue, Sheet } from '../../../shared/scoring/sheet.ts';

export type Scores = Sheet['scores'];

/** What a second person enters of a sheet, without seeing what was entered first. */
export interface SecondEntry {
  readonly person: string;
  /** As typed, by criterion. */
  readonly typed: Readonly<Record<Id, string>>;
  /** What the second person stands for, once all was typed and compared; null before. */
  readonly agreed: Scores | null;
}

export const emptySecondEntry = (person: string): SecondEntry => ({
  person,
  typed: {},
  agreed: null,
});

const dashes = /^[-−–—]$/;

/** Reads a typed score; a dash alone says "cannot judge". */
export function readSecond(text: string, scale: Scale): Result<ScoreValue, ScoreError> {
  return dashes.test(text.trim()) ? ok('cannot-judge') : parseScore(text, scale);
}

/** All typed scores, or what is wrong with each that is none. */
export function readAll(
  typed: SecondEntry['typed'],
  criteria: readonly Criterion[],
): Result<Scores, Readonly<Record<Id, ScoreError>>> {
  const read = criteria.map(({ id, scale }) => ({
    id,
    result: readSecond(typed[id] ?? '', scale),
  }));
  const errors = read.flatMap(({ id, result }) => (result.ok ? [] : [[id, result.error] as const]));
  return errors.length > 0
    ? err(Object.fromEntries(errors))
    : ok(
        Object.fromEntries(
          read.flatMap(({ id, result }) => (result.ok ? [[id, result.value] as const] : [])),
        ),
      );
}

/** A criterion on which the two entries of a sheet differ. */
export interface Difference {
  readonly criterion: Criterion;
  readonly first: ScoreValue | null;
  readonly second: ScoreValue | null;
}

export const differencesOf = (
  criteria: readonly Criterion[],
  first: Scores,
  second: Scores,
): readonly Difference[] =>
  criteria.flatMap((criterion) => {
    const [one, other] = [first[criterion.id] ?? null, second[criterion.id] ?? null];
    return one === other ? [] : [{ criterion, first: one, second: other }];
  });

/** How far the second entry of a sheet is. A first entry that is changed later differs again. */
export type SecondPhase = 'none' | 'entering' | 'differs' | 'confirmed';

export function phaseOf(
  entry: SecondEntry | undefined,
  criteria: readonly Criterion[],
  first: Scores,
): SecondPhase {
  if (entry === undefined) return 'none';
  if (entry.agreed === null) return 'entering';
  return differencesOf(criteria, first, entry.agreed).length > 0 ? 'differs' : 'confirmed';
}

/**
 * The typed text after a key in a field of scores; null leaves the key to the field. Keys are known by their places, so
 * digits, comma and dash work in the Kazakh layout, whose top row has letters. `text` is what stays of the field.
 */
export function typedAfterSecondKey(text: string, code: string, scale: Scale): string | null {
  const digit = digitOfCode(code);
  if (digit !== null) return dashes.test(text) && scale.min >= 0 ? `${digit}` : `${text}${digit}`;
  if (code === 'Minus' || code === 'NumpadSubtract') return scale.min < 0 ? '-' : '–';
  if (!isDecimalCode(code)) return null;
  return text === '' || /[.,]/.test(text) || dashes.test(text) ? text : `${text},`;
}

/** Why a name is no second person's. */
export type NameError = 'short' | 'same';

const wordsOf = (text: string): readonly string[] =>
  foldForSearch(text)
    .split(' ')
    .filter((word) => word !== '');

/**
 * Whether a typed name may stand for the second person: it has to be a name, and not the coordinator's own in whatever
 * order, with initials or without the patronymic. Null where nothing speaks against it.
 */
export function nameError(
  name: string,
  own: Pick<Person, 'surname' | 'givenName' | 'patronymic'>,
): NameError | null {
  const words = wordsOf(name);
  if (!words.some((word) => [...word].length >= 2)) return 'short';
  const ownWords = wordsOf(`${own.surname} ${own.givenName} ${own.patronymic}`);
  const isOwn = (word: string): boolean =>
    ownWords.some((each) => each === word || ([...word].length === 1 && each.startsWith(word)));
  return words.every(isOwn) ? 'same' : null;
}
