import { afterEach, expect, it, vi } from 'vitest';

import { setPerson } from '../../../shared/contest/contest-operations.ts';
import { setComment } from '../../../shared/scoring/score-operations.ts';
import { ok } from '../../../shared/basics/result.ts';
import { createDeskEngine, type DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { createDocumentDatabase } from '../../../renderer/storage/document-database.ts';
import { createJournaledStore } from '../../../renderer/storage/journaled-store.ts';
import { ed25519, personOf } from '../../builders/contest-builder.ts';
import {
  foundOn,
  handIn,
  importInto,
  invite,
  passphrase,
  scoresOf,
  sheet,
  valueOf,
} from './desks.ts';
import { MemoryJournal } from './memory-journal.ts';
import { openYearIndex } from './open-year-index.ts';

afterEach(() => vi.restoreAllMocks());

const markers = [
  'ЖасырынАты',
  'HiddenName',
  'ҚұпияПікір',
  'SecretRemark',
  'НовизнаСкрыта',
  'Заметка',
  'ҚұжатСөзі',
  'ИмяДокумента',
];

/** Letters as UTF-8, and as UTF-16 with either byte first. */
function spellings(text: string): readonly string[] {
  const utf8 = new TextEncoder().encode(text);
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  const low = units.flatMap((unit) => [unit & 255, unit >> 8]);
  const high = units.flatMap((unit) => [unit >> 8, unit & 255]);
  return [utf8, low, high].map((bytes) => [...bytes].join());
}

/** All bytes and texts in something handed over to be stored, each as a row of numbers. */
function bytesIn(item: unknown): readonly string[] {
  if (item instanceof Uint8Array) return [[...item].join()];
  if (typeof item === 'string') return [[...new TextEncoder().encode(item)].join()];
  if (Array.isArray(item)) return item.flatMap(bytesIn);
  if (item === null || typeof item !== 'object') return [];
  return Object.entries(item).flatMap(([name, each]) => [...bytesIn(name), ...bytesIn(each)]);
}

it('hands no name, score, comment, document or key to the disk in clear: not to Chromium, the journal or a copy', async () => {
  const stored: unknown[] = [];
  for (const method of ['add', 'put'] as const) {
    const original = IDBObjectStore.prototype[method];
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function keep(
      this: IDBObjectStore,
      ...row
    ) {
      stored.push(structuredClone(row));
      return Reflect.apply(original, this, row);
    });
  }
  const seeds: Uint8Array[] = [];
  const journals: MemoryJournal[] = [];
  const start = async (name: string): Promise<DeskEngine> => {
    const journal = new MemoryJournal();
    journals.push(journal);
    const desk = createDeskEngine({
      store: createJournaledStore(name, journal),
      documents: createDocumentDatabase(name),
      ed25519,
      randomBytes: (length) => {
        const bytes = crypto.getRandomValues(new Uint8Array(length));
        if (length === 32) seeds.push(bytes.slice());
        return bytes;
      },
      now: () => Date.now(),
      openYearIndex,
      installDemo: async () => ({ ok: false, error: { type: 'Unexpected' } }),
      host: {
        writeSnapshot: async (file) => {
          stored.push(file);
          return ok({ name: file.name, second: 'none' });
        },
        space: async () => null,
        exchange: null,
      },
    });
    await desk.start();
    return desk;
  };
  const hq = await start('markers hq');
  await foundOn(hq);
  const person = personOf('j1', 'juror', 'KZ-10', null);
  valueOf(
    await hq.record([
      setPerson({ ...person, surname: markers[0] ?? '', givenName: markers[1] ?? '' }),
    ]),
  );
  const [remark = '', word = '', name = ''] = markers.slice(5);
  const bytes = new TextEncoder().encode(word);
  const files = [{ name: `${name}.txt`, bytes }];
  expect(valueOf(await hq.addDocuments([{ submission: '1', files }])).added).toBe(1);
  const juror = await start('markers juror');
  valueOf(await juror.openInvitation({ file: await invite(hq, 'j1'), passphrase }));
  await handIn(juror, sheet('1'), 7);
  for (const [at, text] of markers.slice(2, 5).entries())
    valueOf(
      await juror.record([
        setComment(sheet('2'), ['novelty', 'effect', 'economy'][at] ?? '', text),
      ]),
    );
  valueOf(await juror.keepPersonal({ type: 'note', submission: '1', text: remark }));
  const [document] = juror.getSnapshot().state?.documents.get('1') ?? [];
  expect(valueOf(await juror.readDocument(document?.hash ?? ''))).toEqual(bytes);
  valueOf(await juror.makeSnapshot());
  await importInto(hq, await scoresOf(juror));
  valueOf(await hq.makeSnapshot());
  expect(hq.getSnapshot().state?.people.get('j1')?.surname).toBe(markers[0]);

  const handedOver = [stored, journals.map(({ entries }) => entries)].flatMap(bytesIn);
  expect(handedOver.length).toBeGreaterThan(200);
  const forbidden = [
    ...markers.flatMap(spellings),
    // Names of fields that a plain score or comment would have beside it.
    ...['score/written', 'comment/written'].flatMap(spellings),
    ...seeds.map((seed) => [...seed].join()),
  ];
  expect(seeds.length).toBeGreaterThan(1);
  const found = forbidden.filter((needle) => handedOver.some((bytes) => bytes.includes(needle)));
  expect(found).toEqual([]);
  // The same search finds what is handed over in clear.
  expect(handedOver.some((bytes) => bytes.includes(spellings('juror')[0] ?? ''))).toBe(true);
}, 60_000);
