import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { HostFile, HostTable } from '../../shared/host/host-table.ts';
import type { SnapshotError, SnapshotWritten, StorageSpace } from '../../shared/host/keeping.ts';
import { blankSnapshot } from './blank-snapshot.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DocumentStore } from './document-store.ts';
import type { KeeperPorts } from './durable-writes.ts';
import type { StoredProfile } from './contest-store.ts';
import { contestView, thrownError } from './desk-view.ts';
import type { Desk, DeskError, DeskSnapshot, Keeping } from './desk.ts';
import type { Locker } from './enter-contest.ts';
import { lockSecrets, shortestPassphrase } from './locked-secret.ts';
import { type ExchangeRun, exchangeView, noRun } from './exchange-view.ts';
import { isHandInNotExported } from './receipts.ts';
import type { YearIndex, YearIndexGiven } from './year-index.ts';

/** Puts a practice contest into the store for a role; made by the demo generator. */
export type DemoInstaller = (
  ports: KeeperPorts,
  input: Parameters<Desk['openDemo']>[0],
) => Promise<Result<ContestKeeper, DeskError>>;

/** Puts earlier seasons beside a practice contest. */
export type YearsInstaller = (store: DocumentStore, keeper: ContestKeeper) => Promise<void>;

/** A call of the host by its name. */
type HostCall<Method extends keyof HostTable> = (
  input: HostTable[Method]['input'],
) => Promise<HostTable[Method]['output']>;

/** The place that a person chose for the exchange, as the host reaches it between `open` and `close`. */
export interface ExchangeHost {
  readonly open: HostCall<'openExchange'>;
  readonly close: () => Promise<void>;
  readonly read: HostCall<'readExchange'>;
  readonly write: HostCall<'writeExchange'>;
  readonly list: HostCall<'listExchange'>;
}

/** What of the host around the program keeps a contest safe, and carries it. */
export interface KeepingHost {
  /** Writes a copy beside the contest, and where a person chose a second place, there too; null in a browser. */
  readonly writeSnapshot:
    | ((file: HostFile) => Promise<Result<SnapshotWritten, SnapshotError>>)
    | null;
  readonly space: () => Promise<StorageSpace | null>;
  /** Null where nothing can be exchanged. */
  readonly exchange: ExchangeHost | null;
}

export interface EnginePorts extends KeeperPorts {
  readonly installDemo: DemoInstaller;
  readonly installYears: YearsInstaller;
  /** Earlier seasons as they rest. */
  readonly years: DocumentStore;
  /** Begins an empty index of them. */
  readonly openYearIndex: (given: YearIndexGiven) => Promise<YearIndex>;
  readonly host: KeepingHost;
  /** Version of this program. */
  readonly program: string;
}

const noContest: DeskError = { type: 'NoContest' };

/**
 * What every group of commands shares: the contest that is open, what windows are shown, and the queue in which
 * commands run one after another.
 */
export class DeskCore {
  readonly ports: EnginePorts;
  private readonly listeners = new Set<() => void>();
  private snapshot: DeskSnapshot = blankSnapshot;
  private queue: Promise<unknown> = Promise.resolve();
  /** Called when a contest was opened. */
  readonly entered = new Set<() => void>();
  /** Called when it was closed. */
  readonly closed = new Set<() => void>();
  keeper: ContestKeeper | null = null;
  /** Room on the disk, as the host last said. */
  space: StorageSpace | null = null;
  /** The keeper's revision that was last copied, or that it began with. */
  copied: { readonly revision: number; readonly at: number } = { revision: 0, at: 0 };
  /** Why the last copy that was due could not be made; null once one was. */
  copyError: DeskError | null = null;
  /** What of the exchange lasts only as long as the contest is open. */
  exchange: ExchangeRun = noRun;
  /** The lock of a contest that is here and not open. */
  locked: StoredProfile | null = null;

  constructor(ports: EnginePorts) {
    this.ports = ports;
  }

  getSnapshot = (): DeskSnapshot => this.snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  show(change: Partial<DeskSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    for (const listener of this.listeners) listener();
  }

  /** Shows the contest as it is now, in one piece with what else changed. */
  showContest(change: Partial<DeskSnapshot> = {}): void {
    if (this.keeper === null) return;
    const exchange = exchangeView(this.keeper, this.exchange);
    this.show({ ...contestView(this.keeper), keeping: this.keeping, exchange, ...change });
  }

  /** How what is entered here is kept safe. */
  get keeping(): Keeping {
    const { hasJournal } = this.ports.store;
    const notes = this.keeper?.keeping ?? null;
    return {
      journal: hasJournal ? 'kept' : 'none',
      repair: notes?.repair ?? null,
      lastSnapshot: notes?.snapshot ?? null,
      copyError: this.copyError,
      space: this.space,
      exportDue: !hasJournal && this.keeper !== null && isHandInNotExported(this.keeper),
    };
  }

  /** Forgets the open contest. */
  close(): void {
    this.locked = this.keeper?.profile ?? this.locked;
    this.keeper = null;
    this.copyError = null;
    this.exchange = noRun;
    this.ports.store.close();
    for (const tell of this.closed) tell();
  }

  /** Resolves when every command so far has ended. */
  async idle(): Promise<void> {
    await this.queue;
  }

  /** Runs commands one after another; a failing disk becomes an error that stays on the screen. */
  inTurn<T>(work: () => Promise<Result<T, DeskError>>): Promise<Result<T, DeskError>> {
    const run = this.queue.then(async () => {
      const { save } = this.snapshot;
      const { keeper } = this;
      const revision = keeper?.revision;
      try {
        const outcome = await work();
        // A failure stays on the screen until something is saved again, and no longer.
        const isSavedSince = outcome.ok && keeper === this.keeper && keeper?.revision !== revision;
        if (isSavedSince && save.status === 'failed' && this.snapshot.save === save)
          this.show({ save: { status: 'saved', at: this.ports.now() } });
        return outcome;
      } catch (error) {
        const failure = thrownError(error);
        // What reached the disk before the failure is part of the contest.
        this.showContest({ task: null });
        this.show({ save: { status: 'failed', error: failure } });
        return err(failure);
      }
    });
    this.queue = run;
    return run;
  }

  withKeeper<T>(
    work: (keeper: ContestKeeper) => Promise<Result<T, DeskError>>,
  ): Promise<Result<T, DeskError>> {
    return this.inTurn(async () => (this.keeper === null ? err(noContest) : work(this.keeper)));
  }

  enter(keeper: Result<ContestKeeper, DeskError>): Result<void, DeskError> {
    if (!keeper.ok) return keeper;
    this.keeper = keeper.value;
    this.exchange = noRun;
    this.locked = null;
    this.copied = { revision: keeper.value.revision, at: this.ports.now() };
    this.showContest({ save: { status: 'idle' } });
    for (const tell of this.entered) tell();
    return ok(undefined);
  }
}

/** Locks secrets under a passphrase that a person chose; null for one that is too short. */
export const lockerFor = (passphrase: string): Locker | null =>
  [...passphrase].length < shortestPassphrase
    ? null
    : (secrets) => lockSecrets(secrets, passphrase);
