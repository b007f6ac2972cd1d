import type { TableFile } from '../../shared/documents/table-file.ts';
import type {
  TableExportAnswer,
  TableExportRequest,
  TableFormat,
} from './finding-export-messages.ts';

/** Writes a table as a file beside the window. Rejects where the worker itself fails. */
export function writeTable(format: TableFormat, table: TableFile): Promise<Uint8Array> {
  const worker = new Worker(new URL('./finding-export.worker.ts', import.meta.url), {
    type: 'module',
  });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<TableExportAnswer>) => {
      if (data.ok) resolve(data.bytes);
      else reject(new Error(data.message));
    });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage({ format, table } satisfies TableExportRequest, []);
  }).finally(() => worker.terminate());
}
