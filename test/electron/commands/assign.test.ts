import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { runCommand } from '../../../electron/run-command.ts';
import { call } from '../headless.ts';

const table = (...rows: readonly string[]): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'qazylar-assign-')), 'jury.csv');
  writeFileSync(file, `${rows.join('\n')}\n`);
  return file;
};

const header = 'kind,id,region,expertise,conflicts';

/** 600 submissions and 40 jurors of 17 regions. */
const contest = table(
  header,
  ...Array.from({ length: 600 }, (_, index) => `submission,S${index},r${index % 17},,`),
  ...Array.from({ length: 40 }, (_, index) => `juror,J${index},r${index % 17},,`),
);

const three = ['--per', '3', '--cap', '60'] as const;

interface Report {
  readonly assignments: readonly { readonly submission: string; readonly juror: string }[];
  readonly loads: Readonly<Record<string, number>>;
  readonly shortfalls: readonly { readonly missing: number; readonly reason: string }[];
  readonly graph: { readonly components: number; readonly lambda2: number };
  readonly graphBefore: { readonly components: number; readonly lambda2: number };
  readonly comparability: string;
}

async function assign(file: string, ...args: readonly string[]): Promise<Report> {
  const { code, out, error } = await call('assign', file, ...args);
  expect({ code, error }).toEqual({ code: 0, error: null });
  return out as Report;
}

describe('qazylar assign', () => {
  it.each([
    ['region', 17, 0, 'apart'],
    ['cross', 1, 46, 'firm'],
    ['free', 1, 73, 'firm'],
  ])('gives the design %s its known connectivity', async (design, components, lambda2, words) => {
    for (const seed of ['1', '2']) {
      const report = await assign(contest, ...three, '--design', design, '--seed', seed);
      expect(report.graph.components).toBe(components);
      expect(report.graph.lambda2).toBeGreaterThanOrEqual(lambda2 * 0.9);
      expect(report.graph.lambda2).toBeLessThanOrEqual(lambda2 * 1.1);
      expect(report.comparability).toBe(words);
    }
  });

  it('takes two of three from the own region where regions are crossed', async () => {
    const { assignments, shortfalls } = await assign(contest, ...three, '--cross-region');
    expect(shortfalls).toEqual([]);
    const home = assignments.filter(
      ({ submission, juror }) => Number(submission.slice(1)) % 17 === Number(juror.slice(1)) % 17,
    );
    expect([assignments.length, home.length]).toEqual([1800, 1200]);
  });

  it('lets jurors change places for a higher λ₂ where that is asked', async () => {
    const report = await assign(contest, '--per', '3', '--cap', '60', '--raise');
    expect(report.graph.lambda2).toBeGreaterThan(report.graphBefore.lambda2 * 1.1);
  });

  it('keeps conflicts of either side, asks who knows the field, and reports who is missing', async () => {
    const file = table(
      header,
      'submission,s1,east,chemistry,j1',
      'submission,s2,west,physics|music,',
      'juror,j1,east,chemistry,',
      'juror,j2,west,physics,s1|unknown',
      'juror,j3,,"chemistry|physics",',
    );
    const report = await assign(file, '--per', '2', '--cap', '2');
    expect(report.assignments).toEqual([
      { submission: 's1', juror: 'j3' },
      { submission: 's2', juror: 'j2' },
      { submission: 's2', juror: 'j3' },
    ]);
    expect(report.loads).toEqual({ j1: 0, j2: 1, j3: 2 });
    expect(report.shortfalls).toEqual([{ submission: 's1', missing: 1, reason: 'conflicts' }]);
  });

  it('says in words what the figures mean', async () => {
    let stdout = '';
    const io = { stdout: (text: string) => (stdout += text), stderr: () => undefined };
    const args = ['assign', contest, '--per', '3', '--cap', '60', '--design', 'region'];
    expect(await runCommand(args, io)).toBe(0);
    expect(stdout).toContain('scores cannot be compared');
    expect(stdout).toContain('1 missing (region)');
  });

  it.each([
    [['--cap', '5'], 'UsageError', 2],
    [['--per', '0', '--cap', '5'], 'UsageError', 2],
    [['--per', '3'], 'UsageError', 2],
    [['--per', '3', '--cap', '-1'], 'UsageError', 2],
    [['--per', '3', '--cap', '5', '--design', 'random'], 'UsageError', 2],
    [['--per', '3', '--cap', '5', '--design', 'free', '--cross-region'], 'UsageError', 2],
    [['--per', '3', '--cap', '5', 'more.csv'], 'UsageError', 2],
  ])('refuses %j', async (args, type, exit) => {
    const { code, error } = await call('assign', contest, ...args);
    expect([code, error?.type]).toEqual([exit, type]);
  });

  it.each([
    ['', 'TableEmpty'],
    [header, 'TableEmpty'],
    ['kind,id\nsubmission,s1', 'ColumnMissing'],
    ['kind,id,region,id\nsubmission,s1,,s1', 'ColumnTwice'],
    [`${header}\nsubmission,,x,,`, 'CellMissing'],
    [`${header}\n,s1,x,,`, 'CellMissing'],
    [`${header}\nreader,s1,x,,`, 'KindUnknown'],
    [`${header}\njuror,j1,x,,\njuror,j1,y,,`, 'IdTwice'],
    [`${header}\njuror,"j1,x,,`, 'QuoteNotClosed'],
  ])('refuses the table %j', async (text, type) => {
    const { code, error } = await call('assign', table(text), '--per', '3', '--cap', '5');
    expect([code, error?.type]).toEqual([1, type]);
  });

  it('refuses a file that is not there', async () => {
    const { code, error } = await call('assign', '/nowhere.csv', '--per', '3', '--cap', '5');
    expect([code, error?.type]).toEqual([1, 'FileNotFound']);
  });
});
