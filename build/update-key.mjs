import { createHash, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { root } from './run.mjs';

/**
 * `npm run update-key -- FILE`: makes a release key. The private half is written to FILE, which must lie outside the
 * repository, locked by the passphrase in QAZYLAR_RELEASE_PASSPHRASE; the public half is printed for
 * `shared/host/release-keys.json`. See `installer/release-checklist.md` for where it is kept.
 */

const shortestPassphrase = 16;

/** @param {string} path */
const isInRepository = (path) => !relative(root, resolve(path)).startsWith('..');

function makeKey() {
  const [, , file] = process.argv;
  const { QAZYLAR_RELEASE_PASSPHRASE: passphrase = '' } = process.env;
  if (file === undefined) return 'update-key FILE: where is the private key to be kept?';
  if (isInRepository(file)) return 'a private key does not belong into the repository';
  if (passphrase.length < shortestPassphrase)
    return `QAZYLAR_RELEASE_PASSPHRASE has to have ${shortestPassphrase} characters or more`;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const locked = privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase,
  });
  try {
    writeFileSync(file, locked, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    return `the key cannot be written: ${error instanceof Error ? error.message : ''}`;
  }
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const id = createHash('sha256').update(Buffer.from(x, 'base64url')).digest('hex').slice(0, 16);
  process.stdout.write(`public key: ${x}\nits id: ${id}\n`);
  return null;
}

const refusal = makeKey();
if (refusal !== null) {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 1;
}
