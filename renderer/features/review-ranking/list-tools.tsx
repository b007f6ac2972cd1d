import { useState } from 'react';

import { ExportDialog } from '../../data-table/export-dialog.tsx';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { Button } from '../../ui/button.tsx';
import type { PlainTable } from './ranking-columns.ts';

/** What is shown as a file and on paper. */
export function ListTools<Row>({
  table,
  title,
  onPrint,
}: {
  readonly table: () => PlainTable<Row>;
  readonly title: string;
  readonly onPrint: () => void;
}) {
  const { t } = useRankingWords();
  const [exported, setExported] = useState<PlainTable<Row> | null>(null);
  return (
    <>
      <Button variant="quiet" icon="download" onClick={() => setExported(table())}>
        {t('export')}
      </Button>
      <Button variant="quiet" icon="print" onClick={onPrint}>
        {t('printShown')}
      </Button>
      {exported !== null && (
        <ExportDialog
          open
          onClose={() => setExported(null)}
          title={title}
          fileName={title}
          columns={exported.columns}
          rows={exported.rows}
          personal={false}
        />
      )}
    </>
  );
}
