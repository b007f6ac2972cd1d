import { languages, type Language, type LocalizedText } from '../basics/localized.ts';
import { foldForSearch } from '../language/search-fold.ts';
import type { ContestSettings, Id, RegionCode, RegionsProfileId } from './contest.ts';
import data from './regions.json' with { type: 'json' };

/** A region as one dated list names it; every name tells the kind, because Almaty is a city and a region. */
export interface Region {
  readonly code: RegionCode;
  readonly kind: 'region' | 'city';
  readonly name: LocalizedText;
  /** For narrow columns and tiles; still tells the kind where two regions share a name. */
  readonly short: LocalizedText;
}

interface StoredRegion extends Region {
  /** Older names, short forms, codes of older editions of ISO 3166-2, Latin spellings. */
  readonly aliases: readonly string[];
  /** Its main town since 2022: people put it where a form asks for the region. */
  readonly centres: readonly string[];
  /** Main towns that belonged to it before 2022. */
  readonly earlierCentres: readonly string[];
  readonly profiles: readonly string[];
  /** Names that differ in one dated list. */
  readonly names: Readonly<
    Record<string, { readonly name: LocalizedText; readonly short: LocalizedText } | undefined>
  >;
}

const stored: readonly StoredRegion[] = data.regions.map((region) => ({
  ...region,
  kind: region.kind === 'city' ? 'city' : 'region',
}));

/** The list a profile draws on: a contest in one region chooses it from today's list. */
const listOf = (profile: RegionsProfileId): string => (profile === 'single' ? '2022-' : profile);

const asIn = (region: StoredRegion, list: string): Region => {
  const { code, kind } = region;
  const { name, short } = region.names[list] ?? region;
  return { code, kind, name, short };
};

/** Regions of a dated list in the order of their codes; none for contests without regions. */
export const regionsOfProfile = (profile: RegionsProfileId): readonly Region[] =>
  stored
    .filter((region) => region.profiles.includes(listOf(profile)))
    .map((region) => asIn(region, listOf(profile)));

const byCode = new Map(stored.map((region) => [region.code, region]));

/** Full name with its kind ("Алматы қаласы", "Алматинская область"); an unknown code is shown as it is. */
export function regionName(
  code: RegionCode,
  profile: RegionsProfileId,
  language: Language,
): string {
  const region = byCode.get(code);
  return region === undefined ? code : asIn(region, listOf(profile)).name[language];
}

/** Like `regionName`, for narrow columns: "г. Алматы", "Алматинская". */
export function regionShortName(
  code: RegionCode,
  profile: RegionsProfileId,
  language: Language,
): string {
  const region = byCode.get(code);
  return region === undefined ? code : asIn(region, listOf(profile)).short[language];
}

/** Words that say the kind and nothing else; they may be left out or stand on either side of the name. */
const kindWords: ReadonlyMap<string, Region['kind']> = new Map([
  ...['область', 'обл', 'облысы', 'облыс', 'oblast', 'oblysy', 'region', 'reg'].map(
    (word) => [foldForSearch(word), 'region'] as const,
  ),
  ...['город', 'гор', 'г', 'қаласы', 'қала', 'қ', 'city', 'qalasy', 'kalasy'].map(
    (word) => [foldForSearch(word), 'city'] as const,
  ),
]);

/** Splits "г. Алматы" into the folded name and the kind that was said, if any. */
function wantedFrom(text: string): {
  readonly key: string;
  readonly kind: Region['kind'] | null;
} {
  const words = foldForSearch(text).split(' ');
  return {
    key: words.filter((word) => !kindWords.has(word)).join(' '),
    kind: words.map((word) => kindWords.get(word)).find((kind) => kind !== undefined) ?? null,
  };
}

const named = (region: StoredRegion): readonly string[] => [
  region.code,
  region.code.replace('KZ-', ''),
  ...[region, ...Object.values(region.names)].flatMap((names) =>
    names === undefined
      ? []
      : languages.flatMap((language) => [names.name[language], names.short[language]]),
  ),
  ...region.aliases,
];

interface Spellings {
  readonly region: StoredRegion;
  readonly names: ReadonlySet<string>;
  readonly towns: ReadonlySet<string>;
}

const keysOf = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.map((spelling) => wantedFrom(spelling).key));

const spellingsIn = (list: string): readonly Spellings[] =>
  stored
    .filter((region) => region.profiles.includes(list))
    .map((region) => ({
      region,
      names: keysOf(named(region)),
      towns: keysOf([...region.centres, ...(list === '2022-' ? [] : region.earlierCentres)]),
    }));

const known = new Map<string, readonly Spellings[]>();

/** Folded with the first name that is looked for: whoever shows regions alone does not wait for hundreds of names. */
function spellingsOf(list: string): readonly Spellings[] {
  const spellings = known.get(list) ?? spellingsIn(list);
  known.set(list, spellings);
  return spellings;
}

/**
 * Finds the region a person meant, in kk, ru, en or Latin spelling, by its code, an older code, an older name or
 * its main town. A name that a city shares with a region ("Алматы") means the city unless the kind is said.
 * Null where nothing or more than one region fits, or the region is not on the profile's list. The contest's own
 * `aliases` go before everything else.
 */
export function findRegion(
  text: string,
  profile: RegionsProfileId,
  aliases: ContestSettings['regionAliases'] = {},
): RegionCode | null {
  const { key, kind } = wantedFrom(text);
  const said = Object.keys(aliases).filter((code) => keysOf(aliases[code] ?? []).has(key));
  if (key !== '' && said.length > 0) return said.length === 1 ? (said[0] ?? null) : null;
  const candidates = spellingsOf(listOf(profile));
  const byName = candidates.filter(({ names }) => names.has(key));
  const byTown = candidates.filter(({ towns }) => towns.has(key));
  const ofKind = (wanted: Region['kind']) => byName.filter(({ region }) => region.kind === wanted);
  const tiers = kind === 'region' ? [ofKind('region')] : [ofKind('city'), byTown];
  if (kind === null) tiers.push(byName);
  const [only, another] = tiers.find((tier) => tier.length > 0) ?? [];
  return only !== undefined && another === undefined ? only.region.code : null;
}

/** What numbers of applications begin with that a region's coordinator registers: "55-" for KZ-55. */
export const regionPrefix = (code: RegionCode): string => `${code.replace('KZ-', '')}-`;

/** True for the number of an application that a region's coordinator may register. */
export const isRegionsOwn = (submission: Id, region: RegionCode | null): boolean =>
  region !== null && submission.startsWith(regionPrefix(region));
