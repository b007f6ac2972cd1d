import { describe, expect, test } from 'vitest';

import type { Language } from '../../shared/basics/localized.ts';
import type { Block, PaperPart, ProtocolData } from '../../shared/results/protocol-parts.ts';
import { protocolData } from '../../shared/results/protocol.ts';
import {
  amendedVersions,
  decidedAppeal,
  decidedMeeting,
  decidedSettings,
  decidedState,
} from './decided-contest.ts';
import { allLanguages, contestState, meeting, ranking } from './small-contest.ts';

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

const partText = ({ title, blocks }: PaperPart): string =>
  [title, ...blocks.map(blockText)].join('\n');

const textOf = ({ lines, sections, closing }: ProtocolData): string =>
  [...lines, ...sections.map(partText), ...closing.map(blockText)]
    .join('\n')
    .replaceAll('\u00a0', ' ');

const decided = (language: Language, fields: Parameters<typeof decidedState>[0] = {}) =>
  protocolData(decidedState(fields), ranking, decidedMeeting, language);

const sentences: Readonly<Record<Language, readonly string[]>> = {
  kk: [
    'Басталуы: 16:00. Аяқталуы: 18:40',
    'Отырыс түрі: аралас',
    'Қатысқандар: Әбдірахманов Ерлан Серікұлы',
    'Бейнебайланыс арқылы қатысқандар: Литвинова Татьяна Андреевна',
    'Қатыспағандар: Ибраев Самат (іссапар)',
    'Келесі кезеңге өтетін жобаларды айқындау',
    'Грант сомаларын бөлу',
    'Апелляцияларды қарау',
    'Келесі жылғы мерзімдер',
    'Сөз сөйледі: Литвинова Татьяна Андреевна, Әбдірахманов Ерлан Серікұлы',
    '«Жаңартылатын энергия көздері» номинациясында балы тең өтінімдердің реті мынадай болып белгіленсін: № 318, № 147.',
    'Негіздеме: дауыс беру',
    'Ақтық кезеңге мына 2 жоба шығарылсын: № 203, № 318.',
    '«Жас өнертапқыш» жүлдесі мына өтінімге берілсін: «Жел сорғысы», өтінім беруші — Ахметов А.',
    '318 | Бөгетсіз шағын су электр станциясы | «Тау суы» ЖШС | 4 500 000 ₸ | 3 500 000 ₸ | қаражат шектеулі',
    'Бөлінген гранттардың жалпы сомасы — 3 500 000 ₸, шекті сома — 10 000 000 ₸.',
    '147 | Жел сорғысы | Ахметов А. | жабдық бар',
    '23 | Су есептегіш | Өтінім беруші 23 | өтінім қайтарып алынды',
    'Апелляция бойынша шешім № 3. Апелляция тіркелген күн: 2026 жылғы 14 мамыр. Өтінім: № 23. Апелляция қанағаттандырусыз қалдырылды. Себебі: қате табылмады',
    'Грант бөлу: № 318 | 1 | 0 | 1',
    'Комиссия мүшесінің ерекше пікірі: Литвинова Татьяна Андреевна — Екінші жоба мықтырақ',
  ],
  ru: [
    'Начало: 16:00. Окончание: 18:40',
    'Участвовали по видеосвязи: Литвинова Татьяна Андреевна',
    'Отсутствовали: Ибраев Самат (іссапар)',
    'Допустить к финалу следующие проекты (2): № 203, № 318.',
    'Присудить приз «Юный изобретатель» заявке «Жел сорғысы», заявитель — Ахметов А.',
    'Общая сумма грантов — 3 500 000 ₸, предельная сумма — 10 000 000 ₸.',
    'Отклонить следующие заявки:',
    'Выделение гранта: № 318 | 1 | 0 | 1',
    'Приложения: 1) Реестр ТОП-3; 2) Учтённые оценочные листы; 3) Разрешённые расхождения и неучтённые записи; 4) Метод подсчёта',
  ],
  en: [
    'Opened: 16:00. Closed: 18:40',
    'Absent: Ибраев Самат (іссапар)',
    'To admit these 2 projects to the final: No. 203, No. 318.',
    'Total granted: ₸3,500,000; ceiling: ₸10,000,000.',
    'Making of a grant: No. 318 | 1 | 0 | 1',
  ],
};

const cases = allLanguages.flatMap((language) =>
  sentences[language].map((said) => ({ language, said })),
);

