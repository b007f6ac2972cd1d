import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { tableCsv, tableXlsx } from '../../shared/documents/table-file.ts';
import type { TableExportAnswer, TableExportRequest } from './finding-export-messages.ts';

const bytesOf = async ({ format, table }: TableExportRequest): Promise<Uint8Array> =>
  format === 'xlsx' ? tableXlsx(table) : utf8ToBytes(tableCsv(table));

addEventListener('message', ({ data }: MessageEvent<TableExportRequest>) => {
  const tell = (answer: TableExportAnswer): void => postMessage(answer);
  bytesOf(data).then(
    (bytes) => tell({ ok: true, bytes: new Uint8Array(bytes) }),
    (error: unknown) =>
      tell({ ok: false, message: error instanceof Error ? error.message : String(error) }),
  );
});
