import { present } from '../basics/assert.ts';
import { sha256, toHex } from '../basics/bytes.ts';
import { tengeToTiyn } from '../basics/money.ts';
import type { Action } from '../contest/action.ts';
import type { ContestSettings, Id } from '../contest/contest.ts';
import { addDays } from '../contest/deadlines.ts';
import type { Submission } from '../contest/submission.ts';
import { setMeeting } from '../deciding/decision-operations.ts';
import { unsaidMeeting } from '../deciding/meeting.ts';
import {
  setFact,
  setMoney,
  setOrder,
  setProject,
  setRisk,
  setVisit,
} from '../following/following-operations.ts';
import { reportDueDay } from '../following/monitoring-order.ts';
import type { VisitPhoto } from '../following/visit.ts';
import { msToIsoDate } from '../language/date-format.ts';
import type { Tally } from './demo-conflicts.ts';
import type { DemoInstallation } from './demo-installation.ts';
import type { DemoJuror } from './demo-judging.ts';
import { councilFigures, dealOut, isFollowed, scaled, scaledSum } from './council-applications.ts';
import { type CouncilProject, factsOf, moneyOf, recordsOf } from './council-records.ts';
import { demoPhoto } from './demo-photo.ts';
import { createDraw } from './draw.ts';
import { bestFirst } from './live-final.ts';

const day = 24 * 3_600_000;

/** What the council of a practice contest works with. */
export interface CouncilWorld {
  readonly settings: ContestSettings;
  readonly stage: Id;
  readonly submissions: readonly Submission[];
  readonly earlier: readonly Submission[];
  readonly jurors: readonly DemoJuror[];
  readonly headquarters: DemoInstallation;
  readonly coordinators: readonly DemoInstallation[];
  readonly seed: number;
  readonly tally: Tally;
}

const dayAfter = (from: string, days: number): string =>
  present(addDays(from, days), 'days of the demo are days of the calendar');

/** Money for the ten of the season, as the council granted it. */
function grantsOf(world: CouncilWorld): readonly { submission: Id; granted: number }[] {
  const { submissions, seed } = world;
  const count = Math.min(submissions.length, scaled(councilFigures.supported, submissions.length));
  const best = bestFirst(world).slice(0, count);
  const draw = createDraw(seed, 'grants of the council');
  const sum = scaledSum(councilFigures.grantedNow, submissions.length);
  const parts = dealOut(
    sum,
    best.map(() => 50 + draw.below(50)),
  );
  return best.map((submission, at) => ({ submission, granted: parts[at] ?? 0 }));
}

function councilMeeting(
  { settings, stage, submissions }: CouncilWorld,
  grants: ReturnType<typeof grantsOf>,
  date: string,
): Action {
  const voters = settings.commission.filter(({ vote }) => vote).map(({ id }) => id);
  const asked = new Map(submissions.map(({ id, budget }) => [id, budget]));
  return setMeeting({
    stage,
    number: '7',
    date,
    place: 'Ақтөбе',
    mode: 'in-person',
    present: voters,
    votes: { for: voters.length, against: 0, abstained: 0 },
    winners: [],
    tieReason: '',
    ...unsaidMeeting,
    grants: grants.map(({ submission, granted }) => ({
      submission,
      requested: asked.get(submission) ?? null,
      granted,
      reason: 'Кеңес шешімі / Решение совета',
    })),
  });
}

