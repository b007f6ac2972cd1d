import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { run } from '../../electron/commands/demo.ts';
import { demoFrame } from '../../shared/demo/demo-options.ts';
import { findHeader, guessMapping } from '../../shared/intake/guess-mapping.ts';
import { intakeFields } from '../../shared/intake/intake-fields.ts';
import { planIntake } from '../../shared/intake/plan-intake.ts';
import { readWorkbook } from '../../shared/intake/read-table.ts';

let folder: string;
/** A demo of `size`, made once for all that read it, and what the command said of it. */
let made: string;
let said: Awaited<ReturnType<typeof demo>>;

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'demo-'));
  said = await demo('--out', made, ...size, '--json');
});

afterAll(async () => {
  await rm(made, { recursive: true, force: true });
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function demo(
  ...args: readonly string[]
): Promise<{ code: number; out: string; error: string }> {
  let [out, error] = ['', ''];
  const io = { stdout: (text: string) => (out += text), stderr: (text: string) => (error += text) };
  const code = await run(args, io);
  return { code, out, error };
}

const size = ['--submissions', '30', '--jurors', '4', '--regions', '2'];

describe('qazylar demo', () => {
  it('writes every file it names, with the exact form of merge in expected.json', async () => {
    expect(said.code).toBe(0);
    const report = JSON.parse(said.out) as {
      files: { file: string; size: number }[];
      conflicts: object;
    };
    const names = await readdir(made);
    expect(names.toSorted()).toEqual(report.files.map(({ file }) => file).toSorted());
    const expected = JSON.parse(await readFile(join(made, 'expected.json'), 'utf8')) as object;
    expect(Object.keys(expected)).toEqual(['conflicts', 'quarantine']);
    expect(report).toMatchObject(expected);
  });

  it('writes the same bytes again into its own folder, and removes what an earlier demo left', async () => {
    await demo('--out', folder, '--submissions', '12', '--jurors', '6', '--regions', '3');
    const left = await readdir(folder);
    expect(left.filter((name) => !said.out.includes(name))).not.toEqual([]);
    await demo('--out', folder, ...size);
    const names = await readdir(folder);
    expect(names).toEqual(await readdir(made));
    for (const name of names) {
      expect((await readFile(join(folder, name))).equals(await readFile(join(made, name)))).toBe(
        true,
      );
    }
  });

  it('leaves a folder alone that holds anything but a demo', async () => {
    await writeFile(join(folder, 'letters.txt'), 'mine');
    const { code, error } = await demo('--out', folder, ...size);
    expect(code).toBe(1);
    expect(JSON.parse(error)).toMatchObject({ type: 'FolderNotEmpty' });
    expect(await readdir(folder)).toEqual(['letters.txt']);
  });

  it('says so where the folder is a file', async () => {
    await writeFile(join(folder, 'file'), '');
    const { code, error } = await demo('--out', join(folder, 'file'), ...size);
    expect(code).toBe(1);
    expect(JSON.parse(error)).toMatchObject({ type: 'FolderUnusable' });
  });

  it.each([
    ['UsageError', []],
    ['UsageError', ['--out', 'x', '--submissions', 'many']],
    ['UsageError', ['--out', 'x', '--submissions', '1e3']],
    ['UsageError', ['--out', 'x', '--lang', 'kk,fr']],
    ['TemplateUnknown', ['--out', 'x', '--template', 'none']],
    ['TemplateNotScored', ['--out', 'x', '--template', 'empty']],
    ['CountOutOfRange', ['--out', 'x', '--regions', '21']],
  ])('refuses wrong usage: %s', async (type, args) => {
    const { code, error, out } = await demo(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(JSON.parse(error)).toMatchObject({ type });
  });

  it.each([
    // All regions where the names of the regions are known in two languages, a few where they were seen already.
    ['kk,ru', 'expo', null],
    ['kk', 'social-fair', 5],
    ['en,ru', 'innovation-council', 5],
    ['ru', 'robot-day', null],
  ])(
    'writes applications in %s that the import of %s takes without a fault',
    async (lang, template, regions) => {
      await demo(
        '--out',
        folder,
        '--submissions',
        '80',
        '--jurors',
        '3',
        '--lang',
        lang,
        '--template',
        template,
        ...(regions === null ? [] : ['--regions', String(regions)]),
      );
      const workbook = readWorkbook(
        new Uint8Array(await readFile(join(folder, 'applications.xlsx'))),
      );
      const languages = lang.split(',') as ('kk' | 'ru' | 'en')[];
      const frame = demoFrame({
        template,
        submissions: 80,
        jurors: 3,
        regions,
        seed: 1,
        languages,
      });
      const table = workbook.ok ? workbook.value.tables[0] : undefined;
      if (table === undefined || !frame.ok) throw new Error('a table');
      const { settings } = frame.value;
      const fields = intakeFields(settings);
      const header = findHeader(table, fields);
      const mapping = guessMapping(table.rows[header] ?? [], fields);
      const plan = planIntake({ table, header, mapping, settings, existing: new Map() });
      expect(
        plan.rows.filter(({ status }) => status === 'faulty').map(({ faults }) => faults),
      ).toEqual([]);
      expect(plan.counts).toMatchObject({ new: 80, faulty: 0 });
      expect(plan.missingColumns).toEqual([]);
      expect(plan.rows[0]?.submission?.id).toBe('1');
      expect(plan.counts.warned).toBeLessThan(8);
    },
  );
});
