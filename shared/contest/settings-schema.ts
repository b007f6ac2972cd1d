import { z } from '../basics/zod.ts';
import { ok, type Result } from '../basics/result.ts';
import {
  discrepancyActions,
  quotaSubjects,
  rankingMethods,
  stageSubjects,
  unsaidAssignment,
  unsaidDecisions,
  unsaidProgramme,
  unsaidRegulation,
  unsaidSettings,
  unsaidStage,
  type ContestSettings,
  type Stage,
} from './contest.ts';
import { isDay } from './deadlines.ts';
import { disciplineSchema } from './discipline-schema.ts';
import {
  budgetLimit,
  count,
  harmlessRecord,
  id,
  localized,
  milliValue,
  parseWith,
  positiveMilli,
  text,
  uniqueById,
  uniqueIds,
  type ValueInvalid,
} from './schema-parts.ts';

const title = localized(400);
const paragraph = localized(8000);

const scale = z
  .strictObject({ min: milliValue, max: milliValue, step: positiveMilli })
  .refine(({ min, max, step }) => min < max && (max - min) % step === 0);

const criterion = z
  .strictObject({
    id,
    title,
    help: paragraph,
    weight: positiveMilli,
    weightsByNomination: z.record(id, positiveMilli).exactOptional(),
    scale,
    anchors: z.array(z.strictObject({ level: milliValue, text: localized(2000) })).max(40),
    comment: z.strictObject({
      requiredAtOrBelow: milliValue.nullable(),
      requiredAtOrAbove: milliValue.nullable(),
      note: localized(2000),
    }),
  })
  .refine(({ scale: { min, max }, anchors }) =>
    anchors.every(({ level }) => level >= min && level <= max),
  );

const formField = z.strictObject({
  id,
  type: z.string().min(1).max(40),
  label: title,
  required: z.boolean(),
  options: uniqueById(z.strictObject({ id, title }), 500),
});

const assignment = z.strictObject({
  jurorsPerSubmission: z.union([count(1, 500), z.literal('all')]),
  ownRegionMax: count(0, 500).nullable(),
  calibration: count(0, 1000),
  blind: z.boolean(),
});

const tieBreak = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('criterion'), criterion: id, stage: id }),
  z.strictObject({ by: z.literal('median') }),
  z.strictObject({ by: z.literal('chair-decision-with-reason') }),
  z.strictObject({ by: z.literal('other'), name: text(200) }),
]);

const regulation = z.strictObject({
  method: z.enum(rankingMethods),
  aggregate: z.enum(['weighted-mean', 'sum']),
  rounding: z.strictObject({
    panel: positiveMilli.nullable(),
    weighted: positiveMilli.nullable(),
    final: positiveMilli.nullable(),
  }),
  passMark: milliValue.nullable(),
  tieBreak: z.array(tieBreak).max(20),
  advance: z
    .strictObject({ top: count(1, 100_000), scope: z.enum(['nomination', 'all']), title })
    .nullable(),
});

const stageWith = <A extends z.ZodType, R extends z.ZodType>(rules: {
  readonly assignment: A;
  readonly regulation: R;
}) =>
  z.strictObject({
    id,
    title,
    kind: z.string().min(1).max(40),
    scored: z.boolean(),
    assignment: rules.assignment,
    form: uniqueById(formField, 200),
    criteria: uniqueById(criterion, 100),
    regulation: rules.regulation,
  });

const commissionMember = z.strictObject({
  id,
  name: text(300),
  role: z.enum(['chair', 'deputy', 'member', 'secretary']),
  vote: z.boolean(),
});

const firstSettings = z.strictObject({
  template: id,
  title,
  season: text(100),
  demo: z.boolean(),
  regionsProfile: z.enum(['2014/2018-06', '2018-06/2022-06', '2022-', 'single', 'none']),
  regions: uniqueIds(500),
  nominations: uniqueById(z.strictObject({ id, title }), 500),
  stages: uniqueById(stageWith({ assignment, regulation }), 40),
  quorum: z
    .strictObject({ numerator: count(0, 1000), denominator: count(1, 1000) })
    .refine(({ numerator, denominator }) => numerator <= denominator),
  commission: uniqueById(commissionMember, 500),
  consent: paragraph,
  confidentiality: paragraph,
});

