import {
  compare,
  decimalToRational,
  milliToRational,
  type Rational,
} from '../../../shared/basics/rational.ts';
import type { Milli } from '../../../shared/basics/points.ts';
import type { Id, RankingMethod, Stage } from '../../../shared/contest/contest.ts';
import type { StageRankingOptions } from '../../../shared/ranking/rank-stage.ts';

/** To what a final score might be rounded instead; `exact` = not at all, an empty text = as the rules say. */
export const roundingChoices = ['exact', '0.01', '0.1', '0.5', '1'] as const;
export type RoundingChoice = '' | (typeof roundingChoices)[number];

/** What a person tries out instead of the regulation; everything empty is the regulation itself. */
export interface WhatIfChoices {
  readonly withoutJurors: readonly Id[];
  /** As typed, by criterion. */
  readonly weights: Readonly<Record<Id, string>>;
  readonly method: RankingMethod | '';
  readonly slope: boolean;
  readonly rounding: RoundingChoice;
}

export const asTheRules: WhatIfChoices = {
  withoutJurors: [],
  weights: {},
  method: '',
  slope: false,
  rounding: '',
};

/** A weight as typed, with a comma or a point; null where it is none that can be counted with. */
export function readWeight(text: string): Rational | null {
  const weight = decimalToRational(text.trim().replace(',', '.'));
  return weight === null || weight.numerator < 0n || weight.numerator > 1000n * weight.denominator
    ? null
    : weight;
}

const isSame = (a: Rational, b: Rational): boolean => compare(a, b) === 0;

/** Criteria whose typed weight cannot be read. */
export const unreadWeights = ({ weights }: WhatIfChoices): readonly Id[] =>
  Object.entries(weights).flatMap(([criterion, text]) =>
    text.trim() !== '' && readWeight(text) === null ? [criterion] : [],
  );

/** Weights that differ from the regulation's. */
function otherWeights(
  { weights }: WhatIfChoices,
  { criteria }: Stage,
): Readonly<Record<Id, Rational>> {
  return Object.fromEntries(
    criteria.flatMap(({ id, weight, weightsByNomination }): readonly [Id, Rational][] => {
      const typed = readWeight(weights[id] ?? '');
      if (typed === null) return [];
      const ruled: readonly Milli[] = [weight, ...Object.values(weightsByNomination ?? {})];
      return ruled.every((each) => isSame(milliToRational(each), typed)) ? [] : [[id, typed]];
    }),
  );
}

const unitOf = (choice: Exclude<RoundingChoice, ''>): Rational | null =>
  choice === 'exact' ? null : decimalToRational(choice);

const unitIn = (unit: Milli | null): Rational | null =>
  unit === null ? null : milliToRational(unit);

function roundingOf({ rounding: choice }: WhatIfChoices, { regulation }: Stage) {
  if (choice === '') return null;
  const { panel, weighted, final } = regulation.rounding;
  const unit = unitOf(choice);
  const ruled = unitIn(final);
  if (unit === null ? ruled === null : ruled !== null && isSame(unit, ruled)) return null;
  return { panel: unitIn(panel), weighted: unitIn(weighted), final: unit };
}

/** What is asked of the ranking; null where nothing differs from the regulation. */
export function whatIfOptions(choices: WhatIfChoices, stage: Stage): StageRankingOptions | null {
  const { withoutJurors, method, slope } = choices;
  const weights = otherWeights(choices, stage);
  const rounding = roundingOf(choices, stage);
  const options: StageRankingOptions = {
    ...(withoutJurors.length > 0 ? { withoutJurors } : {}),
    ...(Object.keys(weights).length > 0 ? { weights } : {}),
    ...(method !== '' && method !== stage.regulation.method ? { method } : {}),
    ...(slope ? { slope } : {}),
    ...(rounding === null ? {} : { rounding }),
  };
  return Object.keys(options).length === 0 ? null : options;
}
