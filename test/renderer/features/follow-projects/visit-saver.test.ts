import { expect, it, vi } from 'vitest';

import { err, ok } from '../../../../shared/basics/result.ts';
import type { Visit } from '../../../../shared/following/visit.ts';
import {
  draftOfVisit,
  visitOf,
} from '../../../../renderer/features/follow-projects/visit-draft.ts';
import {
  type VisitProgress,
  VisitSaver,
} from '../../../../renderer/features/follow-projects/visit-saver.ts';
import type { PhotoFile } from '../../../../renderer/storage/visit-files.ts';
import { photoOf, visitOf as sampleVisit } from '../../../following/sample-project.ts';

const draft = draftOfVisit(sampleVisit(), 'ru');
const photo = (number: number) => ({
  name: `${number}.jpg`,
  read: async () => Uint8Array.of(number),
});

/** A desk whose disk takes everything, and what it was told to record. */
function started(more: { readonly needsReason?: boolean; readonly full?: () => boolean } = {}) {
  const recorded: Visit[] = [];
  const told: VisitProgress[] = [];
  const record = async (visit: Visit, files: readonly PhotoFile[]) => {
    if (more.full?.() === true) return err({ type: 'DiskFull' });
    const photos = [...visit.photos, ...files.map(({ bytes }) => photoOf(bytes[0] ?? 0))];
    recorded.push({ ...visit, photos });
    return ok({ photos, refused: [] });
  };
  const saver = new VisitSaver(draft, {
    visitOf: (next, reason) =>
      more.needsReason === true && reason === '' ? null : visitOf(next, null),
    record,
    tell: (progress) => told.push(progress),
    rest: 10_000,
  });
  return { saver, recorded, told };
}

it('records nothing until something was entered', async () => {
  const { saver, recorded } = started();
  await saver.flush();
  expect([recorded, saver.current.state]).toEqual([[], 'untouched']);
});

it('takes photos one by one, each on the disk before the next is read', async () => {
  const { saver, recorded } = started();
  await saver.add([photo(1), photo(2), photo(3)]);
  expect(recorded.map(({ photos }) => photos.length)).toEqual([1, 2, 3]);
  expect(saver.current).toMatchObject({ state: 'saved', adding: null });
  expect(saver.current.draft.photos).toHaveLength(3);
});

it('keeps what was typed while photos were taken in', async () => {
  const { saver, recorded } = started();
  const adding = saver.add([photo(1), photo(2)]);
  saver.change({ ...saver.current.draft, observations: 'Станок стоит.' });
  await adding;
  await saver.flush();
  expect(saver.current.draft.photos).toHaveLength(2);
  expect(recorded.at(-1)).toMatchObject({ observations: 'Станок стоит.' });
  expect(recorded.at(-1)?.photos).toHaveLength(2);
});

it('stops between photos, and what is in stays in', async () => {
  const { saver, recorded } = started();
  const second = vi.fn<() => Promise<Uint8Array>>(async () => {
    saver.stop();
    return Uint8Array.of(2);
  });
  await saver.add([photo(1), { name: '2.jpg', read: second }, photo(3)]);
  expect(recorded.at(-1)?.photos).toHaveLength(2);
});

it('says which file could not be read and goes on with the others', async () => {
  const { saver } = started();
  const gone = { name: 'gone.jpg', read: () => Promise.reject(new Error('the stick is gone')) };
  await saver.add([gone, photo(2)]);
  expect(saver.current.refused).toEqual([{ name: 'gone.jpg', error: { type: 'FileUnreadable' } }]);
  expect(saver.current.draft.photos).toHaveLength(1);
});

it('never calls saved what the disk refused, and saves it when asked again', async () => {
  let isFull = true;
  const { saver, recorded } = started({ full: () => isFull });
  saver.change({ ...draft, observations: 'Важное.' });
  await saver.flush();
  expect(saver.current).toMatchObject({ state: 'failed', error: { type: 'DiskFull' } });
  isFull = false;
  await saver.flush();
  expect(saver.current.state).toBe('saved');
  expect(recorded).toHaveLength(1);
});

it("waits for a reason before somebody else's visit is corrected, and for a day that there is", async () => {
  const { saver, recorded } = started({ needsReason: true });
  saver.change({ ...draft, observations: 'Иначе.' });
  await saver.flush();
  expect([saver.current.state, recorded]).toEqual(['waiting', []]);
  saver.explain('Опечатка');
  await saver.flush();
  expect(recorded).toHaveLength(1);
  saver.change({ ...saver.current.draft, day: '31.02.2026' });
  await saver.flush();
  expect([saver.current.state, recorded.length]).toEqual(['waiting', 1]);
});
