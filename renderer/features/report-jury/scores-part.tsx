import { useMemo } from 'react';

import { rationalToNumber } from '../../../shared/basics/rational.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { ScoreDistribution, type ScoreMark } from '../../charts/score-distribution.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { ofNomination, scoreAtCut } from './report-facts.ts';
import { useReport } from './report-view.ts';

/** Methods whose final score is on the scale of the sheets. */
const onSheetScale: ReadonlySet<string> = new Set(['mean', 'trimmed', 'median', 'adjusted']);

function Distribution({
  nomination,
  title,
}: {
  readonly nomination: Id | null;
  readonly title: string;
}) {
  const { scores, stageRanking, stage, scope, top } = useReport();
  const { ranking, selection } = stageRanking;
  const ranked = useMemo(
    () => ofNomination(ranking.submissions, nomination),
    [ranking.submissions, nomination],
  );
  const sheets = useMemo(
    () => ofNomination(scores, nomination).map(({ score }) => score),
    [scores, nomination],
  );
  const finals = useMemo(
    () =>
      onSheetScale.has(ranking.method)
        ? ranked.flatMap(({ score }) => (score === null ? [] : [rationalToNumber(score)]))
        : ranked.flatMap(({ mean }) => (mean === null ? [] : [rationalToNumber(mean)])),
    [ranked, ranking.method],
  );
  const { passMark } = stage.regulation;
  const marks = useMemo<readonly ScoreMark[]>(() => {
    if (!onSheetScale.has(ranking.method)) return [];
    // A list over all nominations ends at one score, a list of each nomination at its own.
    const isOneList = scope === 'all' || nomination !== null;
    const cut =
      top === null || !isOneList
        ? null
        : scoreAtCut(scope === 'all' ? ranking.submissions : ranked, selection);
    return [
      ...(passMark === null ? [] : [{ kind: 'pass' as const, value: passMark / 1000 }]),
      ...(cut === null ? [] : [{ kind: 'cut' as const, value: cut }]),
    ];
  }, [ranking, ranked, scope, top, nomination, passMark, selection]);
  return <ScoreDistribution title={title} sheets={sheets} finals={finals} marks={marks} />;
}

/** How the scores lie: of each rubric by itself, because their scales may differ. */
export function ScoresPart() {
  const { t, nomination, rubrics, rubricName, nominationTitle, settings, stageRanking } =
    useReport();
  const wanted: readonly (Id | null)[] =
    nomination !== null
      ? [nomination]
      : rubrics.length > 1
        ? settings.nominations.map(({ id }) => id)
        : [null];
  return (
    <div className="col g4">
      {!onSheetScale.has(stageRanking.ranking.method) && <Banner>{t('scores.otherScale')}</Banner>}
      {rubrics.length > 1 && nomination === null && (
        <p className="meta">
          {t('scores.rubrics', { rubrics: rubrics.map(rubricName).join('; ') })}
        </p>
      )}
      {wanted.map((id) => (
        <Card key={id ?? ''}>
          <Distribution
            nomination={id}
            title={
              id === null
                ? t('scores.title')
                : t('scores.titleOf', { nomination: nominationTitle(id) })
            }
          />
        </Card>
      ))}
    </div>
  );
}
