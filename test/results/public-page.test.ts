import { describe, expect, test } from 'vitest';

import { languages } from '../../shared/basics/localized.ts';
import type { ContestSettings, FormField } from '../../shared/contest/contest.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { publicApplicants, shortNames } from '../../shared/results/public-names.ts';
import {
  consentedNames,
  isPageAddress,
  proposedOptions,
  type PublicOptions,
} from '../../shared/results/public-options.ts';
import { publicPageData } from '../../shared/results/public-page.ts';
import {
  contestState,
  meeting,
  ranked,
  ranking,
  settings,
  settingsWithStage,
  stageRanking,
  submission,
} from './small-contest.ts';

const options: PublicOptions = { ...proposedOptions(settings), names: 'full' };

const pageOf = (
  state: ContestState = contestState(),
  decided: Meeting | null = meeting,
  chosen: Partial<PublicOptions> = {},
) => publicPageData({ state, ranking, meeting: decided, options: { ...options, ...chosen } });

const withSubmission = (fields: Partial<Submission>): ContestState =>
  contestState({
    submissions: new Map([...contestState().submissions, ['318', submission('318', fields)]]),
  });

const asking = (field: Partial<FormField>): ContestSettings =>
  settingsWithStage((stage) => ({
    ...stage,
    form: [
      {
        id: 'parentConsent',
        type: 'boolean',
        label: { kk: '', ru: '', en: '' },
        required: true,
        options: [],
        ...field,
      },
    ],
  }));

describe('the public page', () => {
  test('names nobody of the jury or the commission', () => {
    const text = JSON.stringify([pageOf(), pageOf(contestState(), null)]);
    expect(text).toContain('Тамшылатып суару');
    for (const name of ['Оспанов', 'Жүнісова', 'Әбдірахманов', 'Сейітқали'])
      expect(text).not.toContain(name);
  });

  test('holds nothing of an application but title, applicant, nomination and region', () => {
    const state = withSubmission({
      town: 'Сарқан',
      summary: 'Қысқаша мазмұн',
      bin: '990101300123',
      budget: 7_654_321,
      contacts: '+7 701 555 44 33',
      answers: { mentor: 'Тәлімгер Асан' },
    });
    const text = JSON.stringify(pageOf(state));
    for (const secret of ['Сарқан', 'Қысқаша', '990101300123', '654', '701 555', 'Асан'])
      expect(text).not.toContain(secret);
  });

  test('says the same of the same rows in each language', () => {
    const { register, check, method } = pageOf();
    expect(register.rows.map(({ number, place, score }) => [number, place, score])).toEqual([
      ['318', '1', { kk: '8,94', ru: '8,94', en: '8.94' }],
      ['147', '2', { kk: '8,71', ru: '8,71', en: '8.71' }],
      ['203', '3', { kk: '7,00', ru: '7,00', en: '7.00' }],
    ]);
    expect(check.code).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){15}$/);
    expect(check.code.replaceAll(' ', '')).toBe(check.root);
    for (const sentence of method)
      for (const language of languages) expect(sentence[language]).not.toBe('');
  });

  test('lists everything that has a place where the whole list is asked for', () => {
    const numbersOf = (list: PublicOptions['list']) =>
      pageOf(contestState(), meeting, { list }).register.rows.map(({ number }) => number);
    expect(numbersOf('regulation')).toEqual(['318', '147', '203']);
    expect(numbersOf('all')).toEqual(['318', '147', '203', '23']);
  });

  test('counts the rows of each nomination and region, those without a row too', () => {
    const { nominations, regions } = pageOf().register;
    expect(nominations.map(({ id, count }) => [id, count])).toEqual([
      ['energy', 2],
      ['water', 1],
    ]);
    expect(regions.map(({ id, count }) => [id, count])).toEqual([
      ['KZ-33', 1],
      ['KZ-43', 1],
      ['KZ-75', 1],
    ]);
    expect(regions.every(({ tile }) => tile !== null)).toBe(true);
  });

  test('tells in plain words how the places were counted, and in the words of the minutes', () => {
    const said = pageOf().method.map(({ en }) => en);
    expect(said).toContain('Applications received: 5; admitted: 4.');
    expect(said).toContain(
      'For each criterion the highest and the lowest score are left out and the rest averaged. The higher the score, the better the place.',
    );
    expect(said.some((text) => text.startsWith('In the words of the minutes: '))).toBe(true);
    expect(said).toContain('To win, an application needs at least 5.');
    expect(said.at(-1)).toContain('minutes no. 7');
  });
});

