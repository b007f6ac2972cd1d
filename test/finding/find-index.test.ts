import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  fieldTexts,
  type FindDocument,
  type FindNames,
} from '../../shared/finding/find-document.ts';
import { FindIndex } from '../../shared/finding/find-index.ts';
import { queryWords } from '../../shared/finding/find-query.ts';
import { searchWords, soundKey, soundLetters } from '../../shared/finding/sound-key.ts';
import { manyApplications } from '../bench/finding/many-applications.ts';

const names: FindNames = {
  nominations: {
    energy: 'Жасыл энергия Зелёная энергия Green energy',
    school: 'Білім Образование Education',
  },
  regions: { 'KZ-79': 'Шымкент қаласы город Шымкент Shymkent city' },
};

const application = (id: string, more: Partial<FindDocument> = {}): FindDocument => ({
  id,
  title: '',
  applicant: '',
  town: '',
  bin: '',
  nomination: 'school',
  region: null,
  summary: '',
  ...more,
});

function indexOf(documents: readonly FindDocument[]): FindIndex {
  const index = new FindIndex(names);
  index.load(documents.map((document, ordinal) => ({ ordinal, document })));
  for (const done of index.rebuild(7)) expect(done % 7).toBe(0);
  return index;
}

const foundBy = (index: FindIndex, query: string): readonly number[] => [
  ...index.find(query).ordinals,
];

const some = manyApplications({
  count: 400,
  nominations: ['energy', 'school'],
  regions: ['KZ-79'],
});
const large = indexOf(some);
const words = [
  ...new Set(
    some.flatMap(({ title, applicant, town }) => searchWords([title, applicant, town].join(' '))),
  ),
];
const oneWord = fc.constantFrom(...words);

/** Every application that has all words as they are typed or begin so, by looking at each word of each. */
function naivelyFound(keysOfAll: readonly (readonly string[])[], query: string): readonly number[] {
  const wanted = queryWords(query);
  return keysOfAll.flatMap((keys, ordinal) => {
    const hasAll = wanted.every((word) =>
      word.keys.some((key) => keys.some((each) => each.startsWith(key))),
    );
    return hasAll ? [ordinal] : [];
  });
}

const keysOf = (document: FindDocument): readonly string[] =>
  fieldTexts(document, names)
    .flatMap(searchWords)
    .map((word) => soundKey(soundLetters(word)));

