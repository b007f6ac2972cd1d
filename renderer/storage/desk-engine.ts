import { present } from '../../shared/basics/assert.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Action } from '../../shared/contest/action.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import { handInOf } from '../../shared/scoring/hand-in.ts';
import { parseHandIn } from '../../shared/scoring/score-schema.ts';
import { sheetKey } from '../../shared/scoring/score-operations.ts';
import { sheetProgress } from '../../shared/scoring/score-sheet.ts';
import { ContestKeeper, type KeeperPorts } from './contest-keeper.ts';
import type { StoredContest } from './contest-store.ts';
import type { Desk, DeskError, DeskSnapshot, NamedFile } from './desk.ts';
import { blankSnapshot } from './blank-snapshot.ts';
import {
  profileOf,
  receiptNumber,
  refuseActions,
  stateForWindows,
  summaryOf,
  thrownError,
} from './desk-view.ts';
import { foundOnThisDesk, joinByInvitation, readInvitation } from './enter-contest.ts';
import { writeArchive, writeInvitations, writeRegional, writeScores } from './hand-over.ts';
import { type JobControl, type PreparedImport, prepareImport } from './import-plan.ts';
import { lockSecret, openSecret, shortestPassphrase } from './locked-secret.ts';

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
 * The contest behind the screens: commands change it, snapshots show it. Runs in a worker in the application and
 * directly in tests. Commands run one after another.
 */
export class DeskEngine implements Desk {
  private readonly ports: EnginePorts;
  private readonly listeners = new Set<() => void>();
  private snapshot: DeskSnapshot = blankSnapshot;
  private keeper: ContestKeeper | null = null;
  private stored: StoredContest | null = null;
  private prepared: PreparedImport | null = null;
  private cancelled = false;
  private planNumber = 0;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(ports: EnginePorts) {
    this.ports = ports;
  }

  getSnapshot = (): DeskSnapshot => this.snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads the store and says what the first screen is. */
  async start(): Promise<void> {
    try {
      this.stored = await this.ports.store.load();
    } catch {
      this.show({ phase: 'failed', error: { type: 'StoreFailed' } });
      return;
    }
    if (this.stored === null) this.show({ phase: 'empty' });
    else if (this.stored.profile.secret.lock === 'none') await this.unlock('');
    else this.show({ phase: 'locked' });
  }

  /** Says why nothing can be opened, before anything was tried. */
  refuse(error: DeskError): void {
    this.show({ phase: 'failed', error });
  }

  private show(change: Partial<DeskSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    for (const listener of this.listeners) listener();
  }

  private showContest(change: Partial<DeskSnapshot> = {}): void {
    const { keeper } = this;
    if (keeper === null) return;
    const { lastExport } = keeper;
    this.show({
      phase: 'open',
      error: null,
      profile: profileOf(keeper),
      state: stateForWindows(keeper),
      notHandedOver: keeper.profile.role === 'headquarters' ? 0 : keeper.sheetsNotHandedOver(),
      lastExport: lastExport === null ? null : { name: lastExport.name, at: lastExport.at },
      received: keeper.received,
      ...change,
    });
  }

  /** Runs commands one after another; a failing disk becomes an error that stays on the screen. */
  private inTurn<T>(work: () => Promise<Result<T, DeskError>>): Promise<Result<T, DeskError>> {
    const run = this.queue.then(async () => {
      try {
        return await work();
      } catch (error) {
        const failure = thrownError(error);
        this.show({ save: { status: 'failed', error: failure } });
        return err(failure);
      }
    });
    this.queue = run;
    return run;
  }

  private withKeeper<T>(
    work: (keeper: ContestKeeper) => Promise<Result<T, DeskError>>,
  ): Promise<Result<T, DeskError>> {
    return this.inTurn(async () => (this.keeper === null ? err(noContest) : work(this.keeper)));
  }

  private enter(keeper: Result<ContestKeeper, DeskError>): Result<void, DeskError> {
    if (!keeper.ok) return keeper;
    this.keeper = keeper.value;
    this.showContest({ save: { status: 'idle' } });
    return ok(undefined);
  }

  createContest: Desk['createContest'] = (input) =>
    this.inTurn(async () => {
      if ([...input.passphrase].length < shortestPassphrase) return err({ type: 'PassphraseWeak' });
      return this.enter(
        await foundOnThisDesk(this.ports, input, (seed) => lockSecret(seed, input.passphrase)),
      );
    });

