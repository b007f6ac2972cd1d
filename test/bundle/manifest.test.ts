import { describe, expect, it } from 'vitest';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import {
  bundleKinds,
  decodeManifest,
  encodeManifest,
  type Manifest,
} from '../../shared/bundle/manifest.ts';

const id = (length: number): string => bytesToBase64url(new Uint8Array(length).fill(7));
const letters = (count: number): string => 'ә'.repeat(count);

const base = {
  format: 1,
  kind: 'scores',
  contest: id(32),
  title: { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' },
  demo: false,
  sender: { log: id(16), publicKey: id(32), person: 'j1', name: 'Айтбаев Қайсар', role: 'juror' },
  recipients: ['headquarters'],
  created: 1_700_000_000_000,
  logs: [{ log: id(16), heads: [{ head: id(32), sequence: 4 }] }],
  counts: { segments: 1, commits: 5, operations: 9, attachments: 0 },
  features: [],
  entries: [{ name: 'README.txt', size: 12, sha256: 'a'.repeat(64) }],
};

const encoded = (fields: object): Uint8Array => {
  const manifest: unknown = { ...base, ...fields };
  return encodeManifest(manifest as Manifest);
};

/** What a reader makes of a manifest that differs from a good one in some fields. */
function read(fields: object): 'read' | 'too-new' | 'refused' {
  const decoded = decodeManifest(encoded(fields));
  if (decoded === null) return 'refused';
  return decoded === 'too-new' ? decoded : 'read';
}

const [sender, counts] = [base.sender, base.counts];
const head = { head: id(32), sequence: 0 };
const entry = base.entries[0];
const most = Number.MAX_SAFE_INTEGER;

describe('a manifest', () => {
  it('is read as it was written', () => {
    expect(decodeManifest(encoded({}))).toEqual(base);
  });

  it.each<[string, object]>([
    ...bundleKinds.map((kind): [string, object] => [`kind ${kind}`, { kind }]),
    ['role headquarters', { sender: { ...sender, role: 'headquarters' } }],
    ['role coordinator', { sender: { ...sender, role: 'coordinator' } }],
    ['a practice contest', { demo: true }],
    ['empty texts', { title: { kk: '', ru: '', en: '' }, sender: { ...sender, name: '' } }],
    ['tabs and line feeds in a title', { title: { ...base.title, en: 'a\tb\n' } }],
    ['a title of 1,000 letters', { title: { ...base.title, kk: letters(1000) } }],
    ['a name of 1,000 letters', { sender: { ...sender, name: letters(1000) } }],
    ['a person of 64 letters', { sender: { ...sender, person: letters(64) } }],
    ['a recipient of 64 letters', { recipients: [letters(64)] }],
    ['10,000 recipients', { recipients: Array<string>(10_000).fill('j1') }],
    ['nobody it is for', { recipients: [] }],
    ['the first moment', { created: -8.64e15 }],
    ['the last moment', { created: 8.64e15 }],
    ['no logs', { logs: [] }],
    ['the largest counts', { counts: { ...counts, commits: most } }],
    ['the largest sequence', { logs: [{ log: id(16), heads: [{ ...head, sequence: most }] }] }],
    ['a name of 128 letters', { entries: [{ ...entry, name: 'n'.repeat(128) }] }],
    ['an empty entry', { entries: [{ ...entry, size: 0 }] }],
  ])('may have %s', (_, fields) => {
    expect(read(fields)).toBe('read');
  });

  it.each<[string, object]>([
    ['format 0', { format: 0 }],
    ['format −1', { format: -1 }],
    ['format "2"', { format: '2' }],
    ['another kind', { kind: 'Scores' }],
    ['a contest of 31 bytes', { contest: id(31) }],
    ['a contest of 33 bytes', { contest: id(33) }],
    ['a contest in other letters', { contest: `${id(32).slice(1)}+` }],
    ['a log of 15 bytes', { sender: { ...sender, log: id(15) } }],
    ['a public key of 31 bytes', { sender: { ...sender, publicKey: id(31) } }],
    ['another role', { sender: { ...sender, role: 'observer' } }],
    ['a field more of the sender', { sender: { ...sender, more: 1 } }],
    ['a field less of the sender', { sender: { ...sender, name: undefined } }],
    ['a title of 1,001 letters', { title: { ...base.title, kk: letters(1001) } }],
    ['a title in four languages', { title: { ...base.title, de: '' } }],
    ['a name of 1,001 letters', { sender: { ...sender, name: letters(1001) } }],
    ['a person of 65 letters', { sender: { ...sender, person: letters(65) } }],
    ['a recipient of 65 letters', { recipients: [letters(65)] }],
    ['10,001 recipients', { recipients: Array<string>(10_001).fill('j1') }],
    ['a moment before the first', { created: -8.64e15 - 1 }],
    ['a moment behind the last', { created: 8.64e15 + 1 }],
    ['half a millisecond', { created: 0.5 }],
    ['"no" for false', { demo: 'no' }],
    ['a log of 17 bytes', { logs: [{ log: id(17), heads: [head] }] }],
    ['a log without an end', { logs: [{ log: id(16), heads: [] }] }],
    ['a field more of a log', { logs: [{ log: id(16), heads: [head], more: 1 }] }],
    ['an end of 16 bytes', { logs: [{ log: id(16), heads: [{ ...head, head: id(16) }] }] }],
    ['a field more of an end', { logs: [{ log: id(16), heads: [{ ...head, more: 1 }] }] }],
    ['a sequence below none', { logs: [{ log: id(16), heads: [{ ...head, sequence: -1 }] }] }],
    ['half a commit', { counts: { ...counts, commits: 0.5 } }],
    ['fewer than no segments', { counts: { ...counts, segments: -1 } }],
    ['more operations than can be counted', { counts: { ...counts, operations: most + 1 } }],
    ['a count more', { counts: { ...counts, payloads: 0 } }],
    ['a feature of 65 letters', { features: [letters(65)] }],
    ['65 features', { features: Array<string>(65).fill('a') }],
    ['a name of 129 letters', { entries: [{ ...entry, name: 'n'.repeat(129) }] }],
    ['a size below nothing', { entries: [{ ...entry, size: -1 }] }],
    ['a hash of 63 digits', { entries: [{ ...entry, sha256: 'a'.repeat(63) }] }],
    ['a hash of 65 digits', { entries: [{ ...entry, sha256: 'a'.repeat(65) }] }],
    ['a hash in capitals', { entries: [{ ...entry, sha256: 'A'.repeat(64) }] }],
    ['a field more of an entry', { entries: [{ ...entry, more: 1 }] }],
    ['a field more', { more: 1 }],
  ])('never has %s', (_, fields) => {
    expect(read(fields)).toBe('refused');
  });

  it.each(['\u0000', '\u0008', '\u000b', '\u001f', '\u007f', '\u009f', '\u061c', '\u200e'])(
    'never shows a text with %j in it',
    (letter) => {
      expect(read({ title: { ...base.title, ru: `а${letter}б` } })).toBe('refused');
    },
  );

  it.each(['\u200f', '\u202a', '\u202e', '\u2066', '\u2069', '\ufeff', '\ud800', '\udfff'])(
    'nor one with %j, in a name, a person or a recipient either',
    (letter) => {
      for (const fields of [
        { sender: { ...sender, name: letter } },
        { sender: { ...sender, person: letter } },
        { recipients: [letter] },
      ])
        expect(read(fields)).toBe('refused');
    },
  );

  it('is of a later program where it says so, or needs what this one does not know', () => {
    expect(read({ format: 2 })).toBe('too-new');
    expect(read({ format: 2, kind: 'gift', more: {} })).toBe('too-new');
    expect(read({ features: [letters(64)] })).toBe('too-new');
    expect(read({ features: Array<string>(64).fill('a') })).toBe('too-new');
  });
});
