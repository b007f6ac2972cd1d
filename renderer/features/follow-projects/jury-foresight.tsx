import { useMemo } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import {
  type JuryPair,
  juryPrediction,
  type JuryPrediction,
  juryScores,
} from '../../../shared/reports/monitoring/jury-prediction.ts';
import type { ProjectFigures } from '../../../shared/reports/monitoring/project-figures.ts';
import { fillText } from '../../../shared/results/document-texts.ts';
import { reportedStage } from '../../../shared/results/reported-stage.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import type { ChartTwin } from '../../charts/chart-twin.ts';
import { linearScale, niceTicks } from '../../charts/linear-scale.ts';
import { useStageRanking } from '../../ranking/use-stage-ranking.ts';
import { Card } from '../../ui/card.tsx';
import type { FollowSubject } from './follow-subject.ts';
import type { FollowWords } from './use-follow-words.ts';

/** The same shuffles as in the report, so that both say the same. */
const seed = 1;
const margin = { left: 56, right: 16, top: 12, bottom: 50 } as const;
const height = 280;

/** Marks given before against what came of the projects after; from 0 to 1. */
function Scatter({
  pairs,
  width,
  label,
  words: { t, format },
}: {
  readonly pairs: readonly JuryPair[];
  readonly width: number;
  readonly label: string;
  readonly words: FollowWords;
}) {
  const scores = pairs.map(({ score }) => score);
  const [from, to] = [Math.floor(Math.min(...scores)), Math.ceil(Math.max(...scores))];
  const x = linearScale([from, to], [margin.left, width - margin.right]);
  const y = linearScale([0, 1], [height - margin.bottom, margin.top]);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <path
            className="chart-grid"
            d={`M${margin.left} ${y.at(share)}H${width - margin.right}`}
          />
          <text x={margin.left - 8} y={y.at(share) + 5} textAnchor="end">
            {format.percent(share, 0)}
          </text>
        </g>
      ))}
      {niceTicks(from, to, Math.max(2, Math.floor(width / 90))).map((tick) => (
        <text key={tick} x={x.at(tick)} y={height - margin.bottom + 20} textAnchor="middle">
          {format.number(tick)}
        </text>
      ))}
      <text x={(margin.left + width) / 2} y={height - 8} textAnchor="middle">
        {t('jury.score')}
      </text>
      {pairs.map(({ submission, score, outcome }) => (
        <circle
          key={submission}
          className="chart-point open"
          cx={x.at(score)}
          cy={y.at(outcome)}
          r={5}
        />
      ))}
    </svg>
  );
}

function useTwin(pairs: readonly JuryPair[], words: FollowWords, titles: ReadonlyMap<Id, string>) {
  return useMemo((): ChartTwin<JuryPair> => {
    const { t, format, papers } = words;
    return {
      rows: pairs,
      rowKey: ({ submission }) => submission,
      columns: [
        { id: 'number', title: papers.column.number, text: ({ submission }) => submission },
        {
          id: 'project',
          title: papers.column.project,
          text: ({ submission }) => titles.get(submission) ?? '',
          order: ({ submission }) => titles.get(submission) ?? '',
        },
        {
          id: 'score',
          title: t('jury.score'),
          text: ({ score }) => format.number(score, 2),
          order: ({ score }) => score,
          numeric: true,
        },
        {
          id: 'outcome',
          title: t('jury.outcome'),
          text: ({ outcome }) => format.percent(outcome),
          order: ({ outcome }) => outcome,
          numeric: true,
        },
      ],
    };
  }, [pairs, words, titles]);
}

/** What the comparison allows to say, in the words of the report. */
function verdictText(found: JuryPrediction, { papers, language, format }: FollowWords): string {
  const count = found.pairs.length;
  const { correlation, chance, verdict } = found;
  const figures =
    correlation === null || chance === null || verdict === 'too-few'
      ? ''
      : fillText(papers.jury.figures, language, {
          count,
          rho: format.number(correlation, 2),
          chance: format.number(chance, 3),
        });
  return `${figures} ${fillText(papers.jury[verdict], language, { count })}`.trim();
}

function Foresight({
  subject,
  stage,
  projects,
  words,
}: {
  readonly subject: FollowSubject;
  readonly stage: Id;
  readonly projects: readonly ProjectFigures[];
  readonly words: FollowWords;
}) {
  const { t, papers } = words;
  const { stageRanking, working } = useStageRanking(subject.recorded, stage);
  const found = useMemo(
    () => (stageRanking === null ? null : juryPrediction(projects, juryScores(stageRanking), seed)),
    [stageRanking, projects],
  );
  const titles = useMemo(
    () => new Map(projects.map(({ submission, title }) => [submission, title])),
    [projects],
  );
  const twin = useTwin(found?.pairs ?? [], words, titles);
  if (found === null) return <p className="meta">{working ? t('jury.working') : t('jury.none')}</p>;
  const verdict = verdictText(found, words);
  return (
    <ChartFigure
      title={papers.section.jury}
      caption={
        <>
          {verdict} {papers.jury.what}
        </>
      }
      twin={twin}
      picture={(width) =>
        found.pairs.length === 0 ? null : (
          <Scatter pairs={found.pairs} width={width} label={verdict} words={words} />
        )
      }
    />
  );
}

/** Whether projects that the jury marked higher did better afterwards; nothing where no stage had marks. */
export function JuryForesight({
  subject,
  projects,
  words,
}: {
  readonly subject: FollowSubject;
  readonly projects: readonly ProjectFigures[];
  readonly words: FollowWords;
}) {
  const stage = useMemo(() => reportedStage(subject.recorded), [subject.recorded]);
  if (stage === null) return null;
  return (
    <Card>
      <Foresight subject={subject} stage={stage} projects={projects} words={words} />
    </Card>
  );
}
