import { z } from '../basics/zod.ts';
import { equalBytes, sha256, toHex } from '../basics/bytes.ts';
import type { LocalizedText } from '../basics/localized.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { isDay } from '../contest/deadlines.ts';
import { count, id, text } from '../contest/schema-parts.ts';
import type { ContestId, Value } from '../log/operation.ts';
import { decodeValue, encodeValue } from '../log/value-codec.ts';
import { type PastApplication, pastResults, type Season } from './season.ts';

export type SeasonFileError =
  /** Of no form that is read, or changed since it was written. */
  | { readonly type: 'SeasonMalformed' }
  /** Written by a later version of the program. */
  | { readonly type: 'SeasonTooNew' };

const version = 2;
const mostApplications = 1_000_000;
const mostOperations = Number.MAX_SAFE_INTEGER;
const profiles = ['2014/2018-06', '2018-06/2022-06', '2022-', 'single', 'none'] as const;

const bytes = (length: number) =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === length);
const day = z.string().refine(isDay).nullable();
const inLanguages = z.strictObject({ kk: text(2000), ru: text(2000), en: text(2000) });

const fields = z.strictObject({
  contest: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  title: inLanguages,
  season: text(200),
  from: day,
  until: day,
  demo: z.boolean(),
  stages: z
    .array(
      z.strictObject({
        id,
        title: inLanguages,
        root: bytes(32).nullable(),
        complete: z.boolean(),
      }),
    )
    .max(100),
  nominations: z.array(z.strictObject({ id, title: inLanguages })).max(1000),
  regionsProfile: z.enum(profiles),
  operations: count(0, mostOperations),
  stateHash: bytes(32),
  applications: z
    .array(
      z.tuple([
        id,
        text(2000),
        text(2000),
        text(20_000),
        bytes(16).nullable(),
        id,
        id.nullable(),
        count(0, pastResults.length - 1),
        count(1, 1_000_000).nullable(),
        count(0, mostOperations).nullable(),
      ]),
    )
    .max(mostApplications),
});

/** Version 1: the fields beside their version, without a checksum. */
const early = fields.extend({ v: z.literal(1) }).transform(({ v, ...rest }) => {
  void v;
  return rest;
});

const summed = z.strictObject({
  v: z.literal(version),
  season: z.instanceof(Uint8Array),
  sha256: bytes(32),
});

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const titleOf = ({ kk, ru, en }: LocalizedText): Value => ({ kk, ru, en });

const rowOf = (each: PastApplication): Value => [
  each.number,
  each.title,
  each.applicant,
  each.organisation,
  each.identity === '' ? null : fromHex(each.identity),
  each.nomination,
  each.region,
  pastResults.indexOf(each.result),
  each.place,
  each.granted,
];

const fieldsOf = (season: Season): Uint8Array =>
  encodeValue({
    contest: season.contest,
    title: titleOf(season.title),
    season: season.season,
    from: season.from,
    until: season.until,
    demo: season.demo,
    stages: season.stages.map(({ id: stage, title, root, complete }) => ({
      id: stage,
      title: titleOf(title),
      root: root === null ? null : fromHex(root),
      complete,
    })),
    nominations: season.nominations.map((each) => ({ id: each.id, title: titleOf(each.title) })),
    regionsProfile: season.regionsProfile,
    operations: season.operations,
    stateHash: fromHex(season.stateHash),
    applications: season.applications.map(rowOf),
  });

/**
 * A season as the bytes it rests as: deterministic CBOR, version 2. Its fields lie in it as bytes of their own, an
 * application as a list of ten fields, beside their SHA-256: that shows accidental damage, not a change on purpose.
 */
export function writeSeason(season: Season): Uint8Array {
  const written = fieldsOf(season);
  return encodeValue({ v: version, season: written, sha256: sha256(written) });
}

const isNewer = (value: Value): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'v' in value &&
  typeof value.v === 'number' &&
  value.v > version;

/** Places are those of winners, and every winner has one. */
const isWhole = ({ result, place }: PastApplication): boolean =>
  (result === 'winner') === (place !== null);

/** Each number once: an application is named by it. */
const isOnce = (applications: readonly PastApplication[]): boolean =>
  new Set(applications.map(({ number }) => number)).size === applications.length;

/** The fields of a season of either version; null where they are of no form, or not those that were summed. */
function parsedFields(value: Value): z.infer<typeof fields> | null {
  const file = summed.safeParse(value);
  if (!file.success) return early.safeParse(value).data ?? null;
  const { season, sha256: sum } = file.data;
  if (!equalBytes(sha256(season), sum)) return null;
  const inner = decodeValue(season);
  return inner.ok ? (fields.safeParse(inner.value).data ?? null) : null;
}

/** Reads what `writeSeason` writes, and what it wrote in version 1, and nothing else. */
export function readSeason(file: Uint8Array): Result<Season, SeasonFileError> {
  const malformed = err({ type: 'SeasonMalformed' } as const);
  const value = decodeValue(file);
  if (!value.ok) return malformed;
  if (isNewer(value.value)) return err({ type: 'SeasonTooNew' });
  const parsed = parsedFields(value.value);
  if (parsed === null) return malformed;
  const { contest, stages, stateHash, applications, ...rest } = parsed;
  const past = applications.map(
    ([
      number,
      title,
      applicant,
      organisation,
      identity,
      nomination,
      region,
      result,
      place,
      granted,
    ]) => ({
      number,
      title,
      applicant,
      organisation,
      identity: identity === null ? '' : toHex(identity),
      nomination,
      region,
      result: pastResults[result] ?? 'undecided',
      place,
      granted,
    }),
  );
  if (!past.every(isWhole) || !isOnce(past)) return malformed;
  return ok({
    ...rest,
    contest: contest as ContestId,
    stages: stages.map((stage) => ({
      ...stage,
      root: stage.root === null ? null : toHex(stage.root),
    })),
    applications: past,
    stateHash: toHex(stateHash),
  });
}
