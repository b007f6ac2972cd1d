import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { fileInArguments, setupOpenedFiles } from '../../electron/opened-file.ts';
import { app } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

const folder = '/home/aigul/Құжаттар';
const packed = { folder, packed: true, system: 'win32' } as const;
const onLinux = { ...packed, system: 'linux' } as const;

describe('the file that a start names', () => {
  it.each([
    [['qazylar', '/media/stick/region-10.qzb'], '/media/stick/region-10.qzb'],
    [['qazylar', '--allow-file-access-from-files', 'парақтар 2.QZB'], `${folder}/парақтар 2.QZB`],
    [['qazylar', './a.qzb', '--no-sandbox'], `${folder}/a.qzb`],
  ])('is found in %j', (argv, path) => {
    expect(fileInArguments(argv, packed)).toBe(path);
  });

  it('stands behind the folder of a program that is not packed', () => {
    expect(fileInArguments(['electron', '.', 'a.qzb'], { ...packed, packed: false })).toBe(
      `${folder}/a.qzb`,
    );
    expect(fileInArguments(['electron', 'a.qzb'], { ...packed, packed: false })).toBeNull();
  });

  it.each([
    ['file:///media/stick/region-10.qzb', '/media/stick/region-10.qzb'],
    ['file:///home/aigul/%D2%9A%D2%B1%D0%B6%D0%B0%D1%82%202.qzb', '/home/aigul/Құжат 2.qzb'],
    ['/media/stick/region-10.qzb', '/media/stick/region-10.qzb'],
  ])('is found on Linux in %j, as file managers there name it', (argument, path) => {
    expect(fileInArguments(['qazylar', argument], onLinux)).toBe(path);
  });

  it.each([
    'file://server/share/a.qzb',
    'file:////server/share/a.qzb',
    'file:///a%2Fb.qzb',
    'file:///a.qzb%00.qzb',
    'file:///%zz.qzb',
    'file:///etc/passwd',
    'file:a.qzb',
    'FILE:///a.qzb',
    'smb://server/share/a.qzb',
    'https://example.org/a.qzb',
  ])('is none on Linux in %j', (argument) => {
    expect(fileInArguments(['qazylar', argument], onLinux)).toBeNull();
  });

  it.each([
    [['qazylar']],
    [['qazylar', '']],
    [['qazylar', 'a.qzb', 'b.qzb']],
    [['qazylar', 'a.qzb', 'notes.txt']],
    [['qazylar', 'a.txt']],
    [['qazylar', 'a.qzb.exe']],
    [['qazylar', '--a.qzb']],
    [['qazylar', '-a.qzb']],
    [['qazylar', '\\\\server\\share\\a.qzb']],
    [['qazylar', '//server/share/a.qzb']],
    [['qazylar', '\\/server/share/a.qzb']],
    [['qazylar', 'file:///home/aigul/a.qzb']],
    [['qazylar', 'https://example.org/a.qzb']],
    [['qazylar', 'app://qazylar/a.qzb']],
    [['qazylar', 'javascript:alert(1)//a.qzb']],
    [['qazylar', 'data:,a.qzb']],
    [['qazylar', 'a\0.qzb']],
    [['qazylar', 'a.qzb\0.txt']],
    [['qazylar', '--inspect=0.0.0.0:9229', '--remote-debugging-port=9222']],
    [['qazylar', '--js-flags=--allow-natives-syntax']],
    [['qazylar', 'a.qzb\n']],
    [['qazylar', '-']],
    [['qazylar', '--', 'a.qzb', 'b.qzb']],
    [['qazylar', '\\\\?\\C:\\a.qzb']],
    [['qazylar', '\\\\.\\pipe\\a.qzb']],
    [['qazylar', 'smb://server/share/a.qzb']],
  ])('is none in %j', (argv) => {
    expect(fileInArguments(argv, packed)).toBeNull();
  });
});

describe('files that people open', () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'qazylar-opened-'));
    app.removeAllListeners('second-instance');
    app.removeAllListeners('open-file');
  });

  const second = (...given: readonly string[]): void => {
    app.emit('second-instance', {}, ['qazylar', ...given], place);
  };

  it('come once each, by a second start and as macOS tells them', async () => {
    const opened = setupOpenedFiles();
    writeFileSync(join(place, 'a.qzb'), 'a');
    writeFileSync(join(place, 'b.qzb'), 'b');
    second('a.qzb');
    second('a.qzb');
    const preventDefault = vi.fn<() => void>();
    app.emit('open-file', { preventDefault }, join(place, 'b.qzb'));
    expect(preventDefault).toHaveBeenCalledOnce();
    const taken: string[] = [];
    const note = async (path: string) => void taken.push(path);
    const files = await opened.take(note);
    expect(files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
      ['a.qzb', 'a'],
      ['b.qzb', 'b'],
    ]);
    expect(taken).toEqual([join(place, 'a.qzb'), join(place, 'b.qzb')]);
    expect(await opened.take(note)).toEqual([]);
  });

  it('that are gone, or are no files, are as if nobody had opened them', async () => {
    const opened = setupOpenedFiles();
    mkdirSync(join(place, 'folder.qzb'));
    second('folder.qzb');
    second('gone.qzb');
    second(`${'a'.repeat(100_000)}.qzb`);
    second('a.qzb', 'b.qzb');
    const note = vi.fn<(path: string) => Promise<void>>();
    expect(await opened.take(note)).toEqual([]);
    expect(note).not.toHaveBeenCalled();
  });
});
