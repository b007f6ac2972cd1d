import { compareText } from '../../../shared/language/sort-key.ts';
import type { RegionReadiness } from '../../../shared/reports/pool/readiness.ts';
import { type Column, Table } from '../../ui/table.tsx';
import type { ReadinessViewProps } from './readiness-map.tsx';
import { changeText, levelText, scoreText } from './readiness-words.ts';

/** The map's figures as a table in the order of the regions, which the heads never turn into an order of scores. */
export function ReadinessTable({ regions, stage, words, chosen, onChoose }: ReadinessViewProps) {
  const { t, format } = words;
  const title = ({ submission }: RegionReadiness) => words.region(submission.id);
  const columns: readonly Column<RegionReadiness>[] = [
    {
      id: 'region',
      title: t('readiness.region'),
      cell: title,
      compare: (a, b) => compareText(title(a), title(b)),
    },
    { id: 'level', title: t('readiness.level'), cell: (region) => levelText(region, words) },
    {
      id: 'score',
      title: t('readiness.score'),
      numeric: true,
      cell: (region) => scoreText(region, stage, words),
    },
    {
      id: 'sheets',
      title: t('readiness.sheets'),
      numeric: true,
      cell: ({ sheets }) => format.number(sheets),
    },
    {
      id: 'self',
      title: t('readiness.self'),
      cell: ({ self }) => (self === null ? t('readiness.noSelf') : t('readiness.hasSelf')),
    },
    { id: 'change', title: t('readiness.change'), cell: (region) => changeText(region, words) },
  ];
  return (
    <section className="card pool-scroll">
      <Table
        label={t('readiness.map')}
        columns={columns}
        rows={regions}
        rowKey={({ submission }) => submission.id}
        selected={chosen}
        onSelect={onChoose}
      />
    </section>
  );
}
