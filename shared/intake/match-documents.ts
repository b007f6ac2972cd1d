import type { Id } from '../contest/contest.ts';
import { endingOf } from './document-name.ts';

/** What may stand before a number in a name. */
const numberSign = /^(?:№|#|no\.?|n\.?)\s*/i;
const separators = '_-–. ,()[]';

/** The application that a word is the number of; zeros before it do not count where nothing else is meant. */
function numberOf(word: string, ids: ReadonlySet<Id>): Id | null {
  const plain = word.trim().replace(numberSign, '');
  if (ids.has(plain)) return plain;
  const short = plain.replace(/^0+(?=.)/, '');
  return ids.has(short) ? short : null;
}

/** The application whose number a name begins with: all of it, or up to a separator; the longest such number. */
function leadingNumber(name: string, ids: ReadonlySet<Id>): Id | null {
  const base = name.slice(0, name.length - endingOf(name).length);
  const whole = numberOf(base, ids);
  if (whole !== null) return whole;
  const plain = base.trim().replace(numberSign, '');
  for (let at = plain.length - 1; at > 0; at -= 1) {
    if (!separators.includes(plain[at] ?? '')) continue;
    const found = numberOf(plain.slice(0, at), ids);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The application that a file belongs to by its name: `147.pdf`, `147_смета.pdf`, `147/смета.pdf`, `№ 147 …`. In a folder
 * of a chosen folder the folder's number holds; where only the chosen folder itself and the file say different numbers,
 * nobody can tell: null, as where neither says one.
 */
export function submissionOfFile(path: string, ids: ReadonlySet<Id>): Id | null {
  const parts = path.split(/[/\\]/).filter((part) => part !== '');
  const byName = leadingNumber(parts.at(-1) ?? '', ids);
  const folder = parts.at(-2);
  const byFolder = folder === undefined ? null : numberOf(folder, ids);
  if (byFolder === null) return byName;
  const isInner = parts.length > 2;
  return byName === null || byName === byFolder || isInner ? byFolder : null;
}
