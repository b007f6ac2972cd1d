import { groupBy } from '../basics/group-by.ts';
import type { ContestSettings, Id } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import type { Ed25519 } from '../log/ed25519.ts';
import type { ContestId } from '../log/operation.ts';
import type { Segment } from '../log/segment.ts';
import { asksForConsent, signConsent } from '../trust/consent.ts';
import { enrol } from '../trust/enrolment.ts';
import { type Beginning, beginDemo, type DemoSeat } from './begin-demo.ts';
import {
  announce,
  type DemoFile,
  exportBundle,
  jsonBytes,
  keyFile,
  ticketSeedOf,
} from './demo-bundles.ts';
import {
  causeMishaps,
  copyInstallation,
  type DemoExpectation,
  intrude,
  Tally,
  type Workbench,
} from './demo-conflicts.ts';
import { createInstallation, type DemoInstallation } from './demo-installation.ts';
import { inviteAll, type Told } from './demo-invitations.ts';
import { type DemoJuror, judgeAll } from './demo-judging.ts';
import type { DemoOptions } from './demo-options.ts';
import type { DemoPerson } from './demo-people.ts';
import type { DemoRecipients } from './demo-recipients.ts';
import { createJudging } from './demo-scores.ts';
import { createDraw } from './draw.ts';
import { followProjects } from './innovation-council.ts';
import { gatherRegion } from './regional-pool.ts';
import { holdFinal } from './live-final.ts';
import { playRobotDay } from './robot-day.ts';

const day = 24 * 3_600_000;

/** A whole practice contest: the files people would hand over, and the laptops they come from. */
export interface Demo {
  readonly contest: ContestId;
  readonly settings: ContestSettings;
  readonly submissions: readonly Submission[];
  readonly headquarters: DemoSeat;
  readonly coordinators: readonly DemoSeat[];
  readonly jurors: readonly DemoSeat[];
  /** Whom the contest tells to encrypt its files to; empty unless it was asked for. */
  readonly recipients: DemoRecipients;
  /** Bytes of applications' documents by hash; empty where no papers were given. */
  readonly documents: ReadonlyMap<string, Uint8Array>;
  /** Everything but the workbook of applications: bundles, headquarters' key, expected.json. */
  readonly files: readonly DemoFile[];
  readonly expected: DemoExpectation;
}

/** A guest's laptop, enrolled with the ticket of the invitation. */
async function join(
  guest: DemoPerson,
  start: Beginning,
  seed: number,
  ed25519: Ed25519,
): Promise<DemoInstallation> {
  const { contest, clock } = start.headquarters.installation;
  const person = guest.person.id;
  const installation = await createInstallation(ed25519, seed, {
    contest,
    person,
    clock: clock + day,
  });
  const ticket = await ed25519.keyFromSeed(ticketSeedOf(seed, person));
  const place = { contest, log: installation.log, publicKey: installation.publicKey };
  installation.commit([await enrol(place, person, ticket)]);
  await installation.seal();
  return installation;
}

async function judge(
  start: Beginning,
  seed: number,
  ed25519: Ed25519,
): Promise<readonly DemoJuror[]> {
  const { people, stage, assigned } = start;
  const { settings } = people;
  const sheetsByJuror = groupBy(
    [...assigned].flatMap(([submission, jurors]) =>
      jurors.map((juror) => ({ stage: stage.id, submission, juror })),
    ),
    ({ juror }) => juror,
  );
  const opinion = createJudging(stage, seed);
  const jurors: DemoJuror[] = [];
  for (const person of people.jurors) {
    const installation = await join(person, start, seed, ed25519);
    const juror: DemoJuror = {
      person,
      installation,
      sheets: [],
      beforeLast: { installation, sheets: [] },
    };
    if (asksForConsent(settings))
      installation.commit([signConsent(person.person.id, settings, 'kk')]);
    const refs = (sheetsByJuror.get(person.person.id) ?? []).toSorted(
      (a, b) => Number(a.submission) - Number(b.submission),
    );
    await judgeAll(juror, refs, stage, { judge: opinion, seed });
    jurors.push(juror);
  }
  return jurors;
}

