import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const isInstalled = (tool: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, tool)));

/** Those of the programs that this machine does not have. */
export const missingTools = (tools: readonly string[]): readonly string[] =>
  tools.filter((tool) => !isInstalled(tool));

/** What stands behind the name of tests that are skipped; empty where nothing is missing. */
export const skippedWithout = (missing: readonly string[]): string =>
  missing.length === 0 ? '' : ` (skipped without ${missing.join(', ')})`;

/** What a program prints. */
export const output = async (program: string, ...args: readonly string[]): Promise<string> =>
  (await run(program, [...args], { encoding: 'utf8' })).stdout;

/** The pages of a PDF as text, in its layout. */
export const pagesOfPdf = async (path: string): Promise<readonly string[]> =>
  (await output('pdftotext', '-layout', path, '-')).split('\f').slice(0, -1);

/** The fonts of a PDF, a line of `pdffonts` for each. */
export const fontsOfPdf = async (path: string): Promise<readonly string[]> =>
  (await output('pdffonts', path)).trimEnd().split('\n').slice(2);

/** Where a line has room, programs that read a page back see spaces of any number. */
export const unspaced = (shown: string): string => shown.replaceAll(/\s/g, '');
