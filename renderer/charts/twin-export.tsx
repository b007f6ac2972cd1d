import { useMemo, useState } from 'react';

import { ExportDialog } from '../data-table/export-dialog.tsx';
import { useText } from '../language/use-text.ts';
import { Button } from '../ui/button.tsx';
import { useChartPlace } from './chart-place.ts';
import { type ChartTwin, exportColumns, rowListOf } from './chart-twin.ts';

/** A button that saves a table as XLSX or CSV; noted where the table tells who people are. */
export function TwinExport<Row>({
  title,
  twin,
}: {
  readonly title: string;
  readonly twin: ChartTwin<Row>;
}) {
  const { t } = useText('charts');
  const { named } = useChartPlace();
  const [open, setOpen] = useState(false);
  const columns = useMemo(() => exportColumns(twin), [twin]);
  const rows = useMemo(() => rowListOf(twin), [twin]);
  return (
    <>
      <Button variant="quiet" icon="download" onClick={() => setOpen(true)}>
        {t('export')}
      </Button>
      {open && (
        <ExportDialog
          open
          onClose={() => setOpen(false)}
          title={title}
          fileName={title}
          columns={columns}
          rows={rows}
          personal={named && twin.personal === true}
        />
      )}
    </>
  );
}
