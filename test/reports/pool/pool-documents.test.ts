import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';

import { type Language, languages } from '../../../shared/basics/localized.ts';
import { rationalToNumber } from '../../../shared/basics/rational.ts';
import { openBundle } from '../../../shared/bundle/bundle.ts';
import type { ContestSettings, Stage } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { settingsFromTemplate } from '../../../shared/contest/templates.ts';
import { buildDemo, type Demo } from '../../../shared/demo/build-demo.ts';
import { demoDefaultsFor } from '../../../shared/demo/demo-options.ts';
import { issuedKinds, wholeSet } from '../../../shared/documents/document-kinds.ts';
import { createDocument } from '../../../shared/documents/document-set.ts';
import { tableXlsx } from '../../../shared/documents/table-file.ts';
import { findHeader, guessMapping } from '../../../shared/intake/guess-mapping.ts';
import { intakeFields } from '../../../shared/intake/intake-fields.ts';
import { type IntakePlan, planIntake } from '../../../shared/intake/plan-intake.ts';
import { choiceKey } from '../../../shared/intake/read-cell.ts';
import { readWorkbook } from '../../../shared/intake/read-table.ts';
import { addBundle, emptyArchive } from '../../../shared/merge/archive.ts';
import { foldContest } from '../../../shared/merge/fold.ts';
import type { FoldedContest } from '../../../shared/merge/state.ts';
import { rankStage } from '../../../shared/ranking/rank-stage.ts';
import { moveTable } from '../../../shared/reports/pool/move-table.ts';
import { poolRows, totalOf } from '../../../shared/reports/pool/pool-board.ts';
import { readinessOf } from '../../../shared/reports/pool/readiness.ts';
import { present } from '../../../shared/basics/assert.ts';
import { unrankedDocument, unrankedTable } from '../../../electron/unranked-report.ts';
import { ed25519 } from '../../builders/contest-builder.ts';

let demo: Demo;
let state: FoldedContest;
let stage: Stage;

beforeAll(async () => {
  demo = await buildDemo(demoDefaultsFor('regional-pool'), ed25519);
  let archive = emptyArchive(demo.contest);
  for (const { bytes, kind } of demo.files) {
    if (kind === null) continue;
    const bundle = await openBundle(bytes, ed25519.verify);
    if (!bundle.ok) throw new Error(bundle.error.type);
    const union = await addBundle(archive, bundle.value, ed25519.verify);
    if (!union.ok) throw new Error(union.error.type);
    archive = union.value.archive;
  }
  state = foldContest(archive);
  stage = present(state.settings?.stages[0], 'the template has a first stage');
}, 180_000);

/** A file's text without its look: of packed files the text of everything in them. */
const textOf = (bytes: Uint8Array): string => {
  const text =
    bytes[0] === 0x50 && bytes[1] === 0x4b
      ? Object.values(unzipSync(bytes))
          .map((part) => strFromU8(part))
          .join('\n')
      : strFromU8(bytes);
  return text.replace(/<style[\s\S]*?<\/style>/g, ' ').replace(/<[^>]*>/g, ' ');
};

/** Words of places and of cuts. The venue of a meeting and the stage's own title, which says that it is not one, are none. */
const wordsOfPlaces =
  /ТОП-\d|TOP-\d|(?<!\p{L})(места? в рейтинге|рейтингтегі|\d+-орын|орын алды|занял|победител|жеңімпаз|winner|ranked \d|place \d)/iu;

describe('the practice contest of regions', () => {
  it('has twenty regions, sixty projects, teams and proposals, and merges as it says', () => {
    const regions = [...state.submissions.values()].filter(({ subject }) => subject === 'region');
    expect(regions).toHaveLength(20);
    expect(poolRows(state)).toHaveLength(60);
    expect(state.teams.size).toBe(20);
    expect(state.selfAssessments.size).toBeGreaterThan(10);
    expect(state.verdicts.size).toBeGreaterThan(5);
    expect(state.counts).toEqual(demo.expected.conflicts);
  });

  it('adds up what its projects ask for, exactly', () => {
    const sum = demo.submissions.reduce((all, { budget }) => all + BigInt(budget ?? 0), 0n);
    expect(totalOf(poolRows(state))).toEqual({ count: 60, sum });
  });

  it('has a level for every region whose sheets came, and the same score as the ranking', () => {
    const scores = new Map(
      rankStage(state, stage.id).ranking.submissions.map((each) => [each.submission, each.score]),
    );
    const regions = readinessOf(state, stage);
    expect(regions.map(({ submission }) => submission.id)).toEqual(
      regions.map(({ submission }) => submission.id).toSorted(),
    );
    for (const { submission, score, level, sheets } of regions) {
      expect(score).toEqual(scores.get(submission.id));
      expect(level === null).toBe(sheets === 0);
      expect((level?.from ?? 0) / 1000).toBeLessThanOrEqual(
        score === null ? 0 : rationalToNumber(score),
      );
    }
  });
});

