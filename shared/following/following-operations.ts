import type { Action } from '../contest/action.ts';
import type { Indicator, IndicatorFact } from './indicator.ts';
import type { Milestone } from './milestone.ts';
import type { MoneyKind, MoneyRecord } from './money-record.ts';
import type { MonitoringOrder } from './monitoring-order.ts';
import type { Project } from './project.ts';
import type { Risk } from './risk.ts';
import type { Visit } from './visit.ts';

/** Kinds of operations by which supported projects are followed. */
export const followingKinds = {
  project: 'project.set',
  milestone: 'milestone.set',
  payment: 'payment.set',
  spending: 'spending.set',
  indicator: 'indicator.set',
  fact: 'fact.set',
  visit: 'visit.set',
  risk: 'risk.set',
  order: 'order.set',
} as const;

/** Kinds that coordinators, and jurors of the region, may make for projects of their own region. */
export const observationKinds: readonly string[] = [
  followingKinds.fact,
  followingKinds.visit,
  followingKinds.risk,
];

/** Kinds whose values hold amounts: replacing one needs a reason. */
export const amountKinds: readonly string[] = [
  followingKinds.project,
  followingKinds.milestone,
  followingKinds.payment,
  followingKinds.spending,
];

/** Begins to follow a project, or says anew what its contract is. */
export const setProject = (project: Project, reason: string): Action => ({
  kind: followingKinds.project,
  key: `project/${project.submission}`,
  value: {
    ...project,
    contract: { ...project.contract },
    organisation: { ...project.organisation },
    closure:
      project.closure === null
        ? null
        : {
            ...project.closure,
            indicators: project.closure.indicators.map((figure) => ({ ...figure })),
          },
  },
  reason,
});

/** Adds a step of the schedule, or says anew what it is; what replaces another needs a reason. */
export const setMilestone = (milestone: Milestone, reason = ''): Action => ({
  kind: followingKinds.milestone,
  key: `milestone/${milestone.submission}/${milestone.id}`,
  value: { ...milestone, report: milestone.report === null ? null : { ...milestone.report } },
  reason,
});

/** Records money that moved, or corrects what was recorded; a correction needs a reason. */
export const setMoney = (kind: MoneyKind, record: MoneyRecord, reason = ''): Action => ({
  kind: followingKinds[kind],
  key: `${kind}/${record.submission}/${record.id}`,
  value: { ...record },
  reason,
});

export const setIndicator = (indicator: Indicator, reason = ''): Action => ({
  kind: followingKinds.indicator,
  key: `indicator/${indicator.submission}/${indicator.id}`,
  value: {
    ...indicator,
    title: { ...indicator.title },
    unit: { ...indicator.unit },
    plan: indicator.plan.map((step) => ({ ...step })),
  },
  reason,
});

/** Says what an indicator came to by a day; two people who say different things of one day are in conflict. */
export const setFact = (fact: IndicatorFact, reason = ''): Action => ({
  kind: followingKinds.fact,
  key: `fact/${fact.submission}/${fact.indicator}/${fact.day}`,
  value: { ...fact },
  reason,
});

/** Records a visit; its photos' bytes must be on the disk before. */
export const setVisit = (visit: Visit, reason = ''): Action => ({
  kind: followingKinds.visit,
  key: `visit/${visit.submission}/${visit.id}`,
  value: {
    ...visit,
    visitors: [...visit.visitors],
    photos: visit.photos.map((photo) => ({ ...photo })),
    place:
      visit.place === null
        ? null
        : {
            text: visit.place.text,
            point: visit.place.point === null ? null : { ...visit.place.point },
          },
  },
  reason,
});

export const setRisk = (risk: Risk, reason = ''): Action => ({
  kind: followingKinds.risk,
  key: `risk/${risk.submission}/${risk.id}`,
  value: { ...risk },
  reason,
});

/** Records an order to monitor, or what became of it. */
export const setOrder = (order: MonitoringOrder, reason = ''): Action => ({
  kind: followingKinds.order,
  key: `monitoring/${order.id}`,
  value: { ...order, preparedBy: { ...order.preparedBy }, proposals: [...order.proposals] },
  reason,
});
