import { describe, expect, test } from 'vitest';

import { languages, type Language } from '../../shared/basics/localized.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import { type CeremonyStep, ceremonySteps } from '../../shared/results/ceremony.ts';
import {
  awardsOf,
  type CeremonySource,
  grandPrixId,
  proposedHandOver,
} from '../../shared/results/ceremony-awards.ts';
import { readingNotes } from '../../shared/results/ceremony-reading.ts';
import { contestState, meeting, settings, submission } from './small-contest.ts';

const in3 = (text: string) => ({ kk: text, ru: text, en: text });
const winner = (nomination: string, place: number, id: string) => ({
  nomination,
  place,
  submission: id,
});

const numbers = ['11', '12', '13', '14', '15', '21'];
const state = contestState({
  submissions: new Map(
    numbers.map((id) => [
      id,
      submission(id, {
        nomination: id.startsWith('1') ? 'energy' : 'water',
        title: `Жоба${id}`,
        applicant: `Автор${id}`,
        region: id === '21' ? 'KZ-75' : 'KZ-33',
      }),
    ]),
  ),
});
const podium = [
  winner('energy', 1, '11'),
  winner('energy', 2, '12'),
  winner('energy', 3, '13'),
  winner('water', 1, '21'),
];
const source = (fields: Partial<CeremonySource> = {}): CeremonySource => ({
  state,
  winners: podium,
  meeting: null,
  ...fields,
});
const met = (fields: Partial<Meeting>): Meeting => ({ ...meeting, ...fields });

const steps = (from: CeremonySource, language: Language = 'kk') =>
  ceremonySteps(from, proposedHandOver(from), language);
const ids = (from: CeremonySource) => steps(from).map(({ id }) => id);
const shown = ({ picture }: CeremonyStep): string => JSON.stringify(picture);
const find = (from: CeremonySource, id: string, language: Language = 'kk') => {
  const found = steps(from, language).find((each) => each.id === id);
  expect(found, id).toBeDefined();
  return found as CeremonyStep;
};

describe('the running order', () => {
  test('goes from the last place up in each nomination, a call before each name', () => {
    expect(ids(source())).toEqual([
      'welcome',
      'numbers',
      'thanks',
      'nomination/energy',
      'call/energy/3',
      'reveal/energy/3',
      'call/energy/2',
      'reveal/energy/2',
      'call/energy/1',
      'reveal/energy/1',
      'nomination/water',
      'call/water/1',
      'reveal/water/1',
      'close',
    ]);
  });

  test('has the same steps, and as many names and lines in each, in every language', () => {
    const shape = (language: Language) =>
      steps(source(), language).map(({ id, picture }) => [
        id,
        picture.entries.map(({ lines }) => lines.length),
      ]);
    for (const language of languages) expect(shape(language)).toEqual(shape('kk'));
  });

  test('hands special prizes over before the grand prix, and grants after it', () => {
    const prizes = [
      { id: grandPrixId, title: in3(''), submission: '11' },
      { id: 'audience', title: in3('Халық таңдауы'), submission: '14' },
    ];
    const grants = [
      { submission: '12', requested: null, granted: 1_500_000, reason: '' },
      { submission: '13', requested: 10, granted: 0, reason: 'қаржы жоқ' },
    ];
    const from = source({ meeting: met({ prizes, grants }) });
    expect(ids(from).slice(-7)).toEqual([
      'call/prize/audience',
      'reveal/prize/audience',
      'call/prize/grand-prix',
      'reveal/prize/grand-prix',
      'call/grants',
      'grants',
      'close',
    ]);
    expect(find(from, 'reveal/prize/grand-prix').picture.over).toBe('Бас жүлде');
    const granted = find(from, 'grants').picture.entries;
    expect(granted.map(({ applicant }) => applicant)).toEqual(['Автор12']);
    expect(granted[0]?.lines.at(-1)).toBe('Грант сомасы: 1\u00A0500\u00A0000\u00A0₸');
  });

  test('names everybody on a shared place, three at once at most, and skips a place nobody has', () => {
    const from = source({
      winners: ['11', '12', '13', '14'].map((id) => winner('energy', 1, id)),
    });
    const energy = steps(from).filter(({ id }) => id.includes('energy'));
    expect(energy.map(({ id }) => id)).toEqual([
      'nomination/energy',
      'call/energy/1',
      'reveal/energy/1',
      'reveal/energy/1/2',
    ]);
    expect(energy.map(({ picture }) => picture.entries.length)).toEqual([0, 0, 3, 1]);
    expect(energy[1]?.picture.title).toBe('Бірінші орын!');
    expect(energy[2]?.notes[0]).toBe('Орын ортақ: аталатын өтінім саны — 4.');
    const gap = source({ winners: [winner('energy', 1, '11'), winner('energy', 3, '12')] });
    expect(ids(gap).filter((id) => id.startsWith('call'))).toEqual([
      'call/energy/3',
      'call/energy/1',
    ]);
    expect(find(gap, 'nomination/energy').notes).toContain(
      'Ешкімге берілмеген орын: 2. Жарияланбайды.',
    );
  });

  test('says where nobody won in a nomination, and has no nominations where nobody won at all', () => {
    const one = source({ winners: [winner('energy', 1, '11')] });
    expect(find(one, 'nomination/water').picture.under).toBe('Бұл номинацияда жүлде берілмеді.');
    expect(ids(one).filter((id) => id.includes('water'))).toEqual(['nomination/water']);
    expect(ids(source({ winners: [] }))).toEqual(['welcome', 'numbers', 'thanks', 'close']);
  });

  test('calls places beyond the third by their number', () => {
    const from = source({ winners: [4, 5].map((place) => winner('energy', place, `1${place}`)) });
    expect(find(from, 'call/energy/5').picture.title).toBe('5-орын!');
  });
});

