import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { HostCalls, HostTable } from '../../shared/host/host-table.ts';
import { compareVersions } from '../../shared/host/program-version.ts';
import type { UpdateHeader } from '../../shared/host/update-file.ts';
import { takesUpdates, type ReleaseKeys } from '../../shared/host/update-judgement.ts';
import type {
  UpdateEnding,
  UpdateOffer,
  UpdateProgress,
  UpdateRefusal,
} from '../../shared/host/updates.ts';
import { equalBytes } from '../../shared/basics/bytes.ts';
import { isSystemError } from '../disk/system-errors.ts';
import { isExpected, type OpenFile } from './copy-payload.ts';
import { endingOn, endUpdate, type InstalledProgram, type SystemActions } from './end-update.ts';
import { openUpdate } from './open-update.ts';
import { createSeenVersion, type SeenVersion } from './seen-version.ts';
import { clearStage, type StagedUpdate, stageUpdate } from './staged-update.ts';

type UpdateCall =
  | 'updateFacts'
  | 'prepareUpdate'
  | 'updateProgress'
  | 'cancelUpdate'
  | 'startUpdate';

/** What updating needs of the program around it. */
export interface UpdatePorts extends SystemActions {
  /** The program's folder for this person. */
  readonly home: string;
  readonly version: string;
  readonly program: InstalledProgram;
  readonly keys: () => Promise<ReleaseKeys>;
  /**
   * Whether the contest of this computer stands in that safety copy, written since a moment (milliseconds since 1970);
   * null says that there is no contest to be copied.
   */
  readonly isCopied: (copy: string | null, since: number) => Promise<boolean>;
  readonly now: () => number;
  readonly quit: () => void;
  readonly openFile?: OpenFile;
}

/** The way of an update from a chosen file to the installer. */
export interface ProgramUpdate {
  readonly calls: Pick<HostCalls, UpdateCall>;
  /** Reads and judges the file that a person chose; every choice forgets the one before. */
  readonly choose: (path: string) => Promise<Result<UpdateOffer, UpdateRefusal>>;
  /** Notes which version runs, and takes away what an update that arrived has left. */
  readonly begin: () => Promise<void>;
}

interface Chosen {
  readonly path: string;
  readonly header: UpdateHeader;
  readonly at: number;
}

class Updating implements ProgramUpdate {
  private readonly ports: UpdatePorts;
  private readonly seen: SeenVersion;
  private chosen: Chosen | null = null;
  private staged: StagedUpdate | null = null;
  private running: { readonly abort: AbortController; progress: UpdateProgress } | null = null;

  constructor(ports: UpdatePorts) {
    this.ports = ports;
    this.seen = createSeenVersion(ports.home);
  }

  readonly calls: ProgramUpdate['calls'] = {
    updateFacts: async () => ({
      version: this.ports.version,
      taken: takesUpdates(await this.ports.keys()),
      platform: this.ports.program.platform,
      ending: endingOn(this.ports.program),
    }),
    prepareUpdate: () => this.prepare(),
    updateProgress: async () => this.running?.progress ?? null,
    cancelUpdate: async () => {
      this.running?.abort.abort();
      return null;
    },
    startUpdate: (input) => this.start(input),
  };

  async begin(): Promise<void> {
    const { home, version } = this.ports;
    const before = await this.seen.highest();
    if (before === null || compareVersions(before, version) <= 0) await clearStage(home);
    await this.seen.note(version);
  }

  private async open(path: string): ReturnType<typeof openUpdate> {
    const { version, program, keys } = this.ports;
    return openUpdate(path, {
      currentVersion: version,
      highestSeen: await this.seen.highest(),
      platform: program.platform,
      keys: await keys(),
    });
  }

  async choose(path: string): Promise<Result<UpdateOffer, UpdateRefusal>> {
    if (this.running !== null) return err({ type: 'UpdateNotReady' });
    this.chosen = null;
    this.staged = null;
    const opened = await this.open(path);
    if (!opened.ok) return opened;
    const { file, header } = opened.value;
    await file.close();
    this.chosen = { path, header, at: this.ports.now() };
    const { version, size, notes } = header;
    return ok({ version, size, notes });
  }

  /** One at a time: copies the chosen file and checks the copy. */
  private async prepare(): Promise<Result<null, UpdateRefusal>> {
    const { chosen } = this;
    if (this.running !== null || chosen === null) return err({ type: 'UpdateNotReady' });
    const total = 2 * chosen.header.size;
    const running = { abort: new AbortController(), progress: { done: 0, total } };
    this.running = running;
    this.staged = null;
    try {
      const staged = await this.stage(chosen, running.abort.signal, (bytes) => {
        running.progress = { done: running.progress.done + bytes, total };
      });
      if (!staged.ok) return staged;
      this.staged = staged.value;
      return ok(null);
    } finally {
      this.running = null;
    }
  }

  private async stage(
    chosen: Chosen,
    signal: AbortSignal,
    onPiece: (bytes: number) => void,
  ): Promise<Result<StagedUpdate, UpdateRefusal>> {
    const { home, openFile } = this.ports;
    const opened = await this.open(chosen.path);
    if (!opened.ok) return opened;
    const { file, header } = opened.value;
    try {
      // The person agreed to what was read first.
      if (!equalBytes(header.sha256, chosen.header.sha256)) return err({ type: 'UpdateChanged' });
      const passing = { signal, onPiece, ...(openFile === undefined ? {} : { openFile }) };
      return await stageUpdate(home, opened.value, passing);
    } finally {
      await file.close();
    }
  }

  /** Checks the copy once more, right before the system gets it. */
  private async start({
    copy,
  }: HostTable['startUpdate']['input']): Promise<Result<UpdateEnding, UpdateRefusal>> {
    const { chosen, staged, running, ports } = this;
    if (chosen === null || staged === null || running !== null)
      return err({ type: 'UpdateNotReady' });
    this.staged = null;
    if (!(await ports.isCopied(copy, chosen.at))) return err({ type: 'UpdateWithoutCopy' });
    if (!(await this.seen.note(staged.version))) return err({ type: 'UpdateNotWritten' });
    if (!(await isStill(staged))) {
      await clearStage(ports.home);
      return err({ type: 'UpdateChanged' });
    }
    const ending = await endUpdate(staged, ports.program, ports);
    if (ending === null) return err({ type: 'UpdateNotStarted' });
    if (ending !== 'shown') ports.quit();
    return ok(ending);
  }
}

async function isStill(staged: StagedUpdate): Promise<boolean> {
  try {
    return await isExpected(staged.path, staged);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return false;
  }
}

/** Updates of this program from files: nothing is kept of them but the highest version and the last checked copy. */
export const createProgramUpdate = (ports: UpdatePorts): ProgramUpdate => new Updating(ports);