describe('an application is found', () => {
  test.each([
    ['Қайрат', ['Қайрат', 'Кайрат', 'Qairat', 'Kairat', 'Kayrat', 'қайрaт', 'кайр', 'Qaı']],
    [
      'Әлия Жұмабекқызы',
      ['Алия', 'Aliya', 'Alia', 'жумабек', 'Zhumabekkyzy', 'Jumabekqyzy', 'z', 'zh'],
    ],
    ['Yerlan Akhmetov', ['Ерлан', 'Erlan', 'Ахметов', 'Axmetov'.replace('x', 'h'), 'ахм ерл']],
    ['Шымкент көшесі', ['Shymkent', 'Şymkent', 'shym', 'c'.replace('c', 's'), 'коше', 'köşe']],
    ['Өскемен', ['Oskemen', 'Өскемен', 'оскемен', 'öskemen']],
    ['«Жасыл-Ел» қоғамдық бірлестігі', ['жасыл ел', 'Zhasyl', 'бирлест', 'qogamdyq']],
    [
      'Әсем Шәкенова',
      ["A'sem", 'A’sem', 'Aʼsem', 'Aʻsem', "a's", "S'a'kenova", 'S’ák', "A'sem S'akenova"],
    ],
    [
      "A'sem S'a'kenova",
      ['Әсем', 'Асем', 'Asem', 'Äsem', 'Шәкенова', 'Шакенова', 'Shakenova', 'Şäkenova', 's', 'sh'],
    ],
    [
      'Ауыл шаруашылығы, Үржар, Мария Чәпекқызы',
      ["Ay'yl", 'Aý', "s'ary'as'ylyg'y", "U'rjar", "Mari'i'a", "Mari'a", "C'a'pekqyzy"],
    ],
    ["Jan'a O'skemen", ['Жаңа', 'Zhana', 'Өскемен', 'Oskemen', 'Öskemen', 'жан', "jan'"]],
    ['Семён Щукин', ['семен', 'Щукин', 'Schukin', 'Shchukin', 'shukin']],
  ])('%s by any spelling of it', (applicant, queries) => {
    const index = indexOf([application('1'), application('2', { applicant }), application('3')]);
    for (const query of queries) expect([query, foundBy(index, query)]).toEqual([query, [1]]);
  });

  test('by words in quotes or in an English genitive, where an apostrophe marks no letter', () => {
    const texts = ["'Жас' and 'Jas' for students", "The city's and women's choice", 'Jash'];
    const index = indexOf(texts.map((title, at) => application(String(at + 10), { title })));
    for (const [query, found] of [
      ['jas', [0, 2]],
      ["'Jas'", [0, 2]],
      ['city', [1]],
      ['women', [1]],
      ["women's", [1]],
      ["jas'", [2, 0]],
    ] as const)
      expect([query, foundBy(index, query)]).toEqual([query, found]);
  });

  test('by its number before all others, also where a region gave it', () => {
    const index = indexOf([
      application('55-12', { title: '147' }),
      application('1470'),
      application('147'),
      application('12-55'),
    ]);
    expect(foundBy(index, '147')).toEqual([2, 0, 1]);
    expect(foundBy(index, '№ 147')).toEqual([2, 0, 1]);
    expect(foundBy(index, '55-12')).toEqual([0, 3]);
    expect(foundBy(index, '12-55')).toEqual([3, 0]);
  });

  test('by its БИН, also by the first figures and as it is printed with gaps', () => {
    const index = indexOf([application('1'), application('2', { bin: '140140012345' })]);
    for (const query of ['140140012345', '14014', '140140 012345', '140 140 012 345'])
      expect([query, foundBy(index, query)]).toEqual([query, [1]]);
    expect(foundBy(index, '140140012346')).toEqual([]);
  });

  test('by the name of its nomination and region in any language, together with other words', () => {
    const index = indexOf([
      application('1', { nomination: 'energy', region: 'KZ-79' }),
      application('2', { nomination: 'energy' }),
    ]);
    expect(foundBy(index, 'green')).toEqual([0, 1]);
    expect(foundBy(index, 'зеленая шымкент')).toEqual([0]);
    expect(foundBy(index, 'shymkent energy 1')).toEqual([0]);
  });
});

