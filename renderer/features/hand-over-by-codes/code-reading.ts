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

const mostLostSpaces = 2;

/** A code's text may end with a space, which a messenger drops: the text with one or two more is tried too. */
function restored(text: string): string {
  const candidates = Array.from(
    { length: mostLostSpaces + 1 },
    (_, count) => text + ' '.repeat(count),
  );
  return candidates.find((candidate) => readCodes([candidate]).refused.length === 0) ?? text;
}

/** Adds texts as they were read; texts that are none of ours are told of and not kept. */
export function addTexts(reading: Reading, more: readonly string[]): Reading {
  const texts = more.map(restored);
  const { refused } = readCodes(texts);
  const foreign = new Set(refused.map(({ text }) => text));
  const kept = [...new Set([...reading.texts, ...texts.filter((text) => !foreign.has(text))])];
  return {
    texts: kept,
    transfers: readCodes(kept).transfers,
    refused: refused.at(-1)?.error ?? null,
  };
}

/** The lines of a pasted text or a text file that can be codes; words around them are no matter. */
export const codeLines = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trimStart())
    .filter((line) => line.startsWith('QZ'));

/** Hand-overs of which every code is here, as files for the dry run. */
export const wholeTransfers = ({ transfers }: Reading): readonly NamedFile[] =>
  transfers.flatMap(({ id, state }) =>
    state.status === 'whole' ? [{ name: `codes-${id.slice(0, 8)}`, bytes: state.bytes }] : [],
  );
