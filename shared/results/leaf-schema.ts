import { z } from '../basics/zod.ts';

import { rational } from '../basics/rational.ts';
import { quotaSubjects, rankingMethods } from '../contest/contest.ts';
import { count, id, localized, milliValue } from '../contest/schema-parts.ts';
import type { Value } from '../log/operation.ts';
import { decodeValue } from '../log/value-codec.ts';
import type { Leaf } from './leaf-values.ts';

const salt = z.instanceof(Uint8Array).refine((bytes) => bytes.length === 16);
const hash = z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32);
const name = z.union([z.string().max(160), z.tuple([z.string().max(160), hash])]);
const text = z.string().max(20_000);
const title = localized(1000);
const place = count(1, 1_000_000);
const tenge = count(0, Number.MAX_SAFE_INTEGER);

const ruleSchema = z.strictObject({
  contest: z.string().max(64),
  title,
  stage: id,
  stageTitle: title,
  nominations: z.array(z.strictObject({ id, title })).max(10_000),
  regions: z.array(id).max(10_000),
  criteria: z
    .array(
      z.strictObject({
        id,
        title,
        weight: milliValue,
        weights: z.record(id, milliValue),
        min: milliValue,
        max: milliValue,
        step: milliValue,
      }),
    )
    .max(1000),
  method: z.enum(rankingMethods),
  aggregate: z.enum(['weighted-mean', 'sum']),
  rounding: z.strictObject({
    panel: milliValue.nullable(),
    weighted: milliValue.nullable(),
    final: milliValue.nullable(),
  }),
  tieBreak: z
    .array(
      z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('criterion'), criterion: id, stage: id }),
        z.strictObject({ by: z.literal('median') }),
        z.strictObject({ by: z.literal('chair-decision-with-reason') }),
        z.strictObject({ by: z.literal('other'), name: text }),
      ]),
    )
    .max(100),
  passMark: milliValue.nullable(),
  advance: z
    .strictObject({ top: count(1, 1_000_000), scope: z.enum(['nomination', 'all']) })
    .nullable(),
  quotas: z
    .array(
      z.strictObject({
        by: z.enum(quotaSubjects),
        min: count(0, 1_000_000).nullable(),
        max: count(0, 1_000_000).nullable(),
      }),
    )
    .max(100),
  winners: z.boolean(),
  prizePlaces: count(1, 1000),
  grants: z
    .strictObject({
      ceiling: tenge.nullable(),
      perProjectMax: tenge.nullable(),
      partialAllowed: z.boolean(),
    })
    .nullable(),
  jurors: z.enum(['named', 'numbered']),
  jurorCount: count(0, 1_000_000),
});

const score = z.union([milliValue, z.literal('cannot-judge')]);
const fraction = z
  .string()
  .max(400)
  .regex(/^-?(0|[1-9]\d*)\/[1-9]\d*$/)
  .refine((text) => {
    const [numerator = '', denominator = ''] = text.split('/');
    const lowest = rational(BigInt(numerator), BigInt(denominator));
    return text === `${lowest.numerator}/${lowest.denominator}`;
  });

const outcomeSchema = z.tuple([
  z.literal('outcome-2'),
  salt,
  id,
  id,
  id.nullable(),
  id.nullable(),
  id.nullable(),
  count(0, 1_000_000),
  place.nullable(),
  place.nullable(),
  fraction.nullable(),
  z.enum(['on', 'off', 'open']).nullable(),
  place.nullable(),
  z.boolean().nullable(),
  z.array(id).max(1000),
  tenge.nullable(),
  z.boolean(),
  name,
  name,
]);

/** The forms of leaves by their tag. */
const schemas = {
  'rule-2': z
    .tuple([z.literal('rule-2'), ruleSchema])
    .transform(([, rule]): Leaf => ({ type: 'rule', rule })),
  'sheet-2': z
    .tuple([z.literal('sheet-2'), salt, id, id, id, z.array(z.tuple([id, score])).max(1000)])
    .transform(([, own, stage, submission, juror, scores]): Leaf => ({
      type: 'sheet',
      salt: own,
      stage,
      submission,
      juror,
      scores,
    })),
  'outcome-2': outcomeSchema.transform(outcomeOf),
  'meeting-2': z
    .tuple([z.literal('meeting-2'), salt, text, text])
    .transform(([, own, number, date]): Leaf => ({ type: 'meeting', salt: own, number, date })),
  'prize-2': z
    .tuple([z.literal('prize-2'), salt, id, title, id])
    .transform(([, own, prize, named, submission]): Leaf => ({
      type: 'prize',
      salt: own,
      prize,
      title: named,
      submission,
    })),
  'tie-2': z
    .tuple([z.literal('tie-2'), salt, id.nullable(), z.array(id).max(100_000), text])
    .transform(([, own, nomination, order, reason]): Leaf => ({
      type: 'tie',
      salt: own,
      nomination,
      order,
      reason,
    })),
  'reason-2': z
    .tuple([z.literal('reason-2'), salt, z.enum(['grant', 'refusal', 'ties']), id.nullable(), text])
    .transform(([, own, on, submission, reason]): Leaf => ({
      type: 'reason',
      salt: own,
      on,
      submission,
      reason,
    })),
} as const;

function outcomeOf(tuple: z.infer<typeof outcomeSchema>): Leaf {
  const [, own, submission, nomination, region, applicantGroup, organisationGroup, ...more] = tuple;
  const [sheets, placed, overall, exact, list, winner, finalist, prizes, ...last] = more;
  const [granted, refused, named, applicant] = last;
  return {
    type: 'outcome',
    salt: own,
    submission,
    nomination,
    region,
    applicantGroup,
    organisationGroup,
    sheets,
    place: placed,
    overall,
    score: exact,
    list,
    winner,
    finalist,
    prizes,
    granted,
    refused,
    title: named,
    applicant,
  };
}

const isTag = (tag: unknown): tag is keyof typeof schemas =>
  typeof tag === 'string' && Object.hasOwn(schemas, tag);

/** The leaf in a value; null for anything that has not one of the forms of version 2. */
export function parseLeaf(value: Value): Leaf | null {
  const tag: unknown = Array.isArray(value) ? value[0] : null;
  if (!isTag(tag)) return null;
  const parsed = schemas[tag].safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The leaf in its bytes; null likewise, and for bytes that are not the one encoding of it. */
export function decodeLeaf(bytes: Uint8Array): Leaf | null {
  const value = decodeValue(bytes);
  return value.ok ? parseLeaf(value.value) : null;
}
