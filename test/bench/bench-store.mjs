import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file that takes what was read, for real: written, and on the disk before the next file is opened. Ours and the
 * floor write into the same kind.
 *
 * @param {string} name
 */
export function createBenchStore(name) {
  const path = join(tmpdir(), `qazylar-bench-store-${name}-${process.pid}`);
  const file = openSync(path, 'w');
  return {
    /** @param {Uint8Array} bytes */
    put(bytes) {
      writeSync(file, bytes);
    },
    flush() {
      fdatasyncSync(file);
    },
    close() {
      closeSync(file);
      rmSync(path);
    },
  };
}
