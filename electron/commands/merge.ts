import { parseArgs } from 'node:util';

import { present } from '../../shared/basics/assert.ts';
import { groupBy } from '../../shared/basics/group-by.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { OperationId, SegmentId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import {
  type Addition,
  addSegments,
  type Archive,
  emptyArchive,
} from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { loadArchive, prepareArchive, storeAttachment, storeInArchive } from '../archive-folder.ts';
import { ed25519 } from '../node-proofs.ts';
import { type OpeningFile, readBundleFile } from '../bundle-files.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { readIdentities } from '../headquarters-key.ts';
import { folderUnusable } from '../disk/system-errors.ts';

interface UnitedFile {
  readonly opening: OpeningFile;
  readonly new: number;
  readonly known: number;
  readonly segments: readonly SegmentId[];
  readonly attachments: number;
}

interface Union {
  readonly archive: Archive;
  readonly added: readonly Segment[];
  readonly files: readonly UnitedFile[];
}

async function loadExisting(folder: string): Promise<Result<Archive | null, CommandError>> {
  try {
    const archive = await loadArchive(folder);
    return archive.ok ? archive : err({ ...archive.error });
  } catch (error) {
    return err({ ...folderUnusable(folder, error) });
  }
}

/** Checks one file, keeping of it only the segments that the archive does not hold yet. */
async function unite(
  known: Archive | null,
  opening: OpeningFile,
): Promise<Result<{ readonly addition: Addition; readonly united: UnitedFile }, CommandError>> {
  const segments: SegmentId[] = [];
  const fresh: Segment[] = [];
  let total = 0;
  const opened = await readBundleFile(opening, (part) => {
    if (!('segment' in part)) return;
    const { id, header } = part.segment;
    segments.push(id);
    total += header.operations;
    if (known?.segments.has(id) !== true) fresh.push(part.segment);
  });
  if (!opened.ok) return opened;
  const { contest, counts } = opened.value.manifest;
  const archive = known ?? emptyArchive(contest);
  if (archive.contest !== contest) return err({ type: 'BundleOtherContest', file: opening.file });
  const addition = await addSegments(archive, fresh, ed25519.verify);
  const added = addition.newOperations;
  const { attachments } = counts;
  return ok({
    addition,
    united: { opening, new: added, known: total - added, segments, attachments },
  });
}

/** Checks one file after another, so that no more than one of them is in memory beside what is new. */
async function uniteAll(
  existing: Archive | null,
  openings: readonly OpeningFile[],
): Promise<Result<Union, CommandError>> {
  let archive = existing;
  const added: Segment[] = [];
  const files: UnitedFile[] = [];
  for (const opening of openings) {
    const united = await unite(archive, opening);
    if (!united.ok) return united;
    archive = united.value.addition.archive;
    added.push(...united.value.addition.added);
    files.push(united.value.united);
  }
  return ok({ archive: present(archive, 'at least one file was named'), added, files });
}

/** Writes what the union brought; attachments are read from their files once more, one at a time. */
async function store(
  folder: string,
  { archive, added, files }: Union,
): Promise<Result<void, CommandError>> {
  try {
    await prepareArchive(folder, archive.contest);
    for (const { opening, attachments } of files) {
      if (attachments === 0) continue;
      const read = await readBundleFile(opening, async (part) => {
        if ('attachment' in part) await storeAttachment(folder, part.attachment, part.bytes);
      });
      if (!read.ok) return read;
    }
    await storeInArchive(folder, archive, added);
    return ok(undefined);
  } catch (error) {
    return err({ ...folderUnusable(folder, error) });
  }
}

/** Operations of some segments that the archive keeps aside. */
const quarantinedIn = (segments: readonly SegmentId[], aside: ReadonlySet<OperationId>): number => {
  const homes = new Set<string>(segments);
  return [...aside].filter((id) => homes.has(id.slice(0, id.lastIndexOf('.')))).length;
};

/** Quarantine by reason, reasons in alphabetical order. */
export const quarantineCounts = (
  state: Pick<ContestState, 'quarantine'>,
): readonly { readonly reason: string; readonly count: number }[] =>
  [
    ...groupBy(
      state.quarantine.filter(({ settled }) => settled === null),
      ({ reason }) => reason,
    ),
  ]
    .map(([reason, items]) => ({ reason, count: items.length }))
    .toSorted((a, b) => (a.reason < b.reason ? -1 : 1));

/**
 * `merge FILE… --into DIR [--key FILE] [--json]`: union into a headquarters archive. Every file is checked before
 * anything is written; one bad file refuses them all.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, key: { type: 'string' }, into: { type: 'string' } },
    allowPositionals: true,
  });
  const folder = values.into;
  if (folder === undefined || folder === '' || positionals.length === 0) {
    return fail(io, { type: 'UsageError', expected: 'merge FILE… --into DIR [--key FILE]' }, 2);
  }
  const identities = await readIdentities(values.key);
  if (!identities.ok) return fail(io, identities.error);
  const existing = await loadExisting(folder);
  if (!existing.ok) return fail(io, existing.error);
  const union = await uniteAll(
    existing.value,
    positionals.map((file) => ({ file, identities: identities.value })),
  );
  if (!union.ok) return fail(io, union.error);
  const stored = await store(folder, union.value);
  if (!stored.ok) return fail(io, stored.error);
  const state = foldContest(union.value.archive);
  const aside = new Set(state.quarantine.map(({ operation }) => operation.id));
  const report = {
    files: union.value.files.map(({ opening, segments, new: added, known }) => ({
      file: opening.file,
      new: added,
      known,
      quarantined: quarantinedIn(segments, aside),
    })),
    conflicts: state.counts,
    quarantine: quarantineCounts(state),
    stateHash: stateHash(state),
  };
  if (values.json === true) return printJson(io, report);
  for (const { file, new: added, known, quarantined } of report.files) {
    io.stdout(`${file}: ${added} new, ${known} already here, ${quarantined} quarantined\n`);
  }
  const { agree, soft, hard, fork, rule, unknown } = report.conflicts;
  io.stdout(
    `conflicts: agree ${agree}, soft ${soft}, hard ${hard}, fork ${fork}, rule ${rule}, unknown ${unknown}\n`,
  );
  for (const { reason, count } of report.quarantine) io.stdout(`quarantined: ${reason} ${count}\n`);
  io.stdout(`state hash: ${report.stateHash}\n`);
  return exitCodes.done;
}
