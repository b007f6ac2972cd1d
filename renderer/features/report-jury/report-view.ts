import { createContext, useContext, useMemo } from 'react';

import { present } from '../../../shared/basics/assert.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { ConflictImpact } from '../../../shared/ranking/conflict-impact.ts';
import type { JurorLine } from '../../../shared/ranking/juror-report.ts';
import type { PanelReport, RubricReport } from '../../../shared/ranking/panel-report.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import type { ReportStory } from '../../../shared/results/report-sentences.ts';
import { useText } from '../../language/use-text.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { linesOf, rubricOf, type SheetScore } from './report-facts.ts';

/** What open conflicts do to the places, as far as it is counted. */
export interface OpenImpacts {
  readonly impacts: readonly ConflictImpact[];
  /** Open items whose outcome cannot be counted beforehand. */
  readonly uncounted: number;
  readonly status: 'counting' | 'done' | 'failed';
}

/** What the report is about. */
export interface ReportSubject {
  readonly stageRanking: StageRanking;
  readonly report: PanelReport;
  readonly scores: readonly SheetScore[];
  readonly conflicts: OpenImpacts;
  /** Null for all nominations. */
  readonly nomination: Id | null;
  /** Jurors are told by numbers, so that the report can be shown to a meeting. */
  readonly byNumbers: boolean;
}

/** Digits after the point of figures in points. */
const placesOfPoints = 2;

const Subject = createContext<ReportSubject | null>(null);

export const ReportSubjectProvider = Subject.Provider;

/** What jurors are called: by name, or by a number that stays whatever is scored or sorted. */
function useJurorNames(byNumbers: boolean): (juror: Id) => string {
  const { state, jurorName } = useRankingWords();
  const { t, format } = useText('jury-report');
  return useMemo(() => {
    // Ids keep their order whatever is scored or sorted, so a juror keeps the number.
    const jurors = [...state.people.values()].filter(({ role }) => role === 'juror');
    const numbers = new Map(
      jurors
        .map(({ id }) => id)
        .sort()
        .map((id, index) => [id, index + 1]),
    );
    return (juror: Id): string => {
      const number = numbers.get(juror);
      return byNumbers && number !== undefined
        ? t('jurorNumber', { number: format.number(number) })
        : jurorName(juror);
    };
  }, [state.people, byNumbers, jurorName, t, format]);
}

/** The report with what its parts say of jurors, nominations and rubrics. */
export function useReport() {
  const subject = present(useContext(Subject), 'a ReportSubjectProvider stands around the report');
  const words = useRankingWords();
  const { t, format, language } = useText('jury-report');
  const { report, scores, nomination, byNumbers } = subject;
  const { method } = subject.stageRanking.ranking;
  const { nominationTitle } = words;
  const names = useJurorNames(byNumbers);
  return useMemo(() => {
    const rubric = rubricOf(report, nomination);
    const rubrics: readonly RubricReport[] =
      rubric === null ? report.reliability : report.reliability.slice(rubric, rubric + 1);
    const lines: readonly JurorLine[] = linesOf(report, scores, nomination);
    const rubricName = ({ nominations }: Pick<RubricReport, 'nominations'>): string => {
      const [first, ...others] = nominations;
      if (first === undefined || report.reliability.length === 1) return t('allNominations');
      return others.length === 0
        ? nominationTitle(first)
        : t('rubric.more', { first: nominationTitle(first), count: others.length });
    };
    // An application that is not registered here has no title.
    const submissionName = (id: Id): string => {
      const title = words.titleOf(id);
      return title === ''
        ? t('common:submissionNumber', { number: id })
        : t('submission', { number: id, title });
    };
    const story: ReportStory = { juror: names, method, language, places: placesOfPoints };
    return {
      ...subject,
      ...words,
      t,
      format,
      language,
      jurorName: names,
      rubrics,
      lines,
      rubricName,
      submissionName,
      story,
    };
  }, [
    subject,
    words,
    t,
    format,
    language,
    names,
    report,
    scores,
    nomination,
    nominationTitle,
    method,
  ]);
}

/** What one line of a juror is called: several rubrics, several lines. */
export const lineKey = ({ rubric, juror }: JurorLine): string => `${rubric}/${juror}`;
