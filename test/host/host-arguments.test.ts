import { describe, expect, test } from 'vitest';
import { parseHostArguments } from '../../shared/host/host-arguments.ts';
import { hostChannels } from '../../shared/host/host-table.ts';
import { isPlainFileName } from '../../shared/host/file-name.ts';

const good = { name: 'Қазылар алқасы – №1.qzb', bytes: Uint8Array.of(1, 2, 3) };

const circle: { self?: unknown } = {};
circle.self = circle;

const refusedFiles: readonly (readonly [string, unknown])[] = [
  ['no list', good],
  ['an empty list', []],
  ['no bytes', [{ name: 'a.qzb' }]],
  ['text for bytes', [{ name: 'a.qzb', bytes: 'abc' }]],
  ['an array for bytes', [{ name: 'a.qzb', bytes: [1, 2] }]],
  ['a field more', [{ ...good, path: '/etc/passwd' }]],
  ['a path', [{ ...good, name: '../a.qzb' }]],
  ['the same name twice', [good, good]],
  ['the same name on Windows', [good, { ...good, name: good.name.toUpperCase() }]],
  ['too many', Array.from({ length: 2001 }, (_, index) => ({ ...good, name: `${index}.qzb` }))],
  ['a circle', circle],
  ['a prototype', JSON.parse('[{"__proto__":{"name":"a.qzb"},"bytes":{}}]')],
  ['null', null],
  ['undefined', undefined],
];

