import type { Language } from '../../../shared/basics/localized.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { subjectName } from '../../../shared/contest/masking.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { isPlainFileName } from '../../../shared/host/file-name.ts';
import { letterFile } from '../../hand-over/letter-file.ts';
import { type Completeness, isLate, type JurorLine, type RegionLine } from './completeness.ts';
import { isFileLate } from './lateness.ts';
import {
  coordinatorLetter,
  jurorLetter,
  type Letter,
  type Occasion,
  type Reachable,
  wholeText,
} from './reminder-text.ts';

/** Somebody who can be reminded, with their letter. */
export interface Addressee {
  readonly person: Person;
  readonly contact: string;
  readonly received: number;
  readonly expected: number;
  readonly late: boolean;
  readonly letter: (language: Language) => Letter;
}

export interface Addressees {
  readonly jurors: readonly Addressee[];
  readonly coordinators: readonly Addressee[];
  /** People who would be here, were their data not blocked. */
  readonly blocked: number;
}

type Facts = Pick<ContestState, 'people' | 'jurorDetails' | 'blocked' | 'keys'>;

const isBlocked = ({ blocked }: Facts, person: Person): boolean =>
  blocked.has(subjectName('person', person.id));

const reachable =
  ({ jurorDetails }: Facts) =>
  (person: Person): Reachable => ({
    person,
    contact: jurorDetails.get(person.id)?.contact ?? '',
  });

/** Sheets are owed by whoever is in the jury and has not handed in everything that was assigned. */
const owes = ({ expected, received, left }: JurorLine): boolean => !left && received < expected;

function jurorAddressee(line: JurorLine, region: RegionLine, state: Facts, occasion: Occasion) {
  const { person, received, expected } = line;
  const facts = {
    person,
    received,
    expected,
    joined: [...state.keys.values()].some((holder) => holder.person === person.id),
    coordinators: region.file.coordinators
      .filter((each) => !isBlocked(state, each))
      .map(reachable(state)),
  };
  return {
    ...reachable(state)(person),
    received,
    expected,
    late: isLate(line),
    letter: (language: Language) => jurorLetter(facts, occasion, language),
  };
}

function coordinatorAddressees(
  line: RegionLine,
  due: Completeness['due'],
  state: Facts,
  occasion: Occasion,
): readonly Addressee[] {
  const { region, received, expected, file } = line;
  if (region === null || received >= expected) return [];
  const jurors = line.jurors
    .filter((juror) => owes(juror) && !juror.blocked)
    .map((juror) => ({ ...reachable(state)(juror.person), ...juror }));
  return file.coordinators
    .filter((each) => !isBlocked(state, each))
    .map((person) => ({
      ...reachable(state)(person),
      received,
      expected,
      late: isFileLate(file, due),
      letter: (language) =>
        coordinatorLetter({ person, region, received, expected, file, jurors }, occasion, language),
    }));
}

/** Everybody of whom something is missing: jurors by name, coordinators by region. */
export function addresseesOf(board: Completeness, state: Facts, occasion: Occasion): Addressees {
  const owing = board.regions.flatMap((region) =>
    region.jurors.filter(owes).map((line) => ({ line, region })),
  );
  const written = owing.filter(({ line }) => !line.blocked);
  return {
    jurors: toSortedByText(
      written.map(({ line, region }) => jurorAddressee(line, region, state, occasion)),
      ({ person }) => fullName(person),
    ),
    coordinators: board.regions.flatMap((line) =>
      coordinatorAddressees(line, board.due, state, occasion),
    ),
    blocked: owing.length - written.length,
  };
}

/** All letters one under the other, each with whom it is for. */
export const joinedTexts = (
  letters: readonly { readonly addressee: Addressee; readonly letter: Letter }[],
): string =>
  letters
    .map(({ addressee: { person, contact }, letter }) =>
      [
        [fullName(person), contact].filter((part) => part !== '').join(', '),
        wholeText(letter),
      ].join('\n'),
    )
    .join(`\n${'—'.repeat(20)}\n\n`);

/** A file per letter and one with all of them. */
export function letterFiles(
  letters: readonly { readonly addressee: Addressee; readonly letter: Letter }[],
  names: { readonly one: string; readonly all: string },
): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const nameOf = ({ id, surname }: Person): string => {
    const name = `${names.one}-${surname}-${id}.txt`;
    return isPlainFileName(name) ? name : `${names.one}-${id}.txt`;
  };
  return [
    ...(letters.length > 1
      ? [{ name: `${names.all}.txt`, bytes: letterFile(joinedTexts(letters)) }]
      : []),
    ...letters.map(({ addressee, letter }) => ({
      name: nameOf(addressee.person),
      bytes: letterFile(wholeText(letter)),
    })),
  ];
}
