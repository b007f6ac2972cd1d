import { useMemo, useState } from 'react';

import type { JurorLine } from '../../../shared/ranking/juror-report.ts';
import { useChartPlace } from '../../charts/chart-place.ts';
import { tableColumns } from '../../charts/chart-twin.ts';
import { JurorSeverity } from '../../charts/juror-severity.tsx';
import { TwinExport } from '../../charts/twin-export.tsx';
import { Card } from '../../ui/card.tsx';
import { Table } from '../../ui/table.tsx';
import { JurorDetail } from './juror-detail.tsx';
import { jurorTwin } from './juror-twin.ts';
import { severityRows } from './report-facts.ts';
import { lineKey, useReport } from './report-view.ts';

/** How strict, how mild: a picture for each rubric, since only there severities are measured alike. */
function SeverityPictures() {
  const { t, lines, rubrics, report, jurorName, rubricName } = useReport();
  return rubrics.map((rubric) => {
    const index = report.reliability.indexOf(rubric);
    const rows = severityRows(
      lines.filter((line) => line.rubric === index),
      jurorName,
    );
    if (rows.length === 0) return null;
    const title =
      rubrics.length === 1
        ? t('severity.title')
        : t('severity.titleOf', { rubric: rubricName(rubric) });
    return (
      <Card key={index}>
        <JurorSeverity title={title} jurors={rows} />
      </Card>
    );
  });
}

/** What stands out first: who has most to look at. */
const mostTelling = (lines: readonly JurorLine[]): JurorLine | undefined =>
  lines.toSorted(
    (a, b) =>
      b.flags.filter((flag) => flag !== 'few-sheets').length -
        a.flags.filter((flag) => flag !== 'few-sheets').length ||
      Math.abs(b.severity ?? 0) - Math.abs(a.severity ?? 0),
  )[0];

/** Each juror in a line, the chosen one in words, and how strict they are as a picture. */
export function JurorsPart() {
  const subject = useReport();
  const { t, lines } = subject;
  const { onPaper } = useChartPlace();
  const [wanted, setWanted] = useState<string | null>(null);
  const twin = useMemo(() => jurorTwin(subject), [subject]);
  const columns = useMemo(() => tableColumns(twin, { onPaper }), [twin, onPaper]);
  const chosen = lines.find((line) => lineKey(line) === wanted) ?? mostTelling(lines);
  const outstanding = lines.filter(({ flags }) => flags.some((flag) => flag !== 'few-sheets'));
  return (
    <div className="col g4">
      <div className="jury-lines">
        <Card
          title={t('jurors.title')}
          aside={onPaper ? undefined : <TwinExport title={t('jurors.file')} twin={twin} />}
          pad={false}
        >
          <div className="scroll-x">
            <Table
              label={t('jurors.title')}
              columns={columns}
              rows={twin.rows}
              rowKey={twin.rowKey}
              {...(onPaper
                ? {}
                : {
                    selected: chosen === undefined ? null : lineKey(chosen),
                    onSelect: (key: string) => setWanted(key),
                  })}
              empty={t('jurors.none')}
            />
          </div>
        </Card>
        {onPaper
          ? outstanding.map((line) => <JurorDetail key={lineKey(line)} line={line} />)
          : chosen !== undefined && <JurorDetail line={chosen} />}
      </div>
      <SeverityPictures />
    </div>
  );
}
