import { afterEach, expect, test } from 'vitest';
import { createBrowserHost, readFile } from '../../../renderer/host/browser-host.ts';
import { findDesktopHost } from '../../../renderer/host/desktop-host.ts';

const started: { readonly name: string; readonly address: string; readonly at: number }[] = [];

function catchDownload(event: Event): void {
  if (!(event.target instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  started.push({ name: event.target.download, address: event.target.href, at: performance.now() });
}

afterEach(() => {
  document.removeEventListener('click', catchDownload, true);
  started.length = 0;
});

test('without a preload script the page runs in a browser', () => {
  expect(findDesktopHost()).toBeNull();
  expect(createBrowserHost().kind).toBe('browser');
});

test('files are saved as downloads, one after the other, byte for byte', async () => {
  document.addEventListener('click', catchDownload, true);
  const files = [1, 2, 3].map((n) => ({ name: `Қазы №${n}.qzb`, bytes: Uint8Array.of(n, 0, 255) }));
  const saved = await createBrowserHost().saveFiles(files);
  const names = files.map((file) => file.name);
  expect(saved).toEqual({ ok: true, value: { names, verified: false } });
  expect(started.map((download) => download.name)).toEqual(names);
  for (const [index, { address }] of started.entries()) {
    const back = new Uint8Array(await (await fetch(address)).arrayBuffer());
    expect(back).toEqual(files[index]?.bytes);
  }
  expect((started[2]?.at ?? 0) - (started[0]?.at ?? 0)).toBeGreaterThan(200);
  expect(document.querySelectorAll('a[download]')).toHaveLength(0);
});

test('closing the file dialog chooses nothing and leaves no input behind', async () => {
  const answer = createBrowserHost().pickFiles({ accept: ['.qzb', '.xlsx'], multiple: true });
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  expect(input?.accept).toBe('.qzb,.xlsx');
  expect(input?.multiple).toBe(true);
  input?.dispatchEvent(new Event('cancel'));
  expect(await answer).toEqual([]);
  expect(document.querySelector('input[type=file]')).toBeNull();
});

test('a chosen file arrives whole', async () => {
  const answer = createBrowserHost().pickFiles({ accept: [], multiple: false });
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  const chosen = new DataTransfer();
  chosen.items.add(new File([Uint8Array.of(80, 75, 3, 4)], 'өтінім.xlsx'));
  if (input !== null) input.files = chosen.files;
  input?.dispatchEvent(new Event('change'));
  expect(await answer).toEqual([{ name: 'өтінім.xlsx', bytes: Uint8Array.of(80, 75, 3, 4) }]);
});

test('a file larger than the program reads is refused before it is read', async () => {
  const file = new File([], 'huge.qzb');
  Object.defineProperty(file, 'size', { value: 2 ** 40 });
  await expect(readFile(file)).rejects.toThrow('huge.qzb');
});
