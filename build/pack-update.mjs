import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { createReadStream, createWriteStream, readFileSync, statSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { root } from './run.mjs';

/**
 * `npm run pack-update -- --key FILE --platform windows-nsis --from 0.1.0 --notes NOTES.json INSTALLER`: signs an installer
 * into `qazylar-update-<version>-<platform>.qzu` beside it, and reads that back. NOTES.json says in `kk`, `ru` and `en` what
 * is new; the version is that of package.json. The key is unlocked by QAZYLAR_RELEASE_PASSPHRASE.
 */

/** @typedef {typeof import('../shared/host/update-file.ts')} UpdateFile */
/** @typedef {typeof import('../shared/host/update-judgement.ts')} UpdateJudgement */

/** A module of the program itself, so that there is one form of the file and not two. @param {string} path */
const load = async (path) => {
  const { runnerImport } = await import('vite');
  return (await runnerImport(join(root, path), { configFile: false, logLevel: 'error' })).module;
};

/** @param {string} file */
async function sha256Of(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return new Uint8Array(hash.digest());
}

/** @param {string} file */
function readKey(file) {
  const { QAZYLAR_RELEASE_PASSPHRASE: passphrase = '' } = process.env;
  const key = createPrivateKey({ key: readFileSync(file, 'utf8'), format: 'pem', passphrase });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return { key, publicKey: new Uint8Array(Buffer.from(x, 'base64url')) };
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      platform: { type: 'string' },
      from: { type: 'string' },
      notes: { type: 'string' },
    },
  });
  const { key, platform, from, notes } = values;
  const [installer] = positionals;
  if (!key || !platform || !from || !notes || installer === undefined || positionals.length > 1)
    throw new Error('pack-update --key FILE --platform NAME --from VERSION --notes FILE INSTALLER');
  return { key, platform, from, notes, installer };
}

/**
 * Reads the finished file again as the program will.
 *
 * @param {string} file
 * @param {UpdateFile} form
 * @param {Uint8Array} sha256
 */
async function readBack(file, form, sha256) {
  const { size } = statSync(file);
  const handle = await open(file, 'r');
  const beginning = new Uint8Array(Math.min(size, form.mostHead));
  await handle.read(beginning, 0, beginning.length, 0);
  await handle.close();
  const head = form.readUpdateHead(beginning, size);
  if (!head.ok) throw new Error(`the file reads back as ${head.error.type}`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { start: head.value.payloadAt }), hash);
  if (!hash.digest().equals(sha256)) throw new Error('the payload reads back as another one');
}

async function pack() {
  const { key: keyFile, platform, from, notes, installer } = readArguments();
  // What a person may mistake is found before the program's own modules are read.
  const { key, publicKey } = readKey(keyFile);
  const form = /** @type {UpdateFile} */ (await load('shared/host/update-file.ts'));
  const { updateEnding } = /** @type {typeof import('../shared/host/updates.ts')} */ (
    await load('shared/host/updates.ts')
  );
  const judgement = /** @type {UpdateJudgement} */ (await load('shared/host/update-judgement.ts'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const sha256 = await sha256Of(installer);
  const headerBytes = form.encodeUpdateHeader({
    format: 1,
    version,
    from,
    platform: /** @type {import('../shared/host/updates.ts').UpdatePlatform} */ (platform),
    size: statSync(installer).size,
    sha256,
    notes: JSON.parse(readFileSync(notes, 'utf8')),
    key: judgement.releaseKeyId(publicKey),
  });
  const signature = new Uint8Array(sign(null, form.updateMessage(headerBytes), key));
  const file = join(installer, '..', `qazylar-update-${version}-${platform}${updateEnding}`);
  const target = createWriteStream(file, { flags: 'wx' });
  try {
    target.write(form.encodeUpdateHead(headerBytes, signature));
    await pipeline(createReadStream(installer), target);
    await readBack(file, form, sha256);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      await rm(file, { force: true });
    throw error;
  }
  const listed = JSON.parse(readFileSync(join(root, 'shared/host/release-keys.json'), 'utf8'));
  if (!judgement.parseReleaseKeys(listed).keys.has(judgement.releaseKeyId(publicKey)))
    process.stderr.write('this key is not in shared/host/release-keys.json of this version\n');
  process.stdout.write(`${file}\nSHA-256 ${(await sha256Of(file)).reduce(hexOf, '')}\n`);
}

/** @param {string} text @param {number} byte */
const hexOf = (text, byte) => text + byte.toString(16).padStart(2, '0');

try {
  await pack();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