describe('what the commission gave', () => {
  const decided: Meeting = {
    ...meeting,
    prizes: [
      {
        id: 'grand',
        title: { kk: 'Бас жүлде', ru: 'Гран-при', en: 'Grand prix' },
        submission: '147',
      },
    ],
    grants: [
      { submission: '318', requested: 9_000_000, granted: 5_000_000, reason: '' },
      { submission: '147', requested: 9_000_000, granted: 2_500_000, reason: 'Бюджеті нақтыланды' },
      { submission: '203', requested: 1_000_000, granted: 0, reason: 'Қаржысы негізсіз' },
    ],
    refusals: [{ submission: '23', reason: 'Ережені бұзды' }],
  };

  test('stands by nomination, and at each project of the list', () => {
    const { awards, register } = pageOf(contestState(), decided);
    expect(
      awards.winners.map(({ nomination, places }) => [
        nomination.ru,
        places.map(({ award, entry }) => [award.ru, entry.number]),
      ]),
    ).toEqual([
      ['Возобновляемые источники энергии', [['1 место', '318']]],
      ['Экономия воды', [['1 место', '203']]],
    ]);
    expect(awards.prizes.map(({ award, entry }) => [award.ru, entry.number])).toEqual([
      ['Гран-при', '147'],
    ]);
    expect(register.rows.map(({ awards: given }) => given.map(({ kk }) => kk))).toEqual([
      ['1-орын', 'Грант: 5\u00a0000\u00a0000\u00a0₸'],
      ['Бас жүлде', 'Грант: 2\u00a0500\u00a0000\u00a0₸'],
      ['1-орын'],
    ]);
    expect(awards.grantsTotal?.en).toBe('Grants: 2; in total ₸7,500,000.');
  });

  test('keeps refusals, and reasons, from the public', () => {
    const text = JSON.stringify(pageOf(contestState(), decided));
    for (const reason of ['негізсіз', 'нақтыланды', 'бұзды', '9 000 000', '9000000'])
      expect(text).not.toContain(reason);
  });

  test('shows no sums where headquarters keeps them back', () => {
    const page = pageOf(contestState(), decided, { grants: false });
    expect(page.awards.grants).toEqual([]);
    expect(JSON.stringify(page)).not.toContain('₸');
  });

  test('names the finalists of a stage that others follow', () => {
    const [first] = settings.stages;
    if (first === undefined) throw new Error('a stage');
    const state = contestState({
      settings: { ...settings, stages: [first, { ...first, id: 'final' }] },
    });
    const page = pageOf(state, { ...meeting, winners: [], finalists: ['147', '318'] });
    expect(page.awards.finalists.map(({ number }) => number)).toEqual(['147', '318']);
  });
});

describe('the marks of a page', () => {
  const marksOf = (state: ContestState, decided: Meeting | null = meeting) =>
    pageOf(state, decided).marks.map(({ type }) => type);

  test('tell a draft with what is open, an embargo with its day, and a practice contest', () => {
    expect(marksOf(contestState())).toEqual([]);
    expect(marksOf(contestState(), null)).toEqual(['draft']);
    expect(marksOf(contestState({ settings: { ...settings, demo: true } }))).toEqual(['demo']);
    const [draft] = pageOf(contestState(), null).marks;
    expect(draft?.open.map(({ en }) => en)).toContain(
      'The data of the commission’s meeting have not been entered',
    );
  });

  test('go once a person releases the result', () => {
    const at = (state: 'prepared' | 'released'): ContestState =>
      contestState({
        publications: new Map([['written', { stage: 'written', state, day: '2026-05-20' }]]),
      });
    expect(marksOf(at('prepared'))).toEqual(['embargo']);
    expect(pageOf(at('prepared')).marks[0]?.note?.ru).toContain('20 мая 2026 года');
    expect(marksOf(at('released'))).toEqual([]);
  });
});

