import { expect, test } from 'vitest';

import {
  isUsablePassphrase,
  passphraseStrength,
} from '../../../../renderer/features/start-here/passphrase-strength.ts';

const judged = [
  ['', { level: 'empty' }],
  ['қысқа', { level: 'short', missing: 3 }],
  ['🏆🏆🏆🏆', { level: 'short', missing: 4 }],
  ['аааааааааа', { level: 'repetitive' }],
  ['АаБбАаБбАаБб', { level: 'repetitive' }],
  ['алматы25', { level: 'fair' }],
  ['тау көл жел құс', { level: 'fair' }],
  ['тау көл жел құсы', { level: 'strong' }],
] as const;

test.each(judged)('"%s" is judged as %o', (passphrase, strength) => {
  expect(passphraseStrength(passphrase)).toEqual(strength);
});

test('only fair and strong passphrases may be used', () => {
  expect(
    judged.filter(([passphrase]) => isUsablePassphrase(passphrase)).map(([, { level }]) => level),
  ).toEqual(['fair', 'fair', 'strong']);
});
