import type { Role } from '../../shared/contest/people.ts';

const everybody: readonly Role[] = ['headquarters', 'coordinator', 'juror'];
const inOneHall: readonly Role[] = ['headquarters', 'juror'];

/**
 * The practice contests that can be tried, and who takes part in them: large enough to look like the programme, small
 * enough to be built while a person watches. A school's robot day has no regions, and so no coordinators.
 */
export const demoTemplates = [
  { template: 'expo', roles: everybody, submissions: 180, jurors: 24 },
  { template: 'social-fair', roles: everybody, submissions: 158, jurors: 24 },
  { template: 'innovation-council', roles: everybody, submissions: 57, jurors: 12 },
  { template: 'robot-day', roles: inOneHall, submissions: 36, jurors: 6 },
  { template: 'regional-pool', roles: everybody, submissions: 60, jurors: 12 },
] as const satisfies readonly {
  readonly template: string;
  readonly roles: readonly Role[];
  readonly submissions: number;
  readonly jurors: number;
}[];

export type DemoTemplate = (typeof demoTemplates)[number]['template'];
