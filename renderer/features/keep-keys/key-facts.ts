import { base64urlToBytes, fingerprint } from '../../../shared/basics/bytes.ts';
import type { Id, RegionCode } from '../../../shared/contest/contest.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { sortKey } from '../../../shared/language/sort-key.ts';
import type { PublicKeyId } from '../../../shared/log/operation.ts';
import { sheetPath } from '../../../shared/merge/key-parts.ts';
import { keyKinds } from '../../../shared/trust/key-operations.ts';
import type {
  ContestState,
  KeyHolder,
  KeyLog,
  LogCut,
  QuarantinedOperation,
} from '../../../shared/merge/state.ts';

/** A key as a row of the list: whose it is, and what stands out about it. */
export interface KeyRow {
  readonly holder: KeyHolder;
  /** Null where headquarters named no person behind the key. */
  readonly person: Person | null;
  /** Which of the contest's root keys it is, from 1; 0 for any other key. */
  readonly root: number;
  /** The key of this very computer. */
  readonly own: boolean;
  /** This desk confirmed it, and the word does not count yet: the own key or the other root's approval is waited for. */
  readonly said: boolean;
}

/** How a key stands in one word; a root key is one as long as it is active. */
export type KeyStanding = KeyHolder['state'] | 'root';

export const standingOf = ({ holder, root }: KeyRow): KeyStanding =>
  root > 0 && holder.state === 'active' ? 'root' : holder.state;

/**
 * How this computer's own key stands elsewhere. At home it works before anybody could confirm it, so that its owner sees
 * the own sheets; that it still has to be confirmed is told by the contest's rule. Null where the key is not enrolled.
 */
export function ownStanding(state: ContestState, own: PublicKeyId): KeyStanding | null {
  const holder = state.keys.get(own);
  if (holder === undefined) return null;
  if (state.directory.rootKeys.includes(own) && holder.state === 'active') return 'root';
  const waits = state.directory.confirmation === 'confirmed' && !holder.confirmed;
  return holder.state === 'active' && waits ? 'unconfirmed' : holder.state;
}

/** What a person compares over the phone: 8 groups of 5 digits. */
export function digitsOf(publicKey: PublicKeyId): string {
  const bytes = base64urlToBytes(publicKey);
  return bytes === null ? '' : fingerprint(bytes);
}

const waitsFor = ({ state }: KeyHolder): boolean =>
  state === 'contested' || state === 'unconfirmed';

const orderOfStandings: readonly KeyStanding[] = [
  'contested',
  'unconfirmed',
  'root',
  'active',
  'revoked',
  'refused',
];

const order = (row: KeyRow): string =>
  `${orderOfStandings.indexOf(standingOf(row))}${row.root}${sortKey(row.person === null ? '' : fullName(row.person))}${row.holder.publicKey}`;

/** Keys that this desk confirmed without effect so far. */
const saidInVain = (state: ContestState, own: PublicKeyId): ReadonlySet<string> =>
  new Set(
    [...state.quarantine.map(({ operation }) => operation), ...state.directory.waiting]
      .filter(
        ({ kind, signer, value }) =>
          kind === keyKinds.confirm && signer === own && value === 'confirmed',
      )
      .map(({ key }) => key),
  );

