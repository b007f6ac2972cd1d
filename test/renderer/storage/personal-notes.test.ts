import { beforeAll, beforeEach, expect, it } from 'vitest';

import { setComment } from '../../../shared/scoring/score-operations.ts';
import { noPersonalNotes } from '../../../shared/scoring/no-personal-notes.ts';
import type { PersonalChange } from '../../../shared/scoring/personal-notes.ts';
import { openBundle } from '../../../shared/bundle/bundle.ts';
import { readOperations } from '../../../shared/log/read-log.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { createJournaledStore } from '../../../renderer/storage/journaled-store.ts';
import { ed25519 } from '../../builders/contest-builder.ts';
import { foundOn, handIn, importInto, invite, join, sheet, startDesk, valueOf } from './desks.ts';
import { MemoryJournal } from './memory-journal.ts';
import { keepSecretsOpenly } from './secrets-kept-openly.ts';

beforeAll(keepSecretsOpenly);

const marker = 'ӨзімеҒанаЖазба';
const said = 'ШтабқаПікір';
const changes: readonly PersonalChange[] = [
  { type: 'note', submission: '1', text: marker },
  { type: 'mark', mark: 'starred', submissions: ['2'] },
  { type: 'mark', mark: 'later', submissions: ['1', '2'] },
  { type: 'unmark', mark: 'later', submissions: ['1'] },
  { type: 'order', order: 'own' },
  { type: 'ranking', stage: 'written', ranking: ['2', '1'] },
  { type: 'mark', mark: 'cleared', submissions: ['1'] },
];
const kept = {
  ...noPersonalNotes,
  notes: { '1': marker },
  starred: ['2'],
  later: ['2'],
  order: 'own',
  ranking: { written: ['2', '1'] },
  cleared: ['1'],
};

let names = 0;
let hq: DeskEngine;
let journal: MemoryJournal;
let name = '';
let juror: DeskEngine;

async function keepAll(): Promise<void> {
  for (const change of changes) valueOf(await juror.keepPersonal(change));
}

beforeEach(async () => {
  names += 1;
  name = `personal ${names}`;
  journal = new MemoryJournal();
  hq = await startDesk();
  await foundOn(hq);
  juror = await join(await invite(hq, 'j1'), createJournaledStore(name, journal));
});

it('begins with nothing and keeps what is noted from one start to the next', async () => {
  expect(juror.getSnapshot().personal).toEqual(noPersonalNotes);
  await keepAll();
  expect(juror.getSnapshot()).toMatchObject({ personal: kept, save: { status: 'saved' } });
  const again = await startDesk(createJournaledStore(name, journal));
  expect(again.getSnapshot().personal).toEqual(kept);
});

it('comes back from the journal where the database is gone, and from the database without a journal', async () => {
  await keepAll();
  const elsewhere = await startDesk(createJournaledStore(`${name} new`, journal));
  expect(elsewhere.getSnapshot().personal).toEqual(kept);
  const alone = await startDesk(createJournaledStore(name, new MemoryJournal()));
  expect(alone.getSnapshot().personal).toEqual(kept);
});

it('changes nothing of the contest: same state, nothing to hand over', async () => {
  const [hash, { notHandedOver }] = [await juror.stateHash(), juror.getSnapshot()];
  await keepAll();
  expect(await juror.stateHash()).toBe(hash);
  expect(juror.getSnapshot().notHandedOver).toBe(notHandedOver);
});

it('forgets a note whose text is gone', async () => {
  await keepAll();
  valueOf(await juror.keepPersonal({ type: 'note', submission: '1', text: ' ' }));
  valueOf(await juror.keepPersonal({ type: 'ranking', stage: 'written', ranking: null }));
  expect(juror.getSnapshot().personal).toEqual({ ...kept, notes: {}, ranking: {} });
});

/** Everything in a file once it is opened and unpacked, as text. */
async function contentOf(file: NamedFile): Promise<string> {
  const bundle = valueOf(await openBundle(file.bytes, ed25519.verify));
  const operations = readOperations(
    new Map(bundle.segments.map((segment) => [segment.id, segment])),
  );
  const payloads = [...bundle.payloads.values()].map((bytes) => new TextDecoder().decode(bytes));
  const names = [...bundle.attachments.keys()];
  return JSON.stringify([bundle.manifest, operations, payloads, names]);
}

it('is in no file that is handed over, whatever is unpacked', async () => {
  await keepAll();
  valueOf(await juror.record([setComment(sheet('1'), 'novelty', said)]));
  await handIn(juror, sheet('1'), 7);
  const files = valueOf(await juror.exportScores());
  const content = (await Promise.all(files.map(contentOf))).join();
  const codes = valueOf(await juror.exportCodes()).join();
  // The same search finds what is handed over.
  expect(content).toContain(said);
  expect([content, codes].some((text) => text.includes(marker))).toBe(false);
  for (const file of files) await importInto(hq, file);
  const archive = valueOf(await hq.exportArchive());
  expect((await Promise.all(archive.map(contentOf))).join()).not.toContain(marker);
  expect(hq.getSnapshot().personal).toEqual(noPersonalNotes);
});
