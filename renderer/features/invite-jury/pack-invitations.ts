import { groupBy } from '../../../shared/basics/group-by.ts';
import { writeZip } from '../../../shared/bundle/zip.ts';
import type { Id, RegionCode } from '../../../shared/contest/contest.ts';
import type { NamedFile } from '../../storage/desk.ts';

/** How invitations leave: a file per person, or a ZIP per region for its coordinator. */
export type Packing = 'people' | 'regions';

/** A file with the region it goes to; null for people without one. */
export interface RegionalFile {
  readonly region: RegionCode | null;
  readonly file: NamedFile;
}

/** What an entry adds to a ZIP beside its bytes, with the longest of our names twice. */
const entryOverhead = 300;

function inZips(files: readonly NamedFile[], limit: number): readonly (readonly NamedFile[])[] {
  const zips: NamedFile[][] = [];
  let left = 0;
  for (const file of files) {
    const size = file.bytes.length + entryOverhead;
    if (zips.length === 0 || size > left) {
      zips.push([]);
      left = limit;
    }
    zips.at(-1)?.push(file);
    left -= size;
  }
  return zips;
}

/**
 * One ZIP per region, or several where one would be larger than `limit` bytes; a single file that is larger gets a ZIP of
 * its own. `part` tells handfuls that are saved one after the other apart, from 0.
 */
export function zipByRegion(
  files: readonly RegionalFile[],
  { limit = Infinity, part = 0 }: { readonly limit?: number; readonly part?: number },
): readonly NamedFile[] {
  const more = part === 0 ? '' : `-${part + 1}`;
  return [...groupBy(files, ({ region }) => region ?? 'other')].flatMap(([region, own]) => {
    const zips = inZips(
      own.map(({ file }) => file),
      limit,
    );
    return zips.map((entries, index) => ({
      name: `invitations-${region}${more}${zips.length === 1 ? '' : `-${index + 1}-of-${zips.length}`}.zip`,
      bytes: writeZip(entries),
    }));
  });
}

/** Whose file it is: the desk names each `invitation-<person>.qzb`, or `invitation-<person>-1-of-3.qzb`. */
export function personOfFile(name: string, people: readonly Id[]): Id | null {
  const rest = name.slice('invitation-'.length, -'.qzb'.length);
  const whose = (wanted: string) => people.find((id) => id === wanted);
  return whose(rest) ?? whose(rest.replace(/-\d+-of-\d+$/, '')) ?? null;
}
