import { z } from '../basics/zod.ts';
import type { Result } from '../basics/result.ts';
import { rankingMethods, type ContestSettings } from './contest.ts';
import {
  count,
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

const stage = z.strictObject({
  id,
  title,
  kind: z.string().min(1).max(40),
  scored: z.boolean(),
  assignment,
  form: uniqueById(formField, 200),
  criteria: uniqueById(criterion, 100),
  regulation,
});

const commissionMember = z.strictObject({
  id,
  name: text(300),
  role: z.enum(['chair', 'deputy', 'member', 'secretary']),
  vote: z.boolean(),
});

const contestSettings: z.ZodType<ContestSettings> = z.strictObject({
  template: id,
  title,
  season: text(100),
  demo: z.boolean(),
  regionsProfile: z.enum(['2014/2018-06', '2018-06/2022-06', '2022-', 'single', 'none']),
  regions: uniqueIds(500),
  nominations: uniqueById(z.strictObject({ id, title }), 500),
  stages: uniqueById(stage, 40),
  quorum: z
    .strictObject({ numerator: count(0, 1000), denominator: count(1, 1000) })
    .refine(({ numerator, denominator }) => numerator <= denominator),
  commission: uniqueById(commissionMember, 500),
  consent: paragraph,
  confidentiality: paragraph,
});

/**
 * Reads a contest's settings from an operation. Ids are unique, weights positive, scales whole numbers of steps,
 * anchors on their scale, every text and list bounded; what is merely unfinished is `missingInSettings`' business.
 */
export const parseContestSettings = (value: unknown): Result<ContestSettings, ValueInvalid> =>
  parseWith(contestSettings, value);
