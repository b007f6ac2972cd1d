import { z } from '../basics/zod.ts';
import { toHex } from '../basics/bytes.ts';
import type { LocalizedText } from '../basics/localized.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { isDay } from '../contest/deadlines.ts';
import { count, id, text } from '../contest/schema-parts.ts';
import type { ContestId, Value } from '../log/operation.ts';
import { decodeValue, encodeValue } from '../log/value-codec.ts';
import { type PastApplication, pastResults, type Season } from './season.ts';

export type SeasonFileError =
  | { readonly type: 'SeasonMalformed' }
  /** Written by a later version of the program. */
  | { readonly type: 'SeasonTooNew' };

const version = 1;
const mostApplications = 1_000_000;
const mostOperations = Number.MAX_SAFE_INTEGER;
const profiles = ['2014/2018-06', '2018-06/2022-06', '2022-', 'single', 'none'] as const;

const bytes = (length: number) =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === length);
const day = z.string().refine(isDay).nullable();
const inLanguages = z.strictObject({ kk: text(2000), ru: text(2000), en: text(2000) });

const shape = z.strictObject({
  v: z.literal(version),
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

/** A season as the bytes it rests as: deterministic CBOR, version 1; an application is a list of ten fields. */
export const writeSeason = (season: Season): Uint8Array =>
  encodeValue({
    v: version,
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

/** Reads what `writeSeason` writes, and nothing else. */
export function readSeason(file: Uint8Array): Result<Season, SeasonFileError> {
  const malformed = err({ type: 'SeasonMalformed' } as const);
  const value = decodeValue(file);
  if (!value.ok) return malformed;
  if (isNewer(value.value)) return err({ type: 'SeasonTooNew' });
  const parsed = shape.safeParse(value.value);
  if (!parsed.success) return malformed;
  const { v, contest, stages, stateHash, applications, ...rest } = parsed.data;
  void v;
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
