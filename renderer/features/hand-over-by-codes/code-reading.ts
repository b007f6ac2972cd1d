import { type CodeError, type CodeTransfer, readCodes } from '../../../shared/bundle/codes.ts';
import type { NamedFile } from '../../storage/desk.ts';

/** All texts read so far; `readCodes` sorts out repeats and hand-overs. */
export interface Reading {
  readonly texts: readonly string[];
  readonly transfers: readonly CodeTransfer[];
  /** Why the text that was read last is none of ours; null where it is. */
  readonly refused: CodeError | null;
}

export const nothingRead: Reading = { texts: [], transfers: [], refused: null };

/** Adds texts as they were read; texts that are none of ours are told of and not kept. */
export function addTexts(reading: Reading, texts: readonly string[]): Reading {
  const { refused } = readCodes(texts);
  const foreign = new Set(refused.map(({ text }) => text));
  const kept = [...new Set([...reading.texts, ...texts.filter((text) => !foreign.has(text))])];
  return {
    texts: kept,
    transfers: readCodes(kept).transfers,
    refused: refused.at(-1)?.error ?? null,
  };
}

/** The lines of a pasted text that can be codes, without the words around them; no code begins or ends with a space. */
export const codeLines = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('QZ'));

/** Hand-overs of which every code is here, as files for the dry run. */
export const wholeTransfers = ({ transfers }: Reading): readonly NamedFile[] =>
  transfers.flatMap(({ id, state }) =>
    state.status === 'whole' ? [{ name: `codes-${id.slice(0, 8)}`, bytes: state.bytes }] : [],
  );
