import { cleanText } from '../contest/clean-text.ts';
import { utf8ToBytes } from '../basics/bytes.ts';

/** Longest name in bytes of UTF-8: what every disk takes. */
const longest = 255;
const longestEnding = 12;
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i;

const lengthOf = (text: string): number => utf8ToBytes(text).length;

/** The ending of a name with its dot; empty where it has none that could be one. */
export function endingOf(name: string): string {
  const at = name.lastIndexOf('.');
  const ending = at <= 0 ? '' : name.slice(at);
  return ending.length > longestEnding || /\s/.test(ending) ? '' : ending;
}

/** A name cut to what every disk takes, whole characters only, its ending kept. */
function shortened(name: string): string {
  if (lengthOf(name) <= longest) return name;
  const ending = endingOf(name);
  const room = longest - lengthOf(ending) - lengthOf('…');
  let base = '';
  let used = 0;
  for (const character of name.slice(0, name.length - ending.length)) {
    used += lengthOf(character);
    if (used > room) break;
    base += character;
  }
  return `${base.trimEnd()}…${ending}`;
}

/**
 * The name of a file as one line that shows what it is: no folder, nothing invisible and nothing that turns the
 * direction of reading, none of the signs and names that systems keep for themselves, at most 255 bytes of UTF-8.
 */
export function documentName(raw: string): string {
  const own = raw.slice(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);
  const plain = cleanText(own)
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  const name = plain.replace(reserved, '$&_');
  return name === '' ? 'document' : shortened(name);
}
