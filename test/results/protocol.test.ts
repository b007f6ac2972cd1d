import { describe, expect, test } from 'vitest';

import type { Language } from '../../shared/basics/localized.ts';
import { milli } from '../../shared/basics/points.ts';
import type { Block, ProtocolData } from '../../shared/results/protocol-parts.ts';
import { protocolData } from '../../shared/results/protocol.ts';
import {
  allLanguages,
  contestState,
  meeting,
  ranked,
  ranking,
  resolution,
  settings,
  settingsWithStage,
  sheet,
  sheetsByKey,
  stageRanking,
  submission,
} from './small-contest.ts';

const blockText = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.join('\n');
    case 'table':
      return block.rows.map((row) => row.join(' | ')).join('\n');
    case 'bars':
    case 'photos':
      return '';
  }
};

const textOf = (data: ProtocolData): string =>
  [
    data.contest,
    data.title,
    ...data.lines,
    ...data.openTexts,
    ...[...data.sections, ...data.annexes].flatMap(({ title, blocks }) => [
      title,
      ...blocks.map(blockText),
    ]),
    ...data.closing.map(blockText),
    ...(data.signing?.lines ?? []).map(({ role, name }) => `${role}: ${name}`),
  ].join('\n');

const issued = (language: Language): string =>
  textOf(protocolData(contestState(), ranking, meeting, language));

const sentences: Readonly<Record<Language, readonly string[]>> = {
  kk: [
    'Конкурстық комиссия отырысының хаттамасы № 7',
    '«Жасыл болашақ» байқауы',
    'Өткізілген орны: Астана. Күні: 2026 жылғы 13 мамыр',
    'Отырыс түрі: тікелей қатысу',
    'Төрағалық етуші: Әбдірахманов Ерлан Серікұлы',
    'Қатыспағандар: Ибраев Самат',
    'Комиссияның жалпы құрамы — 3 мүше, қатысқаны — 2 мүше. Қажетті кворум (2 мүше) бар, отырыс шешім қабылдауға құқылы.',
    'Қабылданған өтінім саны — 5, қатысуға рұқсат етілгені — 4, қабылданбағаны — 1.',
    'Тапсырылған бағалау парағының саны — 6, бағалаған қазы саны — 2.',
    'Дөңгелектеу: үтірден кейін 2 таңба.',
    '1 | 318 | Бөгетсіз шағын су электр станциясы | Жетісу облысы | 8,94',
    'ТОП-3 тізілімі бекітілсін (1-қосымша).',
    '«Суды үнемдеу» номинациясы бойынша 1-орын мына өтінімге берілсін: «Тамшылатып суару», өтінім беруші — ЖК «Бұлақ».',
    'жақтап — 2, қарсы — 0, қалыс қалды — 0.',
    'Комиссия хатшысы: Сейітқали Гүлнар',
  ],
  ru: [
    'Протокол № 7 заседания конкурсной комиссии',
    'Конкурс «Зелёное будущее»',
    'Место проведения: Астана. Дата: 13 мая 2026 года',
    'Форма заседания: очно',
    'Общий состав комиссии — 3, присутствуют — 2. Необходимый кворум (2) имеется, заседание правомочно.',
    'Принято заявок — 5, допущено — 4, отклонено — 1.',
    'Метод подсчёта баллов: среднее без одного наибольшего и одного наименьшего балла. Округление: знаков после запятой — 2.',
    '1 | 203 | Тамшылатып суару | город Алматы | 7,00',
    'Утвердить реестр ТОП-3 (приложение 1).',
    'По номинации «Возобновляемые источники энергии» присудить 1 место заявке «Бөгетсіз шағын су электр станциясы»',
    'Приложения: 1) Реестр ТОП-3',
    'Председатель комиссии: Әбдірахманов Ерлан Серікұлы',
  ],
  en: [
    'Minutes No. 7 of the contest commission',
    'Contest “Green future”',
    'Place: Астана. Date: 13 May 2026',
    'The commission has 3 members, 2 are present. The required quorum (2) is met and the meeting may decide.',
    '2 | 147 | Жел сорғысы | Kyzylorda Region | 8.71',
    'In the nomination “Saving water”, place 1 goes to “Тамшылатып суару”, applicant ЖК «Бұлақ».',
    'Vote: for 2, against 0, abstained 0.',
  ],
};

const cases = allLanguages.flatMap((language) =>
  sentences[language].map((sentence) => ({ language, sentence })),
);