describe('a stage that does not rank', () => {
  it('gives nobody a place, an interval of places or a part in a list', () => {
    const ranking = rankStage(state, stage.id);
    expect(ranking.selection).toBeNull();
    expect(ranking.others).toEqual({});
    for (const each of ranking.ranking.submissions)
      expect([each.place, each.overall, each.low, each.high, each.pTop, each.zone]).toEqual(
        Array.from({ length: 6 }, () => null),
      );
  });

  it.each(languages)('is told at a terminal in scores and levels, in %s', (language) => {
    const told = { state, stage, language };
    const document = JSON.stringify(unrankedDocument(told));
    expect(JSON.parse(document)).toMatchObject({ ranked: false, stage: 'readiness' });
    expect(document).not.toMatch(/"(place|overall|tied|low|high|pTop|zone|selected)"/);
    const text = unrankedTable(told);
    expect(text).toContain(stage.title[language]);
    expect(wordsOfPlaces.exec(text)?.[0] ?? null).toBeNull();
    for (const region of state.settings?.regions ?? []) expect(text).toContain(region);
  });

  it('speaks of places in no document in any language', async () => {
    const ranking = rankStage(state, stage.id);
    const settings = present(state.settings, 'settings');
    const requests = wholeSet(languages, issuedKinds(settings, stage.id));
    expect(requests.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['readiness.html', 'pool.xlsx', 'projects.html', 'proposals.docx']),
    );
    for (const request of requests) {
      const { name, bytes } = await createDocument({ state, ranking, meeting: null }, request, []);
      expect([name, wordsOfPlaces.exec(textOf(bytes))?.[0] ?? null]).toEqual([name, null]);
    }
  }, 180_000);

  it('shows everybody nothing of people and money in the public pool', async () => {
    const ranking = rankStage(state, stage.id);
    const request = { kind: 'pool-public.html', languages: ['kk'], withRegister: false } as const;
    const { bytes } = await createDocument({ state, ranking, meeting: null }, request, []);
    const text = textOf(bytes);
    expect(text).not.toContain('₸');
    for (const { applicant } of demo.submissions) expect(text).not.toContain(applicant);
  });
});

describe('projects that move to another contest', () => {
  /** A council that takes in projects of every region. */
  const council = (): ContestSettings => ({
    ...settingsFromTemplate('innovation-council', { season: '2026', demo: true }),
    regionsProfile: '2022-',
    regions: state.settings?.regions ?? [],
  });

  /** What the other contest makes of the workbook, where every theme goes to its first nomination. */
  async function taken(language: Language, existing: readonly Submission[]): Promise<IntakePlan> {
    const ids = demo.submissions.slice(0, 5).map(({ id }) => id);
    const bytes = await tableXlsx(moveTable(state, ids, language));
    const workbook = readWorkbook(bytes);
    if (!workbook.ok) throw new Error(workbook.error.type);
    const table = present(workbook.value.tables[0], 'a workbook has a table');
    const elsewhere = council();
    const fields = intakeFields(elsewhere);
    const header = findHeader(table, fields);
    const target = present(elsewhere.nominations[0], 'a nomination').id;
    const nominations = (state.settings?.nominations ?? []).map(
      ({ title }) => [choiceKey(title[language]), target] as const,
    );
    return planIntake({
      table,
      header,
      mapping: guessMapping(table.rows[header] ?? [], fields),
      settings: elsewhere,
      existing: new Map(existing.map((submission) => [submission.id, submission])),
      choices: { nominations: Object.fromEntries(nominations), regions: {} },
    });
  }

  it.each(languages)('are taken in like any table of applications, in %s', async (language) => {
    const plan = await taken(language, []);
    expect(plan.missingColumns).toEqual([]);
    expect(plan.counts).toMatchObject({ new: 5, known: 0, faulty: 0 });
    const [first] = plan.rows;
    const source = present(demo.submissions[0], 'the demo has projects');
    expect(first?.submission).toMatchObject({
      title: source.title,
      applicant: source.applicant,
      budget: source.budget,
      region: source.region,
    });
    expect(first?.submission?.id).toMatch(/-1$/);
  });

  it('are not there twice where the same file is taken in twice', async () => {
    const first = await taken('ru', []);
    const submissions = first.rows.flatMap(({ submission }) => submission ?? []);
    const second = await taken('ru', submissions);
    expect(second.counts).toMatchObject({ new: 0, known: 5, faulty: 0 });
  });
});
