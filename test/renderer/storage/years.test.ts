import { beforeAll, describe, expect, test, vi } from 'vitest';

import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { errorText } from '../../../renderer/language/error-text.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import {
  createMemoryDocuments,
  type DocumentStore,
} from '../../../renderer/storage/document-store.ts';
import { present } from '../../../shared/basics/assert.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { submissionOf } from '../../builders/contest-builder.ts';
import { LocalYears } from '../../../renderer/storage/local-years.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import { foundOn, passphrase, plainTrust, startDesk, valueOf } from './desks.ts';
import { stretchQuickly } from './passphrase-work.ts';

beforeAll(stretchQuickly);

const everything = { grounds: 'all', only: null } as const;
const none = { contest: null, result: null, granted: null } as const;
const number = '800101300123';

/** An earlier contest with one more applicant: its archive and its key file. */
async function earlierContest({ encrypted = false, more = 0 } = {}) {
  const desk = await startDesk();
  await foundOn(desk, { ...plainTrust, encrypted });
  const archive = async (): Promise<NamedFile> => {
    const [file] = valueOf(await desk.exportArchive());
    if (file === undefined) throw new Error('an archive is one file');
    return file;
  };
  const apply = (id: string) =>
    desk.record([
      addSubmission({
        ...submissionOf(id),
        title: `Күн су қыздырғышы ${id}`,
        applicant: 'Қайрат Әбілқасымов',
        bin: number,
      }),
    ]);
  valueOf(await apply('901'));
  for (let at = 0; at < more; at += 1) valueOf(await apply(`91${at}`));
  const key = valueOf(await desk.exportKey(passphrase));
  return { desk, archive, apply, key };
}

/** Headquarters of today's contest over a place for earlier seasons. */
async function today(years: DocumentStore = createMemoryDocuments()): Promise<DeskEngine> {
  const desk = await startDesk(createMemoryStore(), { years });
  await foundOn(desk);
  valueOf(
    await desk.record([
      addSubmission({
        ...submissionOf('77'),
        title: 'Мүлде басқа іс',
        applicant: 'Kairat Abilkasymov',
        bin: '800101 300123',
      }),
    ]),
  );
  return desk;
}

const outcomes = async (desk: DeskEngine, files: readonly NamedFile[]) =>
  valueOf(await desk.addYears(files)).map((each) =>
    each.outcome === 'refused' ? each.error.type : each.outcome,
  );

