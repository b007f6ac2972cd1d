import { present } from '../basics/assert.ts';
import type { Action } from '../contest/action.ts';
import type { ContestSettings, Id, Stage } from '../contest/contest.ts';
import {
  addSubmission,
  assignJurors,
  setContestSettings,
  setPerson,
} from '../contest/contest-operations.ts';
import type { Person } from '../contest/people.ts';
import type { Submission } from '../contest/submission.ts';
import { firstScoredStage } from '../contest/templates.ts';
import type { Ed25519 } from '../log/ed25519.ts';
import type { Draw } from '../tournament/draw.ts';
import { contestIdOf, foundContest } from '../trust/founding.ts';
import { assignEvenly } from './demo-assignment.ts';
import { ticketSeedOf } from './demo-bundles.ts';
import { councilApplications, councilFigures, isFollowed, scaled } from './council-applications.ts';
import { deskActions } from './demo-desk.ts';
import { type DemoDocuments, giveDocuments, noDocuments } from './demo-documents.ts';
import { createInstallation, type DemoInstallation } from './demo-installation.ts';
import { demoFrame, type DemoOptions } from './demo-options.ts';
import { type DemoPeople, type DemoPerson, drawPeople } from './demo-people.ts';
import { type DemoRecipients, tellRecipients } from './demo-recipients.ts';
import { drawSubmissions } from './demo-submissions.ts';
import { createDraw, drawBytes } from './draw.ts';
import { drawProposals, drawRegions, judgedIn, sortProposals } from './regional-pool.ts';
import { drawActions, drawDisciplines } from './robot-day.ts';
import { drawTeamsOfPupils } from './robot-teams.ts';

const day = 24 * 3_600_000;

/** A laptop of the demo with the person it belongs to. */
export interface DemoSeat {
  readonly person: Person;
  readonly installation: DemoInstallation;
}

/** A practice contest before anybody has judged: who, what, and headquarters' log so far. */
export interface Beginning {
  readonly people: DemoPeople;
  readonly submissions: readonly Submission[];
  /** Projects of earlier seasons, where the contest follows what it supported. */
  readonly earlier: readonly Submission[];
  readonly stage: Stage;
  readonly assigned: ReadonlyMap<Id, readonly Id[]>;
  /** What was drawn for the contest's disciplines, where it has any. */
  readonly draws: readonly Draw[];
  readonly headquarters: DemoSeat;
  readonly recipients: DemoRecipients;
  /** Bytes of documents by hash. */
  readonly documents: DemoDocuments['bytes'];
}

/** Headquarters' laptop and the founding it begins with. */
async function foundDemo(
  seed: number,
  ed25519: Ed25519,
  place: Pick<DemoInstallation, 'person' | 'clock'>,
): Promise<{ readonly founding: Action; readonly installation: DemoInstallation }> {
  const secret = drawBytes(seed, `key of ${place.person}`, 32);
  const root = await ed25519.keyFromSeed(secret);
  const founding = foundContest({
    rootKeys: [root.publicKey],
    salt: drawBytes(seed, 'founding', 16),
  });
  const contest = contestIdOf(founding.value);
  return { founding, installation: await createInstallation(ed25519, seed, { ...place, contest }) };
}

/** Documents of the applications that the first juror judges: whoever practises as a juror sees some of each kind. */
function papersOf(
  { papers }: DemoOptions,
  submissions: readonly Submission[],
  jury: { readonly assigned: ReadonlyMap<Id, readonly Id[]>; readonly first: Id },
): DemoDocuments {
  if (papers === undefined) return noDocuments;
  const own = submissions.filter(({ id }) => jury.assigned.get(id)?.includes(jury.first));
  return giveDocuments(own, papers);
}

/** What is entered this season, and the projects of earlier seasons that a contest still follows. */
function drawApplications(
  settings: ContestSettings,
  { submissions: count, languages, seed }: DemoOptions,
): Pick<Beginning, 'submissions' | 'earlier'> {
  const draw = settings.disciplines.length > 0 ? drawTeamsOfPupils : drawSubmissions;
  if (!isFollowed(settings))
    return { submissions: draw(settings, count, languages, seed), earlier: [] };
  const all = count + scaled(councilFigures.earlier, count);
  return councilApplications(draw(settings, all, languages, seed), count, seed);
}

/** Headquarters founds the contest, invites, takes in the applications and assigns the jury. */
export async function beginDemo(options: DemoOptions, ed25519: Ed25519): Promise<Beginning> {
  const frame = demoFrame(options);
  if (!frame.ok) throw new Error(`no demo of this kind: ${frame.error.type}`);
  const { seed } = options;
  const people = drawPeople(frame.value.settings, options.jurors, seed);
  const { settings } = people;
  const { submissions, earlier } = drawApplications(settings, options);
  const draws = drawDisciplines(settings, submissions, seed);
  const stage = present(firstScoredStage(people.settings), 'the frame has a scored stage');
  const regions = drawRegions(settings, options.languages, seed);
  const proposals = drawProposals(settings, options.languages, seed);
  const judged = judgedIn(stage, submissions, regions);
  const jury = people.jurors.map(({ person }) => person);
  const assigned = assignEvenly(judged, jury, stage.assignment, createDraw(seed, 'assignment'));
  const { person } = people.headquarters;
  const { founding, installation } = await foundDemo(seed, ed25519, {
    person: person.id,
    clock: frame.value.start,
  });
  const withTicket = async (guest: DemoPerson) => {
    const ticket = await ed25519.keyFromSeed(ticketSeedOf(seed, guest.person.id));
    return setPerson({ ...guest.person, ticket: ticket.publicKey });
  };
  installation.commit([founding, setContestSettings(people.settings), setPerson(person)]);
  await installation.seal();
  installation.clock += 14 * day;
  installation.commit([...submissions, ...earlier, ...regions, ...proposals].map(addSubmission));
  await installation.seal();
  installation.clock += day;
  installation.commit(
    await Promise.all([...people.coordinators, ...people.jurors].map(withTicket)),
  );
  installation.commit(
    [...assigned].map(([submission, jurors]) => assignJurors(stage.id, submission, jurors)),
  );
  installation.commit(deskActions(people, judged, { assigned, seed }));
  const documents = papersOf(options, judged, { assigned, first: jury[0]?.id ?? '' });
  if (documents.actions.length > 0) installation.commit(documents.actions);
  if (draws.length > 0) installation.commit(drawActions(draws));
  if (proposals.length > 0) installation.commit(sortProposals(proposals, seed));
  const recipients =
    options.encrypted === true ? await tellRecipients(installation, people) : new Map();
  await installation.seal();
  const headquarters = { person, installation };
  return {
    people,
    submissions,
    earlier,
    stage,
    assigned,
    draws,
    headquarters,
    recipients,
    documents: documents.bytes,
  };
}
