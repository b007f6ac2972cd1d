import { unreachable } from '../../shared/basics/assert.ts';
import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import type { StoreChange, StoredKey, StoredProfile } from './contest-store.ts';
import { type CountedTable, type RowChanges, RowDigest } from './row-digest.ts';
import { sealOf, type StoreKey } from './store-key.ts';
import { encodeStored } from './stored-schema.ts';

/** A row of settings: in clear only what has to be read before the passphrase is known. */
export type SettingRow =
  | { readonly name: 'profile'; readonly value: StoredProfile }
  | { readonly name: 'key'; readonly value: StoredKey }
  | { readonly name: NoteName; readonly sealed: Uint8Array };

export type NoteName = 'facts' | 'own' | 'receipt' | 'export' | 'keeping' | 'personal' | 'exchange';

export interface SegmentRow {
  readonly id: string;
  readonly sealed: Uint8Array;
  /** Number of the import that brought it. */
  readonly import?: string;
}

export interface NumberedRow {
  readonly number: number;
  readonly sealed: Uint8Array;
}

/** One step of a transaction: rows are sealed already, so that nothing but the database is waited for in it. */
export type RowChange =
  | { readonly type: 'clear'; readonly tables: readonly SealedTable[] }
  | { readonly type: 'settings'; readonly rows: readonly SettingRow[] }
  | { readonly type: 'segments'; readonly rows: readonly SegmentRow[] }
  | { readonly type: 'pending'; readonly rows: readonly NumberedRow[] }
  | { readonly type: 'received'; readonly rows: readonly NumberedRow[] }
  | {
      readonly type: 'mailbox';
      readonly rows: readonly NumberedRow[];
      readonly gone: readonly number[];
    }
  | { readonly type: 'removed'; readonly ids: readonly string[] }
  | {
      readonly type: 'origins';
      readonly rows: readonly { readonly id: string; readonly import: string }[];
    };

export type SealedTable = Exclude<CountedTable, 'origins'>;
export const sealedTables: readonly SealedTable[] = [
  'settings',
  'segments',
  'pending',
  'received',
  'mailbox',
];

/** Which rows the database holds, and the number of the next unsealed commit. */
export interface RowState {
  readonly digest: RowDigest;
  readonly nextPending: number;
}

export const noRows: RowState = { digest: RowDigest.empty, nextPending: 1 };

/** What a row's seal is bound to: no row can take another's place. */
export const placeOf = (table: SealedTable, key: string | number): Uint8Array =>
  utf8ToBytes(`qazylar row 3\n${table}\n${key}`);

/** Makes changes into sealed rows, and follows which rows there are after each. */
class RowMaker {
  readonly made: RowChange[] = [];
  state: RowState;
  private readonly key: StoreKey;

  constructor(key: StoreKey, state: RowState) {
    this.key = key;
    this.state = state;
  }

  private count(change: (rows: RowChanges) => void, nextPending = this.state.nextPending): void {
    this.state = { digest: this.state.digest.changed(change), nextPending };
  }

  private seal(table: SealedTable, key: string | number, plain: Uint8Array): Promise<Uint8Array> {
    return this.key.seal(plain, placeOf(table, key));
  }

  private clear(...tables: readonly SealedTable[]): void {
    this.made.push({ type: 'clear', tables });
    this.count((rows) =>
      rows.clear(...tables, ...(tables.includes('segments') ? ['origins' as const] : [])),
    );
  }

  private open(row: Extract<SettingRow, { readonly value: object }>): void {
    this.made.push({ type: 'settings', rows: [row] });
    this.count((rows) => rows.set('settings', row.name, encodeStored(row.value)));
  }

  private async note(name: NoteName, value: object | null): Promise<void> {
    const sealed = await this.seal('settings', name, encodeStored(value));
    this.made.push({ type: 'settings', rows: [{ name, sealed }] });
    this.count((rows) => rows.set('settings', name, sealOf(sealed)));
  }

  private async commits(commits: readonly Uint8Array[]): Promise<void> {
    const first = this.state.nextPending;
    const sealed = await Promise.all(
      commits.map((commit, at) => this.seal('pending', first + at, commit)),
    );
    const made = sealed.map((bytes, at) => ({ number: first + at, sealed: bytes }));
    this.made.push({ type: 'pending', rows: made });
    this.count((rows) => {
      for (const row of made) rows.set('pending', row.number, sealOf(row.sealed));
    }, first + made.length);
  }

