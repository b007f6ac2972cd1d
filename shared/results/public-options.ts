import { languages } from '../basics/localized.ts';
import type { ContestSettings } from '../contest/contest.ts';

/**
 * How applicants are named in public: as they applied, people by their given name and the first letter of the surname,
 * or not at all.
 */
export const publicNames = ['full', 'short', 'none'] as const;

export type PublicNames = (typeof publicNames)[number];

/** What headquarters chooses for everything that everybody may see. */
export interface PublicOptions {
  readonly names: PublicNames;
  /** The list as the regulation sets it (TOP-N), or everything that has a place. */
  readonly list: 'regulation' | 'all';
  /** Whether sums of grants are shown. */
  readonly grants: boolean;
  /** Where the page will be found, for the code on posters; empty where nobody knows. */
  readonly address: string;
}

/** Programmes whose consent lets a project be shown, and nobody's name. */
const namelessTemplates: ReadonlySet<string> = new Set(['regional-pool']);

/**
 * What the consent of a contest's applicants covers, on the careful side: where children compete, or nobody was asked,
 * surnames are shortened. Headquarters, who knows what was signed, may choose otherwise.
 */
export function consentedNames({
  template,
  ageGroups,
  consent,
}: Pick<ContestSettings, 'template' | 'ageGroups' | 'consent'>): PublicNames {
  if (namelessTemplates.has(template)) return 'none';
  const isAsked = languages.some((language) => consent[language].trim() !== '');
  return isAsked && ageGroups.length === 0 ? 'full' : 'short';
}

/** What is chosen while nobody has chosen anything. */
export const proposedOptions = (settings: ContestSettings): PublicOptions => ({
  names: consentedNames(settings),
  list: 'regulation',
  grants: true,
  address: '',
});

/** Longest address of a page, in UTF-16 units: more makes a code that no camera reads from afar. */
export const addressLimit = 200;

/** True for an empty address and for one that a camera would open: http or https, no spaces. */
export const isPageAddress = (address: string): boolean =>
  address === '' ||
  (address.length <= addressLimit && /^https?:\/\/[^\s/.]+\.[^\s]+$/i.test(address));