/** Every project to follow: the centre first, the others of earlier seasons, those of this one. */
function projectsOf(
  world: CouncilWorld,
  grants: ReturnType<typeof grantsOf>,
  today: string,
): readonly CouncilProject[] {
  const { submissions, earlier, seed } = world;
  const size = submissions.length;
  const draw = createDraw(seed, 'projects of the council');
  const centre = scaledSum(councilFigures.centre.granted, size);
  const rest = scaledSum(councilFigures.granted, size) - centre;
  const others = dealOut(
    rest - grants.reduce((sum, { granted }) => sum + granted, 0),
    earlier.slice(1).map(() => 30 + draw.below(70)),
  );
  const known = new Map(submissions.map((submission) => [submission.id, submission]));
  return [
    ...earlier.map((submission, at): CouncilProject => ({
      submission,
      granted: at === 0 ? centre : (others[at - 1] ?? 0),
      isCentre: at === 0,
      decidedIn: null,
      start: at === 0 ? dayAfter(today, -730) : dayAfter(today, -(430 + draw.below(250))),
      end: at === 0 ? dayAfter(today, 365) : dayAfter(today, 60 + draw.below(300)),
    })),
    ...grants.map(({ submission, granted }): CouncilProject => ({
      submission: present(known.get(submission), 'a grant is for an application'),
      granted,
      isCentre: false,
      decidedIn: world.stage,
      start: dayAfter(today, -(120 + draw.below(30))),
      end: dayAfter(today, 400 + draw.below(200)),
    })),
  ];
}