describe('the names of applicants', () => {
  const namesIn = (state: ContestState, names: PublicOptions['names']) =>
    languages.map((language) => publicApplicants(state, names)('318', language));

  test('are those the consent of the contest covers', () => {
    const consent = { kk: '', ru: 'Публикуются имя и проект', en: '' };
    const group = {
      id: 'g1-4',
      title: consent,
      gradeMin: 1,
      gradeMax: 4,
      nomination: null,
    };
    expect(consentedNames({ ...settings, consent })).toBe('full');
    expect(consentedNames(settings)).toBe('short');
    expect(consentedNames({ ...settings, consent, ageGroups: [group] })).toBe('short');
    expect(consentedNames({ ...settings, consent, template: 'regional-pool' })).toBe('none');
  });

  test.each([
    ['Ахметова Айша Болатқызы', 'Айша А.'],
    ['Ахметова Айша', 'Айша А.'],
    ['А. Ахметова', 'А. А.'],
    ['Ким Лев, Ли Анна-Мария', 'Лев К., Анна-Мария Л.'],
    ['Қ. А. Әуезова', 'Қ. Ә.'],
    ['«Тау суы» ЖШС', '«Тау суы» ЖШС'],
    ['№ 5 мектеп', '№ 5 мектеп'],
    ['ЖК «Бұлақ»', 'ЖК «Бұлақ»'],
  ])('shorten %s to %s', (full, short) => {
    expect(shortNames(full)).toBe(short);
  });

  test('are left out where the data is blocked, or where nobody is named', () => {
    const blocked = contestState({ blocked: new Map([['submission/318', 'өтініш']]) });
    expect(namesIn(blocked, 'full')).toEqual([
      'Деректері бұғатталған',
      'Данные заблокированы',
      'Data blocked',
    ]);
    expect(JSON.stringify(pageOf(blocked))).not.toContain('Тау суы');
    expect(namesIn(contestState(), 'none')).toEqual(['', '', '']);
  });

  test.each([
    ['иә', '«Тау суы» ЖШС'],
    ['Да', '«Тау суы» ЖШС'],
    ['+', '«Тау суы» ЖШС'],
    ['', ''],
    ['жоқ', ''],
    ['нет', ''],
  ])('need a consent where the form asks for one: %j gives %s', (answer, shown) => {
    const state = contestState({
      settings: asking({}),
      submissions: new Map([
        [
          '318',
          submission('318', { applicant: '«Тау суы» ЖШС', answers: { parentConsent: answer } }),
        ],
      ]),
    });
    expect(namesIn(state, 'full')[0]).toBe(shown);
  });

  test('need none where a form asks something else', () => {
    const state = contestState({ settings: asking({ id: 'photo' }) });
    expect(namesIn(state, 'full')[0]).toBe('«Тау суы» ЖШС');
  });
});

test('takes addresses a camera would open, and none that it would not', () => {
  expect(['', 'https://baiqau.kz/2026', 'http://нәтиже.қаз/2026'].every(isPageAddress)).toBe(true);
  for (const wrong of ['baiqau.kz', 'javascript:alert(1)', 'https://', 'https://a b.kz', 'x'])
    expect(isPageAddress(wrong)).toBe(false);
});

test('a contest without a list shows everything that has a place', () => {
  const state = contestState({
    settings: settingsWithStage((stage) => ({
      ...stage,
      regulation: { ...stage.regulation, advance: null },
    })),
  });
  const open = stageRanking([ranked('318', 894, [1, 1]), ranked('147', 871, [2, 2])]);
  const { register } = publicPageData({
    state,
    ranking: { ...open, selection: null },
    meeting,
    options,
  });
  expect(register.title.en).toBe('Register of all ranked applications');
  expect(register.rows).toHaveLength(2);
});