describe('protocolData', () => {
  test.each(cases)('says in $language: $sentence', ({ language, sentence }) => {
    expect(issued(language).replaceAll('\u00a0', ' ')).toContain(sentence);
  });

  test.each(allLanguages)('leaves no place unfilled in %s', (language) => {
    expect(issued(language)).not.toMatch(/\{\{|undefined|null|NaN/);
  });

  test('gives two languages the same blocks in the same order', () => {
    const [kk, ru] = (['kk', 'ru'] as const).map((language) =>
      protocolData(contestState(), ranking, meeting, language).sections.map(({ id, blocks }) => [
        id,
        ...blocks.map((block) => `${block.type} ${block.id}`),
      ]),
    );
    expect(kk).toEqual(ru);
  });

  test('is final when a sealed stage has its meeting and nothing is open', () => {
    const data = protocolData(contestState(), ranking, meeting, 'kk');
    expect(data.facts.open).toEqual([]);
    expect(data.draftMark).toBeNull();
  });

  test('is a draft with blank places while the commission has not met', () => {
    const data = protocolData(contestState(), ranking, null, 'ru');
    expect(data.draftMark).toBe('Черновик');
    expect(data.title).toContain('__________');
    expect(data.openTexts).toEqual(['Данные заседания комиссии не внесены']);
    expect(textOf(data)).not.toContain('кворум');
  });

  test('marks a draft in each language', () => {
    const marks = allLanguages.map(
      (language) => protocolData(contestState(), ranking, null, language).draftMark,
    );
    expect(marks).toEqual(['Алдын ала нұсқа', 'Черновик', 'Draft']);
  });

  test('says that there is no quorum and stays a draft', () => {
    const data = protocolData(
      contestState(),
      ranking,
      { ...meeting, present: ['c-1'], votes: { for: 1, against: 0, abstained: 0 } },
      'kk',
    );
    expect(textOf(data)).toContain('Кворум жоқ, отырыс кейінге қалдырылды.');
    expect(data.openTexts).toEqual(['Кворум жоқ: қатысқаны — 1, қажеті — 2']);
  });

  test('names recusals, sheets that do not count and their reasons', () => {
    const state = contestState({
      recusals: [{ stage: 'written', submission: '147', juror: 'j-2', reason: 'туыс' }],
      sheets: sheetsByKey([
        sheet('318', 'j-1', 9000),
        sheet('23', 'j-2', 5000, { counted: false, status: 'disputed' }),
      ]),
    });
    const text = textOf(protocolData(state, ranking, meeting, 'ru')).replaceAll('\u00a0', ' ');
    expect(text).toContain(
      'Самоотвод в связи с конфликтом интересов взяли: Жүнісова Н. (заявка № 147). Их листы не учтены.',
    );
    expect(text).toContain(
      'Неучтённые листы и причины: заявка № 23, Жүнісова Н. — изменён после сдачи, решение не принято',
    );
  });

  test('counts the differences that were settled in its own stage', () => {
    const resolutions = [
      resolution('conflict.resolve', 'score/written/147/j-1/novelty', 'қағаз парақ бойынша'),
      resolution('conflict.resolve', 'score/other-stage/147/j-1/novelty', 'басқа кезең'),
    ];
    const data = protocolData(contestState({ resolutions }), ranking, meeting, 'kk');
    expect(textOf(data)).toContain('Шешілген қайшылық саны — 1.');
  });

  test('tells every place of rounding that a regulation names', () => {
    const rounded = settingsWithStage((stage) => ({
      ...stage,
      regulation: {
        ...stage.regulation,
        rounding: { panel: milli(10), weighted: milli(250), final: null },
      },
    }));
    const text = textOf(protocolData(contestState({ settings: rounded }), ranking, meeting, 'kk'));
    expect(text).toContain(
      'Дөңгелектеу дәлдігі: өлшемшарт балы — 0,01; салмағына көбейтілген балл — 0,25.',
    );
  });

  test('keeps what looks like a place to fill in a name, and drops what cannot be seen', () => {
    const submissions = new Map([
      ['318', submission('318', { title: '{{place}} $& <b>', applicant: 'А\u202eб\nв\u0000' })],
    ]);
    const only = stageRanking([ranked('318', 894, [1, 1])]);
    const winners = [{ nomination: 'energy', place: 1, submission: '318' }];
    const text = textOf(
      protocolData(contestState({ submissions }), only, { ...meeting, winners }, 'en'),
    );
    expect(text).toContain('place 1 goes to “{{place}} $& <b>”, applicant Аб в.');
  });

  test('does not double the full stop after an initial', () => {
    const winners = [{ nomination: 'energy', place: 1, submission: '147' }];
    const text = textOf(protocolData(contestState(), ranking, { ...meeting, winners }, 'ru'));
    expect(text).toMatch(/заявитель — Ахметов А\.$/m);
  });

  test('says that a practice contest is one', () => {
    const demo = { ...settings, demo: true };
    expect(
      protocolData(contestState({ settings: demo }), ranking, meeting, 'en').demoNote,
    ).toContain('Practice contest');
    expect(protocolData(contestState(), ranking, meeting, 'en').demoNote).toBeNull();
  });
});
