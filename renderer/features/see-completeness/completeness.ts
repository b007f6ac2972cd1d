import { groupBy } from '../../../shared/basics/group-by.ts';
import type { Id, RegionCode } from '../../../shared/contest/contest.ts';
import { subjectName } from '../../../shared/contest/masking.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import type { Operation } from '../../../shared/log/operation.ts';
import { unawaitedIn } from '../../../shared/merge/final-facts.ts';
import { sheetPath } from '../../../shared/merge/key-parts.ts';
import type { ContestState, QuarantineReason } from '../../../shared/merge/state.ts';
import { sheetKey } from '../../../shared/scoring/score-operations.ts';
import type { Sheet } from '../../../shared/scoring/sheet.ts';
import type { ReceivedBundle } from '../../storage/desk.ts';
import { type Due, dueOf, type RegionFile, regionFileOf } from './lateness.ts';

/** Where a juror stands, as far as files tell: nothing is known of a laptop until something arrives from it. */
export type JurorState = 'complete' | 'part' | 'held' | 'not-started' | 'idle';

export interface JurorLine {
  readonly person: Person;
  /** Sheets that are expected: assigned and not recused. */
  readonly expected: number;
  /** Of those, sheets that came handed in. */
  readonly received: number;
  /** Sheets with scores that are not handed in yet. */
  readonly begun: number;
  readonly recused: number;
  /** Operations of this juror's part that are kept aside and that nobody has settled yet. */
  readonly held: number;
  readonly invited: boolean;
  /** When the last file with this juror's work arrived; milliseconds, null where none did. */
  readonly lastFile: number | null;
  /** Days since sheets were due that are not here; 0 for who is in time, and for a juror who has left. */
  readonly daysLate: number;
  /** True for a juror who has left the jury. */
  readonly left: boolean;
  /** True where this person's data is blocked: nobody writes to them. */
  readonly blocked: boolean;
  readonly state: JurorState;
}

export type RegionState = 'full' | 'most' | 'some' | 'none' | 'held' | 'idle';

export interface RegionLine {
  /** Null for jurors without a region. */
  readonly region: RegionCode | null;
  readonly jurors: readonly JurorLine[];
  readonly expected: number;
  readonly received: number;
  readonly held: number;
  /** Jurors who are late. */
  readonly late: number;
  readonly file: RegionFile;
  readonly state: RegionState;
}

/** Why how many records of one juror are kept aside. */
export interface HeldPart {
  /** Null where it is nobody's part: a stranger's file, or another desk's. */
  readonly juror: Person | null;
  readonly reason: QuarantineReason;
  readonly count: number;
}

export interface Completeness {
  readonly regions: readonly RegionLine[];
  readonly jurors: readonly JurorLine[];
  readonly expected: number;
  readonly received: number;
  /** Everything that is kept aside, whosever part it belongs to. */
  readonly held: number;
  readonly heldParts: readonly HeldPart[];
  readonly late: number;
  readonly due: Due;
}

interface Source {
  readonly state: ContestState;
  readonly stage: Id;
  readonly received: readonly ReceivedBundle[];
  readonly due: Due;
}

const hasArrived = (sheet: Sheet): boolean =>
  sheet.counted || sheet.status === 'handed-in' || sheet.status === 'disputed';

const hasBegun = (sheet: Sheet): boolean =>
  sheet.status === 'partial' || sheet.status === 'complete';

function jurorState(
  line: Pick<JurorLine, 'expected' | 'received' | 'begun' | 'held' | 'recused'>,
): JurorState {
  if (line.held > 0) return 'held';
  if (line.received + line.begun + line.recused === 0)
    return line.expected === 0 ? 'idle' : 'not-started';
  return line.received >= line.expected ? 'complete' : 'part';
}

export function regionState(line: Pick<RegionLine, 'expected' | 'received' | 'held'>): RegionState {
  if (line.held > 0) return 'held';
  if (line.expected === 0) return 'idle';
  if (line.received >= line.expected) return 'full';
  if (line.received === 0) return 'none';
  return line.received * 2 > line.expected ? 'most' : 'some';
}

/** Jurors of the contest in the order of their names. */
export const jurorsOf = (state: ContestState): readonly Person[] =>
  toSortedByText(
    [...state.people.values()].filter(({ role }) => role === 'juror'),
    fullName,
  );

/** Assigned sheets of a stage by juror; what is not admitted, or a turn that was not heard, needs no sheet. */
function assignedByJuror(state: ContestState, stage: Id): ReadonlyMap<Id, readonly string[]> {
  const places = [...state.assignments].filter(([place]) => place.startsWith(`${stage}/`));
  const isUnawaited = unawaitedIn(state);
  const sheets = places.flatMap(([place, jurors]) => {
    const submission = place.slice(stage.length + 1);
    if (state.submissions.get(submission)?.eligibility.admitted !== true) return [];
    return jurors.flatMap((juror) => {
      const sheet = sheetKey(stage, submission, juror);
      const isNeeded =
        !isUnawaited({ stage, submission, juror }) ||
        (state.sheets.get(sheet)?.handIn ?? null) !== null;
      return isNeeded ? [{ juror, sheet }] : [];
    });
  });
  return new Map(
    [...groupBy(sheets, ({ juror }) => juror)].map(([juror, own]) => [
      juror,
      own.map(({ sheet }) => sheet),
    ]),
  );
}

/** The juror whose part an operation kept aside belongs to; null where it came from elsewhere. */
function heldFor({ key, signer }: Operation, state: ContestState): Id | null {
  const juror = sheetPath(key)?.juror ?? null;
  const holder = state.keys.get(signer);
  if (holder === undefined) return juror;
  if (holder.role === 'juror') return holder.person;
  const own = state.people.get(holder.person)?.region;
  // What a stranger's desk did on a sheet says nothing of where the juror stands.
  return juror !== null && own === state.people.get(juror)?.region ? juror : null;
}

