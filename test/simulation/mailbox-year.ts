import { present } from '../../shared/basics/assert.ts';
import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { milli } from '../../shared/basics/points.ts';
import { ok } from '../../shared/basics/result.ts';
import { openEncrypted, recipientOf } from '../../shared/bundle/encrypted-file.ts';
import type { Action } from '../../shared/contest/action.ts';
import type {
  ArrivedLetter,
  LetterOutcome,
  OutgoingLetter,
} from '../../shared/exchange/exchange-session.ts';
import { exchange, type ExchangeReport } from '../../shared/exchange/mailbox.ts';
import { type MailboxKeys, mailboxKeys } from '../../shared/exchange/mailbox-keys.ts';
import type { MailboxStore } from '../../shared/exchange/mailbox-store.ts';
import {
  emptyMemory,
  type MailboxKeeper,
  type MailboxMemory,
} from '../../shared/exchange/memory.ts';
import { handInSheet, setComment, setScore } from '../../shared/scoring/score-operations.ts';
import { buildContest } from '../builders/contest-builder.ts';
import { bytesBy, numbersFrom } from '../exchange/participant.ts';

/** What a programme brings, and how it is connected. */
export interface Programme {
  readonly submissions: number;
  readonly jurors: number;
  readonly regions: number;
  readonly sheetsEach: number;
  /** Days on which juries score; a juror's sheets spread over them evenly. */
  readonly scoringDays: number;
  /** Days of the whole year on which everybody still exchanges. */
  readonly days: number;
  readonly desks: number;
  readonly exchangesOfRegion: number;
  readonly exchangesOfDesk: number;
  /** Days between two files of a juror. */
  readonly handsOverEvery: number;
  readonly bytesPerSecond: number;
  readonly roundTrip: number;
  /** Share of days on which a region has no connection at all. */
  readonly outage: number;
}

/** A national programme over a year, on links of 64 kbit/s of which one day in twenty has none. */
export const nationalProgramme: Programme = {
  submissions: 100_000,
  jurors: 5000,
  regions: 20,
  sheetsEach: 3,
  scoringDays: 60,
  days: 250,
  desks: 3,
  exchangesOfRegion: 4,
  exchangesOfDesk: 16,
  handsOverEvery: 5,
  bytesPerSecond: 8000,
  roundTrip: 0.4,
  outage: 0.05,
};

/** Headers of a request and its answer, and what opening a connection with TLS costs: bytes. */
const overhead = { request: 700, answer: 500, connection: 5000 };

export interface Spread {
  readonly median: number;
  readonly most: number;
}

export interface YearOfMailbox {
  /** Real segments of a juror with so many sheets, in bytes: what the year's sizes come from. */
  readonly segment: { readonly fixed: number; readonly perSheet: number };
  readonly objects: number;
  readonly bytes: number;
  /** Bytes both ways of one region and one desk on a day of scoring, and minutes on the line. */
  readonly regionDay: Spread;
  readonly regionMinutes: Spread;
  readonly deskDay: Spread;
  readonly deskMinutes: Spread;
  readonly regionYear: number;
  readonly deskYear: number;
  /** An exchange of nothing new: requests, and bytes both ways with headers and without the connection. */
  readonly idle: { readonly requests: number; readonly bytes: number };
  /** Bytes of what a desk remembers of the mailbox at the end. */
  readonly memory: number;
  /** Days from a sheet's hand-over until every desk has it. */
  readonly delay: Spread;
  /** Segments that some desk lacks at the end. */
  readonly lost: number;
}

const spreadOf = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, most: sorted.at(-1) ?? 0 };
};

/** One sheet in three has a comment of this length. */
const comment = 'Жоба мұқият ойластырылған, бірақ сметаны нақтылау керек.';
const criteria = ['novelty', 'effect', 'economy', 'team', 'plan'];

/** Bytes of a real signed segment in which a juror scored so many sheets, by five criteria each, and handed them in. */
async function segmentSize(sheets: number, random: () => number): Promise<number> {
  const { jurors } = await buildContest();
  const juror = present(jurors[0], 'a contest has jurors');
  const commits: Action[][] = [];
  for (let sheet = 0; sheet < sheets; sheet += 1) {
    const of = { stage: 'written', submission: `${1000 + sheet * 37}`, juror: 'j1' };
    for (const criterion of criteria)
      commits.push([setScore(of, criterion, milli(Math.floor(random() * 21) * 500))]);
    if (random() < 1 / 3) commits.push([setComment(of, 'effect', comment)]);
    const scores = Object.fromEntries(criteria.map((id, at) => [id, sheet * 6 + at]));
    commits.push([handInSheet(of, { scores, comments: {}, salt: bytesBy(random)(16) })]);
  }
  return (await juror.seal(...commits)).bytes.length;
}

