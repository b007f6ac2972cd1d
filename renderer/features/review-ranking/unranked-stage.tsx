import { useMemo } from 'react';

import { regionName } from '../../../shared/contest/regions.ts';
import { readinessOf, type RegionReadiness } from '../../../shared/reports/pool/readiness.ts';
import { scorePlaces } from '../../../shared/results/method-text.ts';
import { useText } from '../../language/use-text.ts';
import type { JudgedStageProps } from '../../ranking/judged-stage.tsx';
import { StageField } from '../../ranking/stage-field.tsx';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';

/** A stage that does not rank: scores and levels by number, and why nobody has a place. */
export function UnrankedStage({ state, settings, stage, onStage }: JudgedStageProps) {
  const { t, format, language } = useText('ranking');
  const nameOf = ({ submission: { subject, region, title } }: RegionReadiness): string =>
    subject === 'region' && region !== null
      ? regionName(region, settings.regionsProfile, language)
      : title;
  const rows = useMemo(() => readinessOf(state, stage), [state, stage]);
  const columns: readonly Column<RegionReadiness>[] = [
    {
      id: 'subject',
      title: t('unranked.subject'),
      cell: (row) => <TwoLines first={nameOf(row)} second={row.submission.id} />,
    },
    {
      id: 'level',
      title: t('unranked.level'),
      cell: ({ level }) => (level === null ? '—' : format.localized(level.title)),
    },
    {
      id: 'score',
      title: t('unranked.score'),
      numeric: true,
      cell: ({ score }) =>
        score === null ? '—' : format.rational(score, scorePlaces(stage.regulation)),
    },
    {
      id: 'sheets',
      title: t('unranked.sheets'),
      numeric: true,
      cell: ({ sheets }) => format.number(sheets),
    },
  ];
  return (
    <main className="main review-ranking col g4">
      <PageHead title={t('unranked.title')} note={format.localized(stage.title)}>
        <StageField settings={settings} value={stage.id} onChange={onStage} />
        {stage.subject === 'region' && (
          <LinkButton variant="primary" href="#/pool">
            {t('unranked.open')}
          </LinkButton>
        )}
      </PageHead>
      <Banner tone="info">{t('unranked.text')}</Banner>
      <section className="card scroll-x">
        <Table
          label={t('unranked.title')}
          columns={columns}
          rows={rows}
          rowKey={({ submission }) => submission.id}
        />
      </section>
    </main>
  );
}
