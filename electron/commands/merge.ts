import { parseArgs } from 'node:util';

import { groupBy } from '../../shared/basics/group-by.ts';
import type { Bundle } from '../../shared/bundle/bundle.ts';
import type { OperationId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { addBundle, type Archive, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { ed25519, loadArchive, storeInArchive } from '../archive-folder.ts';
import { openBundleFile } from '../bundle-files.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';

interface OpenedFile {
  readonly file: string;
  readonly bundle: Bundle;
}

async function openAll(
  files: readonly string[],
): Promise<Result<readonly OpenedFile[], CommandError>> {
  const opened: OpenedFile[] = [];
  for (const file of files) {
    const bundle = await openBundleFile(file);
    if (!bundle.ok) return bundle;
    opened.push({ file, bundle: bundle.value });
  }
  return ok(opened);
}

interface Union {
  readonly archive: Archive;
  readonly added: readonly Segment[];
  readonly attachments: ReadonlyMap<string, Uint8Array>;
  readonly files: readonly {
    readonly file: string;
    readonly new: number;
    readonly known: number;
    readonly segments: readonly Segment[];
  }[];
}

async function unite(
  start: Archive,
  opened: readonly OpenedFile[],
): Promise<Result<Union, CommandError>> {
  let archive = start;
  const added: Segment[] = [];
  const attachments = new Map<string, Uint8Array>();
  const files = [];
  for (const { file, bundle } of opened) {
    const union = await addBundle(archive, bundle, ed25519.verify);
    if (!union.ok) return err({ ...union.error, file });
    archive = union.value.archive;
    added.push(...union.value.added);
    for (const [hash, bytes] of bundle.attachments) attachments.set(hash, bytes);
    const { newOperations, knownOperations } = union.value;
    files.push({ file, new: newOperations, known: knownOperations, segments: bundle.segments });
  }
  return ok({ archive, added, attachments, files });
}

/** Operations of some segments that the archive keeps aside. */
const quarantinedIn = (segments: readonly Segment[], aside: ReadonlySet<OperationId>): number => {
  const homes = new Set<string>(segments.map(({ id }) => id));
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
  if (folder === undefined || positionals.length === 0) {
    return fail(io, { type: 'UsageError', expected: 'merge FILE… --into DIR' }, 2);
  }
  const [opened, existing] = [await openAll(positionals), await loadArchive(folder)];
  if (!existing.ok) return fail(io, existing.error);
  if (!opened.ok) return fail(io, opened.error);
  const [first] = opened.value;
  if (first === undefined)
    return fail(io, { type: 'UsageError', expected: 'merge FILE… --into DIR' }, 2);
  const union = await unite(
    existing.value ?? emptyArchive(first.bundle.manifest.contest),
    opened.value,
  );
  if (!union.ok) return fail(io, union.error);
  await storeInArchive(folder, union.value.archive, {
    segments: union.value.added,
    attachments: union.value.attachments,
  });
  const state = foldContest(union.value.archive);
  const aside = new Set(state.quarantine.map(({ operation }) => operation.id));
  const report = {
    files: union.value.files.map(({ segments, ...file }) => ({
      ...file,
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
