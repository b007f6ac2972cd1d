import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { jurorGraph } from '../../shared/assigning/juror-graph.ts';

const panelsOf = (...panels: readonly string[]) =>
  panels.flatMap((panel, index) => [...panel].map((juror) => ({ submission: `S${index}`, juror })));

describe('the juror graph', () => {
  it.each([
    ['nobody', [], 0, 0],
    ['one juror', ['a'], 1, 0],
    ['two who share three submissions', ['ab', 'ab', 'ab'], 1, 6],
    ['two who share none', ['a', 'b'], 2, 0],
    ['a path of three', ['ab', 'bc'], 1, 1],
    ['a star of four', ['ab', 'ac', 'ad'], 1, 1],
    ['a panel of four', ['abcd'], 1, 4],
    ['a ring of four', ['ab', 'bc', 'cd', 'da'], 1, 2],
    ['a path of five', ['ab', 'bc', 'cd', 'de'], 1, 2 - 2 * Math.cos(Math.PI / 5)],
    [
      'two panels joined by one submission',
      ['abc', 'abc', 'def', 'def', 'ad'],
      1,
      4 - 2 * Math.sqrt(3),
    ],
    ['two regions', ['abc', 'de', 'de'], 2, 0],
  ] as const)('knows %s', (_, panels, components, lambda2) => {
    const graph = jurorGraph(panelsOf(...panels));
    expect(graph.components).toBe(components);
    expect(graph.lambda2).toBeCloseTo(lambda2, 5);
  });

  it('does not ask in which order, or how often, a sheet is named', () => {
    const pairs = fc.array(
      fc.record({
        submission: fc.constantFrom('1', '2', '3', '4', '5'),
        juror: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(pairs, (sheets) => {
        const graph = jurorGraph(sheets);
        expect(jurorGraph([...sheets].reverse().concat(sheets))).toEqual(graph);
        expect(new Set(graph.componentByJuror.values()).size).toBe(graph.components);
        expect(graph.lambda2 > 1e-9).toBe(
          graph.components === 1 && graph.componentByJuror.size > 1,
        );
      }),
    );
  });

  it('says which jurors hang together', () => {
    const { componentByJuror } = jurorGraph(panelsOf('ab', 'cd', 'bd', 'e'));
    expect(componentByJuror.get('a')).toBe(componentByJuror.get('c'));
    expect(componentByJuror.get('a')).not.toBe(componentByJuror.get('e'));
  });
});