/** What a desk of headquarters says on a day, and the files it writes: bytes of real ones, rounded. */
const desk = { actionsScoring: 30, actionsLater: 6, action: 450, receipt: 6000 };

/** A store in memory that checks conditions. */
function storeInMemory(): { readonly store: MailboxStore; readonly sizes: Map<string, number> } {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly version: string }>();
  const sizes = new Map<string, number>();
  let versions = 0;
  const store: MailboxStore = {
    lists: false,
    read: async (name, { known } = {}) => {
      const file = files.get(name);
      if (file === undefined) return ok(null);
      return ok(file.version === known ? 'unchanged' : file);
    },
    write: async (name, bytes, when) => {
      const there = files.get(name);
      if (when === 'absent' && there !== undefined) return ok('refused');
      if (typeof when === 'object' && there?.version !== when.version) return ok('refused');
      versions += 1;
      files.set(name, { bytes, version: `${versions}` });
      sizes.set(name, bytes.length);
      return ok({ version: `${versions}`, checked: true });
    },
    list: async () => ok([]),
  };
  return { store, sizes };
}

/** Keeps what an installation remembers; nothing here is ever cut off. */
class Keeper implements MailboxKeeper {
  memory: MailboxMemory = emptyMemory;
  readonly #objects = new Map<string, Uint8Array>();
  readonly remember = async (memory: MailboxMemory): Promise<void> => {
    this.memory = memory;
  };
  readonly keep = async (name: string, bytes: Uint8Array): Promise<void> => {
    this.#objects.set(name, bytes);
  };
  readonly kept = async (name: string): Promise<Uint8Array | null> =>
    this.#objects.get(name) ?? null;
  readonly forget = async (names: readonly string[]): Promise<void> => {
    for (const name of names) this.#objects.delete(name);
  };
}

interface Traffic {
  bytes: number;
  seconds: number;
}

/** A region or a desk: segments that it has, and those that it has not sent yet, by audience. */
class Station {
  readonly keeper = new Keeper();
  readonly has = new Set<string>();
  readonly days = new Map<number, Traffic>();
  readonly #waiting = new Map<string, Map<string, number>>();
  readonly #reads: readonly string[];
  readonly #random: () => number;

  constructor(reads: readonly string[], random: () => number) {
    [this.#reads, this.#random] = [reads, random];
  }

  /** Something new of so many bytes, to be sent. */
  make(audience: string, id: string, size: number): void {
    this.has.add(id);
    this.#waiting.set(
      audience,
      (this.#waiting.get(audience) ?? new Map<string, number>()).set(id, size),
    );
  }

  async *#outgoing(): AsyncIterable<OutgoingLetter> {
    for (const [audience, waiting] of this.#waiting) {
      if (waiting.size === 0) continue;
      const contents = [...waiting.keys()];
      const size = [...waiting.values()].reduce((sum, each) => sum + each, 0);
      const head = utf8ToBytes(`${contents.join(' ')}\n`);
      // What is signed cannot be pressed: of all that matters here, its length.
      const file = new Uint8Array(Math.max(size, head.length));
      file.set(head);
      waiting.clear();
      const readers = [await recipientOf(secretOf(audience))];
      yield { audience, file, contents, operations: contents.length, readers };
    }
  }

  async #take({ audience, bytes }: ArrivedLetter): Promise<LetterOutcome> {
    const plain = await openEncrypted(bytes, [secretOf(audience)]);
    if (!plain.ok) return { type: 'refused', reason: plain.error.type };
    const [head = ''] = new TextDecoder().decode(plain.value.subarray(0, 100_000)).split('\n', 1);
    const contents = head.split(' ');
    for (const id of contents) this.has.add(id);
    return { type: 'taken', contents, operations: contents.length };
  }

  async exchange(line: Line, day: number): Promise<ExchangeReport> {
    const report = await exchange(this.keeper.memory, {
      store: line.store,
      keeper: this.keeper,
      keys: line.keys,
      random: bytesBy(this.#random),
      reads: this.#reads,
      writes: [...this.#waiting.keys()],
      outgoing: () => this.#outgoing(),
      take: (letter) => this.#take(letter),
    });
    const bytes = bytesOf(report) + overhead.connection;
    const traffic = this.days.get(day) ?? { bytes: 0, seconds: 0 };
    traffic.bytes += bytes;
    traffic.seconds += bytes / line.bytesPerSecond + (report.requests + 2) * line.roundTrip;
    this.days.set(day, traffic);
    return report;
  }
}

interface Line extends Pick<Programme, 'bytesPerSecond' | 'roundTrip'> {
  readonly store: MailboxStore;
  readonly keys: MailboxKeys;
}

const secretOf = (audience: string): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, at) => audience.charCodeAt(at % audience.length));

const bytesOf = ({ bytesIn, bytesOut, requests }: ExchangeReport): number =>
  bytesIn + bytesOut + requests * (overhead.request + overhead.answer);

