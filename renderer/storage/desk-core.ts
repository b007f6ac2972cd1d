import { err, ok, type Result } from '../../shared/basics/result.ts';
import { blankSnapshot } from './blank-snapshot.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { KeeperPorts } from './durable-writes.ts';
import type { StoredProfile } from './contest-store.ts';
import { contestView, thrownError } from './desk-view.ts';
import type { Desk, DeskError, DeskSnapshot } from './desk.ts';
import type { Locker } from './enter-contest.ts';
import { lockSecrets, shortestPassphrase } from './locked-secret.ts';

/** Puts a practice contest into the store for a role; made by the demo generator. */
export type DemoInstaller = (
  ports: KeeperPorts,
  input: Parameters<Desk['openDemo']>[0],
) => Promise<Result<ContestKeeper, DeskError>>;

export interface EnginePorts extends KeeperPorts {
  readonly installDemo: DemoInstaller;
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
  keeper: ContestKeeper | null = null;
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
    if (this.keeper !== null) this.show({ ...contestView(this.keeper), ...change });
  }

  /** Resolves when every command so far has ended. */
  async idle(): Promise<void> {
    await this.queue;
  }

  /** Runs commands one after another; a failing disk becomes an error that stays on the screen. */
  inTurn<T>(work: () => Promise<Result<T, DeskError>>): Promise<Result<T, DeskError>> {
    const run = this.queue.then(async () => {
      try {
        return await work();
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
    this.locked = null;
    this.showContest({ save: { status: 'idle' } });
    return ok(undefined);
  }
}

/** Locks secrets under a passphrase that a person chose; null for one that is too short. */
export const lockerFor = (passphrase: string): Locker | null =>
  [...passphrase].length < shortestPassphrase
    ? null
    : (secrets) => lockSecrets(secrets, passphrase);
