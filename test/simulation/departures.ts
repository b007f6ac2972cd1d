import type { Design } from './designs.ts';
import type { Departure, Deviations } from './simulated-contest.ts';

/**
 * Variances of the simulated contests. Those behind the earlier table of assignments were not written down; these
 * were searched for on a grid (in units of the deviation between submissions of one region) and come nearest to its
 * twelve figures, all of them within the error.
 */
export const countryDeviations: Deviations = {
  region: 0.6,
  quality: 1,
  juror: 0.75,
  residual: 0.8,
};

/** The same contest without regions of different level, exactly as the model has it. */
export const modelDeviations: Deviations = {
  ...countryDeviations,
  region: 0,
  quality: Math.hypot(countryDeviations.region, countryDeviations.quality),
};

export interface Misspecified {
  readonly name: string;
  readonly design: Design;
  readonly deviations: Deviations;
  readonly departure?: Departure;
}

/** Student's t with three degrees of freedom, scaled to variance 1. */
function heavyTailed(normal: () => number): number {
  const square = normal() ** 2 + normal() ** 2 + normal() ** 2;
  return normal() / Math.sqrt(square);
}

const free = { design: 'free', deviations: modelDeviations } as const;

/** What real juries do that the model does not know of. */
export const misspecified: readonly Misspecified[] = [
  { name: 'heavy-tailed errors (t, 3 degrees)', ...free, departure: { error: heavyTailed } },
  {
    name: 'jurors use the scale more or less (slope e^(0.3 N))',
    ...free,
    departure: { slope: (normal) => Math.exp(0.3 * normal()) },
  },
  {
    name: 'whole marks from 0 to 10',
    ...free,
    departure: { mark: (score) => Math.max(0, Math.min(10, Math.round(score))) },
  },
  {
    name: 'some jurors err more (deviation e^(0.5 N))',
    ...free,
    departure: { spread: (normal) => Math.exp(0.5 * normal()) },
  },
  {
    name: 'one juror in forty gives the worst the most',
    ...free,
    departure: { saboteur: (juror) => juror === 0 },
  },
  { name: 'regions differ, random jurors', design: 'free', deviations: countryDeviations },
  { name: 'regions differ, 2 own + 1 other', design: 'cross', deviations: countryDeviations },
  {
    name: 'regions differ, own region + 20 common',
    design: 'calibrated',
    deviations: countryDeviations,
  },
  { name: 'regions differ, own region only', design: 'region', deviations: countryDeviations },
];
