import { type Language, languages } from '../shared/basics/localized.ts';
import type { Rational } from '../shared/basics/rational.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import { type Quota, quotaSubjects, rankingMethods } from '../shared/contest/contest.ts';
import type { StageRankingOptions } from '../shared/ranking/rank-stage.ts';
import { readDecimal } from '../shared/ranking/rank-table.ts';
import type { CommandError } from './command-io.ts';

const expected =
  'rank DIR | FILE.csv | --from postgres://… [--schema NAME] [--list] [--method mean|trimmed|median|rank-sum|schulze|z|adjusted|bradley-terry] [--rounding panel:0.01,weighted:0.01,final:0.01] ' +
  '[--aggregate weighted-mean|sum] [--scope nomination|all] [--draws N] [--seed S] [--top N] [--zero-is-missing] [--stage ID] ' +
  '[--quota nomination|region|applicant|organisation:MIN:MAX]… [--pass-mark N] [--least-sheets N] [--without-juror ID,ID] ' +
  '[--weight CRITERION=N,…] [--slope] [--lang kk|ru|en] [--json]';

/** An error of usage, with the usage. */
export const rankUsageError = (message: string): CommandError => ({
  type: 'UsageError',
  message,
  expected,
});

/** What `parseArgs` is told of the options of `rank`. */
export const rankOptionNames = {
  json: { type: 'boolean' },
  from: { type: 'string' },
  schema: { type: 'string' },
  list: { type: 'boolean' },
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
  quota: { type: 'string', multiple: true },
  'pass-mark': { type: 'string' },
  'least-sheets': { type: 'string' },
  'without-juror': { type: 'string', multiple: true },
  weight: { type: 'string', multiple: true },
  slope: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

/** Options as `parseArgs` gives them. */
export type OptionTexts = Readonly<
  Record<string, string | boolean | readonly (string | boolean)[] | undefined>
>;

/** Reads the options that stand before the regulation. Weighted scores are summed, where they are rounded. */
export function readRankOptions(texts: OptionTexts): Result<StageRankingOptions, CommandError> {
  const method = oneOf(texts, 'method', rankingMethods);
  const aggregate = oneOf(texts, 'aggregate', ['weighted-mean', 'sum'] as const);
  const scope = oneOf(texts, 'scope', ['nomination', 'all'] as const);
  const rounding = readRounding(texts.rounding);
  const draws = wholeNumber(texts, 'draws', { least: 0, most: 1_000_000 });
  const seed = wholeNumber(texts, 'seed', { least: 0, most: 0xffff_ffff });
  const top = wholeNumber(texts, 'top', { least: 1, most: 1_000_000_000 });
  const weights = readWeights(lists(texts.weight));
  const list = readListOptions(texts);
  for (const part of [method, aggregate, scope, rounding, draws, seed, top, weights, list]) {
    if (!part.ok) return part;
  }
  const withoutJurors = lists(texts['without-juror']);
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
    ...given('weights', weights),
    ...given('list', list),
    ...(withoutJurors.length === 0 ? {} : { withoutJurors }),
    ...(texts.slope === true ? { slope: true } : {}),
  });
}

/** Parts between commas, of an option that may be given several times. */
const lists = (texts: OptionTexts[string]): readonly string[] =>
  (Array.isArray(texts) ? texts : []).flatMap((text) =>
    typeof text === 'string' ? text.split(',') : [],
  );

function readWeights(
  parts: readonly string[],
): Result<Readonly<Record<string, Rational>> | undefined, CommandError> {
  const weights: [string, Rational][] = [];
  for (const part of parts) {
    const cut = part.lastIndexOf('=');
    const [criterion, weight] = [part.slice(0, cut), readDecimal(part.slice(cut + 1))];
    if (cut < 1 || weight === null || weight.numerator < 0n)
      return err(rankUsageError('--weight names criteria and weights, as in idea=2,form=0.5'));
    weights.push([criterion, weight]);
  }
  return ok(weights.length === 0 ? undefined : Object.fromEntries(weights));
}

/** What decides who goes on alone. */
function readListOptions(
  texts: OptionTexts,
): Result<NonNullable<StageRankingOptions['list']> | undefined, CommandError> {
  const leastSheets = wholeNumber(texts, 'least-sheets', { least: 1, most: 1000 });
  if (!leastSheets.ok) return leastSheets;
  const mark = texts['pass-mark'];
  const passMark = typeof mark === 'string' ? readDecimal(mark) : undefined;
  if (passMark === null) return err(rankUsageError('--pass-mark is a number'));
  const quotas: Quota[] = [];
  for (const text of lists(texts.quota)) {
    const quota = readQuota(text);
    if (quota === null)
      return err(
        rankUsageError('--quota is a subject with its least and most number, as in region:1:6'),
      );
    quotas.push(quota);
  }
  return ok({
    ...given('leastSheets', leastSheets),
    ...(passMark === undefined ? {} : { passMark }),
    ...(quotas.length === 0 ? {} : { quotas }),
  });
}

/** "region:1:6"; a number that is left out is no limit. */
function readQuota(text: string): Quota | null {
  const match = /^([a-z]+):(\d{0,6})(?::(\d{0,6}))?$/.exec(text);
  const by = quotaSubjects.find((subject) => subject === match?.[1]);
  const [min, max] = [match?.[2] ?? '', match?.[3] ?? ''].map((part) =>
    part === '' ? null : Number(part),
  );
  if (by === undefined || min === undefined || max === undefined) return null;
  return (min === null && max === null) || (max ?? Infinity) < (min ?? 0) ? null : { by, min, max };
}

/** The language of sentences, by `--lang`; English where nothing is said. */
export function readLanguage(texts: OptionTexts): Result<Language, CommandError> {
  const language = oneOf(texts, 'lang', languages);
  return language.ok ? ok(language.value ?? 'en') : language;
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

function readRounding(text: OptionTexts[string]): Result<Rounding | undefined, CommandError> {
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
