import type { ContestSettings } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import { createDraw } from './draw.ts';

/**
 * The innovation council's own figures for 57 applications, in whole tenge. They ask 2.8 bn in all; 37 projects of
 * earlier seasons and 10 of this one are running, together with grants of 3.5 bn. Our reading: the centre with 3 bn
 * over three years, of which 2 bn is spent, is one of the 37, and its 3 bn are part of the 3.5 bn.
 */
export const councilFigures = {
  applications: 57,
  asked: 2_800_000_000,
  earlier: 37,
  supported: 10,
  granted: 3_500_000_000,
  centre: { granted: 3_000_000_000, paid: 2_200_000_000, spent: 2_000_000_000 },
  /** What the council grants to the ten of this season, of the 3.5 bn. */
  grantedNow: 180_000_000,
} as const;

/** True for a contest that follows what it supported. */
export const isFollowed = ({ stages }: Pick<ContestSettings, 'stages'>): boolean =>
  stages.some(({ kind }) => kind === 'followup');

/** A figure of the council for another number of applications, at least one. */
export const scaled = (figure: number, applications: number): number =>
  Math.max(1, Math.round((figure * applications) / councilFigures.applications));

/** A sum for another number of applications, in whole thousands of tenge. */
export const scaledSum = (tenge: number, applications: number): number =>
  Math.max(1, Math.round((tenge / 1000) * (applications / councilFigures.applications))) * 1000;

/** A sum of whole thousands dealt out by weights, to the last thousand; everybody gets one where there are enough. */
export function dealOut(tenge: number, weights: readonly number[]): readonly number[] {
  const thousands = Math.round(tenge / 1000);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const spare = Math.max(0, thousands - weights.length);
  const parts = weights.map((weight) => 1 + Math.floor((spare * weight) / all));
  const left = thousands - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, at) => (part + (at === 0 ? left : 0)) * 1000);
}

/** Applications of one season and of those before it, numbered from one; what they ask comes to the council's sum. */
export function councilApplications(
  drawn: readonly Submission[],
  applications: number,
  seed: number,
): { readonly submissions: readonly Submission[]; readonly earlier: readonly Submission[] } {
  const draw = createDraw(seed, 'what applications ask');
  const season = drawn.slice(0, applications);
  const weights = season.map(() => 20 + draw.below(80));
  const asked = dealOut(scaledSum(councilFigures.asked, applications), weights);
  return {
    submissions: season.map((submission, at) => ({ ...submission, budget: asked[at] ?? null })),
    earlier: drawn.slice(applications).map((submission, at) => ({
      ...submission,
      ...(at === 0 ? centre : {}),
      budget: null,
      eligibility: {
        admitted: false,
        reason: earlierReason[submission.language === 'kk' ? 'kk' : 'ru'],
      },
    })),
  };
}

/** The centre is invented, as everything of a demo is. */
const centre = {
  title: 'Металлургия және материалтану инновациялық орталығы',
  language: 'kk',
  applicant: 'Ақтөбе инженерлік университеті',
  nomination: 'industry',
  town: 'Ақтөбе',
  summary:
    'Өңірдің металлургия кәсіпорындарына арналған сынақ цехы, зертхана және жас инженерлер мектебі. Үш жылға жоспарланған.',
} as const;

const earlierReason = {
  kk: 'Өткен маусымдарда қолдау тапқан жоба, бақылауда',
  ru: 'Проект поддержан в прошлых сезонах, на контроле',
} as const;
