import { describe, expect, test } from 'vitest';

import { isPlainFileName } from '../../shared/host/file-name.ts';

describe('a name that a file is saved under', () => {
  test.each([
    'region-10.qzb',
    'Хаттама №3 (қаз.).pdf',
    'a b.c.d.docx',
    'console.pdf',
    'COM10.txt',
    'auxiliary',
    `${'a'.repeat(251)}.qzb`,
    `${'қ'.repeat(125)}.qzb`,
  ])('may be %.40j', (name) => {
    expect(isPlainFileName(name)).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['this folder', '.'],
    ['the folder above', '..'],
    ['a path upwards', '../a.qzb'],
    ['a path upwards of Windows', '..\\a.qzb'],
    ['a path inside', 'folder/a.qzb'],
    ['a path from the root', '/etc/a.qzb'],
    ['a drive', 'C:\\a.qzb'],
    ['a place on a drive', 'C:a.qzb'],
    ['a share', '\\\\server\\share\\a.qzb'],
    ['an address', 'file:///a.qzb'],
    ['a stream beside the file', 'a.pdf:b'],
    ['the stream of the data', 'a.qzb::$DATA'],
    ['the console', 'CON.pdf'],
    ['the console before a space', 'con .pdf'],
    ['the console’s input', 'CONIN$'],
    ['the console’s output', 'conout$.txt'],
    ['a printer', 'PRN'],
    ['a serial port', 'com1.qzb'],
    ['a serial port by its superscript', 'COM¹.qzb'],
    ['a parallel port', 'LPT9.tar.gz'],
    ['nowhere', 'NUL.qzb'],
    ['hidden', '.qzb'],
    ['ended by a dot', 'a.qzb.'],
    ['ended by a space', 'a.qzb '],
    ['begun by a space', ' a.qzb'],
    ['256 bytes', `${'a'.repeat(252)}.qzb`],
    ['256 bytes in two for each letter', `${'қ'.repeat(126)}.qzb`],
    ['cut off by NUL', 'a.exe\0.qzb'],
    ['broken into lines', 'a\r\n.qzb'],
    ['followed by a tabulator', 'a\t.qzb'],
    ['a control of the second set', 'a\u0085.qzb'],
    ['written backwards', 'a\u202Ebzq.exe'],
    ['isolated', 'a\u2066.qzb'],
    ['marked as Arabic', 'a\u061C.qzb'],
    ['with a space of no width', 'a\u200B.qzb'],
    ['with a soft hyphen', 'a\u00AD.qzb'],
    ['with a joiner of words', 'a\u2060.qzb'],
    ['with a mark of byte order', '\uFEFFa.qzb'],
    ['half a letter', 'a\uD800.qzb'],
    ['a pattern', '*.qzb'],
    ['a question', 'a?.qzb'],
    ['markup', '<img src=x onerror=alert(1)>.qzb'],
    ['a pipe', 'a|b.qzb'],
    ['quoted', 'a".qzb'],
  ])('is not %s', (_what, name) => {
    expect(isPlainFileName(name)).toBe(false);
  });
});
