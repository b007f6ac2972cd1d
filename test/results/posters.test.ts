import { describe, expect, test } from 'vitest';

import { postersData } from '../../shared/results/posters.ts';
import { largeContest } from '../documents/large-contest.ts';

describe('posters', () => {
  test('are one for each region that has anybody on the register', () => {
    const regions = postersData(largeContest(600)).map(({ region }) => region?.ru);
    expect(regions).toHaveLength(20);
    expect(new Set(regions).size).toBe(20);
    expect(postersData(largeContest(3))).toHaveLength(3);
  });

  test('show who won first, then by place, and tell how many more there are', () => {
    const [abai] = postersData(largeContest(600));
    expect(abai?.region?.kk).toBe('Абай облысы');
    expect(abai?.rows[0]).toMatchObject({ won: true });
    expect(abai?.rows[0]?.labels.map(({ en }) => en)).toEqual([
      'Place 1',
      'Grand prix',
      'Grant: ₸5,000,000',
    ]);
    const places = abai?.rows
      .filter(({ won }) => !won)
      .map(({ labels: [label] }) => label?.kk ?? '');
    expect(places?.map((place) => Number.parseInt(place, 10))).toEqual(
      places?.map((place) => Number.parseInt(place, 10)).toSorted((a, b) => a - b),
    );
    expect(abai?.rows).toHaveLength(6);
    expect(abai?.more?.en).toBe('Projects on the register: 30');
  });

  test('are scanned for the address where there is one, else for the control code', () => {
    const source = largeContest(20);
    const [plain] = postersData(source);
    expect(plain?.scanned).toBe(plain?.code.replaceAll(' ', '').toUpperCase());
    const address = 'https://baiqau.kz/2026';
    const [known] = postersData({ ...source, options: { ...source.options, address } });
    expect(known).toMatchObject({ scanned: address, address });
  });

  test('are one for a contest without regions, and none for an empty list', () => {
    const source = largeContest(12);
    const { settings, submissions } = source.state;
    if (settings === null) throw new Error('settings');
    const state = {
      ...source.state,
      settings: { ...settings, regions: [] },
      submissions: new Map([...submissions].map(([id, each]) => [id, { ...each, region: null }])),
    };
    expect(postersData({ ...source, state }).map(({ region }) => region)).toEqual([null]);
    expect(postersData(largeContest(0))).toEqual([]);
  });

  test('say of a draft that it is one', () => {
    const [draft] = postersData({ ...largeContest(20), meeting: null });
    expect(draft?.marks.map(({ ru }) => ru)).toEqual(['Черновик']);
  });
});
