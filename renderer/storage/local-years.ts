import type { Id } from '../../shared/contest/contest.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import { AppliedBefore, type PastMatch } from '../../shared/seasons/applied-before.ts';
import { identityHasher } from '../../shared/seasons/identity-hash.ts';
import { latestFirst } from '../../shared/seasons/past-applications.ts';
import { SeasonSearch } from '../../shared/seasons/search-seasons.ts';
import { readSeason } from '../../shared/seasons/season-file.ts';
import type { PastResult, Season, SeasonHead } from '../../shared/seasons/season.ts';
import type { BeforeQuestion, YearIndex, YearIndexGiven } from './year-index.ts';
import type { YearMatch, YearQuery, YearsFound, YearSummary } from './years.ts';

/** Applications that are compared before others have their turn. */
const comparedAtOnce = 50;

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

const toMatch = ({ season, application, grounds, otherNumber }: PastMatch): YearMatch => ({
  contest: season.contest,
  application,
  grounds,
  otherNumber,
});

/** Something that is made in steps, once it is first needed whole. */
class Made<T extends { build(): Iterable<number> }> {
  readonly it: T;
  private readonly run: (steps: Iterable<number>) => Promise<boolean>;
  private whole: Promise<boolean> | null = null;

  constructor(it: T, run: (steps: Iterable<number>) => Promise<boolean>) {
    this.it = it;
    this.run = run;
  }

  /** False where it was given up before its end. */
  isWhole(): Promise<boolean> {
    return (this.whole ??= this.run(this.it.build()));
  }
}

/** The index on the thread that asks: what the worker runs, and tests directly. */
export class LocalYears implements YearIndex {
  private readonly given: YearIndexGiven;
  private readonly pause: () => Promise<void>;
  private readonly identityOf: (number: string) => string;
  private readonly seasons = new Map<ContestId, Season>();
  private searching: Made<SeasonSearch> | null = null;
  private comparing: Made<AppliedBefore> | null = null;
  private lastCompared: AppliedBefore | null = null;
  /** What was found for an application of today, by everything in it that is compared. */
  private readonly answers = new Map<string, readonly YearMatch[]>();
  /** Changes with the seasons, and whenever what is being made is given up. */
  private turn = 0;
  private stops = 0;
  /** Applications that are done, by what is being made. */
  private readonly running = new Map<Iterable<number>, number>();

  /** `pause` resolves once other messages have had their turn. */
  constructor(given: YearIndexGiven, pause: () => Promise<void>) {
    this.given = given;
    this.pause = pause;
    const hash = identityHasher(given.identityKey);
    const known = new Map<string, string>();
    this.identityOf = (number) => {
      const identity = known.get(number) ?? hash(number);
      known.set(number, identity);
      return identity;
    };
  }

  async put(file: Uint8Array): Promise<SeasonHead | null> {
    const season = readSeason(file);
    if (!season.ok) return null;
    const { contest, stateHash, operations } = season.value;
    this.seasons.set(contest, season.value);
    this.giveUp();
    return { contest, stateHash, operations };
  }

  async remove(contest: ContestId): Promise<void> {
    if (this.seasons.delete(contest)) this.giveUp();
  }

  async list(): Promise<readonly YearSummary[]> {
    return latestFirst([...this.seasons.values()]).map(summaryOf);
  }

  async read(contest: ContestId): Promise<Season | null> {
    return this.seasons.get(contest) ?? null;
  }

  async search({ query, filters, most }: YearQuery): Promise<YearsFound | null> {
    const { stops } = this;
    for (;;) {
      this.searching ??= this.make(new SeasonSearch([...this.seasons.values()], this.identityOf));
      const { it } = this.searching;
      // A list, and a number, need no index.
      const isThere = !it.isOfWords(query) || (await this.searching.isWhole());
      if (isThere) {
        const { places, total } = it.search(query, filters, most);
        const found = places.map(({ season, application }) => ({
          contest: season.contest,
          application,
        }));
        return { found, total };
      }
      // Given up because the seasons changed: what is asked for is among the new ones.
      if (this.stops !== stops) return null;
    }
  }

  async before(question: BeforeQuestion): Promise<ReadonlyMap<Id, readonly YearMatch[]> | null> {
    const { stops } = this;
    for (;;) {
      this.comparing ??= this.make(
        new AppliedBefore([...this.seasons.values()], this.lastCompared),
      );
      const { it } = this.comparing;
      this.lastCompared = it;
      const isThere = question.grounds === 'number' || (await this.comparing.isWhole());
      const found = isThere ? await this.compare(it, question) : null;
      if (found !== null) return found;
      if (this.stops !== stops) return null;
    }
  }

  stop(): void {
    this.stops += 1;
    this.giveUp();
  }

  close(): void {
    this.seasons.clear();
    this.lastCompared = null;
    this.stop();
  }

  private giveUp(): void {
    this.turn += 1;
    this.searching = null;
    this.comparing = null;
    this.answers.clear();
  }

  private make<T extends { build(): Iterable<number> }>(it: T): Made<T> {
    return new Made(it, (steps) => this.run(steps));
  }

  /** Takes all steps, and lets others have their turn in between; false where it was given up meanwhile. */
  private async run(steps: Iterable<number>): Promise<boolean> {
    const { turn } = this;
    this.tell(steps, 0);
    for (const done of steps) {
      this.tell(steps, done);
      await this.pause();
      if (turn !== this.turn) break;
    }
    this.tell(steps, null);
    return turn === this.turn;
  }

  private tell(work: Iterable<number>, done: number | null): void {
    if (done === null) this.running.delete(work);
    else this.running.set(work, done);
    const each = [...this.seasons.values()].reduce(
      (sum, { applications }) => sum + applications.length,
      0,
    );
    const all = [...this.running.values()];
    this.given.progress(
      all.length === 0
        ? null
        : { done: all.reduce((sum, part) => sum + part, 0), total: each * all.length },
    );
  }

  /** Null where it was given up before the last application. */
  private async compare(
    it: AppliedBefore,
    { applications, own, grounds }: BeforeQuestion,
  ): Promise<ReadonlyMap<Id, readonly YearMatch[]> | null> {
    const { turn } = this;
    const found = new Map<Id, readonly YearMatch[]>();
    for (const [at, { id, title, applicant, bin }] of applications.entries()) {
      if (at % comparedAtOnce === comparedAtOnce - 1) await this.pause();
      if (turn !== this.turn) return null;
      const now = { title, applicant, identity: this.identityOf(bin) };
      const name = `${now.identity}\n${applicant}\n${title}`;
      const known =
        grounds === 'number' ? it.sameNumber(now, own).map(toMatch) : this.answers.get(name);
      const matches = known ?? it.matches(now, own).map(toMatch);
      if (grounds === 'all') this.answers.set(name, matches);
      if (matches.length > 0) found.set(id, matches);
    }
    return found;
  }
}
