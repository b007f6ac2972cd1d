import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The first moment a ZIP can hold, so that files do not tell (or depend on) when they were made. */
const fixedTime = '1980-01-01T00:00:00Z';

/** What the libraries take from the clock or from chance: the times of the core properties, the name of a watermark. */
const repeatable = (xml: string): string =>
  xml
    .replace(/(<dcterms:\w+ [^<>]*>)[^<]*/g, `$1${fixedTime}`)
    .replace(/(?<= id="PowerPlusWaterMarkObject)[^"]*/g, '1');

const changing = /^(docProps\/core|word\/header\d+)\.xml$/;

/** Gives the XML of a part anew; null for one that stays as it is. */
export type EditPart = (name: string) => ((xml: string) => string) | null;

/**
 * Writes an office file again so that the same content gives the same bytes: fixed times in the ZIP and in its core
 * properties, and no name that chance gave. `edit` adds what the library has no words for.
 */
export function zipAgain(bytes: Uint8Array, edit: EditPart = () => null): Uint8Array {
  const files = unzipSync(bytes);
  const entries = Object.entries(files).map(([name, content]) => {
    const change = changing.test(name) ? repeatable : edit(name);
    return [name, change === null ? content : strToU8(change(strFromU8(content)))] as const;
  });
  // A ZIP keeps the time of the wall clock: this one is the same in every time zone.
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(1980, 0, 1) });
}
