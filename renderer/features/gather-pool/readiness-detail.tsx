import type { Stage } from '../../../shared/contest/contest.ts';
import { readinessLines } from '../../../shared/reports/pool/readiness-card.ts';
import type {
  CriterionReadiness,
  RegionReadiness,
} from '../../../shared/reports/pool/readiness.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import type { PoolWords } from './use-pool-words.ts';

const columnsOf = ({ papers, format }: PoolWords): readonly Column<CriterionReadiness>[] => [
  {
    id: 'criterion',
    title: papers.column.criterion,
    cell: ({ criterion }) => format.localized(criterion.title),
  },
  {
    id: 'median',
    title: papers.column.median,
    numeric: true,
    cell: ({ median }) => (median === null ? '—' : format.rational(median, 1)),
  },
  {
    id: 'range',
    title: papers.column.range,
    numeric: true,
    cell: ({ lowest, highest }) =>
      lowest === null || highest === null
        ? '—'
        : `${format.score(lowest)} – ${format.score(highest)}`,
  },
  {
    id: 'self',
    title: papers.column.self,
    numeric: true,
    cell: ({ self }) => (self === null ? '—' : format.score(self)),
  },
];

/** One region: its level in words, medians by criterion, and what its own team says. */
export function ReadinessDetail({
  region,
  stage,
  words,
  onAssess,
}: {
  readonly region: RegionReadiness | null;
  readonly stage: Stage;
  readonly words: PoolWords;
  readonly onAssess: (region: RegionReadiness) => void;
}) {
  const { t, language, papers, format } = words;
  if (region === null) return <p className="meta">{t('readiness.choose')}</p>;
  const { submission, self, criteria } = region;
  const title = t('readiness.criteria', { region: words.region(submission.id) });
  return (
    <Card
      title={title}
      aside={
        <Button icon="pen" onClick={() => onAssess(region)}>
          {t('readiness.assess')}
        </Button>
      }
    >
      <div className="col g3">
        {readinessLines(region, stage, language).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className="meta">
          {self === null
            ? papers.card.noSelf
            : `${t('self.team')}: ${self.team} · ${format.date(self.day, 'press')}`}
        </p>
        <div className="pool-scroll">
          <Table
            label={title}
            columns={columnsOf(words)}
            rows={criteria}
            rowKey={({ criterion }) => criterion.id}
          />
        </div>
      </div>
    </Card>
  );
}