/** What happened besides the regular work: copies of laptops and strangers, and what merging must say of it all. */
interface Aftermath {
  readonly copied: { readonly juror: Id; readonly copy: DemoInstallation } | null;
  readonly intruder: DemoInstallation | null;
  readonly expected: DemoExpectation;
  /** Bytes of photos of site visits, by hash. */
  readonly photos: ReadonlyMap<string, Uint8Array>;
}

/** The next number after those of all applications. */
const numberOfNone = ({ submissions, earlier }: Beginning): Id =>
  String(1 + Math.max(0, ...[...submissions, ...earlier].map(({ id }) => Number(id) || 0)));

/** What comes after the written review, where a contest has it; the photos of site visits, by hash. */
function holdProgrammes(
  start: Beginning,
  jurors: readonly DemoJuror[],
  coordinators: readonly DemoSeat[],
  { seed, tally }: { readonly seed: number; readonly tally: Tally },
): ReadonlyMap<string, Uint8Array> {
  holdFinal({
    settings: start.people.settings,
    submissions: start.submissions,
    jurors,
    headquarters: start.headquarters.installation,
    seed,
  });
  playRobotDay({
    settings: start.people.settings,
    draws: start.draws,
    referees: jurors.map(({ installation }) => installation),
    seed,
    tally,
  });
  return followProjects({
    settings: start.people.settings,
    stage: start.stage.id,
    submissions: start.submissions,
    earlier: start.earlier,
    jurors,
    headquarters: start.headquarters.installation,
    coordinators: coordinators.map(({ installation }) => installation),
    seed,
    tally,
  });
}

async function disturb(
  start: Beginning,
  jurors: readonly DemoJuror[],
  coordinators: readonly DemoSeat[],
  context: { readonly seed: number; readonly ed25519: Ed25519 },
): Promise<Aftermath> {
  const regions = new Map(jurors.map(({ person: { person } }) => [person.id, person.region]));
  const deskOf = (juror: Id): DemoInstallation => {
    const desk = coordinators.find(({ person }) => person.region === regions.get(juror));
    return (desk ?? start.headquarters).installation;
  };
  const sheets = createDraw(context.seed, 'mishaps').shuffle(
    jurors.flatMap((juror) => juror.sheets),
  );
  const bench: Workbench = {
    seed: context.seed,
    stage: start.stage,
    jurors: new Map(jurors.map((juror) => [juror.person.person.id, juror])),
    deskOf,
    strangerTo: (juror) =>
      coordinators.find(({ person }) => person.region !== regions.get(juror))?.installation ?? null,
    assigned: start.assigned,
    nowhere: numberOfNone(start),
    pool: sheets.filter(({ handIn }) => handIn !== null),
    halves: sheets.filter(({ handIn }) => handIn === null),
    judge: createJudging(start.stage, context.seed),
    tally: new Tally(),
  };
  const copied = await copyInstallation(bench);
  const clock = start.headquarters.installation.clock + 5 * day;
  const intruder = coordinators.length === 0 ? null : await intrude(bench, context.ed25519, clock);
  await causeMishaps(bench);
  const photos = holdProgrammes(start, jurors, coordinators, {
    seed: context.seed,
    tally: bench.tally,
  });
  for (const { installation } of [start.headquarters, ...coordinators, ...jurors])
    await installation.seal();
  return { copied, intruder, expected: bench.tally.expectation, photos };
}

