import { err, ok, type Result } from '../../shared/basics/result.ts';
import { subjectName } from '../../shared/contest/masking.ts';
import type { Id } from '../../shared/contest/contest.ts';
import { AppliedBefore } from '../../shared/seasons/applied-before.ts';
import { SeasonSearch } from '../../shared/seasons/search-seasons.ts';
import type { PastResult, Season } from '../../shared/seasons/season.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DeskCore } from './desk-core.ts';
import { thrownError } from './desk-view.ts';
import type { DeskError, NamedFile } from './desk.ts';
import { StoreWriteError } from './durable-writes.ts';
import type { JobControl } from './import-plan.ts';
import { type ReadYear, readYears } from './read-years.ts';
import { YearShelf } from './year-shelf.ts';
import type { YearAdded, YearCommands, YearHit, YearMatch, YearSummary } from './years.ts';

/** Seasons of the open contest's installation, with what is made of all of them when it is first asked for. */
interface OpenYears {
  readonly keeper: ContestKeeper;
  readonly shelf: YearShelf;
  search: SeasonSearch | null;
  before: AppliedBefore | null;
}

function summaryOf({ applications, ...season }: Season): YearSummary {
  const results: Partial<Record<PastResult, number>> = {};
  let [projects, granted] = [0, 0];
  for (const each of applications) {
    results[each.result] = (results[each.result] ?? 0) + 1;
    projects += (each.granted ?? 0) > 0 ? 1 : 0;
    granted += each.granted ?? 0;
  }
  return { ...season, applications: applications.length, results, grants: { projects, granted } };
}

/** Keeps one season that was read, unless what is here says as much or more. */
async function keep({ shelf }: OpenYears, { files, season }: ReadYear): Promise<YearAdded> {
  if (!season.ok) return { files, outcome: 'refused', error: season.error };
  const { contest, stateHash, operations } = season.value;
  const here = shelf.get(contest);
  if (here?.stateHash === stateHash) return { files, outcome: 'same', contest };
  if (here !== null && here.operations > operations)
    return { files, outcome: 'refused', error: { type: 'YearOlder' } };
  await shelf.put(season.value);
  return { files, outcome: here === null ? 'added' : 'replaced', contest };
}

/** Matches of every application of the open contest; blocked applicants are compared with nobody. */
function allMatches(years: OpenYears): ReadonlyMap<Id, readonly YearMatch[]> {
  const { shelf, keeper } = years;
  const found = new Map<Id, readonly YearMatch[]>();
  if (shelf.all().length === 0) return found;
  years.before ??= new AppliedBefore(shelf.all());
  const { submissions, blocked, contest } = keeper.state;
  for (const { id, title, applicant, bin } of submissions.values()) {
    if (blocked.has(subjectName('submission', id))) continue;
    const now = { title, applicant, identity: shelf.identityOf(bin) };
    const matches = years.before.matches(now, contest);
    if (matches.length === 0) continue;
    found.set(
      id,
      matches.map(({ season, application, grounds, otherNumber }) => ({
        contest: season.contest,
        application,
        grounds,
        otherNumber,
      })),
    );
  }
  return found;
}

/** Takes files in; whatever is refused, the others are kept. */
async function add(
  core: DeskCore,
  years: OpenYears,
  { files, cancelled }: { readonly files: readonly NamedFile[]; readonly cancelled: () => boolean },
): Promise<Result<readonly YearAdded[], DeskError>> {
  if (core.space?.level === 'blocked') return err({ type: 'SpaceBlocked' });
  const control: JobControl = {
    progress: (done, total) => core.show({ task: { name: 'add-years', done, total } }),
    cancelled,
  };
  const { identityOf } = years.shelf;
  const read = await readYears(years.keeper, files, { control, identityOf });
  if (read === null) return err({ type: 'ImportCancelled' });
  const added: YearAdded[] = [];
  for (const each of read) added.push(await keep(years, each));
  return ok(added);
}

/** What a query finds, as it goes to a window: applications without the rest of their seasons. */
function find(
  years: OpenYears,
  { query, filters, most }: Parameters<YearCommands['searchYears']>[0],
): { readonly found: readonly YearHit[]; readonly total: number } {
  years.search ??= new SeasonSearch(years.shelf.all(), years.shelf.identityOf);
  const { places, total } = years.search.search(query, filters, most);
  const found = places.map(({ season, application }) => ({
    contest: season.contest,
    application,
  }));
  return { found, total };
}

/** Runs commands over the seasons of the open contest's installation, at headquarters alone. */
class YearDoor {
  private readonly core: DeskCore;
  private open: Promise<OpenYears> | null = null;
  private openFor: ContestKeeper | null = null;

  constructor(core: DeskCore) {
    this.core = core;
  }

  private yearsOf(keeper: ContestKeeper): Promise<OpenYears> {
    if (this.open !== null && this.openFor === keeper) return this.open;
    this.openFor = keeper;
    this.open = YearShelf.open(this.core.ports.years, keeper.secrets.seed).then((shelf) => ({
      keeper,
      shelf,
      search: null,
      before: null,
    }));
    return this.open;
  }

  /** Not in turn: whoever looks back need not wait for an import to end. */
  async read<T>(work: (years: OpenYears) => Result<T, DeskError>): Promise<Result<T, DeskError>> {
    const { keeper } = this.core;
    if (keeper === null) return err({ type: 'NoContest' });
    if (keeper.profile.role !== 'headquarters') return err({ type: 'RoleForbidden' });
    return work(await this.yearsOf(keeper));
  }

  /** One after another with everything else that is written. */
  write<T>(
    work: (years: OpenYears) => Promise<Result<T, DeskError>>,
  ): Promise<Result<T, DeskError>> {
    return this.core.withKeeper(async (keeper) => {
      if (keeper.profile.role !== 'headquarters') return err({ type: 'RoleForbidden' });
      const years = await this.yearsOf(keeper);
      try {
        return await work(years);
      } catch (error) {
        // A season that does not fit is no reason to say that what was entered is not saved.
        if (!(error instanceof StoreWriteError)) throw error;
        return err(thrownError(error));
      } finally {
        years.search = null;
        years.before = null;
        this.core.show({ task: null });
      }
    });
  }
}

/** Commands about earlier seasons. They rest beside the contest, under its key, and go with it. */
export function yearCommands(core: DeskCore): YearCommands {
  const door = new YearDoor(core);
  let isCancelled = false;
  return {
    addYears: (files) =>
      door.write((years) => {
        isCancelled = false;
        return add(core, years, { files, cancelled: () => isCancelled });
      }),
    cancelYears: async () => {
      isCancelled = true;
    },
    listYears: () => door.read(({ shelf }) => ok(shelf.all().map(summaryOf))),
    readYear: (contest) =>
      door.read(({ shelf }) => {
        const season = shelf.get(contest);
        return season === null ? err({ type: 'YearMissing' }) : ok(season);
      }),
    removeYear: (contest) =>
      door.write(async ({ shelf }) => {
        await shelf.remove(contest);
        return ok(undefined);
      }),
    searchYears: (input) => door.read((years) => ok(find(years, input))),
    appliedBefore: () => door.read((years) => ok(allMatches(years))),
  };
}
