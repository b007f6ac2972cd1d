import { present } from '../basics/assert.ts';
import { groupBy } from '../basics/group-by.ts';
import {
  add,
  compare,
  milliToRational,
  type Rational,
  subtract,
  zero,
} from '../basics/rational.ts';
import type { Id, Stage } from '../contest/contest.ts';
import { createPanel } from '../ranking/panel.ts';
import { type RankableState, stageRankingInput } from '../ranking/rank-stage.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { scoreReach, sheetsToMeet } from './audit-reach.ts';
import { placeIn } from './ties.ts';
import { choosesWinners } from './winners.ts';

/** How many sheets would have to have other points than the jurors gave, so that another would win or go on. */
export interface AuditMargin {
  /** At least so many; null where nothing a sheet says could change anything. */
  readonly sheets: number | null;
  /**
   * `proved`: no fewer sheets can do it, whatever points they had. `assumed`: the method compares jurors or applications
   * with one another, so that one sheet moves many scores; 1 is said because nothing better is proved.
   */
  readonly bound: 'proved' | 'assumed';
  /** The two that so few sheets could exchange; `below` null where it is the pass mark that could be missed or met. */
  readonly between: { readonly above: Id; readonly below: Id | null } | null;
  /** Sheets of the stage that count. */
  readonly total: number;
}

/** What a submission's score can be brought to by 0, 1, 2, … wrong sheets. */
interface Reach {
  readonly ranked: RankedSubmission;
  readonly lowest: readonly Rational[];
  readonly highest: readonly Rational[];
}

/** The most that any submission below can be brought to by each number of wrong sheets, and which one it is. */
class Envelope {
  readonly values: Rational[] = [];
  readonly #whose: Id[] = [];

  add({ ranked, highest }: Reach): void {
    const last = present(highest.at(-1), 'it has a score');
    for (let at = 0; at < Math.max(this.values.length, highest.length); at += 1) {
      const own = highest[at] ?? last;
      const known = this.values[at] ?? this.values.at(-1);
      if (known === undefined || compare(own, known) > 0) {
        this.values[at] = own;
        this.#whose[at] = ranked.submission;
      } else if (this.values[at] === undefined) {
        this.values[at] = known;
        this.#whose[at] = present(this.#whose[at - 1], 'it is somebody’s');
      }
    }
  }

