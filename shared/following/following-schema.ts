import { z } from '../basics/zod.ts';

import { isTiyn, type Tiyn } from '../basics/money.ts';
import { isDay } from '../contest/deadlines.ts';
import { documentLimits, isDocumentHash } from '../contest/document.ts';
import { count, id, localized, text } from '../contest/schema-parts.ts';
import type { Value } from '../log/operation.ts';
import { type Indicator, type IndicatorFact, indicatorMeasures } from './indicator.ts';
import { type Milestone, milestoneStates } from './milestone.ts';
import type { MoneyRecord } from './money-record.ts';
import type { MonitoringOrder } from './monitoring-order.ts';
import { closureResults, organisationKinds, type Project } from './project.ts';
import { type Risk, riskLevels } from './risk.ts';
import { type Visit, visitLimits, visitStates } from './visit.ts';

const day = z.string().refine(isDay);
const dayOrNothing = z.string().refine((written) => written === '' || isDay(written));
const line = text(400);
const written = text(4000);

/** No more than 10¹³ tenge at once, so that the sums of thousands of records are exact as well. */
const mostTiyn = 1_000_000_000_000_000;

const sum = z.custom<Tiyn>((value) => isTiyn(value) && value >= 0 && value <= mostTiyn);
const hundredths = count(-mostTiyn, mostTiyn);

const parsedBy =
  <T>(schema: z.ZodType<T>) =>
  (value: Value): T | undefined => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  };

const oneEach = <T extends z.ZodType>(part: T, of: (entry: z.output<T>) => string, most: number) =>
  z
    .array(part)
    .max(most)
    .refine((entries) => new Set(entries.map(of)).size === entries.length);

const closure = z.strictObject({
  result: z.enum(closureResults),
  day,
  reason: written,
  paid: sum,
  spent: sum,
  indicators: oneEach(
    z.strictObject({ indicator: id, value: hundredths }),
    ({ indicator }) => indicator,
    100,
  ),
});

/** A supported project; undefined if malformed. */
export const parseProject: (value: Value) => Project | undefined = parsedBy(
  z
    .strictObject({
      submission: id,
      contract: z.strictObject({ number: text(64), day: dayOrNothing }),
      start: dayOrNothing,
      end: dayOrNothing,
      granted: sum,
      industry: line,
      organisation: z.strictObject({ kind: z.enum(organisationKinds), name: line }),
      responsible: line,
      decidedIn: id.nullable(),
      closure: closure.nullable(),
    })
    .refine(({ start, end }) => start === '' || end === '' || start <= end),
);

/** A step of a schedule; done on a day exactly where it is done. Undefined if malformed. */
export const parseMilestone: (value: Value) => Milestone | undefined = parsedBy(
  z
    .strictObject({
      submission: id,
      id,
      title: line.min(1),
      due: day,
      amount: sum,
      state: z.enum(milestoneStates),
      done: dayOrNothing,
      report: z.strictObject({ due: day, received: dayOrNothing }).nullable(),
    })
    .refine(({ state, done }) => (state === 'done') === (done !== '')),
);

/** Money that moved; undefined if malformed. */
export const parseMoneyRecord: (value: Value) => MoneyRecord | undefined = parsedBy(
  z.strictObject({
    submission: id,
    id,
    day,
    amount: sum,
    document: text(64),
    purpose: line,
    milestone: id.nullable(),
  }),
);

const plan = z
  .array(z.strictObject({ day, value: hundredths }))
  .max(100)
  .refine((steps) => steps.every((step, at) => at === 0 || (steps[at - 1]?.day ?? '') < step.day));

/** An indicator with its plan; one of a project's own has a title in some language. Undefined if malformed. */
export const parseIndicator: (value: Value) => Indicator | undefined = parsedBy(
  z
    .strictObject({
      submission: id,
      id,
      measure: z.enum(indicatorMeasures),
      title: localized(400),
      unit: localized(64),
      plan,
    })
    .refine(({ measure, title }) => measure !== 'own' || Object.values(title).some(Boolean)),
);

/** What an indicator came to; undefined if malformed. */
export const parseFact: (value: Value) => IndicatorFact | undefined = parsedBy(
  z.strictObject({ submission: id, indicator: id, day, value: hundredths, source: line }),
);

const photo = z.strictObject({
  hash: z.string().refine(isDocumentHash),
  name: text(documentLimits.name).min(1),
  size: count(1, documentLimits.bytes),
  caption: text(visitLimits.caption),
});

const point = z.strictObject({
  latitude: count(-90_000_000, 90_000_000),
  longitude: count(-180_000_000, 180_000_000),
});

/** A site visit; undefined if malformed. */
export const parseVisit: (value: Value) => Visit | undefined = parsedBy(
  z.strictObject({
    submission: id,
    id,
    day,
    visitors: z.array(line.min(1)).max(visitLimits.visitors),
    state: z.enum(visitStates),
    observations: text(8000),
    risks: written,
    photos: oneEach(photo, ({ hash }) => hash, visitLimits.photos),
    place: z.strictObject({ text: line, point: point.nullable() }).nullable(),
  }),
);

/** A risk with its measure; undefined if malformed. */
export const parseRisk: (value: Value) => Risk | undefined = parsedBy(
  z.strictObject({
    submission: id,
    id,
    day,
    title: line.min(1),
    level: z.enum(riskLevels),
    measure: written,
    responsible: line,
    due: dayOrNothing,
    closed: dayOrNothing,
  }),
);

/** An order to monitor; undefined if malformed. */
export const parseOrder: (value: Value) => MonitoringOrder | undefined = parsedBy(
  z
    .strictObject({
      id,
      number: text(64),
      orderedBy: line,
      office: line,
      day,
      from: day,
      to: day,
      due: day,
      task: written,
      preparedBy: z.strictObject({ name: line, position: line }),
      proposals: z.array(text(1000).min(1)).max(50),
      reported: dayOrNothing,
    })
    .refine(({ from, to, day: ordered, due }) => from <= to && ordered <= due),
);
