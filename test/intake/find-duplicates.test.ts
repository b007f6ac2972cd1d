import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type ComparedApplication,
  findDuplicates,
  isWithin,
} from '../../shared/intake/find-duplicates.ts';

const application = (id: string, title: string, applicant = '', bin = ''): ComparedApplication => ({
  id,
  title,
  applicant,
  bin,
});

describe('applications that may be one', () => {
  test.each<readonly [string, ComparedApplication, ComparedApplication, readonly string[]]>([
    [
      'Kazakh and Latin spelling',
      application('1', 'Күн су қыздырғышы'),
      application('2', 'Kun su qyzdyrgyshy'),
      ['title'],
    ],
    [
      'Russian letters for Kazakh ones',
      application('1', 'Жел қондырғысы мен сорғы'),
      application('2', 'Жел кондыргысы мен сорги'),
      ['title'],
    ],
    [
      'words in another order',
      application('1', 'Переработка пластиковых отходов Павлодара'),
      application('2', 'Павлодара отходов пластиковых переработка'),
      ['title'],
    ],
    [
      'a slip of the keyboard',
      application('1', 'Солнечный водонагреватель для теплицы'),
      application('2', 'Солнечный водонагрпватель для теплицы'),
      ['title'],
    ],
    [
      'the same БИН',
      application('1', 'Биогаз', '', '050540001236'),
      application('2', 'Датчик', '', '050540001236'),
      ['identity'],
    ],
    [
      'an applicant in two spellings, words turned round',
      application('1', 'Биогаз', 'ТОО «Ертіс Жарық»'),
      application('2', 'Датчик', 'Zharyq Yertis LLP'),
      ['applicant'],
    ],
  ])('are told: %s', (_what, first, second, grounds) => {
    expect(findDuplicates([second, first])).toEqual([{ a: '1', b: '2', grounds }]);
  });

  test('with more grounds come first', () => {
    const pairs = findDuplicates([
      application('1', 'Биогаз для фермы', 'ЖК Ахметов Ерлан', '050540001236'),
      application('2', 'Датчик влажности почвы', 'ЖК Сейітқали Гүлнар', '050540001236'),
      application('3', 'Biogaz dlya fermy', 'ИП Ахметов Ерлан', '050540001236'),
    ]);
    expect(pairs[0]).toEqual({ a: '1', b: '3', grounds: ['title', 'identity', 'applicant'] });
    expect(pairs.slice(1).map(({ grounds }) => grounds)).toEqual([['identity'], ['identity']]);
  });

  test('parts of a series are none', () => {
    const series = Array.from({ length: 9 }, (_, part) =>
      application(String(part), `Мониторинг качества воздуха, часть ${part + 1}`),
    );
    expect(findDuplicates(series)).toEqual([]);
  });

  test('empty titles, numbers and applicants are no likeness', () => {
    expect(findDuplicates([application('1', ''), application('2', '')])).toEqual([]);
  });

  test('are the same in whatever order the applications come', () => {
    const titles = ['Жел қондырғысы', 'Jel qondyrgysy', 'Күн үйі', 'Кун уйи', 'Су сүзгісі'];
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(30), { minLength: 2, maxLength: 12 }),
        fc.array(fc.nat(4), { minLength: 12, maxLength: 12 }),
        (ids, kinds) => {
          const list = ids.map((id, index) =>
            application(String(id), titles[kinds[index] ?? 0] ?? '', '', String(id % 3)),
          );
          expect(findDuplicates(list.toReversed())).toEqual(findDuplicates(list));
        },
      ),
    );
  });

  test('many are compared without comparing all with all', () => {
    const words = 'күн жел су қазандық сорғы теплица биогаз завод сүзгі датчик панель насос'.split(
      ' ',
    );
    const list = Array.from({ length: 15_000 }, (_, number) => {
      const parts = [number % 12, Math.floor(number / 12) % 12, Math.floor(number / 144) % 12];
      const title = `${parts.map((part) => words[part]).join(' ')} ${number}`;
      return application(String(number), title, `ТОО «${words[number % 12]} ${number % 9000}»`, '');
    });
    expect(findDuplicates(list).length).toBeGreaterThan(0);
  }, 60_000);
});

describe('a distance in letters', () => {
  test.each([
    ['солн', 'солн', 0, true],
    ['солн', 'солк', 0, false],
    ['slnc', 'slc', 1, true],
    ['slnc', 'lnc', 1, true],
    ['slnc', 'slncx', 1, true],
    ['slnc', 'scln', 1, false],
    ['abcdef', 'badcfe', 2, false],
    ['', 'ab', 2, true],
    ['', 'abc', 2, false],
  ])('%s and %s are within %i: %s', (a, b, most, expected) => {
    expect(isWithin(a, b, most)).toBe(expected);
    expect(isWithin(b, a, most)).toBe(expected);
  });
});
