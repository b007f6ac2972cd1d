import { parseArgs } from 'node:util';

import { base64urlToBytes, fingerprint, toHex } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import { ok, type Result } from '../../shared/basics/result.ts';
import type { Bundle } from '../../shared/bundle/bundle.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import { addSegments, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { openResultsPayload, type ResultsError } from '../../shared/results/results-payload.ts';
import { ed25519 } from '../node-proofs.ts';
import { openBundleFile } from '../bundle-files.ts';
import { type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { readIdentities } from '../headquarters-key.ts';

/** What the trust anchor reads like on paper: the contest id is the hash of the root keys' founding operation. */
const rootFingerprint = (contest: ContestId): string =>
  fingerprint(present(base64urlToBytes(contest), 'contest ids are base64url'));

const usage = 'verify FILE… [--root FINGERPRINT] [--key FILE]';

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** 40 digits, grouped however they were copied; or nothing to compare with. */
const isFingerprint = (text: string | undefined): boolean =>
  text === undefined || /^(\d[\s-]*){40}$/.test(text);

interface Proved {
  readonly proved: readonly string[];
  /** Root of a results file's published proof, 64 hex digits; null for other bundles. */
  readonly resultsRoot: string | null;
}

/**
 * What a bundle proves, in the order it was proved: opening it has checked the first four. `root-keys` = the contest's
 * founding is inside and names the sender's key; `results-root` = every leaf leads to the stated root.
 */
async function prove(bundle: Bundle): Promise<Result<Proved, ResultsError>> {
  const { manifest, segments, payloads } = bundle;
  const { archive } = await addSegments(emptyArchive(manifest.contest), segments, ed25519.verify);
  const founded = foldContest(archive).keys.get(manifest.sender.publicKey)?.role === 'headquarters';
  const proved = [
    'container',
    'manifest-signature',
    'entry-hashes',
    'segment-signatures',
    ...(founded ? ['root-keys'] : []),
  ];
  const payload = payloads.get('results.cbor');
  if (payload === undefined) return ok({ proved, resultsRoot: null });
  const results = openResultsPayload(payload);
  if (!results.ok) return results;
  return ok({ proved: [...proved, 'results-root'], resultsRoot: toHex(results.value.root) });
}

/** `verify FILE… [--root FINGERPRINT] [--key FILE] [--json]`: full verification of bundles and results files. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, key: { type: 'string' }, root: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.length === 0 || !isFingerprint(values.root))
    return fail(io, { type: 'UsageError', expected: usage }, 2);
  const identities = await readIdentities(values.key);
  if (!identities.ok) return fail(io, identities.error);
  const files = [];
  for (const file of positionals) {
    const bundle = await openBundleFile({ file, identities: identities.value });
    if (!bundle.ok) return fail(io, bundle.error);
    const { manifest } = bundle.value;
    const root = rootFingerprint(manifest.contest);
    if (values.root !== undefined && digitsOf(values.root) !== digitsOf(root)) {
      return fail(io, { type: 'RootMismatch', file, root, expected: values.root });
    }
    const proof = await prove(bundle.value);
    if (!proof.ok) return fail(io, { ...proof.error, file });
    files.push({
      file,
      kind: manifest.kind,
      contest: manifest.contest,
      ...proof.value,
      encrypted: bundle.value.encrypted,
      counts: manifest.counts,
      root,
    });
  }
  const roots = [...new Set(files.map(({ root }) => root))];
  const compared = values.root !== undefined;
  if (values.json === true)
    return printJson(io, { verified: true, root: roots[0], rootCompared: compared, files });
  for (const { file, kind, counts, proved, resultsRoot } of files) {
    io.stdout(`${file}: ${kind}, ${counts.operations} operations; proved: ${proved.join(', ')}\n`);
    if (resultsRoot !== null) io.stdout(`${file}: root of the results ${resultsRoot}\n`);
  }
  for (const root of roots) io.stdout(`root fingerprint: ${root}\n`);
  io.stdout(
    compared
      ? 'root compared: it is the one you named\n'
      : 'internally consistent, root not compared\n',
  );
  return exitCodes.done;
}
