import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { storeInArchive } from '../../../electron/archive-folder.ts';
import { runCommand } from '../../../electron/run-command.ts';
import { archiveOf, buildContest } from '../../builders/contest-builder.ts';
import { skatingData } from '../../builders/skating-data.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const fixtures = join(root, 'test/ranking/fixtures');

async function rank(...args: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const code = await runCommand(['rank', ...args], {
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
  });
  return { code, stdout, error: stderr === '' ? null : (JSON.parse(stderr) as { type: string }) };
}

interface Report {
  readonly submissions: readonly {
    readonly submission: string;
    readonly nomination: string;
    readonly place: number | null;
    readonly score: number;
    readonly pTop: number;
    readonly explanation: readonly {
      readonly type: string;
      readonly criterion?: string;
      readonly panel?: number;
    }[];
  }[];
  readonly model: { readonly mu: number; readonly jurors: readonly object[] } | null;
  readonly graph: object;
}

const table = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'qazylar-rank-')), 'marks.csv');
  writeFileSync(file, text);
  return file;
};

describe('qazylar rank', () => {
  it('prints the document that scripts rely on', async () => {
    const { code, stdout } = await rank(
      join(fixtures, 'penicillin.csv'),
      '--method',
      'adjusted',
      '--top',
      '2',
      '--draws',
      '200',
      '--seed',
      '4',
      '--json',
    );
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as Report;
    expect(Object.keys(report)).toEqual(expect.arrayContaining(['submissions', 'model', 'graph']));
    expect(Object.keys(report.submissions[0] ?? {})).toEqual(
      expect.arrayContaining([
        'submission',
        'nomination',
        'place',
        'tied',
        'score',
        'mean',
        'sheets',
        'se',
        'low',
        'high',
        'pTop',
        'zone',
        'explanation',
      ]),
    );
    expect(Object.keys(report.model ?? {})).toEqual([
      'mu',
      'varSubmission',
      'varJuror',
      'varResidual',
      'jurors',
    ]);
    expect(Object.keys(report.model?.jurors[0] ?? {})).toEqual([
      'juror',
      'severity',
      'se',
      'sheets',
    ]);
    expect(Object.keys(report.graph)).toEqual(['components', 'lambda2']);
    expect(report.submissions[0]?.score).toBeCloseTo(22.972222 + 2.187058, 4);
    expect(report.submissions.reduce((sum, { pTop }) => sum + pTop, 0)).toBeCloseTo(2, 9);
  });

  it('sums where weighted scores are rounded', async () => {
    const { stdout } = await rank(
      join(fixtures, 'skating-by-hand.csv'),
      '--method',
      'trimmed',
      '--rounding',
      'panel:0.01,weighted:0.01',
      '--json',
    );
    expect((JSON.parse(stdout) as Report).submissions.map(({ score }) => score)).toEqual([
      19.9, 18.53, 14.2,
    ]);
  });

  it('prints a table for people', async () => {
    const { code, stdout } = await rank(join(fixtures, 'skating-by-hand.csv'), '--method', 'mean');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^pairs\nplace {2}submission/);
    expect(stdout).toContain('Method: mean · ');
  });

  it('takes the mean for a complete panel, and adjusts where jurors saw different submissions', async () => {
    const methodOf = async (text: string): Promise<unknown> =>
      (JSON.parse((await rank(table(text), '--json')).stdout) as { method: unknown }).method;
    const head = 'submission,juror,criterion,score\n';
    expect(await methodOf(`${head}A,J,c,5\nA,K,c,6\nB,J,c,7\nB,K,c,7\n`)).toBe('mean');
    expect(await methodOf(`${head}A,J,c,5\nA,K,c,6\nB,J,c,7\nB,L,c,7\n`)).toBe('adjusted');
    expect(await methodOf(`${head}A,J,c,5\nA,K,c,6\nB,M,c,7\nB,L,c,7\n`)).toBe('mean');
  });

  it('refuses to adjust across jurors who have nothing in common', async () => {
    const file = table('submission,juror,criterion,score\nA,J,c,5\nA,K,c,6\nB,M,c,7\nB,L,c,7\n');
    const { code, stdout, error } = await rank(file, '--method', 'adjusted', '--json');
    expect([code, stdout]).toEqual([1, '']);
    expect(error).toMatchObject({ type: 'RankingIncomparable', components: 2, lambda2: 0 });
  });

  it.each<[string, readonly string[], number, string]>([
    ['no file', [], 2, 'UsageError'],
    ['two files', ['a.csv', 'b.csv'], 2, 'UsageError'],
    ['an unknown method', ['a.csv', '--method', 'best'], 2, 'UsageError'],
    ['an unknown option', ['a.csv', '--fast'], 2, 'UsageError'],
    [
      'a place of rounding that does not exist',
      ['a.csv', '--rounding', 'middle:0.1'],
      2,
      'UsageError',
    ],
    ['a unit of zero', ['a.csv', '--rounding', 'panel:0'], 2, 'UsageError'],
    ['a fraction of a draw', ['a.csv', '--draws', '1.5'], 2, 'UsageError'],
    ['a missing file', ['nowhere.csv'], 1, 'FileNotFound'],
    ['a folder that is no archive', [fixtures], 1, 'NotAnArchive'],
  ])('says in one JSON object what is wrong with %s', async (_, args, code, type) => {
    const result = await rank(...args, '--json');
    expect([result.code, result.error?.type, result.stdout]).toEqual([code, type, '']);
  });

  it('ranks an archive by its regulation, and says which stages it has', async () => {
    const { contest, hq } = await buildContest();
    const folder = mkdtempSync(join(tmpdir(), 'qazylar-archive-'));
    const archive = await archiveOf(contest, hq.segments);
    await storeInArchive(folder, archive, hq.segments);
    const { code, stdout } = await rank(folder, '--json');
    expect(code).toBe(0);
    const { submissions } = JSON.parse(stdout) as Report;
    expect(submissions.map(({ submission, place }) => [submission, place])).toEqual([
      ['1', null],
      ['2', null],
      ['3', null],
    ]);
    const unknown = await rank(folder, '--stage', 'final', '--json');
    expect([unknown.code, unknown.error]).toEqual([
      1,
      { type: 'StageUnknown', stage: 'final', stages: ['written'] },
    ]);
  });

  it('names the row of a bad number', async () => {
    const { code, error } = await rank(
      table('submission,juror,criterion,score\nA,J,c,1e1\n'),
      '--json',
    );
    expect(code).toBe(1);
    expect(error).toMatchObject({ type: 'NumberInvalid', row: 2, column: 'score', text: '1e1' });
  });

  it.skipIf(skatingData === null)(
    'finds every panel score and every total of a world championship',
    async () => {
      const { stdout } = await rank(
        skatingData ?? '',
        '--method',
        'trimmed',
        '--rounding',
        'panel:0.01,weighted:0.01',
        '--draws',
        '100',
        '--json',
      );
      const report = JSON.parse(stdout) as Report;
      const [header = [], ...rows] = readFileSync(skatingData ?? '', 'utf8')
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split(','));
      const column = (name: string): number => header.indexOf(name);
      const panels = new Map<string, number>();
      const totals = new Map<string, number>();
      for (const row of rows) {
        const submission = row[column('submission')] ?? '';
        panels.set(
          `${submission}/${row[column('criterion')]}`,
          Number(row[column('official_panel_score')]),
        );
        totals.set(submission, Number(row[column('official_component_total')]));
      }
      expect([panels.size, totals.size]).toEqual([1085, 217]);
      const found = new Map(report.submissions.map(({ submission, score }) => [submission, score]));
      const foundPanels = new Map(
        report.submissions.flatMap(({ submission, explanation }) =>
          explanation.flatMap(({ type, criterion, panel }) =>
            type === 'criterion' ? [[`${submission}/${criterion}`, panel] as const] : [],
          ),
        ),
      );
      expect(found).toEqual(totals);
      expect(foundPanels).toEqual(panels);
    },
  );

  describe('the list', () => {
    const text = [
      'submission,juror,criterion,score,region,applicant,nomination',
      ...[
        ['a', 9, 'X', 'p'],
        ['b', 8, 'X', 'q'],
        ['c', 7, 'X', 'r'],
        ['d', 6, 'Y', 'p'],
      ].flatMap(([id, score, region, applicant]) =>
        ['j', 'k'].map((juror) => `${id},${juror},form,${score},${region},${applicant},n`),
      ),
    ].join('\n');

    interface Told {
      readonly submissions: readonly {
        readonly submission: string;
        readonly selected: string;
        readonly selection: { readonly type: string };
        readonly sentences: readonly string[];
      }[];
      readonly unmet: readonly { readonly group: string; readonly count: number }[];
      readonly report: { readonly jurors: readonly object[] };
      readonly seed: number;
    }

    const told = async (...args: readonly string[]): Promise<Told> =>
      JSON.parse((await rank(table(text), '--json', ...args)).stdout) as Told;

    const states = ({ submissions }: Told): string =>
      submissions.map(({ submission, selected }) => `${submission}:${selected}`).join(' ');

    it('is the first of each nomination, and says why in sentences', async () => {
      const document = await told('--top', '2', '--lang', 'ru', '--seed', '5');
      expect(states(document)).toBe('a:on b:on c:off d:off');
      expect(document.submissions[2]?.selection).toEqual({ type: 'below' });
      expect(document.submissions[0]?.sentences.length).toBeGreaterThan(1);
      expect(document.report.jurors).toHaveLength(2);
      expect(document.seed).toBe(5);
    });

    it('keeps quotas and the pass mark that were asked for', async () => {
      expect(states(await told('--top', '2', '--quota', 'region:1:'))).toBe(
        'a:on b:off c:off d:on',
      );
      expect(states(await told('--top', '3', '--quota', 'applicant::1'))).toBe(
        'a:on b:on c:on d:off',
      );
      expect(states(await told('--pass-mark', '7.5'))).toBe('a:on b:on c:off d:off');
      const { unmet } = await told('--top', '4', '--quota', 'region:2:');
      expect(unmet).toMatchObject([{ group: 'Y', count: 1 }]);
    });

    it('can be tried without a juror and with other weights, who must be there', async () => {
      const { submissions } = await told('--without-juror', 'k', '--weight', 'form=2');
      expect(submissions[0]).toMatchObject({ sheets: 1 });
      const noJuror = await rank(table(text), '--without-juror', 'x');
      expect(noJuror).toMatchObject({ code: 1, error: { type: 'JurorUnknown', juror: 'x' } });
      const noCriterion = await rank(table(text), '--weight', 'style=2');
      expect(noCriterion.error).toMatchObject({ type: 'CriterionUnknown', criterion: 'style' });
    });

    it.each([
      [['--quota', 'town:1:2']],
      [['--quota', 'region:3:2']],
      [['--quota', 'region::']],
      [['--pass-mark', 'much']],
      [['--weight', 'form']],
      [['--lang', 'de']],
    ])('refuses %j', async (args) => {
      expect(await rank(table(text), ...args)).toMatchObject({
        code: 2,
        error: { type: 'UsageError' },
      });
    });

    it('is explained to a person in the language asked for', async () => {
      const { stdout } = await rank(table(text), '--top', '2', '--lang', 'kk');
      expect(stdout).toContain('тізім');
      expect(stdout).toContain('Әдіс: mean · ');
    });
  });
});