/** What happens at what time of which day: 0 to 1. */
interface Happening {
  readonly at: number;
  readonly run: () => Promise<void>;
}

/** A day's exchanges, evenly over the working day, each station's at its own minute. */
const timesOf = (count: number, random: () => number): readonly number[] =>
  Array.from({ length: count }, (_, index) => (index + random()) / count);

/**
 * A year of a programme through one mailbox: the product's own exchange with its real sealing, over a store in memory.
 * Sizes of what travels come from real signed segments; time is bytes over the link and round trips.
 */
export async function yearOfMailbox(programme: Programme, seed: number): Promise<YearOfMailbox> {
  const random = numbersFrom(seed);
  const [one, many] = [await segmentSize(1, random), await segmentSize(41, random)];
  const segment = { perSheet: (many - one) / 40, fixed: one - (many - one) / 40 };
  const { store, sizes } = storeInMemory();
  const line: Line = { ...programme, store, keys: await mailboxKeys(secretOf('mailbox')) };
  const regions = Array.from(
    { length: programme.regions },
    (_, at) => new Station([`region/${at}`], random),
  );
  const desks = Array.from(
    { length: programme.desks },
    () => new Station(['headquarters'], random),
  );
  const jurorsOfRegion = programme.jurors / programme.regions;
  const sheetsADay =
    (programme.submissions * programme.sheetsEach) / programme.jurors / programme.scoringDays;
  const handedOver = new Map<string, number>();
  const delays: number[] = [];
  let made = 0;
  const name = (): string => {
    made += 1;
    return `${made}`.padStart(43, '0');
  };

  /** Files of jurors that reach their coordinator in the course of the day before. */
  const collect = (day: number): void => {
    for (const region of regions)
      for (
        let juror = day % programme.handsOverEvery;
        juror < jurorsOfRegion;
        juror += programme.handsOverEvery
      ) {
        const id = name();
        const sheets = sheetsADay * programme.handsOverEvery;
        region.make('headquarters', id, Math.round(segment.fixed + sheets * segment.perSheet));
        handedOver.set(id, day);
      }
  };

  const takenEverywhere = (day: number): void => {
    for (const [id, since] of handedOver) {
      if (!desks.every(({ has }) => has.has(id))) continue;
      delays.push(day - since);
      handedOver.delete(id);
    }
  };

  const work = (day: number): void => {
    const isScoring = day < programme.scoringDays;
    for (const station of desks)
      for (
        let action = 0;
        action < (isScoring ? desk.actionsScoring : desk.actionsLater);
        action += 1
      )
        station.make('headquarters', name(), desk.action);
    if (isScoring)
      for (const at of regions.keys()) desks[0]?.make(`region/${at}`, name(), desk.receipt);
  };

  for (let day = 0; day < programme.days; day += 1) {
    if (day < programme.scoringDays) collect(day);
    work(day);
    const happenings: Happening[] = [];
    const plan = (station: Station, count: number): void => {
      for (const at of timesOf(count, random))
        happenings.push({ at, run: async () => void (await station.exchange(line, day)) });
    };
    for (const region of regions)
      if (random() >= programme.outage) plan(region, programme.exchangesOfRegion);
    for (const station of desks) plan(station, programme.exchangesOfDesk);
    for (const { run } of happenings.toSorted((a, b) => a.at - b.at)) await run();
    takenEverywhere(day);
  }
  // Whoever was cut off on the last day, and those who wait for them.
  for (const station of [...regions, ...desks, ...desks])
    await station.exchange(line, programme.days);
  takenEverywhere(programme.days);
  const idle = await present(desks[0], 'there is a desk').exchange(line, programme.days + 1);

  const onScoringDays = (stations: readonly Station[]): readonly Traffic[] =>
    stations.flatMap(({ days }) =>
      [...days].flatMap(([day, traffic]) => (day < programme.scoringDays ? [traffic] : [])),
    );
  const yearly = (stations: readonly Station[]): number =>
    stations.flatMap(({ days }) => [...days.values()]).reduce((sum, { bytes }) => sum + bytes, 0) /
    stations.length;
  return {
    segment,
    objects: sizes.size,
    bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    regionDay: spreadOf(onScoringDays(regions).map(({ bytes }) => bytes)),
    regionMinutes: spreadOf(onScoringDays(regions).map(({ seconds }) => seconds / 60)),
    deskDay: spreadOf(onScoringDays(desks).map(({ bytes }) => bytes)),
    deskMinutes: spreadOf(onScoringDays(desks).map(({ seconds }) => seconds / 60)),
    regionYear: yearly(regions),
    deskYear: yearly(desks),
    idle: { requests: idle.requests, bytes: bytesOf(idle) },
    memory: JSON.stringify(desks[0]?.keeper.memory).length,
    delay: spreadOf(delays),
    lost: handedOver.size,
  };
}