/** Every key of the contest: those that wait for a person first, then by name. */
export function keyRows(state: ContestState, own: PublicKeyId): readonly KeyRow[] {
  const said = saidInVain(state, own);
  return [...state.keys.values()]
    .map((holder) => ({
      holder,
      person: state.people.get(holder.person) ?? null,
      root: state.directory.rootKeys.indexOf(holder.publicKey) + 1,
      own: holder.publicKey === own,
      said: waitsFor(holder) && said.has(`key-state/${holder.publicKey}`),
    }))
    .map((row) => ({ row, key: order(row) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
}

/** Keys of the jurors of one region: what its coordinator may confirm. */
export const rowsOfRegion = (
  rows: readonly KeyRow[],
  region: RegionCode | null,
): readonly KeyRow[] =>
  rows.filter(({ holder, person }) => holder.role === 'juror' && person?.region === region);

/** True where this desk has to say something about a key before it counts. */
export const waitsForPerson = ({ holder, said }: KeyRow): boolean => waitsFor(holder) && !said;

/** True where comparing the digits would still add something. */
export const mayBeConfirmed = (row: KeyRow): boolean =>
  row.root === 0 &&
  !row.said &&
  !row.holder.confirmed &&
  (row.holder.state === 'active' || waitsForPerson(row));

/** What may be said of a key that this desk looks at; a root key is only ever revoked, and never the own one. */
export interface KeyActions {
  readonly confirm: boolean;
  readonly refuse: boolean;
  readonly revoke: boolean;
  readonly limit: boolean;
}

export function actionsOn(row: KeyRow, role: 'headquarters' | 'coordinator'): KeyActions {
  const { holder, root, own } = row;
  const headquarters = role === 'headquarters';
  const cutShort = holder.state === 'revoked' && (holder.cuts ?? []).length > 0;
  return {
    confirm: mayBeConfirmed(row),
    refuse: root === 0 && waitsForPerson(row),
    revoke: headquarters && !own && (holder.state === 'active' || cutShort),
    limit:
      headquarters && root === 0 && (holder.state === 'active' || holder.state === 'unconfirmed'),
  };
}

/** Cuts behind everything of a key that is here today: its last segments, on every branch of every log. */
export const cutsOfToday = (logs: readonly KeyLog[]): readonly LogCut[] =>
  logs.flatMap(({ log, heads }) => heads.map(({ head, sequence }) => ({ log, head, sequence })));

/** Operations of a key that are here, over all its logs. */
export const operationsOf = (holder: KeyHolder): number =>
  holder.logs.flatMap(({ heads }) => heads).reduce((sum, { operations }) => sum + operations, 0);

/** Keys and statements that wait for a word from this desk. */
export function waitingForDesk(
  state: ContestState,
  profile: {
    readonly publicKey: PublicKeyId;
    readonly role: Person['role'];
    readonly person: Person;
  },
): number {
  const rows = keyRows(state, profile.publicKey);
  switch (profile.role) {
    case 'juror':
      return 0;
    case 'coordinator':
      return rowsOfRegion(rows, profile.person.region).filter(waitsForPerson).length;
    case 'headquarters': {
      const { waiting, provisional } = state.directory;
      const others = [...waiting, ...provisional].filter(
        ({ signer }) => signer !== profile.publicKey,
      );
      return rows.filter(waitsForPerson).length + others.length;
    }
  }
}

/** Where a stage stands with its sheets and its cut-off. */
export interface StageFacts {
  readonly sheets: number;
  readonly handedIn: number;
  readonly cutOff: boolean;
  /** Records kept aside because they came after the cut-off, and still undecided. */
  readonly late: number;
}

const isLateIn = ({ operation, reason, settled }: QuarantinedOperation, stage: Id): boolean =>
  reason === 'late' && settled === null && sheetPath(operation.key)?.stage === stage;

export function stageFacts(state: ContestState, stage: Id): StageFacts {
  const sheets = [...state.sheets.values()].filter(
    (sheet) => sheet.stage === stage && sheet.status !== 'recused',
  );
  return {
    sheets: sheets.length,
    handedIn: sheets.filter(({ status }) => status === 'handed-in').length,
    cutOff: state.cutOffs.has(stage),
    late: state.quarantine.filter((item) => isLateIn(item, stage)).length,
  };
}

/** Sheets of one juror that count now: what a key that counts for nothing would take out of the ranking. */
export const countedSheets = (state: ContestState, juror: Id): number =>
  [...state.sheets.values()].filter((sheet) => sheet.juror === juror && sheet.counted).length;
