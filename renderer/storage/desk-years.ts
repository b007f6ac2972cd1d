import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import { changeBy, type SeasonHead } from '../../shared/seasons/season.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DeskCore } from './desk-core.ts';
import { thrownError } from './desk-view.ts';
import type { DeskError, NamedFile } from './desk.ts';
import { StoreWriteError } from './durable-writes.ts';
import type { JobControl } from './import-plan.ts';
import { type ReadYear, readYears } from './read-years.ts';
import { comparedOf, type YearIndex } from './year-index.ts';
import { YearShelf } from './year-shelf.ts';
import type { YearAdded, YearCommands } from './years.ts';

const stopped: DeskError = { type: 'ImportCancelled' };

/** Seasons of the open contest's installation: as they rest, and where they are looked through. */
interface OpenYears {
  readonly keeper: ContestKeeper;
  readonly shelf: YearShelf;
  readonly index: YearIndex;
  readonly heads: Map<ContestId, SeasonHead>;
}

/** Puts a season to rest and into the index. */
async function put({ shelf, index, heads }: OpenYears, season: Parameters<YearShelf['put']>[0]) {
  const head = await index.put(await shelf.put(season));
  if (head !== null) heads.set(head.contest, head);
}

/** Keeps one season that was read, unless what is here says as much or more. */
async function keep(years: OpenYears, { files, season }: ReadYear): Promise<YearAdded> {
  if (!season.ok) return { files, outcome: 'refused', error: season.error };
  const { contest } = season.value;
  const outcome = changeBy(season.value, years.heads.get(contest));
  if (outcome === 'older') return { files, outcome: 'refused', error: { type: 'YearOlder' } };
  if (outcome !== 'same') await put(years, season.value);
  return { files, outcome, contest };
}

/** Runs commands over the seasons of the open contest's installation, at headquarters alone. */
class YearDoor {
  private readonly core: DeskCore;
  private open: { readonly keeper: ContestKeeper; readonly years: Promise<OpenYears> } | null =
    null;

  constructor(core: DeskCore) {
    this.core = core;
    core.closed.add(() => this.close());
  }

  /** Forgets what is open, with every name in it. */
  private close(): void {
    const { open } = this;
    this.open = null;
    void open?.years.then(({ index }) => index.close()).catch(() => undefined);
    this.core.show({ years: null });
  }

  private yearsOf(keeper: ContestKeeper): Promise<OpenYears> {
    if (this.open?.keeper === keeper) return this.open.years;
    this.close();
    const years = this.opened(keeper);
    this.open = { keeper, years };
    return years;
  }

  private async opened(keeper: ContestKeeper): Promise<OpenYears> {
    const { years: store, openYearIndex } = this.core.ports;
    const shelf = await YearShelf.open(store, keeper.secrets.seed);
    const index = await openYearIndex({
      identityKey: shelf.identityKey,
      progress: (progress) =>
        this.core.show({ years: progress === null ? null : { work: 'index', ...progress } }),
    });
    const heads = new Map<ContestId, SeasonHead>();
    for await (const file of shelf.files()) {
      const head = await index.put(file);
      if (head !== null) heads.set(head.contest, head);
    }
    return { keeper, shelf, index, heads };
  }

  /** Not in turn: whoever looks back need not wait for an import to end. */
  async read<T>(
    work: (years: OpenYears) => Promise<Result<T, DeskError>>,
  ): Promise<Result<T, DeskError>> {
    const { keeper } = this.core;
    if (keeper === null) return err({ type: 'NoContest' });
    if (keeper.profile.role !== 'headquarters') return err({ type: 'RoleForbidden' });
    try {
      return await work(await this.yearsOf(keeper));
    } catch (error) {
      // Where the index itself failed, the next question begins it again.
      this.close();
      return err(thrownError(error));
    }
  }

  /** One after another with everything else that is written. */
  write<T>(
    work: (years: OpenYears) => Promise<Result<T, DeskError>>,
  ): Promise<Result<T, DeskError>> {
    return this.core.withKeeper(async (keeper) => {
      if (keeper.profile.role !== 'headquarters') return err({ type: 'RoleForbidden' });
      try {
        return await work(await this.yearsOf(keeper));
      } catch (error) {
        // Where the index itself failed, the next question begins it again.
        if (!(error instanceof StoreWriteError)) this.close();
        // A season that does not fit is no reason to say that what was entered is not saved.
        return err(thrownError(error));
      }
    });
  }

  /** Ends the making of indexes. */
  async stop(): Promise<void> {
    const years = await this.open?.years.catch(() => null);
    years?.index.stop();
  }
}

/** Takes files in; whatever is refused, the others are kept. What takes long is not in turn: nothing is written by it. */
async function add(
  core: DeskCore,
  door: YearDoor,
  { files, cancelled }: { readonly files: readonly NamedFile[]; readonly cancelled: () => boolean },
): Promise<Result<readonly YearAdded[], DeskError>> {
  const control: JobControl = {
    progress: (done, total) => core.show({ years: { work: 'add', done, total } }),
    cancelled,
  };
  const read = await door.read(async ({ keeper, shelf: { identityKey } }) => {
    if (core.space?.level === 'blocked') return err({ type: 'SpaceBlocked' });
    const seasons = await readYears(keeper, files, { control, identityKey });
    return seasons === null ? err(stopped) : ok({ keeper, seasons });
  });
  if (!read.ok) return read;
  return door.write(async (years) => {
    // Another contest may have been opened meanwhile.
    if (years.keeper !== read.value.keeper) return err({ type: 'NoContest' });
    if (cancelled()) return err(stopped);
    const added: YearAdded[] = [];
    for (const each of read.value.seasons) added.push(await keep(years, each));
    return ok(added);
  });
}

/** Commands about earlier seasons. They rest beside the contest, under its key, and go with it. */
export function yearCommands(core: DeskCore): YearCommands {
  const door = new YearDoor(core);
  let isCancelled = false;
  return {
    addYears: async (files) => {
      isCancelled = false;
      const added = await add(core, door, { files, cancelled: () => isCancelled });
      core.show({ years: null });
      return added;
    },
    cancelYears: async () => {
      isCancelled = true;
      await door.stop();
    },
    listYears: () => door.read(async ({ index }) => ok(await index.list())),
    readYear: (contest) =>
      door.read(async ({ index }) => {
        const season = await index.read(contest);
        return season === null ? err({ type: 'YearMissing' }) : ok(season);
      }),
    removeYear: (contest) =>
      door.write(async ({ shelf, index, heads }) => {
        await shelf.remove(contest);
        await index.remove(contest);
        heads.delete(contest);
        return ok(undefined);
      }),
    searchYears: (query) =>
      door.read(async ({ index }) => {
        const found = await index.search(query);
        return found === null ? err(stopped) : ok(found);
      }),
    appliedBefore: ({ grounds, only }) =>
      door.read(async ({ keeper, index, heads }) => {
        const { state } = keeper;
        const applications = heads.size === 0 ? [] : comparedOf(state, only);
        const found = await index.before({ applications, own: state.contest, grounds });
        return found === null ? err(stopped) : ok(found);
      }),
  };
}
