import { createContext, useContext } from 'react';

import { present } from '../../../shared/basics/assert.ts';
import type { Id, Stage } from '../../../shared/contest/contest.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { RankedSubmission } from '../../../shared/ranking/ranking.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { scorePlaces } from '../../../shared/results/method-text.ts';
import { memberName } from '../../../shared/results/naming.ts';
import { placeLabel } from '../../../shared/results/register.ts';
import { useText } from '../../language/use-text.ts';
import type { StageSubject } from '../../results/results-frame.tsx';
import type { Ranked } from '../../workers/deciding-messages.ts';
import type { DraftProblems } from './draft-problems.ts';
import type { MeetingDraft } from './meeting-draft.ts';

/** The meeting of a stage as it is being typed. */
export interface MeetingForm extends StageSubject, Ranked {
  readonly draft: MeetingDraft;
  readonly onChange: (draft: MeetingDraft) => void;
  /** Told at their fields once the person has tried to save. */
  readonly problems: DraftProblems;
}

const Form = createContext<MeetingForm | null>(null);

export const MeetingFormProvider = Form.Provider;

/** The stage of a contest's settings that a subject is about. */
const stageIn = ({ settings, stage }: StageSubject): Stage =>
  present(
    settings.stages.find(({ id }) => id === stage),
    'the stage is one of the contest',
  );

/** Applications, members and places of a stage in words of the window's language. */
export function useSubjectWords(subject: StageSubject, ranking: StageRanking) {
  const text = useText('decide');
  const { t, format, language } = text;
  const { state, settings } = subject;
  const stage = stageIn(subject);
  const places = Math.min(scorePlaces(stage.regulation), 2);
  const ranked = (id: Id): RankedSubmission | undefined =>
    ranking.ranking.submissions.find(({ submission }) => submission === id);
  const numbered = (id: Id): string => t('common:submissionNumber', { number: id });
  const titleOf = (id: Id): string => state.submissions.get(id)?.title ?? '';
  const placeOf = (id: Id): string => {
    const found = ranked(id);
    if (found === undefined || found.place === null) return '—';
    const tied = found.explanation.find((step) => step.type === 'tied');
    return placeLabel(found.place, (tied?.count ?? 0) + 1);
  };
  const scoreOf = (id: Id): string => {
    const score = ranked(id)?.score ?? null;
    return score === null ? '—' : format.rational(score, places);
  };
  return {
    ...text,
    stage,
    places,
    ranked,
    numbered,
    titleOf,
    placeOf,
    scoreOf,
    /** "№ 147 · Жел сорғысы" */
    labelOf: (id: Id): string => `${numbered(id)} · ${titleOf(id)}`,
    regionOf: (id: Id): string => {
      const region = state.submissions.get(id)?.region ?? null;
      return region === null ? '' : regionName(region, settings.regionsProfile, language);
    },
    memberName: (id: Id): string =>
      memberName(settings.commission.find((member) => member.id === id)?.name ?? '', language),
    nominationTitle: (id: Id): string => {
      const found = settings.nominations.find((nomination) => nomination.id === id);
      return found === undefined ? id : format.localized(found.title);
    },
  };
}

/** The form that a part stands in, with its words and the ways to change it. */
export function useMeetingForm() {
  const form = present(useContext(Form), 'a MeetingFormProvider stands around the form');
  const words = useSubjectWords(form, form.ranking);
  const { t } = words;
  const { draft, problems, onChange } = form;
  return {
    ...form,
    ...words,
    change: (patch: Partial<MeetingDraft>): void => onChange({ ...draft, ...patch }),
    /** What is wrong with the field of an address, as the controls take it. */
    wrongAt: (address: string): { readonly error?: string } => {
      const type = problems.get(address);
      return type === undefined ? {} : { error: t(`problem.${type}`) };
    },
  };
}
