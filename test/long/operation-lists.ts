import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { syncFolder } from '../../electron/disk/durable-files.ts';
import type { Segment } from '../../shared/log/segment.ts';

/** Names of a segment's operations, each of which no other operation has. */
export const operationsIn = ({ id, header }: Segment): readonly string[] =>
  Array.from({ length: header.operations }, (_, at) => `${id} ${header.firstOrdinal + at}`);

/** Adds lines to a list; they are on the disk when this is done. */
export async function addToList(list: string, lines: readonly string[]): Promise<void> {
  const file = await open(list, 'a');
  try {
    await file.writeFile(lines.map((line) => `${line}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(list));
}

/** Lines of a list. */
export async function readList(list: string): Promise<readonly string[]> {
  return (await readFile(list, 'utf8')).split('\n').filter((line) => line !== '');
}
