import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

import { loadArchive, storeInArchive } from '../../electron/archive-folder.ts';
import { ed25519 } from '../../electron/node-proofs.ts';
import { run as card } from '../../electron/commands/card.ts';
import { run as demo } from '../../electron/commands/demo.ts';
import { run as exchange } from '../../electron/commands/exchange.ts';
import { run as merge } from '../../electron/commands/merge.ts';
import { ok } from '../../shared/basics/result.ts';
import { openBundle } from '../../shared/bundle/bundle.ts';
import { addSegments, emptyArchive } from '../../shared/merge/archive.ts';
import { addToList, operationsIn } from './operation-lists.ts';

/**
 * A laptop for a day, as a process of its own: `work FOLDER FILE LIST SHARE exchange …`. It does a share of the work
 * that lies in a file (0 to 1), writes down every operation of it in its own list, and only then exchanges, by the
 * product's command. Otherwise it is one of the product's commands by itself.
 */
async function work(folder: string, file: string, list: string, share: number): Promise<void> {
  const bundle = await openBundle(new Uint8Array(await readFile(file)), ed25519.verify);
  if (!bundle.ok) throw new Error(`${file}: ${bundle.error.type}`);
  // The folder of its exchange may be there before any work is.
  const isBegun = existsSync(join(folder, 'archive.json'));
  const loaded = isBegun ? await loadArchive(folder) : ok(null);
  if (!loaded.ok) throw new Error(`${folder}: ${loaded.error.type}`);
  const { manifest, segments } = bundle.value;
  const archive = loaded.value ?? emptyArchive(manifest.contest);
  const done = segments.slice(0, Math.ceil(segments.length * share));
  const fresh = done.filter(({ id }) => !archive.segments.has(id));
  await addToList(list, fresh.flatMap(operationsIn));
  const addition = await addSegments(archive, fresh, ed25519.verify);
  await storeInArchive(folder, addition.archive, addition.added);
}

let args = process.argv.slice(2);
if (args[0] === 'work') {
  const [, folder = '', file = '', list = '', share = '0', ...rest] = args;
  await work(folder, file, list, Number(share));
  args = rest;
}
const [name = '', ...rest] = args;
const command = { card, demo, exchange, merge }[name];
if (command === undefined) throw new Error(`no command ${name}`);
process.exitCode = await command(rest, {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
});
