import type { Language } from '../../../shared/basics/localized.ts';
import { noMoney, type Tiyn } from '../../../shared/basics/money.ts';
import { cleanText } from '../../../shared/contest/clean-text.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { OrganisationKind, Project } from '../../../shared/following/project.ts';
import {
  dayFault,
  dayText,
  type FieldFault,
  sumFault,
  sumText,
  typedDay,
  typedSum,
} from './typed-values.ts';

/** A project as it is typed. */
export interface ProjectDraft {
  readonly number: string;
  readonly signed: string;
  readonly start: string;
  readonly end: string;
  readonly granted: string;
  readonly industry: string;
  readonly kind: OrganisationKind;
  readonly organisation: string;
  readonly responsible: string;
}

export const draftOf = (project: Project, language: Language): ProjectDraft => ({
  number: project.contract.number,
  signed: dayText(project.contract.day, language),
  start: dayText(project.start, language),
  end: dayText(project.end, language),
  granted: sumText(project.granted, language),
  industry: project.industry,
  kind: project.organisation.kind,
  organisation: project.organisation.name,
  responsible: project.responsible,
});

/** True where the end, as typed, lies before the start. */
export const endFault = ({ start, end }: ProjectDraft): FieldFault | null => {
  const [from, to] = [typedDay(start), typedDay(end)];
  return from !== null && to !== null && from !== '' && to !== '' && to < from ? 'tooEarly' : null;
};

/** The project as it is recorded; null while something in the draft is wrong. */
export function projectOf(
  draft: ProjectDraft,
  before: Pick<Project, 'submission' | 'decidedIn' | 'closure'>,
): Project | null {
  const days = [draft.signed, draft.start, draft.end];
  const isWrong =
    days.some((text) => dayFault(text, false) !== null) ||
    endFault(draft) !== null ||
    sumFault(draft.granted) !== null ||
    draft.organisation.trim() === '';
  if (isWrong) return null;
  const day = (text: string): string => typedDay(text) ?? '';
  return {
    submission: before.submission,
    contract: { number: cleanText(draft.number), day: day(draft.signed) },
    start: day(draft.start),
    end: day(draft.end),
    granted: typedSum(draft.granted) ?? noMoney,
    industry: cleanText(draft.industry),
    organisation: { kind: draft.kind, name: cleanText(draft.organisation) },
    responsible: cleanText(draft.responsible),
    decidedIn: before.decidedIn,
    closure: before.closure,
  };
}

/** What a project that was supported before this contest begins as. */
export const earlierProject = (
  submission: Id,
  {
    industry,
    organisation,
    granted = noMoney,
  }: {
    readonly industry: string;
    readonly organisation: Project['organisation'];
    readonly granted?: Tiyn;
  },
): Project => ({
  submission,
  contract: { number: '', day: '' },
  start: '',
  end: '',
  granted,
  industry,
  organisation,
  responsible: '',
  decidedIn: null,
  closure: null,
});