  whose(changed: number): Id {
    return present(this.#whose[Math.min(changed, this.#whose.length - 1)], 'it is somebody’s');
  }
}

type Found = Pick<AuditMargin, 'sheets' | 'between'>;

const less = (a: Found, b: Found): Found =>
  b.sheets !== null && (a.sheets === null || b.sheets < a.sheets) ? b : a;

const nothing: Found = { sheets: null, between: null };

/** What is at stake among submissions that are placed together. */
interface Line {
  readonly group: readonly Reach[];
  readonly placeOf: (reach: Reach) => number;
  /** Whose place above others matters, and who may come in from below. */
  readonly isAbove: (reach: Reach) => boolean;
  readonly isBelow: (reach: Reach) => boolean;
}

/** Least number of wrong sheets that brings somebody who stands above down to somebody below. */
function leastExchange({ group, placeOf, isAbove, isBelow }: Line, near: Rational): Found {
  const blocks = new Map<number, Reach[]>();
  for (const reach of group) {
    const place = placeOf(reach);
    blocks.set(place, [...(blocks.get(place) ?? []), reach]);
  }
  const envelope = new Envelope();
  let least = nothing;
  for (const [, block] of [...blocks].toSorted(([a], [b]) => b - a)) {
    if (envelope.values.length > 0) {
      for (const reach of block.filter(isAbove)) {
        const met = sheetsToMeet(reach.lowest, envelope.values, near);
        if (met === null) continue;
        const sheets = Math.max(1, met.sheets);
        const between = { above: reach.ranked.submission, below: envelope.whose(met.up) };
        least = less(least, { sheets, between });
      }
    }
    for (const reach of block.filter(isBelow)) envelope.add(reach);
  }
  return least;
}

/** Least number of wrong sheets by which somebody misses or meets the pass mark. */
function leastPass(reaches: readonly Reach[], mark: Rational, near: Rational): Found {
  let least = nothing;
  for (const { ranked, lowest, highest } of reaches) {
    const passes = ranked.score !== null && compare(ranked.score, mark) >= 0;
    const at = passes
      ? lowest.findIndex((value) => compare(subtract(value, near), mark) < 0)
      : highest.findIndex((value) => compare(add(value, near), mark) >= 0);
    if (at < 0) continue;
    const between = { above: ranked.submission, below: null };
    least = less(least, { sheets: Math.max(1, at), between });
  }
  return least;
}

/** The lines of a stage: places with a prize, and the end of its list. */
function linesOf(
  state: RankableState,
  stage: Stage,
  ranking: StageRanking,
  reaches: readonly Reach[],
): readonly Line[] {
  const settings = present(state.settings, 'settings of the contest');
  const byNomination = [...groupBy(reaches, ({ ranked }) => ranked.nomination).values()];
  const within = ({ ranked }: Reach): number => ranked.place ?? Number.POSITIVE_INFINITY;
  const prizes = choosesWinners(settings, stage.id)
    ? byNomination.map((group) => ({
        group,
        placeOf: within,
        isAbove: (reach: Reach) => within(reach) <= settings.prizePlaces,
        isBelow: () => true,
      }))
    : [];
  const { advance, quotas } = stage.regulation;
  const entries = ranking.selection?.entries;
  if (advance === null || entries === undefined) return prizes;
  const stateOf = ({ ranked }: Reach) => entries.get(ranked.submission)?.state ?? 'off';
  // Places in several nominations meet under one quota, so that any exchange may move it.
  const isAny = quotas.length > 0 && advance.scope === 'nomination';
  const groups = advance.scope === 'all' ? [reaches] : byNomination;
  const lists = groups.map((group) => ({
    group,
    placeOf: ({ ranked }: Reach) => placeIn(ranked, advance.scope) ?? Number.POSITIVE_INFINITY,
    isAbove: (reach: Reach) => isAny || stateOf(reach) !== 'off',
    isBelow: (reach: Reach) => isAny || stateOf(reach) !== 'on',
  }));
  return [...prizes, ...lists];
}

/**
 * The least number of sheets that would have to have other points (within the scales, for the criteria they answered)
 * before another application could win, win another place, or go on. Exact for means of sheets without rounding, else
 * never too great: what rounds is taken as if it always helped, and criteria as if each could be wrong in other sheets.
 * A tie counts as an exchange. Compare as many sheets as `auditSampleSize` says for this margin.
 */
export function auditMargin(state: RankableState, ranking: StageRanking): AuditMargin {
  const input = stageRankingInput(state, ranking.stage, { draws: 0 });
  const panel = createPanel(input, 1000n);
  const total = panel.submissions.reduce((sum, { sheets }) => sum + sheets.length, 0);
  const stage = present(
    state.settings?.stages.find(({ id }) => id === ranking.stage),
    'the stage is in the settings',
  );
  const scales = new Map(stage.criteria.map(({ id, scale }) => [id, scale]));
  const reached = scoreReach({ panel, rule: input.rule, scales });
  if (reached === null) return { sheets: 1, bound: 'assumed', between: null, total };
  const ranked = new Map(ranking.ranking.submissions.map((each) => [each.submission, each]));
  const reaches = panel.submissions.flatMap((submission): readonly Reach[] => {
    const own = ranked.get(submission.submission);
    if (own === undefined || own.score === null || submission.sheets.length === 0) return [];
    const [lowest, highest] = [reached(submission, 'lowest'), reached(submission, 'highest')];
    return [{ ranked: own, lowest, highest }];
  });
  const near = input.rule.rounding.final ?? zero;
  const lines = linesOf(state, stage, ranking, reaches);
  const { passMark } = stage.regulation;
  const found = [
    ...lines.map((line) => leastExchange(line, near)),
    passMark === null || lines.length === 0
      ? nothing
      : leastPass(reaches, milliToRational(passMark), near),
  ].reduce(less, nothing);
  return { ...found, bound: 'proved', total };
}
