import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';

import {
  batchesOf,
  checkFile,
  type CheckedFile,
  chosenOf,
  outcomesOf,
  readBatch,
} from '../../../renderer/features/receive-applications/chosen-documents.ts';

const ids = new Set(['1', '2', '3']);
const film = new Uint8Array(9000);
film.set(strToU8('ftypisom'), 4);
const still = new Uint8Array(33);
still.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
still.set(strToU8('IHDR'), 12);
still.set([1, 0, 0, 0, 1, 8], 19);

const check = (...files: readonly (readonly [path: string, bytes: Uint8Array])[]) =>
  Promise.all(files.map(([name, bytes], at) => checkFile(chosenOf({ name, bytes }), `${at}`, ids)));
const outcomes = (files: readonly CheckedFile[]) =>
  [...outcomesOf(files, ids).values()].map((outcome) =>
    outcome.type === 'refused' ? outcome.error.type : outcome.type,
  );

it('says of each chosen file what becomes of it', async () => {
  const files = await check(
    ['1_жоспар.pdf', strToU8('%PDF-1.7')],
    ['смета.txt', strToU8('Смета')],
    ['2.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])],
    ['2_ролик.mp4', film],
    ['2_ролик.png', still],
    ['3_ролик.mp4', film],
  );
  expect(outcomes(files)).toEqual([
    'ready',
    'unassigned',
    'DocumentOffice',
    'ready',
    'still',
    'DocumentFilmAlone',
  ]);
  // A film and its still belong together only at the same application.
  const parted = files.map((file) => (file.id === '4' ? { ...file, submission: '1' } : file));
  expect(outcomes(parted).slice(3, 5)).toEqual(['DocumentFilmAlone', 'ready']);
  const assigned = files.map((file) => (file.id === '1' ? { ...file, submission: '9' } : file));
  expect(outcomes(assigned)[1]).toBe('unassigned');
});

it('says that a file which cannot be read is not taken', async () => {
  const gone = { path: '1.pdf', size: 5, read: () => Promise.reject(new Error('gone')) };
  const checked = await checkFile(gone, 'a', ids);
  expect(outcomes([checked])).toEqual(['FileUnreadable']);
});

it('hands what is ready to the desk in bounded portions, of a film its beginning alone', async () => {
  const large = new Uint8Array(9 * 1024 * 1024);
  large.set(strToU8('%PDF-1.7'));
  const files = await check(
    ['1.pdf', large],
    ['2.pdf', large],
    ['3_ролик.mp4', film],
    ['3_ролик.png', still],
    ['3.txt', strToU8('мәтін')],
    ['unassigned.txt', strToU8('мәтін')],
  );
  const portions = batchesOf(files, ids);
  expect(portions.map((portion) => portion.map(({ submission }) => submission))).toEqual([
    ['1'],
    ['2', '3'],
  ]);
  const [, last = []] = portions;
  const read = await readBatch(last);
  expect(read.map(({ files: own }) => own.map(({ name, bytes }) => [name, bytes.length]))).toEqual([
    [['2.pdf', large.length]],
    [
      ['3_ролик.mp4', 4096],
      ['3_ролик.png', still.length],
      ['3.txt', 10],
    ],
  ]);
});

it('puts at most twenty applications into one portion', async () => {
  const many = new Set(Array.from({ length: 45 }, (_, at) => `${at + 1}`));
  const files = await Promise.all(
    [...many].map((id) => checkFile(chosenOf({ name: `${id}.txt`, bytes: strToU8(id) }), id, many)),
  );
  expect(batchesOf(files, many).map(({ length }) => length)).toEqual([20, 20, 5]);
});
