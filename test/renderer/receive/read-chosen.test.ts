import { expect, test } from 'vitest';

import {
  type ReadingControl,
  readChosen,
} from '../../../renderer/features/receive-bundles/read-chosen.ts';

const quiet: ReadingControl = { progress: () => undefined, cancelled: () => false };
const zip = Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3);
const encoder = new TextEncoder();

const read = async (...files: readonly File[]) => {
  const chosen = await readChosen(files, quiet);
  return {
    files: chosen?.files.map(({ name, bytes }) => `${name} ${bytes.length}`),
    aside: chosen?.aside.map(({ name, error }) => `${name} ${error.type}`),
  };
};

test('what begins as a bundle, an encrypted file or a transfer of codes is read whole', async () => {
  const encrypted = new File([encoder.encode('age-encryption.org/v1\n-> X25519 a\n')], 'a.qzb');
  const codes = new File([encoder.encode('QZT1....')], 'codes');
  const { files, aside } = await read(new File([zip], 'renamed.pdf'), encrypted, codes);
  expect(files).toEqual(['renamed.pdf 7', 'a.qzb 34', 'codes 8']);
  expect(aside).toEqual([]);
});

test('what is nothing of this program is put aside by its first bytes', async () => {
  const film = new File([new Uint8Array(1000)], 'film.mp4');
  const whole = Object.assign(film, {
    arrayBuffer: () => Promise.reject(new Error('read whole')),
  });
  expect(await read(whole, new File([], 'empty.qzb'))).toEqual({
    files: [],
    aside: ['film.mp4 NotABundle', 'empty.qzb FileEmpty'],
  });
});

test('one file that cannot be read keeps none of the others out', async () => {
  const gone = Object.assign(new File([zip], 'gone.qzb'), {
    slice: () => {
      throw new DOMException('gone', 'NotFoundError');
    },
  });
  expect(await read(gone, new File([zip], 'here.qzb'))).toEqual({
    files: ['here.qzb 7'],
    aside: ['gone.qzb FileUnreadable'],
  });
});

test('a file beyond what a window takes in is not read', async () => {
  const huge = new File([zip], 'huge.qzb');
  Object.defineProperty(huge, 'size', { value: 600 * 1024 * 1024 });
  expect((await read(huge)).aside).toEqual(['huge.qzb FileTooLarge']);
});

test('what systems leave in folders is passed over in silence', async () => {
  const names = ['.DS_Store', 'Thumbs.db', 'desktop.ini', '~$письмо.docx'];
  expect(await read(...names.map((name) => new File([zip], name)))).toEqual({
    files: [],
    aside: [],
  });
});

test('the reading tells how far it is and can be stopped', async () => {
  const told: string[] = [];
  let stopped = false;
  const chosen = await readChosen(
    [1, 2, 3].map((each) => new File([zip], `${each}.qzb`)),
    {
      progress: (done, total) => {
        told.push(`${done}/${total}`);
        stopped = done === 1;
      },
      cancelled: () => stopped,
    },
  );
  expect(chosen).toBeNull();
  expect(told).toEqual(['0/3', '1/3']);
});
