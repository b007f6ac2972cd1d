import { beforeAll, expect, it } from 'vitest';

import { openBundle } from '../../../shared/bundle/bundle.ts';
import { buildDemo } from '../../../shared/demo/build-demo.ts';
import { createDocument } from '../../../shared/documents/document-set.ts';
import { type DocumentKind, issuedKinds } from '../../../shared/documents/document-kinds.ts';
import { markupToHtml } from '../../../shared/documents/markup.ts';
import { qrMarkup } from '../../../shared/documents/qr-markup.ts';
import { refereeSheetCode, showSheetCode } from '../../../shared/scoring/sheet-code.ts';
import { addBundle, emptyArchive } from '../../../shared/merge/archive.ts';
import { foldContest } from '../../../shared/merge/fold.ts';
import type { FoldedContest } from '../../../shared/merge/state.ts';
import { rankStage } from '../../../shared/ranking/rank-stage.ts';
import { ed25519 } from '../../builders/contest-builder.ts';

let state: FoldedContest;

beforeAll(async () => {
  const demo = await buildDemo(
    {
      template: 'robot-day',
      submissions: 27,
      jurors: 8,
      regions: null,
      seed: 1,
      languages: ['kk', 'ru'],
    },
    ed25519,
  );
  let archive = emptyArchive(demo.contest);
  for (const { kind, name, bytes } of demo.files) {
    if (kind === null || kind === 'invitation') continue;
    const opened = await openBundle(bytes, ed25519.verify);
    if (!opened.ok) throw new Error(`${name}: ${opened.error.type}`);
    const union = await addBundle(archive, opened.value, ed25519.verify);
    if (!union.ok) throw new Error(union.error.type);
    archive = union.value.archive;
  }
  state = foldContest(archive);
}, 60_000);

async function textOf(kind: DocumentKind, language: 'kk' | 'ru' | 'en' = 'ru'): Promise<string> {
  const ranking = rankStage(state, 'engineering', { draws: 0 });
  const request = { kind, languages: [language] as const, withRegister: false };
  const { bytes } = await createDocument({ state, ranking, meeting: null }, request, []);
  return new TextDecoder().decode(bytes);
}

/** Names of all pupils, as they stand in the applications. */
const pupils = (): readonly string[] =>
  [...state.submissions.values()].flatMap(({ answers }) =>
    ['pupil1', 'pupil2'].flatMap((field) => {
      const name = (answers[field] ?? '').split(',')[0] ?? '';
      return name === '' ? [] : [name];
    }),
  );

it('offers the papers of the day where teams meet, and no places by scores alone', () => {
  if (state.settings === null) throw new Error('no settings');
  const kinds = issuedKinds(state.settings, 'engineering');
  expect(kinds).toEqual(
    expect.arrayContaining(['draw.html', 'day.docx', 'standings.xlsx', 'pair-diplomas.html']),
  );
  expect(kinds).not.toContain('diplomas.html');
});

it('prints the words of the draw, and how anybody repeats it', async () => {
  const text = await textOf('draw.html');
  for (const { draw } of state.draws.values()) expect(text).toContain(draw.seed);
  expect(text).toContain('SHA-256');
});

it('names no child on what everybody may see', async () => {
  const names = pupils();
  expect(names.length).toBeGreaterThan(40);
  for (const kind of ['draw.html', 'day.html', 'standings.html', 'standings.csv'] as const) {
    const text = await textOf(kind);
    for (const name of names) expect(text).not.toContain(name);
  }
});

it('gives walk-overs and re-runs their reasons in the minutes, and marks them a draft while a match is disputed', async () => {
  const text = await textOf('day.html');
  expect(text).toContain('неявка');
  expect(text).toContain('Команда не вышла к началу');
  expect(text).toContain('переигровка');
  expect(text).toContain('Судейские листы расходятся');
});

it('names both pupils on the diploma of their medal', async () => {
  const text = await textOf('pair-diplomas.html');
  expect(text).toContain('Золотая медаль');
  expect(pupils().filter((name) => text.includes(name)).length).toBeGreaterThanOrEqual(6);
});

it('marks diplomas and certificates as drafts until the stage is sealed', async () => {
  for (const kind of ['pair-diplomas.html', 'pair-certificates.html'] as const)
    expect(await textOf(kind)).toContain('Черновик');
});

it('prints a sheet for every match and run, each with its code in words and for a camera', async () => {
  const text = await textOf('referee-sheets.html', 'kk');
  for (const [nomination, match] of [
    ['football', 'r1-1'],
    ['cross', 'h3-1'],
    ['sumo', 'r4-1'],
  ] as const) {
    const code = showSheetCode(
      refereeSheetCode(state.contest, { stage: 'matches', nomination, match }),
    );
    expect(text).toContain(`Парақ коды: ${code}`);
    expect(text).toContain(markupToHtml(qrMarkup(code, code)));
  }
});

it('makes every paper in three languages without a place left open', async () => {
  for (const language of ['kk', 'ru', 'en'] as const)
    for (const kind of [
      'draw.html',
      'day.html',
      'standings.html',
      'pair-certificates.html',
    ] as const)
      expect(await textOf(kind, language)).not.toMatch(/\{\{|undefined/);
});
