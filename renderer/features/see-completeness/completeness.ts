import { groupBy } from '../../../shared/basics/group-by.ts';
import type { Id, RegionCode } from '../../../shared/contest/contest.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import type { Operation } from '../../../shared/log/operation.ts';
import { sheetPath } from '../../../shared/merge/rules.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { sheetKey } from '../../../shared/scoring/score-operations.ts';
import type { Sheet } from '../../../shared/scoring/sheet.ts';
import type { ReceivedBundle } from '../../storage/desk.ts';

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
  readonly state: RegionState;
}

export interface Completeness {
  readonly regions: readonly RegionLine[];
  readonly jurors: readonly JurorLine[];
  readonly expected: number;
  readonly received: number;
  /** Everything that is kept aside, whosever part it belongs to. */
  readonly held: number;
}

interface Source {
  readonly state: ContestState;
  readonly stage: Id;
  readonly received: readonly ReceivedBundle[];
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

/** Assigned sheets of a stage by juror; what is not admitted needs no sheet. */
function assignedByJuror(state: ContestState, stage: Id): ReadonlyMap<Id, readonly string[]> {
  const places = [...state.assignments].filter(([place]) => place.startsWith(`${stage}/`));
  const sheets = places.flatMap(([place, jurors]) => {
    const submission = place.slice(stage.length + 1);
    if (state.submissions.get(submission)?.eligibility.admitted !== true) return [];
    return jurors.map((juror) => ({ juror, sheet: sheetKey(stage, submission, juror) }));
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

const openQuarantine = (state: ContestState): readonly Operation[] =>
  state.quarantine.filter(({ settled }) => settled === null).map(({ operation }) => operation);

/** Open quarantined operations by juror. */
function heldByJuror(state: ContestState): ReadonlyMap<Id, number> {
  const jurors = openQuarantine(state).flatMap((operation) => heldFor(operation, state) ?? []);
  return new Map([...groupBy(jurors, (juror) => juror)].map(([juror, all]) => [juror, all.length]));
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

function jurorLine(
  person: Person,
  names: readonly string[],
  held: number,
  source: Source,
): JurorLine {
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
    state: jurorState(counts),
  };
}

const sum = (lines: readonly JurorLine[], count: (line: JurorLine) => number): number =>
  lines.reduce((total, line) => total + count(line), 0);

function regionLine(region: RegionCode | null, jurors: readonly JurorLine[]): RegionLine {
  const counts = {
    expected: sum(jurors, (line) => line.expected),
    received: sum(jurors, (line) => line.received),
    held: sum(jurors, (line) => line.held),
  };
  return { region, jurors, ...counts, state: regionState(counts) };
}

/**
 * Who has sent what of one stage. Regions come in the order of the contest's list, jurors without a region of that
 * list last; with `only`, nobody but the jurors of that region.
 */
export function completenessOf(source: Source, only: RegionCode | null = null): Completeness {
  const { state, stage } = source;
  const assigned = assignedByJuror(state, stage);
  const held = heldByJuror(state);
  const jurors = jurorsOf(state)
    .filter((person) => only === null || person.region === only)
    .map((person) =>
      jurorLine(person, assigned.get(person.id) ?? [], held.get(person.id) ?? 0, source),
    );
  const codes = only === null ? (state.settings?.regions ?? []) : [only];
  const listed = codes.map((code) =>
    regionLine(
      code,
      jurors.filter(({ person }) => person.region === code),
    ),
  );
  const rest = jurors.filter(
    ({ person }) => person.region === null || !codes.includes(person.region),
  );
  const regions = rest.length === 0 ? listed : [...listed, regionLine(null, rest)];
  return {
    regions,
    jurors: regions.flatMap((region) => region.jurors),
    expected: sum(jurors, (line) => line.expected),
    received: sum(jurors, (line) => line.received),
    held: only === null ? openQuarantine(state).length : sum(jurors, (line) => line.held),
  };
}

/** True where every expected sheet is there, whatever else is to be settled. */
export const isFull = ({ expected, received }: Pick<JurorLine, 'expected' | 'received'>): boolean =>
  expected > 0 && received >= expected;

/** True where somebody should call: nothing came, something is missing, or something is kept aside. */
export const needsAttention = (line: JurorLine): boolean =>
  line.state !== 'complete' && line.state !== 'idle';
