import type { Id, Stage } from '../contest/contest.ts';
import type { PublicKeyId, Value } from '../log/operation.ts';
import type { PoolEntry } from '../pooling/pool-entry.ts';
import {
  parsePoolEntry,
  parseProposalVerdict,
  parseSelfAssessment,
  parseTeam,
} from '../pooling/pooling-schema.ts';
import type { ProposalVerdict } from '../pooling/proposal-verdict.ts';
import type { RegionTeam } from '../pooling/region-team.ts';
import type { SelfAssessment } from '../pooling/self-assessment.ts';
import { isOnScale } from '../scoring/score-sheet.ts';
import { inOrder, type KeyedHeads } from './heads.ts';

/** Who said a record last, and when; the time is shown and decides nothing. */
export interface Said {
  readonly by: PublicKeyId;
  readonly wallClock: number;
}

/** What is known of pools, teams, self-assessments and proposals. */
export interface PoolFacts {
  /** By application: where a project of a pool stands; those of which nobody said anything are not in it. */
  readonly pool: ReadonlyMap<Id, PoolEntry & Said>;
  /** By application that they belong to, then by id. */
  readonly teams: ReadonlyMap<Id, ReadonlyMap<Id, RegionTeam>>;
  /** By `${submission}/${stage}`; only scores on the stage's rubric. */
  readonly selfAssessments: ReadonlyMap<string, SelfAssessment & Said>;
  /** By application: how proposals were sorted. */
  readonly verdicts: ReadonlyMap<Id, ProposalVerdict & Said>;
}

/** Where nothing of the kind was said. */
export const noPoolFacts: PoolFacts = {
  pool: new Map(),
  teams: new Map(),
  selfAssessments: new Map(),
  verdicts: new Map(),
};

/** What the first head of every key says: it counts until a person decides. */
function firstOfEach<T extends object>(
  heads: KeyedHeads,
  parse: (value: Value) => T | undefined,
): ReadonlyMap<Id, T & Said> {
  const found = new Map<Id, T & Said>();
  for (const [rest, [first]] of inOrder(heads)) {
    const parsed = first === undefined ? undefined : parse(first.value);
    if (first !== undefined && parsed !== undefined)
      found.set(rest, { ...parsed, by: first.signer, wallClock: first.wallClock });
  }
  return found;
}

function foldTeams(heads: KeyedHeads): PoolFacts['teams'] {
  const teams = new Map<Id, Map<Id, RegionTeam>>();
  for (const [place, [first]] of inOrder(heads)) {
    const [submission = '', id = ''] = place.split('/');
    const team = first === undefined ? undefined : parseTeam(first.value);
    if (team === undefined) continue;
    const own = teams.get(submission) ?? new Map<Id, RegionTeam>();
    teams.set(submission, own.set(id, team));
  }
  return teams;
}

/** A self-assessment without scores for criteria that the stage does not have, or beside their scales. */
function onRubric<Assessed extends SelfAssessment>(
  assessment: Assessed,
  stage: Stage | undefined,
): Assessed {
  const scores = (stage?.criteria ?? []).flatMap(({ id, scale }) => {
    const score = assessment.scores[id];
    return score !== undefined && isOnScale(score, scale) ? [[id, score] as const] : [];
  });
  return { ...assessment, scores: Object.fromEntries(scores) };
}

/** Folds what was said of pools; where versions of one record disagree, the first head counts until they are settled. */
export function foldPool(
  of: (prefix: string) => KeyedHeads,
  stages: ReadonlyMap<Id, Stage>,
): PoolFacts {
  const assessed = firstOfEach(of('self-assessment'), parseSelfAssessment);
  return {
    pool: firstOfEach(of('pool'), parsePoolEntry),
    teams: foldTeams(of('team')),
    selfAssessments: new Map(
      [...assessed].map(([place, assessment]) => [
        place,
        onRubric(assessment, stages.get(place.split('/')[1] ?? '')),
      ]),
    ),
    verdicts: firstOfEach(of('proposal'), parseProposalVerdict),
  };
}
