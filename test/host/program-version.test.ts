import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareVersions, isVersion } from '../../shared/host/program-version.ts';

const number = fc.integer({ min: 0, max: 12 });
const identifier = fc.oneof(number.map(String), fc.constantFrom('a', 'b', 'rc', '1a', 'a-', '-'));
const version = fc
  .record({ parts: fc.tuple(number, number, number), pre: fc.array(identifier, { maxLength: 3 }) })
  .map(({ parts, pre }) => `${parts.join('.')}${pre.length === 0 ? '' : `-${pre.join('.')}`}`);

describe('versions of the program', () => {
  it('are in the order that semver’s own example gives', () => {
    const inOrder = [
      '0.9.9',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.2.0',
      '1.10.0',
      '2.0.0',
    ];
    expect(inOrder.toReversed().toSorted(compareVersions)).toEqual(inOrder);
  });

  it('have one order: of any two one is later, or they are the same', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(isVersion(a) && isVersion(b)).toBe(true);
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        expect(compareVersions(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it('keep their order over a third one', () => {
    fc.assert(
      fc.property(fc.tuple(version, version, version), (three) => {
        const [a = '', b = '', c = ''] = three.toSorted(compareVersions);
        expect(compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0).toBe(true);
        expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it.each([
    ['1.0'],
    ['v1.0.0'],
    ['1.0.0.0'],
    ['01.0.0'],
    ['1.0.0-'],
    ['1.0.0-01'],
    ['1.0.0-a..b'],
    ['1.0.0+build'],
    ['1.0.0 '],
    ['1.0.0\n'],
    [''],
    ['1.0.0-қ'],
    ['1.0.9999999999'],
    [`1.0.0-${'a'.repeat(64)}`],
  ])('are not %j', (text) => {
    expect(isVersion(text)).toBe(false);
  });
});
