import { describe, expect, it } from 'vitest';

import { bundleKinds } from '../../shared/bundle/manifest.ts';
import { readmeText } from '../../shared/bundle/readme-text.ts';

const title = { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' };

/** Paragraphs of a README, each as its lines. */
const paragraphs = (kind: (typeof bundleKinds)[number], demo: boolean): readonly string[][] =>
  new TextDecoder()
    .decode(readmeText({ kind, title, demo, recipients: [] }))
    .split('\r\n\r\n')
    .map((paragraph) => paragraph.trimEnd().split('\r\n'));

describe('the README of a bundle', () => {
  it.each(bundleKinds)('tells in three languages what the file is: %s', (kind) => {
    const [kazakh, russian, english, ...more] = paragraphs(kind, false);
    expect(more).toEqual([]);
    expect(kazakh).toEqual([
      title.kk,
      expect.stringMatching(/^Бұл — /),
      expect.stringContaining('Qazylar бағдарламасымен ашыңыз'),
    ]);
    expect(russian).toEqual([
      title.ru,
      expect.stringMatching(/^Это /),
      expect.stringContaining('Откройте файл программой Qazylar'),
    ]);
    expect(english).toEqual([
      title.en,
      expect.stringMatching(/^Th(is|ese) (is|are) /),
      expect.stringContaining('Open the file with Qazylar'),
    ]);
  });

  it('says something else of each kind', () => {
    const purposes = bundleKinds.flatMap((kind) =>
      paragraphs(kind, false).map(([, purpose]) => purpose),
    );
    expect(new Set(purposes).size).toBe(3 * bundleKinds.length);
  });

  it('says first of all, below the title, that a practice contest is one', () => {
    const plain = paragraphs('results', false);
    const practice = paragraphs('results', true);
    expect(practice.map(([, line]) => line?.split(':')[0])).toEqual(['ҮЛГІ', 'ПРИМЕР', 'EXAMPLE']);
    expect(practice.map(([first, , ...rest]) => [first, ...rest])).toEqual(plain);
  });

  it('ends its lines as every editor shows them', () => {
    const text = new TextDecoder().decode(
      readmeText({ kind: 'scores', title, demo: true, recipients: [] }),
    );
    expect(text).toMatch(/[^\r\n]\r\n$/);
    expect(text).not.toMatch(/[^\r]\n|\r[^\n]/);
  });
});
