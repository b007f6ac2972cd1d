import { execFileSync, spawnSync } from 'node:child_process';

/** True where Debian's `age` is installed: what it opens and makes shows that our encrypted files are ordinary ones. */
export const hasAge = spawnSync('age', ['--version']).status === 0;

/** Runs `age` and returns what it writes; throws where it refuses. */
export const age = (args: readonly string[], input: Uint8Array): Uint8Array =>
  new Uint8Array(execFileSync('age', [...args], { input, stdio: ['pipe', 'pipe', 'pipe'] }));
