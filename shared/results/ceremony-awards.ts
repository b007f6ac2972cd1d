import type { Language } from '../basics/localized.ts';
import type { Id } from '../contest/contest.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import { fillPhrase, phrases } from './document-texts.ts';
import { compareIds, localized, settingsOf } from './naming.ts';
import type { Winner } from './winners.ts';

/** What a ceremony is made of: the winners as decided, or, for a rehearsal of a draft, as proposed. */
export interface CeremonySource {
  readonly state: ContestState;
  readonly winners: readonly Winner[];
  readonly meeting: Meeting | null;
}

/** What one person hands over: a nomination's prizes, a special prize, the grand prix, the grants. */
export interface Award {
  readonly kind: 'nomination' | 'prize' | 'grand-prix' | 'grants';
  /** Unique among the awards of a ceremony. */
  readonly id: string;
  readonly title: string;
  /** Places that somebody has, best first; a prize has one place. */
  readonly places: readonly { readonly place: number; readonly submissions: readonly Id[] }[];
}

/** Who hands an award over, by the award's id; an award that is not in it has nobody yet. */
export type HandOver = ReadonlyMap<string, Id>;

/** Id of the grand prix among the prizes of a meeting; it is handed over after all the others. */
export const grandPrixId = 'grand-prix';

function placesIn(winners: readonly Winner[], nomination: Id): Award['places'] {
  const byPlace = new Map<number, Id[]>();
  for (const winner of winners.filter((each) => each.nomination === nomination)) {
    byPlace.set(winner.place, [...(byPlace.get(winner.place) ?? []), winner.submission]);
  }
  return [...byPlace]
    .map(([place, submissions]) => ({ place, submissions: submissions.toSorted(compareIds) }))
    .toSorted((a, b) => a.place - b.place);
}

/** A prize is named once, also where several share it. */
function prizesOf({ meeting }: CeremonySource, language: Language): readonly Award[] {
  const prizes = meeting?.prizes ?? [];
  const ids = [...new Set(prizes.map(({ id }) => id))];
  const awards = ids.flatMap((id): readonly Award[] => {
    const shared = prizes.filter((prize) => prize.id === id);
    const [first] = shared;
    if (first === undefined) return [];
    const grand = id === grandPrixId;
    const called = localized(first.title, language);
    const submissions = shared.map(({ submission }) => submission).toSorted(compareIds);
    return [
      {
        kind: grand ? 'grand-prix' : 'prize',
        id: `prize/${id}`,
        title:
          called !== '' || !grand ? called : fillPhrase(phrases.ceremony.grandPrixTitle, language),
        places: [{ place: 1, submissions }],
      },
    ];
  });
  return awards.toSorted(
    (a, b) => Number(a.kind === 'grand-prix') - Number(b.kind === 'grand-prix'),
  );
}

/**
 * What is handed over, in the order of the ceremony: nominations as the contest lists them, special prizes, the grand
 * prix, grants. Nominations are there also where nobody won in them, unless there are no winners at all.
 */
export function awardsOf(source: CeremonySource, language: Language): readonly Award[] {
  const { state, winners, meeting } = source;
  const nominations = settingsOf(state).nominations.map(({ id, title }): Award => ({
    kind: 'nomination',
    id,
    title: localized(title, language),
    places: placesIn(winners, id),
  }));
  const granted = (meeting?.grants ?? []).filter((grant) => grant.granted > 0);
  const grants: Award = {
    kind: 'grants',
    id: 'grants',
    title: fillPhrase(phrases.ceremony.grantsTitle, language),
    places: [{ place: 1, submissions: granted.map(({ submission }) => submission) }],
  };
  return [
    ...(winners.length === 0 ? [] : nominations),
    ...prizesOf(source, language),
    ...(granted.length === 0 ? [] : [grants]),
  ];
}

/**
 * A proposal of who hands what over: members who were at the meeting, else the whole commission, one after another; the
 * chair the grand prix, or where there is none the last award.
 */
export function proposedHandOver(source: CeremonySource): HandOver {
  const { commission } = settingsOf(source.state);
  const there = commission.filter(({ id }) => source.meeting?.present.includes(id) ?? false);
  const able = (there.length > 0 ? there : commission).filter(({ role }) => role !== 'secretary');
  const chair = able.find(({ role }) => role === 'chair') ?? able[0];
  if (chair === undefined) return new Map();
  const others = able.filter(({ id }) => id !== chair.id);
  const awards = awardsOf(source, 'kk').filter(({ places }) => places.length > 0);
  const main = awards.find(({ kind }) => kind === 'grand-prix') ?? awards.at(-1);
  const rest = awards.filter(({ id }) => id !== main?.id);
  const turns = others.length > 0 ? others : [chair];
  return new Map([
    ...rest.flatMap(({ id }, at): readonly (readonly [string, Id])[] => {
      const member = turns[at % turns.length];
      return member === undefined ? [] : [[id, member.id]];
    }),
    ...(main === undefined ? [] : [[main.id, chair.id] as const]),
  ]);
}
