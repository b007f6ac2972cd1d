import type { Id } from '../../../shared/contest/contest.ts';

const section = '/follow-up';

/** Parts of the whole section. */
export const sectionParts = ['portfolio', 'projects', 'due', 'orders'] as const;

export type SectionPart = (typeof sectionParts)[number];

/** Parts of one project's page. */
export const projectParts = ['schedule', 'money', 'results', 'risks', 'visits'] as const;

export type ProjectPart = (typeof projectParts)[number];

/** Where a person is within the section. */
export type FollowPlace =
  | { readonly type: 'section'; readonly part: SectionPart }
  | { readonly type: 'project'; readonly submission: Id; readonly part: ProjectPart }
  | { readonly type: 'visit'; readonly submission: Id; readonly visit: Id }
  | { readonly type: 'order'; readonly order: Id };

export const partAddress = (part: SectionPart): string =>
  part === 'portfolio' ? section : `${section}/${part}`;

export const dueAddress = partAddress('due');

export const projectAddress = (submission: Id, part: ProjectPart = 'schedule'): string =>
  `${section}/project/${encodeURIComponent(submission)}${part === 'schedule' ? '' : `/${part}`}`;

export const visitAddress = (submission: Id, visit: Id): string =>
  `${section}/visit/${encodeURIComponent(submission)}/${encodeURIComponent(visit)}`;

export const orderAddress = (order: Id): string => `${section}/order/${encodeURIComponent(order)}`;

/** A part of an address as it was before it became one; as it stands where it is broken. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Where an address leads; one that nobody knows leads to the section's beginning. */
export function placeOf(path: string): FollowPlace {
  const [, , kind = '', first = '', second = ''] = path.split('/').map(decoded);
  if (kind === 'project' && first !== '') {
    const part = projectParts.find((each) => each === second) ?? 'schedule';
    return { type: 'project', submission: first, part };
  }
  if (kind === 'visit' && first !== '' && second !== '')
    return { type: 'visit', submission: first, visit: second };
  if (kind === 'order' && first !== '') return { type: 'order', order: first };
  return { type: 'section', part: sectionParts.find((each) => each === kind) ?? 'portfolio' };
}
