import type { Portfolio } from '../../../shared/reports/monitoring/portfolio.ts';
import type { IndicatorTotal } from '../../../shared/reports/monitoring/project-figures.ts';
import { formatTiyn } from '../../../shared/language/number-format.ts';
import { Card } from '../../ui/card.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import type { FollowWords } from './use-follow-words.ts';

interface Row {
  readonly measure: 'output' | 'jobs' | 'patents';
  readonly total: IndicatorTotal;
}

const columnsFor = (
  projects: number,
  { t, format, language, papers }: FollowWords,
): readonly Column<Row>[] => {
  const figure = ({ measure }: Row, hundredths: number): string =>
    measure === 'output'
      ? formatTiyn(BigInt(hundredths), language)
      : format.number(hundredths / 100, 2);
  return [
    {
      id: 'measure',
      title: papers.column.indicator,
      cell: ({ measure }) => papers.measure[measure],
    },
    {
      id: 'plan',
      title: t('results.planByNow'),
      cell: (row) => figure(row, row.total.plan),
      numeric: true,
    },
    {
      id: 'fact',
      title: papers.column.fact,
      cell: (row) => figure(row, row.total.fact),
      numeric: true,
    },
    {
      id: 'share',
      title: t('results.reached'),
      cell: ({ total: { plan, fact } }) => (plan === 0 ? '—' : format.percent(fact / plan)),
      numeric: true,
    },
    {
      id: 'given',
      title: t('results.given'),
      cell: ({ total }) =>
        t('results.ofProjects', {
          count: format.number(total.projects),
          total: format.number(projects),
        }),
      numeric: true,
    },
  ];
};

/** What the projects reached together, beside what they had planned for the day. */
export function EconomicResults({
  all: { totals, projects },
  words,
}: {
  readonly all: Portfolio;
  readonly words: FollowWords;
}) {
  const { papers } = words;
  const columns = columnsFor(projects.length, words);
  const rows = (['output', 'jobs', 'patents'] as const).map((measure): Row => ({
    measure,
    total: totals[measure],
  }));
  return (
    <Card title={papers.section.results} pad={false}>
      <div className="scroll-x">
        <Table
          label={papers.section.results}
          columns={columns}
          rows={rows}
          rowKey={({ measure }) => measure}
        />
      </div>
    </Card>
  );
}