  /** Adds segments that are not here yet; those that are stay, with the import that brought them first. */
  private async segments(change: Extract<StoreChange, { type: 'segments' }>): Promise<void> {
    const fresh = new Map(
      change.segments
        .filter(({ id }) => !this.state.digest.has('segments', id))
        .toReversed()
        .map((segment) => [segment.id, segment]),
    );
    const made = await Promise.all(
      [...fresh.values()].map(async ({ bytes, ...row }) => ({
        ...row,
        sealed: await this.seal('segments', row.id, bytes),
      })),
    );
    this.made.push({ type: 'segments', rows: made });
    this.count((rows) => {
      for (const { id, sealed, import: origin } of made) {
        rows.set('segments', id, sealOf(sealed));
        if (origin !== undefined) rows.set('origins', id, utf8ToBytes(origin));
      }
    });
    if (change.sealed) this.clear('pending');
  }

  private removed(ids: readonly string[]): void {
    this.made.push({ type: 'removed', ids });
    this.count((rows) => {
      for (const id of ids) {
        rows.remove('segments', id);
        rows.remove('origins', id);
      }
    });
  }

  private passedOn(all: Extract<StoreChange, { type: 'passed-on' }>['segments']): void {
    const here = all.filter(({ id }) => this.state.digest.has('segments', id));
    this.made.push({ type: 'origins', rows: here });
    this.count((rows) => {
      for (const each of here) rows.set('origins', each.id, utf8ToBytes(each.import));
    });
  }

  private async received({ record }: Extract<StoreChange, { type: 'import' }>): Promise<void> {
    // The record's id as a number: the order in which files came.
    const number = Number(record.id);
    const sealed = await this.seal('received', number, encodeStored(record));
    this.made.push({ type: 'received', rows: [{ number, sealed }] });
    this.count((rows) => rows.set('received', number, sealOf(sealed)));
  }

  private async exchange({ exchange }: Extract<StoreChange, { type: 'exchange' }>): Promise<void> {
    await this.note('exchange', exchange);
    if (exchange === null) this.clear('mailbox');
  }

  private async mailbox({ put, gone }: Extract<StoreChange, { type: 'mailbox' }>): Promise<void> {
    const rows = await Promise.all(
      put.map(async (row) => ({
        number: row.number,
        sealed: await this.seal('mailbox', row.number, encodeStored(row)),
      })),
    );
    this.made.push({ type: 'mailbox', rows, gone });
    this.count((counted) => {
      for (const number of gone) counted.remove('mailbox', number);
      for (const { number, sealed } of rows) counted.set('mailbox', number, sealOf(sealed));
    });
  }

  async take(change: StoreChange): Promise<void> {
    switch (change.type) {
      case 'erase':
        return this.clear(...sealedTables);
      case 'create':
        this.clear(...sealedTables);
        this.open({ name: 'profile', value: change.profile });
        if (change.facts !== null) await this.note('facts', change.facts);
        if (change.own !== undefined) await this.note('own', change.own);
        return;
      case 'profile':
        return this.open({ name: 'profile', value: change.profile });
      case 'key':
        this.clear(...sealedTables);
        return this.open({ name: 'key', value: change.key });
      case 'own':
        return this.note('own', change.own);
      case 'facts':
        return this.note('facts', change.facts);
      case 'receipt':
        return this.note('receipt', change.receipt);
      case 'export':
        return this.note('export', change.mark);
      case 'keeping':
        return this.note('keeping', change.keeping);
      case 'personal':
        return this.note('personal', change.personal);
      case 'exchange':
        return this.exchange(change);
      case 'mailbox':
        return this.mailbox(change);
      case 'pending':
        return this.commits([change.commit]);
      case 'rebased':
        this.clear('pending');
        return this.commits(change.commits);
      case 'segments':
        return this.segments(change);
      case 'removed':
        return this.removed(change.segments);
      case 'passed-on':
        return this.passedOn(change.segments);
      case 'import':
        return this.received(change);
      default:
        return unreachable(change);
    }
  }
}

/** Changes as steps of one transaction, each row sealed, and which rows there are after it. */
export async function sealChanges(
  key: StoreKey,
  state: RowState,
  changes: readonly StoreChange[],
): Promise<{ readonly steps: readonly RowChange[]; readonly state: RowState }> {
  const maker = new RowMaker(key, state);
  for (const change of changes) await maker.take(change);
  return { steps: maker.made, state: maker.state };
}

/** An erased database: the one change that needs no key. */
export const erased: Awaited<ReturnType<typeof sealChanges>> = {
  steps: [{ type: 'clear', tables: sealedTables }],
  state: noRows,
};
