import { present } from '../basics/assert.ts';
import { concatBytes, sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import { groupBy } from '../basics/group-by.ts';
import type { ContestSettings, Id } from '../contest/contest.ts';
import type { ContestState } from '../merge/state.ts';
import { earlierStages } from '../ranking/earlier-stages.ts';
import { sheetsOfStages } from '../ranking/stage-marks.ts';

/** How documents of a stage speak of its jurors. */
export interface JurorLabels {
  /** As the regulation wants it: by name, or as juror No. 1, 2, … */
  readonly shown: 'named' | 'numbered';
  /** A number from 1 for every juror of the contest, also where they are named. */
  readonly numbers: ReadonlyMap<Id, number>;
}

const domain = utf8ToBytes('qazylar juror number 1\n');

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A stage, and the earlier ones in which its tie-breaks look: whose sheets its result is counted from. */
export function countedStages(
  settings: Pick<ContestSettings, 'stages'>,
  stage: Id,
): ReadonlySet<Id> {
  const tieBreak = settings.stages.find(({ id }) => id === stage)?.regulation.tieBreak ?? [];
  const earlier = earlierStages(settings, stage);
  return new Set([
    stage,
    ...tieBreak.flatMap((each) =>
      each.by === 'criterion' && earlier.has(each.stage) ? each.stage : [],
    ),
  ]);
}

/**
 * Numbers of jurors in a stage, the same on every machine. Their order is that of a hash over the salts of the juror's
 * counted hand-ins, which only the juror and headquarters know beside the id: who looks at sheets and numbers cannot
 * tell whose they are. Jurors without a counted sheet come last, in the order of ids: no sheet stands under their number.
 */
export function jurorLabels(
  state: Pick<ContestState, 'settings' | 'people' | 'sheets'>,
  stage: Id,
): JurorLabels {
  const settings = present(state.settings, 'settings of the contest');
  const stages = countedStages(settings, stage);
  const own = groupBy(
    sheetsOfStages(state.sheets, (each) => stages.has(each)).filter(
      ({ counted, handIn }) => counted && handIn !== null,
    ),
    ({ juror }) => juror,
  );
  const keyed = [...own].map(([juror, sheets]) => {
    const salts = sheets.flatMap(({ handIn }) => handIn?.salt ?? []);
    const inOrder = salts.toSorted((a, b) => byText(toHex(a), toHex(b)));
    return { juror, key: toHex(sha256(concatBytes(domain, ...inOrder))) };
  });
  const others = [...state.people.values()].flatMap(({ id, role }) =>
    role === 'juror' && !own.has(id) ? [id] : [],
  );
  const order = [
    ...keyed
      .toSorted((a, b) => byText(a.key, b.key) || byText(a.juror, b.juror))
      .map(({ juror }) => juror),
    ...others.toSorted(byText),
  ];
  return {
    shown: settings.jurorsShown,
    numbers: new Map(order.map((juror, at) => [juror, at + 1])),
  };
}

/** What stands for a juror in the leaves of the proof: the id, or the number as text. */
export const jurorInLeaf = ({ shown, numbers }: JurorLabels, juror: Id): string =>
  shown === 'named' ? juror : String(numbers.get(juror) ?? 0);