  inspectInvitation: Desk['inspectInvitation'] = (file) =>
    this.inTurn(async () => {
      const opened = await readInvitation(this.ports, file);
      if (!opened.ok) return opened;
      const { state, person } = opened.value;
      return state.settings === null
        ? err({ type: 'BundleDamaged' })
        : ok({ title: state.settings.title, person });
    });

  openInvitation: Desk['openInvitation'] = (input) =>
    this.inTurn(async () => {
      const opened = await readInvitation(this.ports, input.file);
      if (!opened.ok) return opened;
      if (this.keeper !== null) return this.renewInvitation(this.keeper, opened.value);
      if ([...input.passphrase].length < shortestPassphrase) return err({ type: 'PassphraseWeak' });
      return this.enter(
        await joinByInvitation(this.ports, opened.value, (seed) =>
          lockSecret(seed, input.passphrase),
        ),
      );
    });

  /** A newer invitation for the same person replaces the part of the contest that they were told. */
  private async renewInvitation(
    keeper: ContestKeeper,
    opened: Parameters<typeof joinByInvitation>[1],
  ): Promise<Result<void, DeskError>> {
    if (opened.manifest.contest !== keeper.profile.contest)
      return err({ type: 'BundleOtherContest' });
    if (opened.person.id !== keeper.profile.person) return err({ type: 'BundleNotForYou' });
    await keeper.replaceFacts(opened.facts);
    this.showContest();
    return ok(undefined);
  }

  openDemo: Desk['openDemo'] = (input) =>
    this.inTurn(async () => this.enter(await this.ports.installDemo(this.ports, input)));

  unlock: Desk['unlock'] = (passphrase) =>
    this.inTurn(async () => {
      const stored = this.stored ?? (await this.ports.store.load());
      if (stored === null) return err(noContest);
      const seed = await openSecret(stored.profile.secret, passphrase);
      if (!seed.ok) return seed;
      const keeper = await ContestKeeper.open(this.ports, stored, seed.value);
      if (!keeper.ok) this.show({ phase: 'failed', error: keeper.error });
      return this.enter(keeper);
    });

  lock: Desk['lock'] = async () => {
    await this.queue;
    this.keeper = null;
    this.stored = null;
    this.prepared = null;
    this.show({ ...blankSnapshot, phase: 'locked' });
  };

  erase: Desk['erase'] = () =>
    this.inTurn(async () => {
      await this.ports.store.apply([{ type: 'erase' }]);
      this.keeper = null;
      this.stored = null;
      this.show({ ...blankSnapshot, phase: 'empty' });
      return ok(undefined);
    });

  record: Desk['record'] = (actions) =>
    this.withKeeper(async (keeper) => {
      const refused = refuseActions(keeper, actions);
      if (refused !== null) return err(refused);
      this.show({ save: { status: 'saving' } });
      await keeper.record(actions);
      this.showContest({ save: { status: 'saved', at: this.ports.now() } });
      return ok(undefined);
    });

  handIn: Desk['handIn'] = ({ stage, sheets }) =>
    this.withKeeper(async (keeper) => {
      const criteria = keeper.state.settings?.stages.find(({ id }) => id === stage)?.criteria;
      if (criteria === undefined || sheets.length === 0) return err({ type: 'NothingToExport' });
      const actions: Action[] = [];
      for (const { submission, juror } of sheets) {
        const sheet = keeper.state.sheets.get(sheetKey(stage, submission, juror));
        if (sheet === undefined || !sheetProgress(sheet, criteria).complete) {
          return err({ type: 'SheetIncomplete', details: { submission } });
        }
        if (sheet.status === 'recused')
          return err({ type: 'SheetLocked', details: { submission } });
        const own = {
          heads: keeper.state.heads,
          log: keeper.profile.log,
          salt: this.ports.randomBytes(16),
        };
        const action = handInOf({ stage, submission, juror }, criteria, own);
        // Scores that another installation entered are not this key's to sign.
        const signed = Object.keys(parseHandIn(action.value)?.scores ?? {}).length;
        if (signed < criteria.length)
          return err({ type: 'SheetIncomplete', details: { submission } });
        actions.push(action);
      }
      this.show({ save: { status: 'saving' } });
      await keeper.record(actions);
      await keeper.seal();
      this.showContest({ save: { status: 'saved', at: this.ports.now() } });
      const last = keeper.segmentsOf(keeper.profile.log).at(-1);
      return ok({ receipt: receiptNumber(present(last, 'a hand-in was just sealed').id) });
    });

