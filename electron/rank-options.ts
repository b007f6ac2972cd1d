import type { Rational } from '../shared/basics/rational.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import { rankingMethods } from '../shared/contest/contest.ts';
import type { StageRankingOptions } from '../shared/ranking/rank-stage.ts';
import { readDecimal } from '../shared/ranking/rank-table.ts';
import type { CommandError } from './command-io.ts';

const expected =
  'rank DIR | FILE.csv [--method mean|trimmed|median|rank-sum|schulze|z|adjusted|bradley-terry] [--rounding panel:0.01,weighted:0.01,final:0.01] ' +
  '[--aggregate weighted-mean|sum] [--scope nomination|all] [--draws N] [--seed S] [--top N] [--zero-is-missing] [--stage ID]';

/** An error of usage, with the usage. */
export const rankUsageError = (message: string): CommandError => ({
  type: 'UsageError',
  message,
  expected,
});

/** What `parseArgs` is told of the options of `rank`. */
export const rankOptionNames = {
  json: { type: 'boolean' },
  method: { type: 'string' },
  rounding: { type: 'string' },
  aggregate: { type: 'string' },
  scope: { type: 'string' },
  draws: { type: 'string' },
  seed: { type: 'string' },
  top: { type: 'string' },
  stage: { type: 'string' },
  key: { type: 'string' },
  'zero-is-missing': { type: 'boolean' },
} as const;

/** Options as `parseArgs` gives them. */
export type OptionTexts = Readonly<Record<string, string | boolean | undefined>>;

/** Reads the options that stand before the regulation. Weighted scores are summed, where they are rounded. */
export function readRankOptions(texts: OptionTexts): Result<StageRankingOptions, CommandError> {
  const method = oneOf(texts, 'method', rankingMethods);
  const aggregate = oneOf(texts, 'aggregate', ['weighted-mean', 'sum'] as const);
  const scope = oneOf(texts, 'scope', ['nomination', 'all'] as const);
  const rounding = readRounding(texts.rounding);
  const draws = wholeNumber(texts, 'draws', { least: 0, most: 1_000_000 });
  const seed = wholeNumber(texts, 'seed', { least: 0, most: 0xffff_ffff });
  const top = wholeNumber(texts, 'top', { least: 1, most: 1_000_000_000 });
  for (const part of [method, aggregate, scope, rounding, draws, seed, top]) {
    if (!part.ok) return part;
  }
  const sums = rounding.ok && rounding.value !== undefined && rounding.value.weighted !== null;
  return ok({
    ...given('method', method),
    ...(sums ? { aggregate: 'sum' as const } : {}),
    ...given('aggregate', aggregate),
    ...given('scope', scope),
    ...given('rounding', rounding),
    ...given('draws', draws),
    ...given('seed', seed),
    ...given('top', top),
  });
}

const given = <Name extends string, T>(
  name: Name,
  part: Result<T | undefined, CommandError>,
): { readonly [key in Name]?: T } | Record<never, never> =>
  part.ok && part.value !== undefined ? { [name]: part.value } : {};

function oneOf<T extends string>(
  texts: OptionTexts,
  name: string,
  choices: readonly T[],
): Result<T | undefined, CommandError> {
  const text = texts[name];
  if (text === undefined) return ok(undefined);
  const choice = choices.find((item) => item === text);
  return choice === undefined
    ? err(rankUsageError(`--${name} is one of ${choices.join(', ')}`))
    : ok(choice);
}

function wholeNumber(
  texts: OptionTexts,
  name: string,
  { least, most }: { readonly least: number; readonly most: number },
): Result<number | undefined, CommandError> {
  const text = texts[name];
  if (text === undefined) return ok(undefined);
  const number = typeof text === 'string' && /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  return number >= least && number <= most
    ? ok(number)
    : err(rankUsageError(`--${name} is a whole number from ${least} to ${most}`));
}

type Rounding = NonNullable<StageRankingOptions['rounding']>;

function readRounding(
  text: string | boolean | undefined,
): Result<Rounding | undefined, CommandError> {
  if (typeof text !== 'string') return ok(undefined);
  const places: { panel: Rational | null; weighted: Rational | null; final: Rational | null } = {
    panel: null,
    weighted: null,
    final: null,
  };
  for (const part of text.split(',')) {
    const [place = '', unitText = '', ...more] = part.split(':');
    const unit = readDecimal(unitText);
    if (
      (place !== 'panel' && place !== 'weighted' && place !== 'final') ||
      places[place] !== null ||
      unit === null ||
      unit.numerator <= 0n ||
      more.length > 0
    ) {
      return err(
        rankUsageError('--rounding names places and units, as in panel:0.01,weighted:0.01'),
      );
    }
    places[place] = unit;
  }
  return ok(places);
}
