import { useMemo } from 'react';

import { rationalToNumber } from '../../../shared/basics/rational.ts';
import type { ApartSheets } from '../../../shared/ranking/discrepancies.ts';
import type { RubricReport } from '../../../shared/ranking/panel-report.ts';
import { fairReliability, highReliability } from '../../../shared/ranking/reliability.ts';
import {
  discrepancySentence,
  reliabilitySentences,
} from '../../../shared/results/report-sentences.ts';
import { useChartPlace } from '../../charts/chart-place.ts';
import { fixed } from '../../charts/chart-numbers.ts';
import { type ChartTwin, tableColumns } from '../../charts/chart-twin.ts';
import { ReliabilityChart } from '../../charts/reliability-chart.tsx';
import { TwinExport } from '../../charts/twin-export.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card, KeyValues } from '../../ui/card.tsx';
import { Table } from '../../ui/table.tsx';
import { reliabilityRows } from './report-facts.ts';
import { useReport } from './report-view.ts';

const bounds = { fair: fairReliability, high: highReliability } as const;

/** Agreement of one rubric in figures that a statistician asks for, each with its name. */
function AgreementFigures({ rubric }: { readonly rubric: RubricReport }) {
  const { t, format, rubrics, rubricName, story } = useReport();
  const number = (value: number | null): string => (value === null ? '—' : fixed(format, value));
  const { icc, alpha, kendallW } = rubric;
  const items: (readonly [string, string])[] = [
    [t('panel.alpha'), number(alpha)],
    ...(icc?.basis === 'complete'
      ? ([
          [t('panel.iccSingle'), number(icc.six.agreement.value)],
          [t('panel.iccMean'), number(icc.six.agreementMean.value)],
        ] as const)
      : icc === null
        ? []
        : ([[t('panel.iccSingle'), number(icc.agreement)]] as const)),
    ...(kendallW === null ? [] : ([[t('panel.kendall'), number(kendallW)]] as const)),
  ];
  return (
    <Card title={rubrics.length === 1 ? t('panel.words') : rubricName(rubric)}>
      <div className="col report-figures">
        {reliabilitySentences(rubric, story).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <h3>{t('panel.figures')}</h3>
        <KeyValues items={items} />
      </div>
    </Card>
  );
}

function useApartTwin(apart: readonly ApartSheets[]): ChartTwin<ApartSheets> {
  const { t, format, titleOf, scores, jurorName } = useReport();
  return useMemo(() => {
    const sheetsOf = (submission: string): string =>
      scores
        .filter((each) => each.submission === submission)
        .toSorted((a, b) => b.score - a.score)
        .map(({ juror, score }) =>
          t('apart.sheet', { juror: jurorName(juror), score: fixed(format, score, 1) }),
        )
        .join('; ');
    return {
      rows: apart,
      rowKey: ({ submission }) => submission,
      personal: true,
      columns: [
        {
          id: 'number',
          title: '№',
          text: ({ submission }) => submission,
          order: ({ submission }) => submission,
        },
        {
          id: 'title',
          title: t('common:submission'),
          text: ({ submission }) => titleOf(submission),
        },
        {
          id: 'difference',
          title: t('apart.difference'),
          text: ({ difference }) => format.rational(difference, 1),
          order: ({ difference }) => rationalToNumber(difference),
          numeric: true,
        },
        {
          id: 'sheets',
          title: t('apart.sheets'),
          text: ({ submission }) => sheetsOf(submission),
        },
      ],
    };
  }, [apart, scores, titleOf, jurorName, t, format]);
}

const mostShown = 50;

/** Submissions whose sheets lie too far apart, and the way to one more juror. */
function ApartSheetsCard() {
  const { t, report, state, nomination, story } = useReport();
  const { onPaper } = useChartPlace();
  const { discrepancies } = report;
  const apart = useMemo(
    () =>
      (discrepancies?.submissions ?? []).filter(
        ({ submission }) =>
          nomination === null || state.submissions.get(submission)?.nomination === nomination,
      ),
    [discrepancies, nomination, state.submissions],
  );
  const twin = useApartTwin(apart);
  const columns = useMemo(() => tableColumns(twin, { onPaper }), [twin, onPaper]);
  if (discrepancies === null)
    return (
      <Card title={t('apart.title')}>
        <p>{t('apart.unsaid')}</p>
      </Card>
    );
  const sentence = discrepancySentence({ ...discrepancies, submissions: apart }, story);
  if (apart.length === 0)
    return (
      <Card title={t('apart.title')}>
        <p>{sentence}</p>
      </Card>
    );
  const oneMore = discrepancies.action === 'one-more-juror';
  return (
    <Card
      title={t('apart.title')}
      aside={onPaper ? undefined : <TwinExport title={t('apart.file')} twin={twin} />}
    >
      <div className="col g3">
        <p>{sentence}</p>
        {!onPaper && (
          <p>
            <LinkButton
              icon={oneMore ? 'plus' : 'gavel'}
              href={oneMore ? '#/assignment/top-up' : '#/decide'}
            >
              {oneMore ? t('apart.ask') : t('apart.discuss')}
            </LinkButton>
          </p>
        )}
        <div className="scroll-x">
          <Table
            label={t('apart.title')}
            columns={columns}
            rows={twin.rows.slice(0, mostShown)}
            rowKey={twin.rowKey}
          />
        </div>
        {apart.length > mostShown && (
          <p className="meta">{t('apart.more', { count: apart.length - mostShown })}</p>
        )}
      </div>
    </Card>
  );
}

/** How far the jury as a whole can be relied on, and where its sheets lie apart. */
export function PanelPart() {
  const { t, rubrics, rubricName } = useReport();
  const rows = useMemo(() => reliabilityRows(rubrics, rubricName), [rubrics, rubricName]);
  return (
    <div className="col g4">
      <Card>
        {rows.length === 0 ? (
          <p>{t('panel.noModel')}</p>
        ) : (
          <ReliabilityChart title={t('panel.title')} rows={rows} bounds={bounds} />
        )}
      </Card>
      {rubrics.map((rubric) => (
        <AgreementFigures key={rubric.nominations.join('/')} rubric={rubric} />
      ))}
      <ApartSheetsCard />
    </div>
  );
}