/** Every bundle of the demo: archive, invitations, each juror's scores, each region's collection. */
async function exportAll(
  start: Beginning,
  jurors: readonly DemoJuror[],
  coordinators: readonly DemoSeat[],
  extra: { readonly aftermath: Aftermath; readonly told: Told },
): Promise<readonly DemoFile[]> {
  const { settings } = start.people;
  const { copied, intruder, photos } = extra.aftermath;
  const files: DemoFile[] = [];
  const scores = async (seat: DemoSeat, name: string): Promise<void> => {
    const coordinator = coordinators.find(({ person }) => person.region === seat.person.region);
    const recipients = [coordinator?.person.id ?? 'headquarters'];
    const { segments } = seat.installation;
    const bytes = await exportBundle(settings, seat, { kind: 'scores', recipients }, { segments });
    files.push({ name, kind: 'scores', person: seat.person.id, bytes });
  };
  const archive = { segments: start.headquarters.installation.segments };
  files.push({
    name: 'contest.qzb',
    kind: 'archive',
    person: start.headquarters.person.id,
    bytes: await exportBundle(
      settings,
      start.headquarters,
      { kind: 'archive', recipients: ['headquarters'] },
      archive,
    ),
  });
  files.push(...(await inviteAll(start, extra.told)));
  for (const {
    person: { person },
    installation,
  } of jurors) {
    await scores({ person, installation }, `juror-${person.id}.qzb`);
    if (copied?.juror === person.id)
      await scores({ person, installation: copied.copy }, `juror-${person.id}-copy.qzb`);
  }
  for (const [index, seat] of coordinators.entries()) {
    const { region } = seat.person;
    const own = jurors.filter(({ person }) => person.person.region === region);
    const laptops = [
      seat.installation,
      ...own.map(({ installation }) => installation),
      ...own.flatMap(({ person }) => (copied?.juror === person.person.id ? [copied.copy] : [])),
      ...(index === 0 && intruder !== null ? [intruder] : []),
    ];
    const segments: Segment[] = laptops.flatMap((laptop) => laptop.segments);
    const bytes = await exportBundle(
      settings,
      seat,
      { kind: 'regional', recipients: ['headquarters'] },
      { segments, ...(photos.size > 0 ? { attachments: photos } : {}) },
    );
    files.push({ name: `region-${region}.qzb`, kind: 'regional', person: seat.person.id, bytes });
  }
  return files;
}

/** Coordinators put their regions' projects into the pool, where the contest has one. */
function gatherPools(start: Beginning, coordinators: readonly DemoSeat[], seed: number): void {
  const { people, submissions } = start;
  for (const { person, installation } of coordinators) {
    const said = gatherRegion(people.settings, person.region ?? '', {
      submissions,
      seed,
      moment: installation.clock,
    });
    if (said.length > 0) installation.commit(said);
  }
}

/**
 * Builds a practice contest that looks like a real one: applications, jury, three evenings of scoring, and the
 * mishaps that merging has to find. The same options give the same bytes on every machine. Throws where `demoFrame`
 * says that there is no such demo.
 */
export async function buildDemo(options: DemoOptions, ed25519: Ed25519): Promise<Demo> {
  const { seed } = options;
  const start = await beginDemo(options, ed25519);
  const { installation } = start.headquarters;
  const told = { seed, announcement: announce(installation.segments, installation.contest) };
  const jurors = await judge(start, seed, ed25519);
  const coordinators: DemoSeat[] = [];
  for (const guest of start.people.coordinators) {
    coordinators.push({
      person: guest.person,
      installation: await join(guest, start, seed, ed25519),
    });
  }
  gatherPools(start, coordinators, seed);
  const aftermath = await disturb(start, jurors, coordinators, { seed, ed25519 });
  const bundles = await exportAll(start, jurors, coordinators, { aftermath, told });
  const { expected } = aftermath;
  const expectation: DemoFile = {
    name: 'expected.json',
    kind: null,
    person: start.headquarters.person.id,
    bytes: jsonBytes(expected),
  };
  return {
    contest: installation.contest,
    settings: start.people.settings,
    submissions: start.submissions,
    headquarters: start.headquarters,
    recipients: start.recipients,
    documents: new Map([...start.documents, ...aftermath.photos]),
    coordinators,
    jurors: jurors.map(({ person, installation: laptop }) => ({
      person: person.person,
      installation: laptop,
    })),
    files: [...bundles, keyFile(start.headquarters.installation), expectation],
    expected,
  };
}
