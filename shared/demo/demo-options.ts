import type { Language } from '../basics/localized.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { ContestSettings, Id, RegionCode, RegionsProfileId } from '../contest/contest.ts';
import { regionsOfProfile } from '../contest/regions.ts';
import { isFollowed } from './council-applications.ts';
import { withDeadlines } from './demo-desk.ts';
import type { DemoPapersByLanguage } from './demo-documents.ts';
import { firstScoredStage, settingsFromTemplate, templateCards } from '../contest/templates.ts';

/** What a demo contest shall be like. */
export interface DemoOptions {
  readonly template: Id;
  readonly submissions: number;
  readonly jurors: number;
  /** Number of regions; null = all of the template's own list. */
  readonly regions: number | null;
  readonly seed: number;
  /** Languages of the applications, in turn. */
  readonly languages: readonly Language[];
  /** When headquarters founded it, milliseconds since 1970; left out, a date that suits the list of regions. */
  readonly start?: number;
  /** True: the contest tells whom its files are encrypted to; the files themselves stay as they are. */
  readonly encrypted?: boolean;
  /** Papers for the applications of the first juror; without them no application has documents. */
  readonly papers?: DemoPapersByLanguage;
}

/** The size of the demo that the command makes when nothing is asked for. */
export const demoDefaults: DemoOptions = {
  template: 'expo',
  submissions: 600,
  jurors: 40,
  regions: null,
  seed: 1,
  languages: ['kk', 'ru'],
};

/** Sizes of programmes that are not as large as the default: as many applications and jurors as the real ones have. */
const demoSizes: Readonly<Record<Id, Pick<DemoOptions, 'submissions' | 'jurors'>>> = {
  // A hundred and fifty-eight projects, a jury for them, and ten of it as the commission of the final.
  'social-fair': { submissions: 158, jurors: 24 },
  // Fifty-seven applications, and experts of the council for three sheets of each.
  'innovation-council': { submissions: 57, jurors: 15 },
  // Nine teams of two in each of three disciplines, and a panel of eight.
  'robot-day': { submissions: 27, jurors: 8 },
  // Three projects for each of twenty regions, and experts for three sheets of each region.
  'regional-pool': { submissions: 60, jurors: 20 },
};

/** What a template's demo is like when nothing else is asked for. */
export const demoDefaultsFor = (template: Id): DemoOptions => ({
  ...demoDefaults,
  ...demoSizes[template],
  template,
});

export type DemoFault =
  | { readonly type: 'TemplateUnknown'; readonly known: readonly Id[] }
  | { readonly type: 'TemplateNotScored' }
  | { readonly type: 'CountOutOfRange'; readonly option: string; readonly most: number }
  | { readonly type: 'LanguagesMissing' };

const most = { submissions: 20_000, jurors: 2000, seed: 2 ** 31 - 1 } as const;

const datedProfiles: readonly RegionsProfileId[] = ['2014/2018-06', '2018-06/2022-06', '2022-'];

/** Where a contest of one region is held. */
const onlyRegion: RegionCode = 'KZ-15';

/** Regions of a demo: the first of the template's list, or of the next list that is long enough. */
function chooseRegions(
  own: RegionsProfileId,
  count: number | null,
): { readonly profile: RegionsProfileId; readonly regions: readonly RegionCode[] } | null {
  const wanted = count ?? (own === 'single' ? 1 : regionsOfProfile(own).length);
  const candidates = [own, ...datedProfiles.slice(Math.max(0, datedProfiles.indexOf(own)))];
  const fitting = candidates.find((profile) => {
    const size = profile === 'single' ? 1 : regionsOfProfile(profile).length;
    return size >= wanted;
  });
  if (fitting === undefined) return null;
  if (fitting === 'single') return { profile: fitting, regions: [onlyRegion] };
  const codes = regionsOfProfile(fitting).map(({ code }) => code);
  return { profile: fitting, regions: codes.slice(0, wanted) };
}

const day = 24 * 3_600_000;
const followedWeeks = 41;

const nineInTheMorning = 4 * 3_600_000;

/** When a contest under a list of regions may have been held: a Monday, 9:00 where UTC is five hours behind. */
function seasonOf(profile: RegionsProfileId): { readonly season: string; readonly start: number } {
  if (profile === '2014/2018-06')
    return { season: '2015–2016', start: Date.UTC(2016, 0, 11) + nineInTheMorning };
  if (profile === '2018-06/2022-06')
    return { season: '2020', start: Date.UTC(2020, 3, 6) + nineInTheMorning };
  return { season: '2026', start: Date.UTC(2026, 2, 2) + nineInTheMorning };
}

export interface DemoFrame {
  readonly settings: ContestSettings;
  readonly start: number;
}

function countFault(options: DemoOptions): DemoFault | null {
  for (const option of ['submissions', 'jurors', 'seed'] as const) {
    const least = option === 'seed' ? 0 : 1;
    const value = options[option];
    if (!Number.isInteger(value) || value < least || value > most[option]) {
      return { type: 'CountOutOfRange', option, most: most[option] };
    }
  }
  return options.languages.length === 0 ? { type: 'LanguagesMissing' } : null;
}

/** The regulation of the demo, marked as an example in its title and by `demo`; or why there is none. */
export function demoFrame(options: DemoOptions): Result<DemoFrame, DemoFault> {
  const known = templateCards.map(({ id }) => id);
  if (!known.includes(options.template)) return err({ type: 'TemplateUnknown', known });
  const fault = countFault(options);
  if (fault !== null) return err(fault);
  const plain = settingsFromTemplate(options.template, { season: '', demo: true });
  if (firstScoredStage(plain) === null) return err({ type: 'TemplateNotScored' });
  const count = options.regions;
  const least = plain.regionsProfile === 'none' ? 0 : 1;
  const possible = count === null || (Number.isInteger(count) && count >= least);
  const chosen = possible ? chooseRegions(plain.regionsProfile, count) : null;
  if (chosen === null) {
    return err({
      type: 'CountOutOfRange',
      option: 'regions',
      most: regionsOfProfile('2022-').length,
    });
  }
  const { season, start } = seasonOf(chosen.profile);
  const { kk, ru, en } = plain.title;
  // What is followed goes on for the better part of a year: the contest began that much earlier.
  const founded = (options.start ?? start) - (isFollowed(plain) ? followedWeeks * 7 * day : 0);
  const settings = {
    ...plain,
    title: { kk: `Үлгі: ${kk}`, ru: `Пример: ${ru}`, en: `Example: ${en}` },
    season,
    regionsProfile: chosen.profile,
    regions: chosen.regions,
  };
  return ok({ settings: withDeadlines(settings, founded), start: founded });
}
