import { err, ok, type Result } from '../shared/basics/result.ts';
import type { ContestId } from '../shared/log/operation.ts';
import type { Segment } from '../shared/log/segment.ts';
import { addSegments, emptyArchive } from '../shared/merge/archive.ts';
import { foldContest } from '../shared/merge/fold.ts';
import { seasonOf } from '../shared/seasons/season-of.ts';
import type { Season } from '../shared/seasons/season.ts';
import { readBundleFile } from './bundle-files.ts';
import type { CommandError } from './command-io.ts';
import { ed25519 } from './node-proofs.ts';
import type { YearsFolder } from './years-folder.ts';

/** The files of one contest as its season, or why there is none. */
export interface ReadYear {
  readonly files: readonly string[];
  readonly season: Result<Season, CommandError>;
}

interface Part {
  readonly files: string[];
  readonly segments: Segment[];
}

/** Segments of archive files, those of one contest together; a file that cannot be taken stops no other. */
async function openAll(
  files: readonly string[],
  identities: readonly Uint8Array[],
): Promise<{
  readonly parts: ReadonlyMap<ContestId, Part>;
  readonly refused: readonly ReadYear[];
}> {
  const parts = new Map<ContestId, Part>();
  const refused: ReadYear[] = [];
  for (const file of files) {
    const segments: Segment[] = [];
    const bundle = await readBundleFile({ file, identities }, (part) => {
      if ('segment' in part) segments.push(part.segment);
    });
    const error = bundle.ok
      ? bundle.value.manifest.kind === 'archive'
        ? null
        : { type: 'YearNotAnArchive' }
      : { ...bundle.error };
    if (error !== null) refused.push({ files: [file], season: err(error) });
    if (error !== null || !bundle.ok) continue;
    const { contest } = bundle.value.manifest;
    const known = parts.get(contest) ?? { files: [], segments: [] };
    known.files.push(file);
    known.segments.push(...segments);
    parts.set(contest, known);
  }
  return { parts, refused };
}

/** Reads archive files of earlier contests, every signature checked; nothing is written here. */
export async function readYears(
  files: readonly string[],
  identities: readonly Uint8Array[],
  { identityOf }: Pick<YearsFolder, 'identityOf'>,
): Promise<readonly ReadYear[]> {
  const { parts, refused } = await openAll(files, identities);
  const years: ReadYear[] = [...refused];
  for (const [contest, part] of parts) {
    const { archive } = await addSegments(emptyArchive(contest), part.segments, ed25519.verify);
    const operations = [...archive.segments.values()].reduce(
      (sum, { header }) => sum + header.operations,
      0,
    );
    const season = seasonOf(foldContest(archive), { identityOf, operations });
    years.push({
      files: part.files,
      season: season === null ? err({ type: 'YearWithoutSettings' }) : ok(season),
    });
  }
  return years;
}
