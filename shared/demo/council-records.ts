import { present } from '../basics/assert.ts';
import { tengeToTiyn } from '../basics/money.ts';
import type { Action } from '../contest/action.ts';
import type { Id } from '../contest/contest.ts';
import { addDays, daysBetween } from '../contest/deadlines.ts';
import type { Submission } from '../contest/submission.ts';
import {
  setFact,
  setIndicator,
  setMilestone,
  setMoney,
} from '../following/following-operations.ts';
import type { MoneyRecord } from '../following/money-record.ts';
import type { Project } from '../following/project.ts';
import { guessOrganisationKind } from '../reports/monitoring/supported-projects.ts';
import { councilFigures } from './council-applications.ts';
import { createDraw } from './draw.ts';

/** A project that the council follows. */
export interface CouncilProject {
  readonly submission: Submission;
  /** In whole tenge. */
  readonly granted: number;
  readonly isCentre: boolean;
  readonly decidedIn: Id | null;
  readonly start: string;
  readonly end: string;
}

const dayAfter = (from: string, days: number): string =>
  present(addDays(from, days), 'days of the demo are days of the calendar');

const nothing = { kk: '', ru: '', en: '' } as const;

/** What headquarters says of a project when it begins to follow it. */
export function recordsOf(
  { submission, granted, decidedIn, start, end }: CouncilProject,
  seed: number,
): { readonly following: Project; readonly reason: string } {
  const draw = createDraw(seed, `contract ${submission.id}`);
  return {
    reason:
      decidedIn === null
        ? 'Өткен маусым шешімі / Решение прошлого сезона'
        : 'Кеңес отырысының № 7 хаттамасы / Протокол совета № 7',
    following: {
      submission: submission.id,
      contract: {
        number: `Г-${String(100 + draw.below(900))}/${start.slice(2, 4)}`,
        day: dayAfter(start, -5),
      },
      start,
      end,
      granted: tengeToTiyn(granted),
      industry: submission.nomination,
      organisation: {
        kind: guessOrganisationKind(submission.applicant),
        name: submission.applicant,
      },
      responsible: submission.applicant,
      decidedIn,
      closure: null,
    },
  };
}

/** Parts of a sum in hundredths of it, in whole hundreds of tenge. */
const partOf = (tenge: number, percent: number): number =>
  Math.floor((tenge * percent) / 10_000) * 100;

/** Payments and spendings until today: to the tenge what the council said of its centre, a share elsewhere. */
export function moneyOf(
  { submission, granted, isCentre, start }: CouncilProject,
  today: string,
): { readonly payments: readonly MoneyRecord[]; readonly spendings: readonly MoneyRecord[] } {
  const draw = createDraw(Number(submission.id), 'money');
  const record = (id: string, at: string, tenge: number, purpose: string): MoneyRecord => ({
    submission: submission.id,
    id,
    day: at,
    amount: tengeToTiyn(tenge),
    document: `${id.startsWith('p') ? 'ТТ' : 'АШ'}-${String(1 + draw.below(900))}`,
    purpose,
    milestone: null,
  });
  const running = Math.max(2, daysBetween(start, today) ?? 2);
  const at = (share: number): string => dayAfter(start, Math.floor((running * share) / 100));
  const { centre } = councilFigures;
  const exactly = (tenge: number): number =>
    Math.round((tenge / 1000) * (granted / centre.granted)) * 1000;
  const paid = isCentre ? exactly(centre.paid) : partOf(granted, 45 + draw.below(50));
  const spent = isCentre ? exactly(centre.spent) : partOf(paid, 40 + draw.below(60));
  const first = partOf(paid, 60);
  const early = Math.min(first, partOf(spent, 55));
  return {
    payments: [
      record('payment-1', at(2), first, '1-транш / Первый транш'),
      record('payment-2', at(55), paid - first, '2-транш / Второй транш'),
    ],
    spendings: [
      record('spending-1', at(40), early, 'Жабдық / Оборудование'),
      record('spending-2', at(92), spent - early, 'Жұмыс және материал / Работы и материалы'),
    ],
  };
}

const steps = [
  'Жобалық құжаттама / Проектная документация',
  'Жабдық жеткізу / Поставка оборудования',
  'Іске қосу / Ввод в эксплуатацию',
  'Қорытынды есеп / Итоговый отчёт',
] as const;

function milestonesOf(
  { submission, granted, start, end }: CouncilProject,
  today: string,
  seed: number,
): readonly Action[] {
  const draw = createDraw(seed, `milestones ${submission.id}`);
  const length = Math.max(4, daysBetween(start, end) ?? 4);
  return steps.map((title, at) => {
    const due = dayAfter(start, Math.floor((length * (at + 1)) / steps.length));
    const isOver = due < today;
    const done = isOver && draw.chance(96) ? dayAfter(due, draw.below(45) - 25) : '';
    const isDone = done !== '' && done <= today;
    const reportDue = dayAfter(due, 10);
    return setMilestone({
      submission: submission.id,
      id: `m-${at + 1}`,
      title,
      due,
      amount: tengeToTiyn(Math.floor(granted / steps.length / 100) * 100),
      state: isDone ? 'done' : 'planned',
      done: isDone ? done : '',
      report: {
        due: reportDue,
        received: isDone && reportDue < today && draw.chance(96) ? reportDue : '',
      },
    });
  });
}

function indicatorsOf(
  { submission, granted, start, end }: CouncilProject,
  today: string,
  seed: number,
): readonly Action[] {
  const draw = createDraw(seed, `indicators ${submission.id}`);
  const half = dayAfter(start, Math.floor((daysBetween(start, end) ?? 2) / 2));
  const measured = dayAfter(today, -20);
  const jobs = 2 + draw.below(12);
  const planned = { output: granted * 100, jobs: jobs * 100, patents: draw.below(3) * 100 };
  const reached = 40 + draw.below(80);
  return (['output', 'jobs', 'patents'] as const).flatMap((measure): Action[] => {
    const value = planned[measure];
    if (value === 0) return [];
    // By today about half of the whole is due; jobs and patents are whole ones.
    const unit = measure === 'output' ? 1 : 100;
    const fact = Math.floor((value * reached) / (200 * unit)) * unit;
    return [
      setIndicator({
        submission: submission.id,
        id: measure,
        measure,
        title: nothing,
        unit: nothing,
        plan: [
          { day: half, value: Math.floor(value / 200) * 100 },
          { day: end, value },
        ],
      }),
      ...(measured < start
        ? []
        : [
            setFact({
              submission: submission.id,
              indicator: measure,
              day: measured,
              value: fact,
              source: 'Тоқсандық есеп / Квартальный отчёт',
            }),
          ]),
    ];
  });
}

/** Everything else that headquarters knows of a project by today. */
export function factsOf(
  project: CouncilProject,
  today: string,
  seed: number,
): {
  readonly milestones: readonly Action[];
  readonly money: readonly Action[];
  readonly indicators: { readonly actions: readonly Action[] };
} {
  const { payments, spendings } = moneyOf(project, today);
  return {
    milestones: milestonesOf(project, today, seed),
    money: [
      ...payments.map((record) => setMoney('payment', record)),
      ...spendings.map((record) => setMoney('spending', record)),
    ],
    indicators: { actions: indicatorsOf(project, today, seed) },
  };
}
