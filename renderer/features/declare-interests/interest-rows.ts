import type { Id } from '../../../shared/contest/contest.ts';
import type { Interest } from '../../../shared/contest/interest.ts';
import { subjectName } from '../../../shared/contest/masking.ts';
import { fullName } from '../../../shared/contest/people.ts';
import {
  type InterestSign,
  interestSigns,
  type SuggestedInterest,
} from '../../../shared/contest/suggest-interests.ts';
import { foldForSearch, matchesSearch } from '../../../shared/language/search-fold.ts';
import { sortKey } from '../../../shared/language/sort-key.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { compareNumbers } from '../../../shared/scoring/list-order.ts';
import type { InterestsRequest } from '../../workers/interests-messages.ts';

/** A juror and an application, as one text. */
export const pairName = ({
  submission,
  juror,
}: {
  readonly submission: Id;
  readonly juror: Id;
}): string => `${submission}/${juror}`;

type Compared = Pick<ContestState, 'people' | 'submissions' | 'jurorDetails' | 'blocked'>;

/** Whom to compare with what: jurors who are there, applications that are not refused, nobody whose data is blocked. */
export function interestsRequest({
  people,
  submissions,
  jurorDetails,
  blocked,
}: Compared): InterestsRequest {
  return {
    jurors: [...people.values()].flatMap(({ id, role, surname, organisation }) => {
      const details = jurorDetails.get(id);
      const isAsked = role === 'juror' && details?.left !== true;
      if (!isAsked || blocked.has(subjectName('person', id))) return [];
      return [{ id, surname, organisation, contact: details?.contact ?? '' }];
    }),
    submissions: [...submissions.values()].flatMap(
      ({ id, applicant, contacts, bin, town, answers, eligibility }) => {
        const isRefused = !eligibility.admitted && eligibility.reason !== '';
        if (isRefused || blocked.has(subjectName('submission', id))) return [];
        return [{ id, applicant, contacts, bin, town, answers }];
      },
    ),
  };
}

/** One juror and one sign, with every application that has it. */
export interface InterestGroup {
  readonly key: string;
  readonly juror: Id;
  readonly about: InterestSign;
  readonly items: readonly SuggestedInterest[];
}

/** What says most comes first. */
const order: readonly InterestSign[] = ['bin', 'contact', 'organisation', 'surname', 'town'];

/** Suggestions nobody has looked at yet, by juror and sign; what says most first, then by the juror's name. */
export function openGroups(
  suggested: readonly SuggestedInterest[],
  { people, interests, recusals }: Pick<ContestState, 'people' | 'interests' | 'recusals'>,
): readonly InterestGroup[] {
  const settled = new Set([...interests, ...recusals].map(pairName));
  const groups = new Map<string, SuggestedInterest[]>();
  for (const suggestion of suggested) {
    if (settled.has(pairName(suggestion))) continue;
    const key = `${order.indexOf(suggestion.about)}/${suggestion.juror}`;
    const items = groups.get(key);
    if (items === undefined) groups.set(key, [suggestion]);
    else items.push(suggestion);
  }
  const nameOf = (juror: Id): string => {
    const person = people.get(juror);
    return sortKey(person === undefined ? juror : fullName(person));
  };
  return [...groups]
    .flatMap(([key, items]) => {
      const [first] = items;
      if (first === undefined) return [];
      const sorted = items.toSorted((a, b) => compareNumbers(a.submission, b.submission));
      const { juror, about } = first;
      return [{ group: { key, juror, about, items: sorted }, place: key[0] + nameOf(juror) }];
    })
    .toSorted((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ group }) => group);
}

export type SignFilter = InterestSign | 'all';

/** Groups of one sign whose juror's name has the words. */
export function foundGroups(
  groups: readonly InterestGroup[],
  people: ContestState['people'],
  filter: { readonly sign: SignFilter; readonly query: string },
): readonly InterestGroup[] {
  return groups.filter(({ juror, about }) => {
    if (filter.sign !== 'all' && filter.sign !== about) return false;
    const person = people.get(juror);
    return matchesSearch(
      foldForSearch(person === undefined ? juror : fullName(person)),
      filter.query,
    );
  });
}

/** Pairs by sign, and all of them. */
export function countsBySign(
  groups: readonly InterestGroup[],
): readonly { readonly sign: SignFilter; readonly count: number }[] {
  const countOf = (sign: SignFilter): number =>
    groups
      .filter(({ about }) => sign === 'all' || about === sign)
      .reduce((sum, { items }) => sum + items.length, 0);
  return (['all', ...interestSigns] as const)
    .map((sign) => ({ sign, count: countOf(sign) }))
    .filter(({ sign, count }) => sign === 'all' || count > 0);
}

/** Every pair that some stage assigns. */
export function assignedPairs(assignments: ContestState['assignments']): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const [place, jurors] of assignments) {
    const submission = place.slice(place.indexOf('/') + 1);
    for (const juror of jurors) pairs.add(pairName({ submission, juror }));
  }
  return pairs;
}

/** Declared conflicts of pairs that are assigned all the same. */
export const conflictsAssigned = (
  interests: ContestState['interests'],
  assigned: ReadonlySet<string>,
): readonly Interest[] =>
  interests.filter((interest) => interest.state === 'declared' && assigned.has(pairName(interest)));

/** Numbers as people type them ("147, №148; 200"), each once; which of them no application has. */
export function numbersIn(
  text: string,
  submissions: ReadonlyMap<Id, unknown>,
): { readonly known: readonly Id[]; readonly unknown: readonly string[] } {
  const numbers = new Set(
    text
      .split(/[\s,;]+/)
      .map((part) => part.replace(/^№/u, '').trim())
      .filter((part) => part !== ''),
  );
  return {
    known: [...numbers].filter((number) => submissions.has(number)),
    unknown: [...numbers].filter((number) => !submissions.has(number)),
  };
}
