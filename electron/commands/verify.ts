import { parseArgs } from 'node:util';

import { base64urlToBytes, fingerprint } from '../../shared/basics/bytes.ts';
import { finish } from '../../shared/ranking/steps.ts';
import type { Finding } from '../../shared/results/proof-findings.ts';
import {
  printedRoot,
  type VerifiedFile,
  verifyFilesSteps,
} from '../../shared/results/verify-files.ts';
import { type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { readIdentities } from '../headquarters-key.ts';
import { openForVerifying, type VerifyInput } from '../verify-input.ts';

const usage = 'verify FILE… [--root FINGERPRINT] [--key FILE]';

/** What the trust anchor reads like on paper: the contest id is the hash of the root keys' founding operation. */
function rootFingerprint(contest: string | null): string | null {
  const bytes = contest === null ? null : base64urlToBytes(contest);
  return bytes?.length === 32 ? fingerprint(bytes) : null;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** 40 digits of a contest's fingerprint or 64 hex digits of a result's root, grouped however they were copied. */
const isRoot = (text: string | undefined): boolean =>
  text === undefined || /^(\d[\s-]*){40}$/.test(text) || printedRoot(text) !== null;

/**
 * What a file proves, in the order it was proved: opening a bundle has checked the first four. `root-keys` = the
 * contest's founding is inside and names the sender's key; `results-root` = every leaf leads to the stated root;
 * `results-leaves` = their form, order, salts and names; `recount` = the sheets come to the stated scores and places.
 */
function provedBy({ content, founded }: VerifiedFile): readonly string[] {
  const opened = ['container', 'manifest-signature', 'entry-hashes', 'segment-signatures'];
  const bundle = founded === true ? [...opened, 'root-keys'] : opened;
  switch (content.kind) {
    case 'results':
      return content.checked.recounted
        ? [...bundle, 'results-root', 'results-leaves', 'recount']
        : [...bundle, 'results-root'];
    case 'public':
      return ['results-root', 'results-leaves'];
    case 'proof':
    case 'code':
      return ['results-root'];
    case 'sheets':
      return content.found > 0 ? [...bundle, 'own-sheets'] : bundle;
    case 'bundle':
      return bundle;
    case 'unreadable':
      return [];
  }
}

interface Line {
  readonly file: string;
  readonly kind: string;
  readonly contest: string | null;
  readonly proved: readonly string[];
  /** Root of a result, 64 hex digits; null for other bundles. */
  readonly resultsRoot: string | null;
  readonly encrypted: boolean;
  readonly counts: Readonly<Record<string, number>> | null;
  readonly root: string | null;
  /** What a reader should know, though nothing fails. */
  readonly remarks: readonly unknown[];
  /** A juror's hand-ins that were looked for in the result beside them. */
  readonly ownSheets: number | null;
}

function lineOf(file: VerifiedFile, input: VerifyInput | undefined): Line {
  const { content } = file;
  const manifest = input?.bundle?.manifest;
  return {
    file: file.name,
    kind: manifest?.kind ?? content.kind,
    contest: file.contest,
    proved: provedBy(file),
    resultsRoot: file.root,
    encrypted: input?.bundle?.encrypted ?? false,
    counts: manifest?.counts ?? null,
    root: rootFingerprint(file.contest),
    remarks:
      content.kind === 'bundle' ||
      content.kind === 'unreadable' ||
      content.kind === 'sheets' ||
      content.kind === 'code'
        ? []
        : content.checked.remarks,
    ownSheets: content.kind === 'sheets' ? content.found : null,
  };
}

/** Errors of early versions keep their names; what is new says which proof fails. */
function errorType({ what }: Finding, { content }: VerifiedFile): string {
  if (what === 'root-wrong' && content.kind === 'results') return 'ResultsRootMismatch';
  if (what === 'file-damaged') return 'ResultsMalformed';
  return what === 'root-not-named' ? 'RootMismatch' : 'ProofFails';
}

function printLines(io: CommandIo, lines: readonly Line[], compared: boolean): void {
  for (const { file, kind, counts, proved, resultsRoot, ownSheets } of lines) {
    const operations = counts === null ? '' : `, ${counts['operations']} operations`;
    io.stdout(`${file}: ${kind}${operations}; proved: ${proved.join(', ')}\n`);
    if (resultsRoot !== null) io.stdout(`${file}: root of the results ${resultsRoot}\n`);
    if (ownSheets !== null && ownSheets > 0)
      io.stdout(`${file}: ${ownSheets} sheets are among those that were counted\n`);
  }
  for (const root of new Set(lines.flatMap((line) => line.root ?? [])))
    io.stdout(`root fingerprint: ${root}\n`);
  io.stdout(
    compared
      ? 'root compared: it is the one you named\n'
      : 'internally consistent, root not compared\n',
  );
}

/** `verify FILE… [--root FINGERPRINT] [--key FILE] [--json]`: full verification of bundles, results and proofs. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, key: { type: 'string' }, root: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.length === 0 || !isRoot(values.root))
    return fail(io, { type: 'UsageError', expected: usage }, 2);
  const identities = await readIdentities(values.key);
  if (!identities.ok) return fail(io, identities.error);
  const printed = values.root === undefined ? null : printedRoot(values.root);
  const inputs: VerifyInput[] = [];
  for (const file of new Set(positionals)) {
    const input = await openForVerifying({ file, identities: identities.value });
    if (!input.ok) return fail(io, input.error);
    inputs.push(input.value);
  }
  const files = finish(verifyFilesSteps(inputs, printed));
  for (const file of files) {
    const root = rootFingerprint(file.contest);
    const named = printed === null && root !== null ? values.root : undefined;
    if (named !== undefined && digitsOf(named) !== digitsOf(root ?? ''))
      return fail(io, { type: 'RootMismatch', file: file.name, root, expected: named });
    const [first] = file.findings;
    if (first !== undefined) {
      const { proof, what, expected } = first;
      const type = errorType(first, file);
      const { name, findings } = file;
      return fail(io, { type, file: name, proof, what, root: file.root, expected, findings });
    }
  }
  const lines = files.map((file) =>
    lineOf(
      file,
      inputs.find(({ name }) => name === file.name),
    ),
  );
  const compared = values.root !== undefined;
  if (values.json === true) {
    const root = lines.find((line) => line.root !== null)?.root ?? null;
    return printJson(io, { verified: true, root, rootCompared: compared, files: lines });
  }
  printLines(io, lines, compared);
  return exitCodes.done;
}
