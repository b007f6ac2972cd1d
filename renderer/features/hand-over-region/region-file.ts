import type { RegionCode } from '../../../shared/contest/contest.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { Sheet } from '../../../shared/scoring/sheet.ts';
import type { DeskSnapshot } from '../../storage/desk.ts';

/** One juror's part of the region's file. */
export interface JurorPart {
  readonly person: Person;
  readonly handedIn: number;
  /** Sheets with scores that are not handed in: they travel along and do not count yet. */
  readonly begun: number;
  readonly expected: number;
}

export interface RegionFile {
  readonly jurors: readonly JurorPart[];
  readonly handedIn: number;
  readonly expected: number;
  /** Jurors of whom everything is there. */
  readonly complete: number;
  /** Files of jurors that came since the region's file was last made, less those that were taken back. */
  readonly newFiles: number;
  /** Sheets entered here since then. */
  readonly newSheets: number;
}

const isHandedIn = ({ status, counted }: Sheet): boolean =>
  counted || status === 'handed-in' || status === 'disputed';

function partOf(person: Person, sheets: readonly Sheet[]): JurorPart {
  return {
    person,
    handedIn: sheets.filter(isHandedIn).length,
    begun: sheets.filter(({ status }) => status === 'partial' || status === 'complete').length,
    expected: sheets.filter(({ status }) => status !== 'recused').length,
  };
}

/** What the region's file would hold if it were made now. */
export function regionFile(
  snapshot: Pick<DeskSnapshot, 'received' | 'lastExport' | 'notHandedOver'> & {
    readonly state: Pick<ContestState, 'people' | 'sheets'>;
  },
  region: RegionCode | null,
): RegionFile {
  const { state, received, lastExport, notHandedOver } = snapshot;
  const people = [...state.people.values()].filter(
    (person) => person.role === 'juror' && person.region === region,
  );
  const sheets = [...state.sheets.values()];
  const jurors = toSortedByText(people, fullName).map((person) =>
    partOf(
      person,
      sheets.filter(({ juror }) => juror === person.id),
    ),
  );
  const total = (count: (part: JurorPart) => number) =>
    jurors.reduce((sum, part) => sum + count(part), 0);
  return {
    jurors,
    handedIn: total(({ handedIn }) => handedIn),
    expected: total(({ expected }) => expected),
    complete: jurors.filter(({ handedIn, expected }) => expected > 0 && handedIn >= expected)
      .length,
    newFiles: received.filter(
      ({ state: how, receivedAt }) => how !== 'undone' && receivedAt > (lastExport?.at ?? 0),
    ).length,
    newSheets: notHandedOver,
  };
}
