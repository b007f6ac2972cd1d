import type { Language } from '../../../shared/basics/localized.ts';
import { cleanLines, cleanText } from '../../../shared/contest/clean-text.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import {
  type Visit,
  visitLimits,
  type VisitPhoto,
  type VisitState,
} from '../../../shared/following/visit.ts';
import { dayFault, dayText, typedDay } from './typed-values.ts';

/** A visit as it is typed. */
export interface VisitDraft {
  readonly submission: Id;
  readonly id: Id;
  readonly day: string;
  /** A name a line. */
  readonly visitors: string;
  readonly state: VisitState;
  readonly observations: string;
  readonly risks: string;
  /** Null while nobody asked for a place; words only, no laptop is asked where it is. */
  readonly place: string | null;
  readonly photos: readonly VisitPhoto[];
}

/** A visit that begins: today, by the person at this desk, unless they say otherwise. */
export const newVisit = (
  { submission, id }: Pick<Visit, 'submission' | 'id'>,
  { today, visitor }: { readonly today: string; readonly visitor: string },
  language: Language,
): VisitDraft => ({
  submission,
  id,
  day: dayText(today, language),
  visitors: visitor,
  state: 'on-schedule',
  observations: '',
  risks: '',
  place: null,
  photos: [],
});

export const draftOfVisit = (visit: Visit, language: Language): VisitDraft => ({
  submission: visit.submission,
  id: visit.id,
  day: dayText(visit.day, language),
  visitors: visit.visitors.join('\n'),
  state: visit.state,
  observations: visit.observations,
  risks: visit.risks,
  place: visit.place?.text ?? null,
  photos: visit.photos,
});

const visitorsOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map(cleanText)
    .filter((name) => name !== '')
    .slice(0, visitLimits.visitors);

/** The visit as it is recorded; null while its day is none. A point that was recorded with its place stays with it. */
export function visitOf(draft: VisitDraft, before: Visit | null): Visit | null {
  if (dayFault(draft.day, true) !== null) return null;
  const place = draft.place === null ? '' : cleanText(draft.place);
  const kept = before?.place ?? null;
  return {
    submission: draft.submission,
    id: draft.id,
    day: typedDay(draft.day) ?? '',
    visitors: visitorsOf(draft.visitors),
    state: draft.state,
    observations: cleanLines(draft.observations),
    risks: cleanLines(draft.risks),
    photos: draft.photos.map(({ hash, name, size, caption }) => ({
      hash,
      name,
      size,
      caption: cleanText(caption),
    })),
    place: place === '' ? null : { text: place, point: kept?.text === place ? kept.point : null },
  };
}
