import { z } from '../basics/zod.ts';

import { isDay } from '../contest/deadlines.ts';
import { harmlessRecord, id, milliValue, text, uniqueIds } from '../contest/schema-parts.ts';
import type { Value } from '../log/operation.ts';
import { type PoolEntry, poolStates } from './pool-entry.ts';
import { proposalOutcomes, type ProposalVerdict } from './proposal-verdict.ts';
import { type RegionTeam, teamSides } from './region-team.ts';
import type { SelfAssessment } from './self-assessment.ts';

const day = z.string().refine(isDay);
const idOrNothing = z.union([z.literal(''), id]);

/** Something must be said: blanks alone are no reason. */
const said = (limit: number) => text(limit).refine((value) => value.trim() !== '');

/** Longest texts of a pool's records, in UTF-16 units. */
export const poolingLimits = {
  name: 300,
  contest: 500,
  note: 4000,
  reason: 4000,
  members: 200,
  comment: 4000,
} as const;

const parsedBy =
  <T>(schema: z.ZodType<T>) =>
  (value: Value): T | undefined => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  };

/** What a pool says of a project; a move says where to and why, a withdrawal why. Undefined if malformed. */
export const parsePoolEntry: (value: Value) => PoolEntry | undefined = parsedBy(
  z
    .strictObject({
      state: z.enum(poolStates),
      track: id,
      maturity: idOrNothing,
      team: idOrNothing,
      partners: text(poolingLimits.note),
      note: text(poolingLimits.note),
      moved: z
        .strictObject({
          contest: said(poolingLimits.contest),
          day,
          reason: said(poolingLimits.reason),
        })
        .nullable(),
    })
    .refine(({ state, moved }) => (state === 'moved') === (moved !== null))
    .refine(({ state, note }) => state !== 'withdrawn' || note.trim() !== ''),
);

/** A team with its members, at most one of whom leads it; undefined if malformed. */
export const parseTeam: (value: Value) => RegionTeam | undefined = parsedBy(
  z.strictObject({
    title: said(poolingLimits.name),
    tracks: uniqueIds(200),
    members: z
      .array(
        z.strictObject({
          name: said(poolingLimits.name),
          side: z.enum(teamSides),
          role: text(poolingLimits.name),
          organisation: text(poolingLimits.name),
          contact: text(poolingLimits.name),
          lead: z.boolean(),
        }),
      )
      .max(poolingLimits.members)
      .refine((members) => members.filter(({ lead }) => lead).length <= 1),
    active: z.boolean(),
  }),
);

/** A region's word on itself; whether criteria and scale fit is the contest's question. Undefined if malformed. */
export const parseSelfAssessment: (value: Value) => SelfAssessment | undefined = parsedBy(
  z.strictObject({
    scores: harmlessRecord.pipe(z.record(id, milliValue)),
    comments: harmlessRecord.pipe(z.record(id, text(poolingLimits.comment))),
    team: said(poolingLimits.name),
    day,
  }),
);

/** How a proposal was sorted, with what its outcome needs and nothing else's; undefined if malformed. */
export const parseProposalVerdict: (value: Value) => ProposalVerdict | undefined = parsedBy(
  z
    .strictObject({
      outcome: z.enum(proposalOutcomes),
      into: id.nullable(),
      body: text(poolingLimits.name),
      reason: said(poolingLimits.reason),
      responsible: said(poolingLimits.name),
      due: z.union([z.literal(''), day]),
    })
    .refine(({ outcome, into }) => (outcome === 'combined') === (into !== null))
    .refine(({ outcome, body }) => (outcome === 'passed') === (body.trim() !== '')),
);
