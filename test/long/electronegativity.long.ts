import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { buildAll, isBuilt } from '../../build/build.mjs';

/** Path of the tool's command; it is no dependency of this program (`electron/SECURITY.md` says how to get it). */
const tool = process.env['QAZYLAR_ELECTRONEGATIVITY'];

/** Findings that were looked at, each with its reason in a line. */
const explained = JSON.parse(
  readFileSync(join(import.meta.dirname, 'electronegativity-findings.json'), 'utf8'),
) as Readonly<Record<string, string>>;

/** What the tool finds in the built program: the check and the file. */
function findings(command: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'qazylar-findings-'));
  const report = join(folder, 'findings.csv');
  const { version } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as {
    readonly version: string;
  };
  try {
    execFileSync(command, ['-i', 'dist', '-e', version, '-v', 'false', '-r', '-o', report]);
    const rows = readFileSync(report, 'utf8').matchAll(/^([A-Z_]+),"\w+","\w+","([^"]+)"/gm);
    return [...rows].map(([, check, file]) => `${check} ${file}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.skipIf(tool === undefined)(
  'electronegativity finds nothing that is not explained, and everything explained is still found',
  async () => {
    if (!isBuilt()) await buildAll();
    expect(new Set(findings(tool ?? ''))).toEqual(new Set(Object.keys(explained)));
  },
);
