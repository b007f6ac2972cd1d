import { compareText } from '../../../shared/language/sort-key.ts';
import type { JurorLine } from '../../../shared/ranking/juror-report.ts';
import { fixed, signed } from '../../charts/chart-numbers.ts';
import type { ChartTwin, TwinColumn } from '../../charts/chart-twin.ts';
import { lineKey, type useReport } from './report-view.ts';

type Report = ReturnType<typeof useReport>;

const unknown = '—';

function figureColumns({
  t,
  format,
}: Pick<Report, 't' | 'format'>): readonly TwinColumn<JurorLine>[] {
  const number = (value: number | null, places = 2): string =>
    value === null ? unknown : fixed(format, value, places);
  const withError = (value: number | null, error: number | null): string =>
    value === null || error === null
      ? unknown
      : t('plusMinus', { value: signed(format, value), error: fixed(format, error) });
  return [
    {
      id: 'sheets',
      title: t('column.sheets'),
      text: ({ sheets }) => format.number(sheets),
      order: ({ sheets }) => sheets,
      numeric: true,
    },
    {
      id: 'severity',
      title: t('column.severity'),
      text: ({ severity, severityError }) => withError(severity, severityError),
      order: ({ severity }) => severity,
      numeric: true,
    },
    {
      id: 'spread',
      title: t('column.spread'),
      text: ({ spread }) => number(spread),
      order: ({ spread }) => spread,
      numeric: true,
    },
    {
      id: 'correlation',
      title: t('column.correlation'),
      text: ({ correlation }) => number(correlation),
      order: ({ correlation }) => correlation,
      numeric: true,
    },
    {
      id: 'identical',
      title: t('column.identical'),
      text: ({ identicalShare }) => format.percent(identicalShare, 0),
      order: ({ identicalShare }) => identicalShare,
      numeric: true,
    },
    {
      id: 'ownRegion',
      title: t('column.ownRegion'),
      text: ({ favour }) => withError(favour?.points ?? null, favour?.error ?? null),
      order: ({ favour }) => favour?.points ?? null,
      numeric: true,
    },
  ];
}

/** The jurors' lines as a table; a column for the rubric only where there are several. */
export function jurorTwin(report: Report): ChartTwin<JurorLine> {
  const { t, lines, rubrics, jurorName, rubricName } = report;
  const flagsOf = ({ flags }: JurorLine): string =>
    flags.map((flag) => t(`flag.${flag}`)).join('; ');
  const rubricOf = ({ rubric }: JurorLine): string => {
    const found = report.report.reliability[rubric];
    return found === undefined ? '' : rubricName(found);
  };
  return {
    rows: lines.toSorted((a, b) => compareText(jurorName(a.juror), jurorName(b.juror))),
    rowKey: lineKey,
    personal: true,
    columns: [
      {
        id: 'juror',
        title: t('common:juror'),
        text: ({ juror }) => jurorName(juror),
        order: ({ juror }) => jurorName(juror),
      },
      ...(rubrics.length > 1
        ? [{ id: 'rubric', title: t('column.rubric'), text: rubricOf, order: rubricOf }]
        : []),
      ...figureColumns(report),
      {
        id: 'flags',
        title: t('column.flags'),
        text: flagsOf,
        order: ({ flags }) => -flags.filter((flag) => flag !== 'few-sheets').length,
      },
    ],
  };
}