  private writeFiles<T>(
    write: (keeper: ContestKeeper, ports: KeeperPorts) => Promise<Result<T, DeskError>>,
  ): Promise<Result<T, DeskError>> {
    return this.withKeeper(async (keeper) => {
      const files = await write(keeper, this.ports);
      this.showContest();
      return files;
    });
  }

  exportInvitations: Desk['exportInvitations'] = (people) =>
    this.writeFiles((keeper, ports) => writeInvitations(keeper, ports, people));
  exportScores: Desk['exportScores'] = () => this.writeFiles(writeScores);
  exportRegional: Desk['exportRegional'] = () => this.writeFiles(writeRegional);
  exportArchive: Desk['exportArchive'] = () => this.writeFiles(writeArchive);

  confirmHandOver: Desk['confirmHandOver'] = () =>
    this.withKeeper(async (keeper) => {
      if (!(await keeper.confirmHandOver())) return err({ type: 'NothingToExport' });
      this.showContest();
      return ok(undefined);
    });

  private control(name: string): JobControl {
    this.cancelled = false;
    return {
      progress: (done, total) => this.show({ task: { name, done, total } }),
      cancelled: () => this.cancelled,
    };
  }

  planImport: Desk['planImport'] = (files: readonly NamedFile[]) =>
    this.withKeeper(async (keeper) => {
      this.planNumber += 1;
      const input = { id: `plan-${this.planNumber}`, files, control: this.control('plan-import') };
      const prepared = await prepareImport(keeper, this.ports, input);
      this.show({ task: null });
      if (!prepared.ok) return prepared;
      this.prepared = prepared.value;
      return ok(prepared.value.plan);
    });

  runImport: Desk['runImport'] = (planId) =>
    this.withKeeper(async (keeper) => {
      const { prepared } = this;
      if (prepared === null || prepared.plan.id !== planId) return err({ type: 'ImportCancelled' });
      const control = this.control('import');
      for (const [index, file] of prepared.files.entries()) {
        if (control.cancelled()) break;
        await keeper.importSegments(file.segments, () =>
          control.progress(index, prepared.files.length),
        );
        await keeper.noteReceived({
          id: `${keeper.received.length}`,
          newOperations: file.newOperations,
          code: '',
          state: 'held',
          file: file.name,
          kind: file.manifest.kind,
          person: keeper.state.keys.get(file.manifest.sender.publicKey)?.person ?? null,
          receivedAt: this.ports.now(),
          createdAt: file.manifest.created,
        });
      }
      this.prepared = null;
      this.showContest({ task: null });
      return this.cancelled ? err({ type: 'ImportCancelled' }) : ok(summaryOf(keeper, prepared));
    });

  cancelImport: Desk['cancelImport'] = async () => {
    this.cancelled = true;
  };

  prepareKey: Desk['prepareKey'] = async () => err({ type: 'NotYet' });
  joinAsRoot: Desk['joinAsRoot'] = async () => err({ type: 'NotYet' });
  restoreHeadquarters: Desk['restoreHeadquarters'] = async () => err({ type: 'NotYet' });
  exportCodes: Desk['exportCodes'] = async () => err({ type: 'NotYet' });
  exportReceipts: Desk['exportReceipts'] = async () => err({ type: 'NotYet' });
  exportKey: Desk['exportKey'] = async () => err({ type: 'NotYet' });
  exportRecoveryCopy: Desk['exportRecoveryCopy'] = async () => err({ type: 'NotYet' });
  changePassphrase: Desk['changePassphrase'] = async () => err({ type: 'NotYet' });
  undoImport: Desk['undoImport'] = async () => err({ type: 'NotYet' });
  startNewLog: Desk['startNewLog'] = async () => err({ type: 'NotYet' });

  stateHash: Desk['stateHash'] = async () =>
    this.keeper === null ? '' : stateHash(this.keeper.state);
}