describe('a step', () => {
  test('shows nobody who is named later', () => {
    const all = steps(source());
    for (const id of numbers) {
      const name = `Автор${id}`;
      const revealed = all.findIndex((step) => shown(step).includes(name));
      const title = all.findIndex((step) => shown(step).includes(`Жоба${id}`));
      if (revealed < 0) continue;
      expect(title).toBe(revealed);
      expect(all[revealed]?.id).toMatch(/^reveal\//);
      for (const before of all.slice(0, revealed)) {
        expect([...before.read, ...before.notes, before.name].join()).not.toContain(name);
      }
    }
  });

  test('is read in whole sentences with names as they are', () => {
    expect(find(source(), 'reveal/energy/3').read).toEqual([
      '3-орын: Автор13, «Жоба13» жобасы',
      'Өңірі: Жетісу облысы',
      'Сахнаға шақырамыз: Автор13',
      'Марапатты табыс етеді: Литвинова Татьяна Андреевна, комиссия мүшесі',
    ]);
    expect(find(source(), 'reveal/energy/1', 'ru').read.at(-1)).toBe('Поаплодируем победителям!');
    expect(find(source(), 'numbers', 'ru').picture.title).toBe(
      'На конкурс поступило заявок: 6; регионов-участников: 2.',
    );
  });

  test('congratulates pupils where the contest has groups of ages', () => {
    const ageGroups = [
      { id: 'a', title: in3('1-сынып'), gradeMin: 1, gradeMax: 4, nomination: null },
    ];
    const young = contestState({ ...state, settings: { ...settings, ageGroups } });
    expect(find(source({ state: young }), 'reveal/water/1').read.at(-1)).toBe(
      'Жас өнертапқыштарды құттықтаймыз!',
    );
  });

  test('names nobody whose data is blocked', () => {
    const blocked = contestState({ ...state, blocked: new Map([['submission/11', 'өтініш']]) });
    const told = JSON.stringify(steps(source({ state: blocked })));
    expect(told).not.toContain('Автор11');
    expect(told).toContain('Автор12');
  });

  test('tells the presenter how letters of a legal form are read', () => {
    expect(readingNotes(['«Тау суы» ЖШС', 'ЖШСтан'], 'ru')).toEqual([
      '«ЖШС» читается: жауапкершілігі шектеулі серіктестік',
    ]);
  });
});

describe('who hands over', () => {
  test('is proposed in turn among those who were at the meeting, the chair last', () => {
    const from = source({ meeting });
    expect([...proposedHandOver(from)]).toEqual([
      ['energy', 'c-2'],
      ['water', 'c-1'],
    ]);
    expect(awardsOf(from, 'en').map(({ title }) => title)).toEqual([
      'Renewable energy',
      'Saving water',
    ]);
  });

  test('is noted as open where nobody is chosen', () => {
    const step = ceremonySteps(source(), new Map(), 'en').find(({ id }) => id === 'reveal/water/1');
    expect(step?.notes).toContain('Nobody is chosen to present the award.');
    expect(step?.read.join()).not.toContain('presented');
  });
});
