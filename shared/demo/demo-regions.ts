import type { LocalizedText } from '../basics/localized.ts';
import type { ContestSettings, RegionCode } from '../contest/contest.ts';
import { regionsOfProfile } from '../contest/regions.ts';
import names from './names.json' with { type: 'json' };

/** The region that a younger one was part of, for contests under an older list. */
const earlier: Readonly<Record<string, RegionCode>> = {
  'KZ-10': 'KZ-63',
  'KZ-33': 'KZ-19',
  'KZ-62': 'KZ-35',
  'KZ-79': 'KZ-61',
};

export interface DemoPlaces {
  /** The region of the contest that a place of today belongs to; null where it takes no part. */
  readonly regionOf: (code: RegionCode) => RegionCode | null;
  readonly towns: (region: RegionCode | null) => readonly LocalizedText[];
  readonly organisations: (region: RegionCode | null) => readonly LocalizedText[];
}

/** Towns and organisations by the regions of one contest; without a region, those of the whole country. */
export function demoPlaces(
  settings: Pick<ContestSettings, 'regionsProfile' | 'regions'>,
): DemoPlaces {
  const listed = new Set(regionsOfProfile(settings.regionsProfile).map(({ code }) => code));
  const taking = new Set(settings.regions);
  const regionOf = (code: RegionCode): RegionCode | null => {
    const home = listed.has(code) ? code : (earlier[code] ?? code);
    return taking.has(home) ? home : null;
  };
  const within = (
    items: readonly { readonly region: RegionCode; readonly name: LocalizedText }[],
  ) => {
    return (region: RegionCode | null): readonly LocalizedText[] =>
      items
        .filter((item) => region === null || regionOf(item.region) === region)
        .map(({ name }) => name);
  };
  const places = names.places.filter(
    ({ kind, region }) => kind !== 'city-district' || listed.has(region),
  );
  return { regionOf, towns: within(places), organisations: within(names.organisations) };
}
