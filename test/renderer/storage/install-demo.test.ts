import { expect, it } from 'vitest';

import { present } from '../../../shared/basics/assert.ts';
import { asksForConsent, hasConsented } from '../../../shared/trust/consent.ts';
import { examineDocument } from '../../../shared/intake/document-content.ts';
import type { Role } from '../../../shared/contest/people.ts';
import { createDeskEngine, type DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { installDemo, installYears } from '../../../renderer/storage/install-demo.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import { ed25519 } from '../../builders/contest-builder.ts';
import { openYearIndex } from './open-year-index.ts';

async function openDemo(role: Role): Promise<DeskEngine> {
  let drawn = 0;
  const desk = createDeskEngine({
    store: createMemoryStore(),
    ed25519,
    randomBytes: (length) => {
      drawn += 1;
      return new Uint8Array(length).fill(drawn);
    },
    now: () => 1_700_000_000_000,
    installDemo,
    openYearIndex,
    installYears,
  });
  await desk.start();
  const opened = await desk.openDemo({ role, language: 'kk', template: 'expo' });
  expect(opened).toEqual({ ok: true, value: undefined });
  return desk;
}

/** A contest of practice takes a second to make: each of those that are only looked at is made once. */
const made = new Map<Role, Promise<DeskEngine>>();
function openedDemo(role: Role): Promise<DeskEngine> {
  const desk = made.get(role) ?? openDemo(role);
  made.set(role, desk);
  return desk;
}

it('opens a practice headquarters with sheets, conflicts and a mark that it is a demo', async () => {
  const { state, profile } = (await openedDemo('headquarters')).getSnapshot();
  expect(profile).toMatchObject({ role: 'headquarters', demo: true });
  expect(state?.submissions.size).toBe(180);
  expect(
    [...(state?.sheets.values() ?? [])].filter(({ counted }) => counted).length,
  ).toBeGreaterThan(100);
  expect(state?.counts.hard).toBeGreaterThan(0);
  expect(state?.documents.size).toBeGreaterThan(5);
});

it('opens a practice juror’s laptop with nothing scored yet', async () => {
  const { state, profile } = (await openedDemo('juror')).getSnapshot();
  expect(profile).toMatchObject({ role: 'juror', demo: true });
  const sheets = [...(state?.sheets.values() ?? [])];
  expect(sheets.length).toBeGreaterThan(5);
  expect(new Set(sheets.map(({ juror }) => juror))).toEqual(new Set([profile?.person.id]));
  expect(sheets.every(({ scores }) => Object.keys(scores).length === 0)).toBe(true);
  const settings = present(state?.settings, 'settings');
  const signed = state?.consents.get(profile?.person.id ?? '') ?? [];
  expect([asksForConsent(settings), hasConsented(settings, signed)]).toEqual([true, true]);
});

it('gives each application of the practice juror documents that open, a PDF, a picture and a text among them', async () => {
  const desk = await openedDemo('juror');
  const { state, missingDocuments } = desk.getSnapshot();
  const documents = [...(state?.documents.values() ?? [])];
  expect(state?.documents.size).toBe(state?.submissions.size);
  expect(missingDocuments).toBe(0);
  const [first = []] = documents;
  expect(first.map(({ kind }) => kind)).toEqual(['pdf', 'image', 'text']);
  for (const { hash, kind, size } of first) {
    const bytes = await desk.readDocument(hash);
    const content = bytes.ok ? examineDocument(bytes.value) : bytes;
    expect(content).toMatchObject({ ok: true, value: { kind } });
    expect(bytes.ok ? bytes.value.length : 0).toBe(size);
  }
});

it('opens a practice coordinator’s laptop with the region’s files collected, and starts again after erasing', async () => {
  const desk = await openDemo('coordinator');
  const { state } = desk.getSnapshot();
  expect([...(state?.sheets.values() ?? [])].some(({ counted }) => counted)).toBe(true);
  await desk.erase();
  expect(desk.getSnapshot().phase).toBe('empty');
  expect(await desk.openDemo({ role: 'juror', language: 'ru', template: 'expo' })).toMatchObject({
    ok: true,
  });
});

it('gives a practice headquarters past years in which some applicants took part, in little time', async () => {
  const desk = await openedDemo('headquarters');
  const years = await desk.listYears();
  expect(years).toMatchObject({
    ok: true,
    value: [
      { demo: true, season: '2015', applications: 48 },
      { demo: true, season: '2014', applications: 40 },
      { demo: true, season: '2011', applications: 24, stages: [] },
    ],
  });
  const before = await desk.appliedBefore({ grounds: 'all', only: null });
  const found = before.ok ? [...before.value.values()].flat() : [];
  expect(found.filter(({ grounds }) => grounds.includes('identity')).length).toBeGreaterThan(5);
  expect(before.ok ? before.value.size : 0).toBeLessThan(60);
  expect(found.some(({ grounds }) => !grounds.includes('identity'))).toBe(true);
});