describe('an earlier contest at headquarters', () => {
  test('is taken in once, is found, and tells who applied before', async () => {
    const [earlier, hq] = [await earlierContest(), await today()];
    const file = await earlier.archive();
    expect(await outcomes(hq, [file])).toEqual(['added']);
    expect(await outcomes(hq, [{ ...file, name: 'again.qzb' }])).toEqual(['same']);
    const [year, ...others] = valueOf(await hq.listYears());
    expect(others).toEqual([]);
    expect(year).toMatchObject({ applications: 3, stages: [], season: '2026' });
    const { found, total } = valueOf(
      await hq.searchYears({ query: 'kairat', filters: none, most: 10 }),
    );
    expect(total).toBe(1);
    expect(found[0]?.application.number).toBe('901');
    const matches = valueOf(await hq.appliedBefore(everything));
    expect(matches.get('77')).toMatchObject([
      { application: { number: '901' }, grounds: ['identity', 'name'], otherNumber: false },
    ]);
  });

  test('is replaced by a later archive of it, and not by an earlier one', async () => {
    const [earlier, hq] = [await earlierContest(), await today()];
    const first = await earlier.archive();
    valueOf(await earlier.apply('950'));
    const later = await earlier.archive();
    expect(await outcomes(hq, [first])).toEqual(['added']);
    expect(await outcomes(hq, [later])).toEqual(['replaced']);
    expect(await outcomes(hq, [first])).toEqual(['YearOlder']);
    expect(valueOf(await hq.listYears())).toMatchObject([{ applications: 4 }]);
  });

  test('opens with the key file of its year where it is encrypted, and not without', async () => {
    const [earlier, hq] = [await earlierContest({ encrypted: true }), await today()];
    const file = await earlier.archive();
    expect(await outcomes(hq, [file])).toEqual(['BundleNotForThisKey']);
    expect(await outcomes(hq, [earlier.key, file])).toEqual(['added']);
  });

  test('is not this contest, no other file, and no bytes at all', async () => {
    const [earlier, hq] = [await earlierContest(), await today()];
    const [own] = valueOf(await hq.exportArchive());
    const [invitation] = valueOf(await earlier.desk.exportInvitations(['j1']));
    if (own === undefined || invitation === undefined) throw new Error('both were written');
    const empty = { name: 'empty.qzb', bytes: new Uint8Array() };
    const good = await earlier.archive();
    expect(new Set(await outcomes(hq, [own, invitation, empty, good]))).toEqual(
      new Set(['YearIsThisContest', 'YearNotAnArchive', 'FileEmpty', 'added']),
    );
  });

  test('is read whole, and gone once it is removed', async () => {
    const [earlier, hq] = [await earlierContest(), await today()];
    await outcomes(hq, [await earlier.archive()]);
    const [year] = valueOf(await hq.listYears());
    if (year === undefined) throw new Error('it was added');
    const season = valueOf(await hq.readYear(year.contest));
    expect(season.applications.map(({ number: id }) => id)).toContain('901');
    valueOf(await hq.removeYear(year.contest));
    expect(await hq.readYear(year.contest)).toMatchObject({ error: { type: 'YearMissing' } });
    expect(valueOf(await hq.appliedBefore(everything)).size).toBe(0);
  });

  test('that cannot be removed from the disk stays, and nothing is said of what was entered', async () => {
    const years = createMemoryDocuments();
    const broken = { ...years, remove: () => Promise.reject(new Error('the disk is gone')) };
    const [earlier, hq] = [await earlierContest(), await today(broken)];
    await outcomes(hq, [await earlier.archive()]);
    const [year] = valueOf(await hq.listYears());
    const removed = await hq.removeYear(present(year, 'it was added').contest);
    expect(removed).toMatchObject({ error: { type: 'StoreFailed' } });
    expect(valueOf(await hq.listYears())).toHaveLength(1);
    expect(hq.getSnapshot().save.status).toBe('saved');
  });

  test('is taken in by an index that begins again where one failed', async () => {
    const [earlier, hq] = [await earlierContest(), await today()];
    const file = await earlier.archive();
    const fault = vi.spyOn(LocalYears.prototype, 'put').mockRejectedValueOnce(new Error('ended'));
    expect(await hq.addYears([file])).toMatchObject({ error: { type: 'Unexpected' } });
    expect(hq.getSnapshot().save.status).toBe('saved');
    fault.mockRestore();
    expect(await outcomes(hq, [file])).toEqual(['same']);
    expect(valueOf(await hq.listYears())).toHaveLength(1);
  });

  test('is here again after the next start, and gone with the contest', async () => {
    const years = createMemoryDocuments();
    const store = createMemoryStore();
    const hq = await startDesk(store, { years });
    await foundOn(hq);
    await outcomes(hq, [await (await earlierContest()).archive()]);
    const next = await startDesk(store, { years });
    valueOf(await next.unlock(passphrase));
    expect(valueOf(await next.listYears())).toHaveLength(1);
    valueOf(await next.erase());
    expect(await years.names()).toEqual([]);
  });

  test('rests without a name or a number in clear, and another contest’s key does not open it', async () => {
    const years = createMemoryDocuments();
    const hq = await today(years);
    await outcomes(hq, [await (await earlierContest()).archive()]);
    const [name = ''] = await years.names();
    const text = new TextDecoder('latin1').decode((await years.read(name)) ?? new Uint8Array());
    expect(text.length).toBeGreaterThan(100);
    expect(text).not.toContain(number);
    expect(text).not.toContain(
      new TextDecoder('latin1').decode(new TextEncoder().encode('Қайрат')),
    );
    const other = await today(years);
    expect(valueOf(await other.listYears())).toEqual([]);
  });

  test('is not read where the row was damaged on the disk', async () => {
    const years = createMemoryDocuments();
    const store = createMemoryStore();
    const hq = await startDesk(store, { years });
    await foundOn(hq);
    await outcomes(hq, [await (await earlierContest()).archive()]);
    const [name = ''] = await years.names();
    const sealed = (await years.read(name)) ?? new Uint8Array();
    await years.write(name, sealed.with(40, (sealed[40] ?? 0) ^ 1));
    const next = await startDesk(store, { years });
    valueOf(await next.unlock(passphrase));
    expect(valueOf(await next.listYears())).toEqual([]);
  });

  test('can be stopped while it is read: nothing is kept', async () => {
    const [earlier, hq] = [await earlierContest(), await today()];
    const file = await earlier.archive();
    hq.subscribe(() => {
      if (hq.getSnapshot().years?.work === 'add') void hq.cancelYears();
    });
    expect(await hq.addYears([file])).toMatchObject({ error: { type: 'ImportCancelled' } });
    expect(valueOf(await hq.listYears())).toEqual([]);
    expect(hq.getSnapshot().years).toBeNull();
  });

  test('of twenty files two are bad: these are refused with their reason, and the others are taken once', async () => {
    const [earlier, hq] = [await earlierContest(), await today()];
    const { bytes } = await earlier.archive();
    const half = bytes.length >> 1;
    const copies = Array.from({ length: 18 }, (_, index) => ({ name: `${index}.qzb`, bytes }));
    const cut = { name: 'cut.qzb', bytes: bytes.subarray(0, half) };
    const altered = { name: 'altered.qzb', bytes: bytes.with(half, (bytes[half] ?? 0) ^ 1) };
    const added = valueOf(
      await hq.addYears([...copies.slice(0, 9), cut, altered, ...copies.slice(9)]),
    );
    expect(added.map(({ files, outcome }) => [files.length, outcome])).toEqual([
      [1, 'refused'],
      [1, 'refused'],
      [18, 'added'],
    ]);
    const reasons = added.flatMap((each) => (each.outcome === 'refused' ? each.error : []));
    expect(reasons.map((error) => errorText(error, 'ru').title)).not.toContain(
      errorText({ type: 'Unexpected' }, 'ru').title,
    );
    expect(valueOf(await hq.listYears())).toMatchObject([{ applications: 3 }]);
  });

  test('is not 200 MB of something else', async () => {
    const hq = await today();
    const large = { name: 'film.qzb', bytes: new Uint8Array(200 * 2 ** 20) };
    expect(await outcomes(hq, [large])).toEqual(['NotABundle']);
  });

  test('can be stopped in the middle of several: of none of them anything is kept', async () => {
    const [one, other, hq] = [await earlierContest(), await earlierContest(), await today()];
    const first = await one.archive();
    const files = [first, await other.archive()];
    hq.subscribe(() => {
      const { years } = hq.getSnapshot();
      if (years?.work === 'add' && years.done > first.bytes.length) void hq.cancelYears();
    });
    expect(await hq.addYears(files)).toMatchObject({ error: { type: 'ImportCancelled' } });
    expect(valueOf(await hq.listYears())).toEqual([]);
  });

  test('is found by its words again after the index was stopped, and a number waits for no index', async () => {
    const [earlier, hq] = [await earlierContest(), await today()];
    await outcomes(hq, [await earlier.archive()]);
    const search = (query: string) => hq.searchYears({ query, filters: none, most: 10 });
    const waiting = search('kairat');
    expect(await search(number)).toMatchObject({ ok: true, value: { total: 1 } });
    await hq.cancelYears();
    expect(await waiting).toMatchObject({ error: { type: 'ImportCancelled' } });
    expect(await search('kairat')).toMatchObject({ ok: true, value: { total: 1 } });
    expect(hq.getSnapshot().years).toBeNull();
  });

  test('is compared by its number first, and for one application alone where that is asked', async () => {
    const [earlier, hq] = [await earlierContest(), await today()];
    await outcomes(hq, [await earlier.archive()]);
    const byNumber = valueOf(await hq.appliedBefore({ grounds: 'number', only: '77' }));
    expect(byNumber.get('77')).toMatchObject([{ grounds: ['identity'] }]);
    expect(
      valueOf(await hq.appliedBefore({ grounds: 'all', only: '1' })).get('77'),
    ).toBeUndefined();
  });

  test('is nobody else’s to see', async () => {
    const desk = await startDesk();
    expect(await desk.listYears()).toMatchObject({ error: { type: 'NoContest' } });
  });
});