interface Photos {
  readonly photos: readonly VisitPhoto[];
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

const captions = [
  'Өндіріс цехы / Производственный цех',
  'Жабдық / Оборудование',
  'Зертхана / Лаборатория',
  'Қойма / Склад',
] as const;

function photosOf(seed: number, first: number, count: number): Photos {
  const taken = Array.from({ length: count }, (_, at) => {
    const bytes = demoPhoto(seed, first + at);
    const hash = toHex(sha256(bytes));
    const caption = captions[at % captions.length] ?? '';
    const name = `foto-${String(first + at + 1).padStart(3, '0')}.png`;
    return { photo: { hash, name, size: bytes.length, caption }, bytes };
  });
  return {
    photos: taken.map(({ photo }) => photo),
    bytes: new Map(taken.map(({ photo, bytes }) => [photo.hash, bytes])),
  };
}

const observations = {
  'on-schedule': 'Жабдық орнатылған, жұмыс кестеге сай жүріп жатыр.',
  behind: 'Жабдық әкелінген, бірақ іске қосылмаған; мердігермен келісім ұзартылуда.',
  stopped: 'Жұмыс тоқтап тұр: құрылыс рұқсаты әлі алынбаған.',
  completed: 'Кезең аяқталған, актілер көрсетілді.',
} as const;

/** Visits of the region's coordinator: twenty photos of the centre, some of the others. */
function visitAll(
  projects: readonly CouncilProject[],
  { coordinators, seed }: CouncilWorld,
  today: string,
): ReadonlyMap<string, Uint8Array> {
  const [coordinator] = coordinators;
  if (coordinator === undefined) return new Map();
  const draw = createDraw(seed, 'visits');
  const chosen = [
    ...projects.slice(0, 1),
    ...draw.shuffle(projects.slice(1)).slice(0, Math.ceil(projects.length / 4)),
  ];
  const bytes = new Map<string, Uint8Array>();
  for (const [at, { submission, isCentre }] of chosen.entries()) {
    const { photos, bytes: own } = photosOf(seed, at * 20, isCentre ? 20 : 1 + draw.below(3));
    for (const [hash, picture] of own) bytes.set(hash, picture);
    const state = isCentre
      ? 'on-schedule'
      : draw.pick(['on-schedule', 'on-schedule', 'behind', 'behind', 'stopped'] as const);
    const visited = dayAfter(today, -(5 + draw.below(60)));
    coordinator.commit([
      setVisit({
        submission: submission.id,
        id: `visit-${at + 1}`,
        day: visited,
        visitors: ['Өңірлік үйлестіруші'],
        state,
        observations: observations[state],
        risks: state === 'stopped' ? 'Мерзім кемінде екі айға кешігуі мүмкін.' : '',
        photos,
        place: isCentre
          ? { text: submission.town, point: { latitude: 50_283_933, longitude: 57_166_978 } }
          : null,
      }),
      ...(state === 'on-schedule'
        ? []
        : [
            setRisk({
              submission: submission.id,
              id: `risk-${at + 1}`,
              day: visited,
              title: 'Жабдықты іске қосу кешігеді / Задержка ввода оборудования',
              level: state === 'stopped' ? 'high' : 'medium',
              measure: 'Мердігермен жаңа кесте бекіту / Утвердить новый график с подрядчиком',
              responsible: submission.applicant,
              due: dayAfter(today, draw.below(40) - 10),
              closed: '',
            }),
          ]),
    ]);
  }
  return bytes;
}

/** One payment was entered with a wrong sum and put right: the record says who, when and why. */
function correctPayment(
  projects: readonly CouncilProject[],
  world: CouncilWorld,
  today: string,
): void {
  const found = projects.find(({ isCentre }) => !isCentre);
  if (found === undefined) return;
  const { headquarters } = world;
  const right = present(moneyOf(found, today).payments[0], 'every project was paid once');
  const wrong = { ...right, id: 'payment-corrected', amount: tengeToTiyn(0), document: 'ТТ-9' };
  const first = headquarters.commit([setMoney('payment', { ...wrong, amount: tengeToTiyn(1000) })]);
  headquarters.commit([
    {
      ...setMoney('payment', wrong, 'Төлем екі рет енгізілген / Платёж внесён дважды'),
      parents: [headquarters.unsealed(first)],
    },
  ]);
}

/** The day on which the order is given, and what it asks for: a report within the days that the regulation says. */
function orderOf({ settings }: CouncilWorld, ordered: string): Action {
  return setOrder({
    id: 'order-1',
    number: '12-07/318',
    orderedBy: 'Жанболатов Ерғали Сәкенұлы',
    office: 'Облыс әкімі',
    day: ordered,
    from: dayAfter(ordered, -365),
    to: dayAfter(ordered, 20),
    due: reportDueDay(ordered, settings) ?? dayAfter(ordered, 30),
    task: 'Қолдау тапқан жобаларға мониторинг жүргізу, экономикалық нәтижесін талдау және бір ай ішінде есеп беру.',
    preparedBy: { name: 'Сейітқали Гүлнар Ерланқызы', position: 'Кеңес хатшысы' },
    proposals: [
      'Кешіккен жобалардың кестесін мердігерлермен қайта бекіту.',
      'Көрсеткіш бермеген жобалардан тоқсан сайын есеп алу.',
    ],
    reported: '',
  });
}

/**
 * The council decides, earlier and new projects are followed, their money moves, the coordinator visits them, and the
 * akim orders a report within a month. Nothing where a contest follows nothing. The photos' bytes by hash.
 */
export function followProjects(world: CouncilWorld): ReadonlyMap<string, Uint8Array> {
  const { settings, headquarters, coordinators } = world;
  if (!isFollowed(settings)) return new Map();
  const founded = headquarters.clock;
  headquarters.clock = founded + 60 * day;
  const grants = grantsOf(world);
  headquarters.commit([councilMeeting(world, grants, msToIsoDate(headquarters.clock))]);
  headquarters.clock = founded + 240 * day;
  const ordered = msToIsoDate(headquarters.clock);
  const today = dayAfter(ordered, 20);
  const projects = projectsOf(world, grants, today);
  for (const project of projects) {
    const { following, reason } = recordsOf(project, world.seed);
    headquarters.commit([setProject(following, reason)]);
    const { milestones, money, indicators } = factsOf(project, today, world.seed);
    headquarters.commit([...milestones, ...money, ...indicators.actions]);
  }
  correctPayment(projects, world, today);
  headquarters.commit([orderOf(world, ordered)]);
  for (const coordinator of coordinators) coordinator.clock = headquarters.clock + 10 * day;
  const photos = visitAll(projects, world, today);
  disagree(projects, world, today);
  return photos;
}

/** Headquarters and the coordinator write down different figures for one day: somebody has to say which is right. */
function disagree(projects: readonly CouncilProject[], world: CouncilWorld, today: string): void {
  const [coordinator] = world.coordinators;
  const last = projects.at(-1);
  if (coordinator === undefined || last === undefined) return;
  const fact = {
    submission: last.submission.id,
    indicator: 'jobs',
    day: dayAfter(today, -3),
    source: 'Жұмыс берушінің анықтамасы',
  };
  world.headquarters.commit([setFact({ ...fact, value: 400 })]);
  coordinator.commit([setFact({ ...fact, value: 300 })]);
  world.tally.add('hard');
}
