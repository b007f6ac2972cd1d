import { unsaidRegulation } from '../../shared/contest/contest.ts';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from '../../shared/basics/zod.ts';

import { readArchive } from '../../electron/archive-folder.ts';
import { runCommand } from '../../electron/run-command.ts';
import { groupBy } from '../../shared/basics/group-by.ts';
import { milli, numberToMilli } from '../../shared/basics/points.ts';
import { rationalToDecimal } from '../../shared/basics/rational.ts';
import { writeBundle } from '../../shared/bundle/bundle.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import {
  addSubmission,
  assignJurors,
  setContestSettings,
  setPerson,
} from '../../shared/contest/contest-operations.ts';
import { csvRows } from '../../shared/ranking/csv-rows.ts';
import { rankStage } from '../../shared/ranking/rank-stage.ts';
import { handInSheet, setScore } from '../../shared/scoring/score-operations.ts';
import { enrol } from '../../shared/trust/enrolment.ts';
import { contestIdOf, foundContest } from '../../shared/trust/founding.ts';
import { skatingData as data } from '../builders/skating-data.ts';
import {
  ed25519,
  personOf,
  seedOf,
  submissionOf,
  TestInstallation,
  testSettings,
} from '../builders/contest-builder.ts';

const rowSchema = z.object({
  nomination: z.string(),
  submission: z.string(),
  criterion: z.string(),
  weight: z.string(),
  juror: z.string(),
  score: z.string(),
  official_panel_score: z.string(),
  official_component_total: z.string(),
});
type Row = z.infer<typeof rowSchema>;

