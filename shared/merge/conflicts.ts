import type { Operation, OperationId, PublicKeyId, SegmentId } from '../log/operation.ts';
import type { ForkedLog } from '../log/read-log.ts';
import type { Segment } from '../log/segment.ts';
import { equalValues } from '../log/value-codec.ts';
import { sheetKey } from '../scoring/score-operations.ts';
import type { SheetRef } from '../scoring/sheet.ts';
import type { Directory } from './key-holders.ts';
import { forkLines } from './fork-lines.ts';
import { parseForkHeads } from './kinds.ts';
import { branchHeads, type Chained, chainFrom, logName } from './log-chains.ts';
import { resolutionKinds } from './resolution-operations.ts';
import { sheetPath } from './key-parts.ts';
import type { KnownOperations } from './root-statements.ts';
import type { Alternative, Fork, HardConflict, SoftItem } from './state.ts';

/** Keys whose several heads say nothing against each other: each stands for itself. */
const independentPrefixes = new Set([
  'sheet',
  'key',
  'recusal',
  'reopening',
  'quarantine',
  'fork',
  'founding',
  'key-state',
  'key-revocation',
  'key-rights',
  'approval',
  'log',
  'withdrawal',
  'cut-off',
  'document',
  'calibration',
  'consent',
  'juror',
  'interest',
  'duplicate',
  'block',
  'access',
  'seal-confirm',
  'desk-seen',
]);

const prefixOf = (key: string): string => key.slice(0, Math.max(0, key.indexOf('/'))) || key;

const differs = (heads: readonly Operation[]): boolean => {
  const [first, ...rest] = heads;
  return first !== undefined && rest.some((head) => !equalValues(head.value, first.value));
};

/** What the heads were changed from: the one operation that all of them name as parent. */
function commonParent(heads: readonly Operation[], byId: KnownOperations): Operation | null {
  const [first, ...rest] = heads;
  const shared =
    first?.parents.filter((id) => rest.every((head) => head.parents.includes(id))) ?? [];
  return byId.get(shared.toSorted()[0] ?? ('' as OperationId)) ?? null;
}

export interface Agreement {
  readonly hard: readonly HardConflict[];
  /** Keys with several equal heads. */
  readonly agree: number;
  readonly soft: readonly SoftItem[];
}

/** Compares the heads of every key: agreement, soft and hard conflicts; `doubtful` ones are hard even where heads agree. */
export function compareHeads(
  heads: ReadonlyMap<string, readonly Operation[]>,
  directory: Directory,
  byId: KnownOperations,
  doubtful: ReadonlySet<string> = new Set(),
): Agreement {
  const alternative = (operation: Operation): Alternative => {
    const holder = directory.keys.get(operation.signer);
    return {
      operation,
      value: operation.value,
      author: { person: holder?.person ?? null, role: holder?.role ?? null },
    };
  };
  const hard: HardConflict[] = [];
  let agree = 0;
  for (const key of [...heads.keys()].toSorted()) {
    const versions = heads.get(key) ?? [];
    const doubted = doubtful.has(key);
    if (!doubted && (versions.length < 2 || independentPrefixes.has(prefixOf(key)))) continue;
    if (!doubted && !differs(versions)) {
      agree += 1;
      continue;
    }
    const base = commonParent(versions, byId);
    const path = sheetPath(key);
    hard.push({
      key,
      sheet: path,
      base: base === null ? null : alternative(base),
      alternatives: versions.map(alternative),
    });
  }
  return { hard, agree, soft: findSoft(heads, directory) };
}

interface Field {
  readonly key: string;
  readonly signers: ReadonlySet<PublicKeyId>;
}

/** Sheets with heads of several installations of which at least one field comes from only some of them. */
function findSoft(
  heads: ReadonlyMap<string, readonly Operation[]>,
  directory: Directory,
): SoftItem[] {
  const sheets = new Map<string, { readonly sheet: SheetRef; readonly fields: Field[] }>();
  for (const [key, versions] of heads) {
    const path = sheetPath(key);
    if (path === null || path.criterion === '') continue;
    const given = versions.filter(({ kind }) => kind !== resolutionKinds.resolve);
    if (given.length === 0) continue;
    const { stage, submission, juror } = path;
    const name = sheetKey(stage, submission, juror);
    const found = sheets.get(name) ?? { sheet: { stage, submission, juror }, fields: [] };
    found.fields.push({ key, signers: new Set(given.map(({ signer }) => signer)) });
    sheets.set(name, found);
  }
  return [...sheets]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { sheet, fields }]) => {
      const all = new Set(fields.flatMap(({ signers }) => [...signers]));
      const partial = fields.filter(({ signers }) => signers.size < all.size);
      return partial.length > 0 ? [{ ...sheet, fields: describeFields(partial, directory) }] : [];
    });
}

const describeFields = (fields: readonly Field[], directory: Directory): SoftItem['fields'] =>
  fields
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, signers }) => ({
      key,
      people: [
        ...new Set(
          [...signers].toSorted().map((signer) => directory.keys.get(signer)?.person ?? null),
        ),
      ],
    }));

/**
 * True where headquarters took note of every branch: each goes on from a branch that was listed, and no two from the
 * same one, which would be a branching after the settlement.
 */
function coversAll(
  branches: readonly SegmentId[],
  listed: ReadonlySet<SegmentId>,
  segments: Chained,
): boolean {
  const origins = branches.map((head) => chainFrom(head, segments).find((id) => listed.has(id)));
  return !origins.includes(undefined) && new Set(origins).size === branches.length;
}

/**
 * Forked logs as a person sees them; settled once headquarters took note of all their branches. Logs of keys that
 * nobody enrolled are no installations that could have been copied: what they say is set aside anyhow, and a stranger
 * must not be able to keep a stage from being sealed.
 */
export function describeForks(
  forks: readonly ForkedLog[],
  heads: ReadonlyMap<string, readonly Operation[]>,
  context: {
    readonly directory: Directory;
    readonly segments: ReadonlyMap<SegmentId, Segment>;
  },
): Fork[] {
  const { directory, segments } = context;
  const ends: ReturnType<typeof branchHeads> =
    forks.length === 0 ? new Map() : branchHeads(segments);
  const enrolled = forks.filter(({ signer }) => directory.keys.has(signer));
  return enrolled.map(({ log, signer, branches }) => {
    const last = ends.get(logName({ log, signer })) ?? [];
    const notes = (heads.get(`fork/${log}`) ?? []).map(({ value }) => parseForkHeads(value));
    const listed = new Set(notes.flatMap((note) => note ?? []));
    const settled = notes.includes(null) || (notes.length > 0 && coversAll(last, listed, segments));
    return {
      log,
      signer,
      person: directory.keys.get(signer)?.person ?? null,
      branches: branches.map(({ header }) => ({
        firstSequence: header.firstSequence,
        operations: header.operations,
      })),
      heads: last,
      settled,
      ...(settled ? { lines: [], before: [] } : forkLines(last, segments)),
    };
  });
}