describe('minutes of a meeting that decided everything', () => {
  test.each(cases)('say in $language: $said', ({ language, said }) => {
    expect(textOf(decided(language))).toContain(said);
  });

  test.each([
    ['kk', 'ru'],
    ['kk', 'en'],
    ['ru', 'en'],
  ] as const)('have the same blocks in the same order in %s and %s', (one, other) => {
    const versions = { meetingVersions: new Map([['written', amendedVersions]]) };
    const shape = (language: Language) => {
      const { sections, annexes, closing, lines } = decided(language, versions);
      const parts = [...sections, ...annexes].map(({ id, blocks }) => [
        id,
        ...blocks.map((block) => {
          if (block.type !== 'list' && block.type !== 'table') return `${block.type} ${block.id}`;
          const rows = block.type === 'list' ? block.items : block.rows;
          return `${block.type} ${block.id} ${rows.length}`;
        }),
      ]);
      return [...parts, closing.map(({ id }) => id), lines.length];
    };
    expect(shape(one)).toEqual(shape(other));
  });

  test.each(allLanguages)('leave no place unfilled in %s', (language) => {
    expect(textOf(decided(language))).not.toMatch(/\{\{|undefined|null|NaN/);
  });

  test('name the stage that projects go on to where it is not the last one', () => {
    const [written, final] = decidedSettings.stages;
    if (written === undefined || final === undefined) throw new Error('two stages');
    const middle = { ...final, id: 'pitch', title: { kk: 'Питч', ru: 'Питч', en: 'Pitch' } };
    const settings = { ...decidedSettings, stages: [written, middle, final] };
    expect(textOf(decided('ru', { settings }))).toContain(
      'Допустить к этапу «Питч» следующие проекты (2): № 203, № 318.',
    );
  });

  test('let the list of the regulation go on where the commission named nobody', () => {
    const data = protocolData(
      decidedState(),
      ranking,
      { ...decidedMeeting, finalists: null },
      'ru',
    );
    expect(textOf(data)).toContain(
      'Допустить к финалу следующие проекты (3): № 318, № 147, № 203.',
    );
  });

  test('say nothing of who goes on from a last stage without a list', () => {
    const text = textOf(protocolData(contestState(), ranking, meeting, 'ru'));
    expect(text).not.toContain('Допустить к');
  });

  test('leave appeals that another meeting decided to its minutes', () => {
    const appeals = new Map([
      [
        'written',
        [
          {
            ...decidedAppeal,
            decision: { ...decidedAppeal.decision, number: '8', result: 'late' as const },
          },
          { ...decidedAppeal, id: 'a-2', decision: null },
        ],
      ],
    ]) as ReturnType<typeof decidedState>['appeals'];
    const text = textOf(decided('ru', { appeals }));
    expect(text).not.toContain('апелляции');
    expect(text).not.toContain('Рассмотрение апелляций');
  });

  test('number jurors where the regulation does not name them', () => {
    const recusals = [{ stage: 'written', submission: '147', juror: 'j-2', reason: 'туыс' }];
    const settings = { ...decidedSettings, jurorsShown: 'numbered' as const };
    const text = textOf(decided('ru', { recusals, settings }));
    expect(text).toMatch(/Самоотвод .* взяли: Член жюри № [12] \(заявка № 147\)/);
    expect(text).not.toContain('Жүнісова');
  });

  test('tell sheets that do not count by their reasons where there are many', () => {
    const [sheet] = [...contestState().sheets.values()];
    if (sheet === undefined) throw new Error('a sheet');
    const many = Array.from({ length: 9 }, (_, at) => ({
      ...sheet,
      submission: String(500 + at),
      counted: false,
      status: 'disputed' as const,
    }));
    const sheets = new Map(many.map((each) => [`written/${each.submission}/j-1`, each]));
    expect(textOf(decided('ru', { sheets }))).toContain(
      'Неучтённые листы: изменён после сдачи, решение не принято — 9. Полный перечень приведён в приложении.',
    );
  });
});

describe('amended minutes', () => {
  const amended = (language: Language): ProtocolData =>
    decided(language, { meetingVersions: new Map([['written', amendedVersions]]) });

  test.each([
    [
      'kk',
      [
        'Хаттама редакциясы — 2. Алдыңғы редакция жазылған күн — 2026 жылғы 13 мамыр.',
        'Редакция — 2, жазылған күні — 2026 жылғы 14 мамыр. Өзгерту себебі: жеңімпаз қалып қойған.',
        'Жеңімпаздар | — | Жаңартылатын энергия көздері, 1-орын: № 318',
      ],
    ],
    [
      'ru',
      [
        'Редакция протокола — 2. Прежняя редакция записана 13 мая 2026 года.',
        'Прежняя редакция: протокол № 7, код записи — YwkQdTaLmnop.',
        'Победители | — | Возобновляемые источники энергии, 1 место: № 318',
      ],
    ],
    ['en', ['Winners | — | Renewable energy, place 1: No. 318']],
  ] as const)('name in %s the version before, the reason and what changed', (language, said) => {
    for (const each of said) expect(textOf(amended(language))).toContain(each);
  });

  test('list only what changed', () => {
    const section = amended('ru').sections.find(({ id }) => id === 'revision');
    expect(section?.blocks.at(-1)).toMatchObject({
      type: 'table',
      rows: [['Победители', '—', expect.stringContaining('№\u00a0318')]],
    });
  });

  test('are no amendments while the stage was not sealed', () => {
    const corrected = amendedVersions.map((each) => ({ ...each, amendsSeal: false }));
    const data = decided('ru', { meetingVersions: new Map([['written', corrected]]) });
    expect(textOf(data)).not.toContain('едакция');
  });
});

describe('the mark of an embargo', () => {
  const marked = (state: 'prepared' | 'released') =>
    decided('kk', {
      publications: new Map([['written', { stage: 'written', state, day: '2026-05-20' }]]),
    }).embargoMark;

  test('stands on a prepared result until it is released, and nowhere without a word of publication', () => {
    expect(marked('prepared')).toBe('Жарияланғанға дейін таратылмайды');
    expect(marked('released')).toBeNull();
    expect(decided('kk').embargoMark).toBeNull();
  });
});