/** A day of the calendar as "2026-11-30". */
const day = z.string().refine(isDay);
const tenge = count(0, budgetLimit).nullable();
const grade = count(0, 12).nullable();
const share = count(0, 100_000).nullable();

const secondStage = stageWith({
  assignment: assignment.extend({ ownOrganisationExcluded: z.boolean() }),
  regulation: regulation.extend({
    discrepancy: z
      .strictObject({ threshold: positiveMilli, action: z.enum(discrepancyActions) })
      .nullable(),
    quotas: z.array(z.strictObject({ by: z.enum(quotaSubjects), min: share, max: share })).max(20),
  }),
});

const secondSettings = firstSettings.extend({
  stages: uniqueById(secondStage, 40),
  ageGroups: uniqueById(
    z.strictObject({ id, title, gradeMin: grade, gradeMax: grade, nomination: id.nullable() }),
    100,
  ),
  regionAliases: harmlessRecord.pipe(z.record(id, z.array(text(200).min(1)).max(100))),
  announced: day.nullable(),
  deadlines: uniqueById(
    z.strictObject({
      id,
      title,
      stage: id.nullable(),
      offsetDays: count(0, 10_000).nullable(),
      date: day.nullable(),
    }),
    100,
  ),
  appealDays: count(0, 1000).nullable(),
  grants: z
    .strictObject({ ceiling: tenge, perProjectMax: tenge, partialAllowed: z.boolean() })
    .nullable(),
});

const thirdSettings = secondSettings.extend({
  sealing: z.union([z.literal(1), z.literal(2)]),
  jurorsShown: z.enum(['named', 'numbered']),
  prizePlaces: count(1, 10),
  prizes: uniqueById(z.strictObject({ id, title }), 100),
});

const levels = z
  .array(z.strictObject({ from: milliValue, title }))
  .max(20)
  .refine((all) => all.every(({ from }, at) => at === 0 || from > (all[at - 1]?.from ?? from)));

const fourthSettings: z.ZodType<ContestSettings> = thirdSettings.extend({
  stages: uniqueById(
    secondStage.extend({
      subject: z.enum(stageSubjects),
      ranked: z.boolean(),
      timing: uniqueById(z.strictObject({ id, title, seconds: count(1, 86_400) }), 20),
      levels,
    }),
    40,
  ),
  disciplines: z
    .array(disciplineSchema)
    .max(100)
    .refine((all) => new Set(all.map(({ nomination }) => nomination)).size === all.length),
  reportDaysAfterOrder: count(1, 1000).nullable(),
});

/** The forms in which settings were written, oldest first. */
export const settingsVersions: readonly ((value: unknown) => Result<unknown, ValueInvalid>)[] = [
  (value) => parseWith(firstSettings, value),
  (value) => parseWith(secondSettings, value),
  (value) => parseWith(thirdSettings, value),
  (value) => parseWith(fourthSettings, value),
];

const completed = (settings: z.infer<typeof firstSettings>): ContestSettings => ({
  ...settings,
  ...unsaidSettings,
  stages: settings.stages.map((stage) => ({
    ...stage,
    ...unsaidStage,
    assignment: { ...stage.assignment, ...unsaidAssignment },
    regulation: { ...stage.regulation, ...unsaidRegulation },
  })),
});

const withStages = <
  S extends Omit<ContestSettings, 'stages'> & {
    readonly stages: readonly Omit<Stage, keyof typeof unsaidStage>[];
  },
>(
  settings: S,
): ContestSettings => ({
  ...settings,
  stages: settings.stages.map((stage) => ({ ...stage, ...unsaidStage })),
});

/**
 * Reads a contest's settings of any version from an operation. Ids are unique, weights positive, scales whole numbers
 * of steps, anchors on their scale, every text and list bounded; what is merely unfinished is `missingInSettings`'
 * business.
 */
export function parseContestSettings(value: unknown): Result<ContestSettings, ValueInvalid> {
  const first = parseWith(firstSettings, value);
  if (first.ok) return ok(completed(first.value));
  const second = parseWith(secondSettings, value);
  if (second.ok) return ok(withStages({ ...second.value, ...unsaidDecisions }));
  const third = parseWith(thirdSettings, value);
  if (third.ok) return ok(withStages({ ...third.value, ...unsaidProgramme }));
  // A fault is told by the form that the value was written in.
  const isNewest = typeof value === 'object' && value !== null && 'disciplines' in value;
  return isNewest ? parseWith(fourthSettings, value) : third;
}