const openQuarantine = (state: ContestState): ContestState['quarantine'] =>
  state.quarantine.filter(({ settled }) => settled === null);

/** What is kept aside and not settled, by juror and reason; a coordinator's board leaves out what is no juror's part. */
function heldPartsOf(state: ContestState, only: RegionCode | null): readonly HeldPart[] {
  const parts = openQuarantine(state).map(({ operation, reason }) => ({
    juror: heldFor(operation, state),
    reason,
  }));
  return [...groupBy(parts, ({ juror, reason }) => `${juror ?? ''}/${reason}`).values()].flatMap(
    (all) => {
      const [first] = all;
      const juror = state.people.get(first?.juror ?? '') ?? null;
      if (first === undefined || (only !== null && juror?.region !== only)) return [];
      return [{ juror, reason: first.reason, count: all.length }];
    },
  );
}

function lastFileOf(person: Person, hasWork: boolean, { state, received }: Source): number | null {
  const carries = ({ person: sender }: ReceivedBundle): boolean => {
    if (sender === person.id) return true;
    const role = sender === null ? undefined : state.people.get(sender);
    return hasWork && role?.role === 'coordinator' && role.region === person.region;
  };
  const times = received.filter(carries).map(({ receivedAt }) => receivedAt);
  return times.length === 0 ? null : Math.max(...times);
}

/** Days by which a juror of whom something is missing is late. */
const daysLateOf = (
  { expected, received }: Pick<JurorLine, 'expected' | 'received'>,
  due: Due,
  left: boolean,
): number => (due.type === 'past' && !left && received < expected ? due.days : 0);

function jurorLine(
  person: Person,
  names: readonly string[],
  held: number,
  source: Source,
): JurorLine {
  const { jurorDetails, blocked } = source.state;
  const left = jurorDetails.get(person.id)?.left === true;
  const sheets = names.flatMap((name) => source.state.sheets.get(name) ?? []);
  const recused = sheets.filter(({ status }) => status === 'recused').length;
  const counts = {
    expected: names.length - recused,
    received: sheets.filter(hasArrived).length,
    begun: sheets.filter(hasBegun).length,
    recused,
    held,
  };
  return {
    person,
    ...counts,
    invited: person.ticket !== null,
    lastFile: lastFileOf(person, counts.received + counts.begun > 0, source),
    daysLate: daysLateOf(counts, source.due, left),
    left,
    blocked: blocked.has(subjectName('person', person.id)),
    state: jurorState(counts),
  };
}

const sum = (lines: readonly JurorLine[], count: (line: JurorLine) => number): number =>
  lines.reduce((total, line) => total + count(line), 0);

function regionLine(
  region: RegionCode | null,
  jurors: readonly JurorLine[],
  source: Source,
): RegionLine {
  const counts = {
    expected: sum(jurors, (line) => line.expected),
    received: sum(jurors, (line) => line.received),
    held: sum(jurors, (line) => line.held),
  };
  return {
    region,
    jurors,
    ...counts,
    late: jurors.filter(isLate).length,
    file: regionFileOf(region, counts, source),
    state: regionState(counts),
  };
}

/**
 * Who has sent what of one stage. Regions come in the order of the contest's list, jurors without a region of that
 * list last; with `only`, nobody but the jurors of that region.
 */
export function completenessOf(source: Source, only: RegionCode | null = null): Completeness {
  const { state, stage } = source;
  const assigned = assignedByJuror(state, stage);
  const heldParts = heldPartsOf(state, only);
  const heldOf = (juror: Id): number =>
    heldParts.reduce((total, part) => total + (part.juror?.id === juror ? part.count : 0), 0);
  const jurors = jurorsOf(state)
    .filter((person) => only === null || person.region === only)
    .map((person) => jurorLine(person, assigned.get(person.id) ?? [], heldOf(person.id), source));
  const codes = only === null ? (state.settings?.regions ?? []) : [only];
  const listed = codes.map((code) =>
    regionLine(
      code,
      jurors.filter(({ person }) => person.region === code),
      source,
    ),
  );
  const rest = jurors.filter(
    ({ person }) => person.region === null || !codes.includes(person.region),
  );
  const regions = rest.length === 0 ? listed : [...listed, regionLine(null, rest, source)];
  return {
    regions,
    jurors: regions.flatMap((region) => region.jurors),
    expected: sum(jurors, (line) => line.expected),
    received: sum(jurors, (line) => line.received),
    held: heldParts.reduce((total, { count }) => total + count, 0),
    heldParts,
    late: jurors.filter(isLate).length,
    due: source.due,
  };
}

/** True where every expected sheet is there, whatever else is to be settled. */
export const isFull = ({ expected, received }: Pick<JurorLine, 'expected' | 'received'>): boolean =>
  expected > 0 && received >= expected;

/** True for a juror of whom something is missing that is due. */
export const isLate = ({ daysLate }: Pick<JurorLine, 'daysLate'>): boolean => daysLate > 0;

/** True where somebody should call: nothing came, something is missing, or something is kept aside. */
export const needsAttention = (line: JurorLine): boolean =>
  line.state !== 'complete' && line.state !== 'idle';

/** The board of a stage as it stands on a day ("2026-11-30"). */
export const boardOf = (
  { today, ...source }: Omit<Source, 'due'> & { readonly today: string },
  only: RegionCode | null,
): Completeness =>
  completenessOf({ ...source, due: dueOf(source.state.settings, source.stage, today) }, only);
