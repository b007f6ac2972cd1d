import type { TableFile } from '../../shared/documents/table-file.ts';

/** Kinds of files that a table is written as. */
export const tableFormats = ['xlsx', 'csv'] as const;
export type TableFormat = (typeof tableFormats)[number];

export interface TableExportRequest {
  readonly format: TableFormat;
  readonly table: TableFile;
}

export type TableExportAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly message: string };
