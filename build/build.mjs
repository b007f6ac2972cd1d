import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'dist', 'build-stamp');
const sources = ['shared', 'renderer', 'electron', 'locales', 'build', 'package-lock.json'];

/** Names, sizes and times of everything a build is made from, as one hash. */
function sourceStamp() {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const facts = statSync(path);
    if (facts.isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      hash.update(`${path} ${facts.size} ${facts.mtimeMs}\n`);
    }
  };
  for (const source of sources) add(join(root, source));
  return hash.digest('hex');
}

/** Whether dist holds what the sources say now. */
export function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceStamp();
}

/**
 * Builds the window, the main process with the headless command, and the preload into dist: what people get, also where
 * tests ask for it – under their NODE_ENV Vite would build React's slow form for developers.
 */
export async function buildAll() {
  process.chdir(root);
  // Whoever only asks whether it is built needs no builder.
  const { build } = await import('vite');
  const stamp = sourceStamp();
  const { NODE_ENV: former } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    for (const mode of ['main', 'preload', 'command'])
      await build({ configFile: 'build/vite.node.config.ts', mode, logLevel: 'warn' });
    await build({ configFile: 'build/vite.config.ts', logLevel: 'warn' });
  } finally {
    if (former === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = former;
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile, stamp);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const start = performance.now();
  await buildAll();
  process.stdout.write(`built dist in ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}
