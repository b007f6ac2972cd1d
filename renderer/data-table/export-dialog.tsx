import { useState } from 'react';

import { noteAccess } from '../../shared/contest/personal-data.ts';
import { ErrorBanner } from '../language/error-banner.tsx';
import { useText } from '../language/use-text.ts';
import { useHost } from '../host/host-context.ts';
import type { DeskError } from '../storage/desk.ts';
import { useDeskCommands } from '../storage/use-desk.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import { writeTable } from '../workers/finding-export.ts';
import type { TableFormat } from '../workers/finding-export-messages.ts';
import type { RowList } from './row-list.ts';
import type { PlacedColumn } from './table-columns.ts';

interface ExportDialogProps<Row> {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Without its ending. */
  readonly fileName: string;
  /** Columns that are shown, in their order. */
  readonly columns: readonly PlacedColumn<Row>[];
  readonly rows: RowList<Row>;
  /** True where the columns tell who people are: the export is noted then. */
  readonly personal: boolean;
}

/** Pixels of a letter, for the widths of a workbook. */
const letterWidth = 7;
const rowsAtOnce = 1000;

/** The texts of all rows, some at a time, so that the window goes on drawing. */
async function textsOf<Row>(
  rows: RowList<Row>,
  columns: readonly PlacedColumn<Row>[],
): Promise<readonly (readonly string[])[]> {
  const texts: (readonly string[])[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows.at(index);
    texts.push(columns.map(({ column }) => column.text(row)));
    if (index % rowsAtOnce === rowsAtOnce - 1) await new Promise((resolve) => setTimeout(resolve));
  }
  return texts;
}

function useExport<Row>({ title, fileName, columns, rows, personal }: ExportDialogProps<Row>) {
  const desk = useDeskCommands();
  const host = useHost();
  const [busy, setBusy] = useState<TableFormat | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const write = async (format: TableFormat): Promise<string | null> => {
    const bytes = await writeTable(format, {
      title,
      columns: columns.map(({ column, width }) => ({
        title: column.title,
        width: Math.round(width / letterWidth),
        numeric: column.numeric === true,
      })),
      rows: await textsOf(rows, columns),
    });
    if (personal) {
      // Noted before anything leaves: an export that nobody noted is worse than a note without one.
      const token = crypto.randomUUID().replaceAll('-', '');
      const note = noteAccess(token, { act: 'export', about: null, count: rows.length });
      const noted = await desk.record([note]);
      if (!noted.ok) {
        setError(noted.error);
        return null;
      }
    }
    const saved = await host.saveFiles([{ name: `${fileName}.${format}`, bytes }]);
    if (saved.ok) return saved.value.names[0] ?? fileName;
    if (saved.error.type !== 'SaveCancelled') setError(saved.error);
    return null;
  };
  const run = async (format: TableFormat): Promise<string | null> => {
    setBusy(format);
    setError(null);
    try {
      return await write(format);
    } catch {
      setError({ type: 'Unexpected' });
      return null;
    } finally {
      setBusy(null);
    }
  };
  return { busy, error, run };
}

/** Writes exactly what a table shows as a file: its rows and columns in their order. */
export function ExportDialog<Row>(props: ExportDialogProps<Row>) {
  const { open, onClose, rows, personal } = props;
  const { t, format } = useText('finding');
  const toast = useToast();
  const { busy, error, run } = useExport(props);
  const save = async (kind: TableFormat) => {
    const name = await run(kind);
    if (name === null) return;
    onClose();
    toast({ text: t('export.done', { name }) });
  };
  const button = (kind: TableFormat) => (
    <Button
      icon="download"
      busy={busy === kind}
      disabled={busy !== null && busy !== kind}
      onClick={() => void save(kind)}
    >
      {t(`export.${kind}`)}
    </Button>
  );
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('export.title')}
      verbs={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          {button('csv')}
          {button('xlsx')}
        </>
      }
    >
      <ErrorBanner error={error} />
      <p>{t('export.note', { rows: format.number(rows.length) })}</p>
      {personal && <p>{t('export.personal')}</p>}
    </Dialog>
  );
}