describe('hits', () => {
  test('are those of a search that looks at every word, with what is similar behind them', () => {
    const keysOfSome = some.map(keysOf);
    const query = fc
      .array(fc.tuple(oneWord, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.map(([word, length]) => word.slice(0, length)).join(' '));
    fc.assert(
      fc.property(query, (typed) => {
        const { ordinals, exact } = large.find(typed);
        expect(Array.from(ordinals.slice(0, exact)).toSorted((a, b) => a - b)).toEqual(
          naivelyFound(keysOfSome, typed),
        );
        expect(new Set(ordinals).size).toBe(ordinals.length);
      }),
    );
  });

  test('of words in the title come before those in other fields, whole words before beginnings, exact before similar', () => {
    const index = indexOf([
      application('1', { title: 'Бастауы' }),
      application('2', { applicant: 'Бастау' }),
      application('3', { title: 'Бистау' }),
      application('4', { title: 'Бастау' }),
    ]);
    expect(index.find('бастау')).toEqual({ ordinals: Uint32Array.of(3, 1, 0, 2), exact: 3 });
  });

  test('of no words are all applications in their order', () => {
    expect(foundBy(indexOf([application('1'), application('2')]), ' – « ')).toEqual([0, 1]);
  });

  test('need every word', () => {
    const index = indexOf([
      application('1', { title: 'Жел' }),
      application('2', { title: 'Жел су' }),
    ]);
    expect(foundBy(index, 'су жел')).toEqual([1]);
    expect(foundBy(index, 'су жел от')).toEqual([]);
  });
});

describe('one slip of the keyboard', () => {
  const letters = [...'абвгдежзийклмнопрстуфхцчшыэюяәғқңөұүі'];
  const slip = fc.record({
    kind: fc.constantFrom('other', 'more', 'less', 'swapped'),
    place: fc.nat(40),
    letter: fc.constantFrom(...letters),
  });

  function slipped(
    word: string,
    { kind, place, letter }: { kind: string; place: number; letter: string },
  ): string {
    const at = place % word.length;
    const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
    if (kind === 'other') return before + letter + after;
    if (kind === 'more') return before + letter + here + after;
    if (kind === 'less') return before + after;
    return before + after.slice(0, 1) + here + after.slice(1);
  }

  test('in a word of four letters or more still finds', () => {
    const ofFour = fc.constantFrom(...words.filter((word) => word.length > 4));
    fc.assert(
      fc.property(ofFour, slip, (word, how) => {
        const index = indexOf([
          application('1', { applicant: word }),
          application('2', { title: 'зз' }),
        ]);
        expect(foundBy(index, slipped(word, how))).toContain(0);
      }),
    );
  });

  test.each([
    ['Мұғалім', 'мугалм'],
    ['Мұғалім', 'мугалмі'],
    ['Инновация', 'иновацея'],
    ['Робототехника', 'роботехника'],
    ['Робототехника', 'robototehnika'],
    ['Назарбаев', 'Nazarbaef'],
  ])('%s is found by %s', (title, query) => {
    expect(foundBy(indexOf([application('1', { title })]), query)).toEqual([0]);
  });

  test('is not forgiven in three letters or in figures', () => {
    const index = indexOf([application('1234', { title: 'Кен' })]);
    expect(foundBy(index, 'кем')).toEqual([]);
    expect(foundBy(index, '1235')).toEqual([]);
  });
});

describe('a change', () => {
  test('is found at once, and what stood there before is not', () => {
    const index = indexOf([application('1', { title: 'Жел' }), application('2', { title: 'Су' })]);
    expect(index.change([{ ordinal: 0, document: application('1', { title: 'Күн' }) }])).toBe(
      false,
    );
    expect(index.change([{ ordinal: 1, document: null }])).toBe(false);
    expect(
      index.change([{ ordinal: 2, document: application('3', { title: 'Күн сәулесі' }) }]),
    ).toBe(false);
    expect(foundBy(index, 'жел')).toEqual([]);
    expect(foundBy(index, 'су')).toEqual([]);
    expect(foundBy(index, 'күн')).toEqual([0, 2]);
    expect(foundBy(index, '')).toEqual([0, 2]);
  });

  test('of one after another leaves the same as everything at once', () => {
    const step = fc.record({
      ordinal: fc.nat(30),
      document: fc.option(fc.constantFrom(...some), { nil: null, freq: 5 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), oneWord, (steps, word) => {
        const first = some.slice(0, 31);
        const index = indexOf(first);
        for (const each of steps) index.change([each]);
        const now = new Map(
          first.map((document, ordinal) => [ordinal, document as FindDocument | null]),
        );
        for (const { ordinal, document } of steps) now.set(ordinal, document);
        const anew = new FindIndex(names);
        anew.load([...now].map(([ordinal, document]) => ({ ordinal, document })));
        for (const done of anew.rebuild()) expect(done).toBeGreaterThan(0);
        for (const query of [word, word.slice(0, 2), steps[0]?.document?.id ?? '1'])
          expect(index.find(query)).toEqual(anew.find(query));
      }),
      { numRuns: 60 },
    );
  });

  test('of very many says that everything is to be put in order', () => {
    const index = indexOf(some);
    const changes = Array.from({ length: 501 }, (_, ordinal) => ({ ordinal, document: null }));
    expect(index.change(changes)).toBe(true);
  });
});
