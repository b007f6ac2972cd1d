import { noMoney, sumTiyn, type Tiyn } from '../../basics/money.ts';
import type { Id } from '../../contest/contest.ts';
import type { Indicator, IndicatorMeasure } from '../../following/indicator.ts';
import type { Project } from '../../following/project.ts';
import { moneyTotals } from '../../following/money-bounds.ts';
import type { FollowedProject } from '../../merge/following-facts.ts';
import type { ContestState } from '../../merge/state.ts';

export type ProjectStatus = 'running' | 'completed' | 'terminated';

/** What was planned for a day and what was reached by it, in hundredths of the unit; null where nobody said. */
export interface IndicatorFigures {
  readonly indicator: Indicator;
  readonly plan: number | null;
  readonly fact: number | null;
  /** Day of the fact. */
  readonly factDay: string;
}

/** A followed project as it stands on a day: money of that day and before, milestones as they are known. */
export interface ProjectFigures {
  readonly submission: Id;
  readonly project: Project;
  readonly title: string;
  readonly region: Id | null;
  readonly town: string;
  readonly status: ProjectStatus;
  readonly granted: Tiyn;
  readonly paid: Tiyn;
  readonly spent: Tiyn;
  readonly milestones: {
    readonly all: number;
    /** Due on the day or before it, and not stopped. */
    readonly due: number;
    readonly done: number;
    /** Done by the day that they were due. */
    readonly onTime: number;
    /** Due before the day, and not done. */
    readonly overdue: number;
  };
  readonly visits: number;
  readonly openRisks: number;
  readonly indicators: readonly IndicatorFigures[];
}

const untilDay = <T extends { readonly day: string }>(records: readonly T[], day: string) =>
  records.filter((record) => record.day <= day);

function indicatorFigures(
  { indicators, facts }: FollowedProject,
  day: string,
): readonly IndicatorFigures[] {
  return indicators.map((indicator) => {
    const reached = untilDay(facts, day).filter((fact) => fact.indicator === indicator.id);
    const last = reached.at(-1);
    return {
      indicator,
      plan: untilDay(indicator.plan, day).at(-1)?.value ?? null,
      fact: last?.value ?? null,
      factDay: last?.day ?? '',
    };
  });
}

const isRunningOn = ({ closure }: Project, day: string): boolean =>
  closure === null || closure.day > day;

/** The figures of one project on a day; null while headquarters has not begun to follow it. */
export function projectFigures(
  followed: FollowedProject,
  { submissions }: Pick<ContestState, 'submissions'>,
  day: string,
): ProjectFigures | null {
  const { submission, project, milestones, payments, spendings, visits, risks } = followed;
  if (project === null) return null;
  const application = submissions.get(submission);
  const done = milestones.filter((each) => each.state === 'done' && each.done <= day);
  const running = isRunningOn(project, day);
  const totals = moneyTotals({
    granted: project.granted,
    payments: untilDay(payments, day),
    spendings: untilDay(spendings, day),
  });
  return {
    submission,
    project,
    title: application?.title ?? submission,
    region: application?.region ?? null,
    town: application?.town ?? '',
    status: running ? 'running' : (project.closure?.result ?? 'running'),
    ...totals,
    milestones: {
      all: milestones.length,
      due: milestones.filter((each) => each.due <= day && each.state !== 'stopped').length,
      done: done.length,
      onTime: done.filter((each) => each.done <= each.due).length,
      overdue: running
        ? milestones.filter(
            (each) =>
              each.due < day && each.state !== 'stopped' && !(each.done !== '' && each.done <= day),
          ).length
        : 0,
    },
    visits: untilDay(visits, day).length,
    openRisks: risks.filter((risk) => risk.day <= day && (risk.closed === '' || risk.closed > day))
      .length,
    indicators: indicatorFigures(followed, day),
  };
}

/** Every followed project on a day, in the order of their numbers in the map. */
export const allProjectFigures = (
  state: Pick<ContestState, 'following' | 'submissions'>,
  day: string,
): readonly ProjectFigures[] =>
  [...state.following.values()].flatMap((each) => projectFigures(each, state, day) ?? []);

export interface IndicatorTotal {
  readonly plan: number;
  readonly fact: number;
  /** Projects that gave a figure. */
  readonly projects: number;
}

/** What projects reached together of a measure that all of them count alike; own indicators are never added up. */
export function indicatorTotal(
  projects: readonly ProjectFigures[],
  measure: Exclude<IndicatorMeasure, 'own'>,
): IndicatorTotal {
  const own = projects.map(({ indicators }) =>
    indicators.filter(({ indicator }) => indicator.measure === measure),
  );
  const sum = (values: readonly number[]): number =>
    values.reduce((total, value) => total + value, 0);
  return {
    plan: sum(own.flat().map(({ plan }) => plan ?? 0)),
    fact: sum(own.flat().map(({ fact }) => fact ?? 0)),
    projects: own.filter((each) => each.some(({ fact }) => fact !== null)).length,
  };
}

/** Money of several projects together. */
export const sumMoney = (
  projects: readonly Pick<ProjectFigures, 'granted' | 'paid' | 'spent'>[],
): Pick<ProjectFigures, 'granted' | 'paid' | 'spent'> =>
  projects.length === 0
    ? { granted: noMoney, paid: noMoney, spent: noMoney }
    : {
        granted: sumTiyn(projects.map(({ granted }) => granted)),
        paid: sumTiyn(projects.map(({ paid }) => paid)),
        spent: sumTiyn(projects.map(({ spent }) => spent)),
      };
