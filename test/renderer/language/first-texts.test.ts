import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

import { loadTexts } from '../../../renderer/language/resources.ts';
import { languages } from '../../../shared/basics/localized.ts';
import { firstTexts } from '../../../shared/host/first-texts.ts';

const renderer = fileURLToPath(new URL('../../../renderer', import.meta.url));

/** Modules of the window that a module imports before anything is drawn, and those. */
function readFirst(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const source = readFileSync(file, 'utf8');
  for (const [, path = ''] of source.matchAll(
    /^import\s+(?!type\b)(?:[^;'(]*?\sfrom\s+)?'(\.[^']+\.tsx?)'/gmu,
  )) {
    const imported = resolve(dirname(file), path);
    if (imported.startsWith(renderer)) readFirst(imported, found);
  }
  return found;
}

/** Namespaces that the modules of a screen speak in. */
const spokenIn = (...entries: readonly string[]): readonly string[] => [
  ...new Set(
    entries
      .flatMap((entry) => [...readFirst(join(renderer, entry))])
      .flatMap((file) => [
        ...readFileSync(file, 'utf8').matchAll(/useText(?:<[^>]*>)?\('([a-z-]+)'\)/gu),
      ])
      .map(([, namespace = '']) => namespace),
  ),
];

test('what is drawn before all texts are there speaks in those that come first alone', () => {
  const spoken = spokenIn(
    'app/window.tsx',
    'features/start-here/start-here-screen.tsx',
    'features/start-here/unlock-screen.tsx',
  );
  expect(spoken).toContain('first-run');
  expect(spoken.filter((namespace) => !firstTexts.includes(namespace))).toEqual([]);
});

test.each(languages)(
  'what comes first in %s is what the build puts into the first file',
  async (language) => {
    const loaded = await loadTexts(language, 'first');
    expect(loaded.map(({ namespace }) => namespace).toSorted()).toEqual(firstTexts.toSorted());
    expect(new Set(loaded.map((each) => each.language))).toEqual(new Set([language]));
  },
);