describe('what a window sends to its host', () => {
  test('passes when it has the exact shape', () => {
    expect(parseHostArguments('saveFiles', [good])).toEqual({ ok: true, value: [good] });
    const request = { accept: ['.qzb', '.xlsx'], multiple: true };
    expect(parseHostArguments('pickFiles', request)).toEqual({ ok: true, value: request });
    expect(parseHostArguments('print', null).ok).toBe(true);
  });

  test.each(refusedFiles)('saving is refused: %s', (_what, input) => {
    expect(parseHostArguments('saveFiles', input)).toEqual({
      ok: false,
      error: { type: 'HostArgumentsRefused', method: 'saveFiles' },
    });
  });

  test.each([
    { accept: ['qzb'], multiple: true },
    { accept: ['.qzb;*'], multiple: true },
    { accept: ['.QZB'], multiple: true },
    { accept: '.qzb', multiple: true },
    { accept: ['.qzb'], multiple: 1 },
    { accept: ['.qzb'] },
    { accept: ['.qzb'], multiple: true, defaultPath: '/etc' },
  ])('choosing is refused: %j', (input) => {
    expect(parseHostArguments('pickFiles', input).ok).toBe(false);
  });

  test.each([
    'print',
    'systemLanguages',
    'readJournal',
    'storageSpace',
    'listSnapshots',
    'snapshotFolder',
    'chooseSnapshotFolder',
    'forgetSnapshotFolder',
    'updateFacts',
    'chooseUpdate',
    'prepareUpdate',
    'updateProgress',
    'cancelUpdate',
    'recentFiles',
    'forgetRecent',
  ] as const)('%s takes nothing', (method) => {
    expect(parseHostArguments(method, {}).ok).toBe(false);
    expect(parseHostArguments(method, undefined).ok).toBe(false);
  });

  test('of a mailbox’s files nothing but an index and objects is named, whatever the folder', () => {
    const [tag, object] = ['0123456789abcdef', 'ab'.repeat(32)];
    const write = (name: string) =>
      parseHostArguments('writeExchange', { name, bytes: Uint8Array.of(1), when: 'absent' }).ok;
    expect([`qz1/index-${tag}`, `qz1/${tag}/${object}`].filter((name) => !write(name))).toEqual([]);
    const bad = [
      'index',
      '/qz1/index',
      'qz1/index',
      `qz1/index-${tag}/`,
      'qz1/../index',
      `qz1/${tag}/../index`,
      `qz1/${tag}/${object}.tmp`,
      `qz1/${tag.toUpperCase()}/${object}`,
      `qz1\\${tag}\\${object}`,
      `qz1/${tag}/${object}\n`,
    ];
    expect(bad.filter(write)).toEqual([]);
    expect(parseHostArguments('listExchange', `qz1/${tag}`).ok).toBe(true);
    expect(
      ['', '.', 'qz1/..', 'qz1/'].filter((each) => parseHostArguments('listExchange', each).ok),
    ).toEqual([]);
    const copies = [`${object} (conflicted copy)`, `${object}.sync-conflict-20261123-1-A.tmp`];
    const reads = (name: string): boolean =>
      parseHostArguments('readExchange', { name, known: null, limit: 9 }).ok;
    expect(copies.filter((name) => !reads(`qz1/${tag}/${name}`))).toEqual([]);
    expect(copies.filter((name) => write(`qz1/${tag}/${name}`))).toEqual([]);
    const apart = ['..', '.', '', 'a/b', 'a\\b', 'a:b', 'a\n', 'a'.repeat(201)];
    expect(apart.filter((name) => reads(`qz1/${tag}/${name}`))).toEqual([]);
    const read = { name: `qz1/index-${tag}`, known: null };
    expect(parseHostArguments('readExchange', { ...read, limit: 1000 }).ok).toBe(true);
    expect(parseHostArguments('readExchange', { ...read, limit: 2 ** 30 }).ok).toBe(false);
  });

  test('a place is an address without a person in it, and a folder is never named', () => {
    const ask = (place: object) => parseHostArguments('confirmExchangePlace', place as never).ok;
    const [kind, address] = ['webdav', 'https://files.example/jury/'];
    expect(ask({ kind, address })).toBe(true);
    expect(ask({ kind: 's3', address: 'https://files.example', bucket: 'jury-2026' })).toBe(true);
    expect(ask({ kind: 'folder', address: '/etc' })).toBe(false);
    for (const other of [
      'file:///etc',
      'https://aigul:secret@files.example/',
      'https://files.example/#x',
      'https://files.example/?x=1',
      'https://files.example\\@other.example/',
      'javascript:1',
      ' https://files.example/',
    ])
      expect(ask({ kind, address: other }), other).toBe(false);
    expect(ask({ kind: 's3', address, bucket: '../other' })).toBe(false);
    expect(ask({ kind: 's3', address, bucket: 'jury', prefix: 'a/../b' })).toBe(false);
  });

  test('an update starts with the name of a safety copy or with none, and with no path', () => {
    for (const copy of [null, '000001-update.qzs'])
      expect(parseHostArguments('startUpdate', { copy }).ok).toBe(true);
    for (const bad of [
      null,
      {},
      { copy: '../a.qzs' },
      { copy: 'a.exe' },
      { copy: null, path: '/a' },
    ])
      expect(parseHostArguments('startUpdate', bad).ok).toBe(false);
  });

  test('an entry of the journal has bytes, and a new journal entries', () => {
    const entry = Uint8Array.of(1);
    expect(parseHostArguments('appendJournal', entry)).toEqual({ ok: true, value: entry });
    expect(parseHostArguments('replaceJournal', [entry, entry]).ok).toBe(true);
    for (const bad of [new Uint8Array(0), [1], 'a', null, { 0: 1 }, new ArrayBuffer(1)])
      expect(parseHostArguments('appendJournal', bad).ok).toBe(false);
    for (const bad of [[], entry, [entry, new Uint8Array(0)], [null], {}, null])
      expect(parseHostArguments('replaceJournal', bad).ok).toBe(false);
  });

  test('a snapshot has a plain name that ends as its kind', () => {
    const snapshot = { name: 'day.qzs', bytes: Uint8Array.of(1) };
    expect(parseHostArguments('writeSnapshot', snapshot)).toEqual({ ok: true, value: snapshot });
    expect(parseHostArguments('readSnapshot', snapshot.name).ok).toBe(true);
    for (const name of ['day.qzb', '../day.qzs', 'a/b.qzs', '.qzs', 'nul.qzs', '', 'day.qzs '])
      expect([
        parseHostArguments('writeSnapshot', { ...snapshot, name }).ok,
        parseHostArguments('readSnapshot', name).ok,
      ]).toEqual([false, false]);
  });

  test('every call has a channel of its own', () => {
    const channels = Object.values(hostChannels);
    expect(new Set(channels).size).toBe(channels.length);
  });
});

describe('a plain file name', () => {
  test.each([
    'a',
    'region-almaty.qzb',
    'Хаттама №3.docx',
    'Әділет (2).pdf',
    'a'.repeat(255),
    'ұ'.repeat(127),
  ])('%j is one', (name) => {
    expect(isPlainFileName(name)).toBe(true);
  });

  test.each([
    '',
    ' ',
    '.',
    '..',
    '.hidden',
    'a/b',
    'a\\b',
    'C:a',
    'a\0b',
    'a\nb',
    'a?.qzb',
    'a*.qzb',
    'CON',
    'con.qzb',
    'COM1.pdf',
    'LPT9',
    'nul.txt',
    'a.',
    'a ',
    ' a',
    'protocol\u202Efdp.exe',
    'a\u200Bb.qzb',
    'a\uD800b',
    'a'.repeat(256),
    'ұ'.repeat(128),
  ])('%j is none', (name) => {
    expect(isPlainFileName(name)).toBe(false);
  });
});
