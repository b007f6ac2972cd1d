import { expect, test } from 'vitest';

import { maskedText, withoutNames } from '../../shared/contest/masking.ts';

test.each([
  ['', ''],
  ['   ', ''],
  ['8701', '••••'],
  ['8 701 555 12 34', '••••34'],
  ['a.ospan@mail.kz', '••••kz'],
])('of %j is shown %j', (text, shown) => {
  expect(maskedText(text)).toBe(shown);
});

test.each([
  ['Ахметовтың хаты', ['Ахметов'], '[…] хаты'],
  ['АХМЕТОВ А.', ['Ахметов'], '[…] А.'],
  ['Хат ЖК «Бұлақ» атынан', ['ЖК «Бұлақ»'], 'Хат […] атынан'],
  ['Ли емес', ['Ли'], 'Ли емес'],
  ['a+b (c) [d]', ['a+b (c) [d]'], '[…]'],
  ['Ешкім', ['', '  '], 'Ешкім'],
])('%j without %j is %j', (text, names, left) => {
  expect(withoutNames(text, names, '[…]')).toBe(left);
});
