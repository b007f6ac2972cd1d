import { parseArgs } from 'node:util';

import { base64urlToBytes, fingerprint } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import { logHeads } from '../../shared/bundle/bundle.ts';
import { readBundleFile } from '../bundle-files.ts';
import { type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { readIdentities } from '../headquarters-key.ts';

/** `inspect FILE [--key FILE] [--json]`: says what a bundle is. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, key: { type: 'string' } },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    return fail(io, { type: 'UsageError', expected: 'inspect FILE [--key FILE]' }, 2);
  const identities = await readIdentities(values.key);
  if (!identities.ok) return fail(io, identities.error);
  const bundle = await readBundleFile({ file, identities: identities.value });
  if (!bundle.ok) return fail(io, bundle.error);
  const { manifest } = bundle.value;
  const key = present(base64urlToBytes(manifest.sender.publicKey), 'the manifest was checked');
  const report = {
    kind: manifest.kind,
    contest: manifest.contest,
    title: manifest.title,
    demo: manifest.demo,
    sender: { ...manifest.sender, fingerprint: fingerprint(key) },
    created: new Date(manifest.created).toISOString(),
    verified: true,
    encrypted: bundle.value.encrypted,
    counts: manifest.counts,
    logs: logHeads(manifest),
  };
  if (values.json === true) return printJson(io, report);
  io.stdout(
    [
      `${manifest.kind} · ${manifest.title.en}${manifest.demo ? ' (practice contest)' : ''}`,
      `sender: ${manifest.sender.name} (${manifest.sender.role}), ${report.sender.fingerprint}`,
      `created: ${report.created} by the sender's clock`,
      `contents: ${manifest.counts.operations} operations in ${manifest.counts.segments} segments, ${manifest.counts.attachments} attachments`,
      bundle.value.encrypted ? 'encrypted; opened with the key' : 'not encrypted',
      'signature and every byte checked',
      '',
    ].join('\n'),
  );
  return exitCodes.done;
}