const slug = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** The regulation of those events: trimmed panel scores and weighted scores, each rounded to 0.01, then summed. */
function skatingSettings(rows: readonly Row[]): ContestSettings {
  const nominations = [...new Set(rows.map((row) => row.nomination))];
  const [stage] = testSettings.stages;
  const [model] = stage?.criteria ?? [];
  if (stage === undefined || model === undefined) throw new Error('the test contest has a stage');
  const criteria = [...groupBy(rows, (row) => row.criterion)].map(([criterion, own]) => ({
    ...model,
    id: slug(criterion),
    title: { kk: criterion, ru: criterion, en: criterion },
    weight: milli(1000),
    weightsByNomination: Object.fromEntries(
      own.map((row) => [slug(row.nomination), numberToMilli(Number(row.weight))]),
    ),
    scale: { min: milli(0), max: milli(10_000), step: milli(250) },
    comment: { ...model.comment, requiredAtOrBelow: null },
  }));
  return {
    ...testSettings,
    nominations: nominations.map((name) => ({
      id: slug(name),
      title: { kk: name, ru: name, en: name },
    })),
    stages: [
      {
        ...stage,
        assignment: { ...stage.assignment, jurorsPerSubmission: 'all' },
        criteria,
        regulation: {
          method: 'trimmed',
          aggregate: 'sum',
          rounding: { panel: milli(10), weighted: milli(10), final: null },
          passMark: null,
          tieBreak: [],
          advance: null,
          ...unsaidRegulation,
        },
      },
    ],
  };
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qazylar-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function saveBundle(
  installation: TestInstallation,
  name: string,
  kind: 'archive' | 'scores',
): Promise<string> {
  const sender = { log: installation.log, person: 'x', name: 'X', role: 'juror' } as const;
  const manifest = {
    kind,
    contest: installation.contest,
    title: testSettings.title,
    demo: false,
    recipients: [],
    created: 0,
    sender,
  };
  const file = join(folder, name);
  await writeFile(
    file,
    await writeBundle({ manifest, segments: installation.segments }, installation.key),
  );
  return file;
}

/** One juror's log: every own mark (a mark of 0 is a juror who was away), and a hand-in per sheet. */
async function judge(
  installation: TestInstallation,
  juror: string,
  rows: readonly Row[],
): Promise<void> {
  const sheets = [...groupBy(rows, (row) => row.submission)];
  const handIns = [];
  const commits = [];
  let ordinal = installation.end.nextOrdinal;
  for (const [submission, own] of sheets) {
    const ref = { stage: 'written', submission, juror };
    const scores: Record<string, number> = {};
    commits.push(
      own.map((row) => {
        scores[slug(row.criterion)] = ordinal;
        ordinal += 1;
        const value = Number(row.score);
        return setScore(
          ref,
          slug(row.criterion),
          value === 0 ? 'cannot-judge' : numberToMilli(value),
        );
      }),
    );
    handIns.push(handInSheet(ref, { scores, comments: {}, salt: new Uint8Array(16) }));
  }
  await installation.seal(...commits, handIns);
}

async function writeContest(rows: readonly Row[]): Promise<string[]> {
  const root = await ed25519.keyFromSeed(seedOf(1));
  const founding = foundContest({ rootKeys: [root.publicKey], salt: new Uint8Array(16) });
  const contest = contestIdOf(founding.value);
  const hq = new TestInstallation(contest, root, 1);
  const jurors = [...groupBy(rows, (row) => row.juror)];
  const tickets = await Promise.all(
    jurors.map((_, index) => ed25519.keyFromSeed(seedOf(50 + index))),
  );
  const submissions = [...groupBy(rows, (row) => row.submission)];
  await hq.seal(
    [founding, setContestSettings(skatingSettings(rows))],
    jurors.map(([juror], index) =>
      setPerson(personOf(juror, 'juror', null, tickets[index]?.publicKey ?? null)),
    ),
    submissions.map(([id, own]) => addSubmission(submissionOf(id, slug(own[0]?.nomination ?? '')))),
    submissions.map(([id, own]) =>
      assignJurors('written', id, [...new Set(own.map((row) => row.juror))]),
    ),
  );
  const files = [await saveBundle(hq, 'contest.qzb', 'archive')];
  for (const [index, [juror, own]] of jurors.entries()) {
    const installation = new TestInstallation(
      contest,
      await ed25519.keyFromSeed(seedOf(100 + index)),
      100 + index,
    );
    const ticket = tickets[index];
    if (ticket === undefined) throw new Error('a ticket per juror');
    const place = { contest, log: installation.log, publicKey: installation.publicKey };
    await installation.seal([await enrol(place, juror, ticket)]);
    await judge(installation, juror, own);
    files.push(await saveBundle(installation, `juror-${juror}.qzb`, 'scores'));
  }
  return files;
}

const twoPlaces = (text: string): string => Number(text).toFixed(2);

describe.skipIf(data === null)('World Figure Skating Championships 2017, through bundles', () => {
  it('gives all 1,085 panel scores and all 217 totals exactly', async () => {
    const text = await readFile(data ?? '', 'utf8');
    const read = csvRows(text);
    if (!read.ok) throw new Error(read.error.type);
    const [head, ...lines] = read.value;
    const records = lines.map(({ cells }) =>
      Object.fromEntries((head?.cells ?? []).map((name, index) => [name, cells[index]])),
    );
    const rows = z.array(rowSchema).parse(records);
    const files = await writeContest(rows);
    expect(files).toHaveLength(10);
    const into = join(folder, 'archive');
    const code = await runCommand(['merge', ...files.toReversed(), '--into', into], {
      stdout: () => undefined,
      stderr: () => undefined,
    });
    expect(code).toBe(0);
    const archive = await readArchive(into);
    if (!archive.ok) throw new Error(archive.error.type);
    const { state } = archive.value;
    expect(state.counts).toEqual({ agree: 0, soft: 0, hard: 0, fork: 0, rule: 0, unknown: 0 });
    const { ranking } = rankStage(state, 'written');
    let [totals, panels] = [0, 0];
    const official = groupBy(rows, (row) => row.submission);
    for (const { submission, score, explanation } of ranking.submissions) {
      const own = official.get(submission) ?? [];
      expect(score === null ? '' : rationalToDecimal(score, 2), submission).toBe(
        twoPlaces(own[0]?.official_component_total ?? ''),
      );
      totals += 1;
      for (const step of explanation) {
        if (step.type !== 'criterion') continue;
        const row = own.find(({ criterion }) => slug(criterion) === step.criterion);
        expect(twoPlaces(step.panel), `${submission} ${step.criterion}`).toBe(
          twoPlaces(row?.official_panel_score ?? ''),
        );
        panels += 1;
      }
    }
    expect([totals, panels]).toEqual([217, 1085]);
  }, 90_000);
});
