import { describe, expect, test } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import type { Operation, PublicKeyId } from '../../shared/log/operation.ts';
import type { ContestState, KeyHolder, QuarantinedOperation } from '../../shared/merge/state.ts';
import { decisionsData } from '../../shared/results/decisions-data.ts';
import { differencesAnnex } from '../../shared/results/differences-annex.ts';
import { extractPapers } from '../../shared/results/extract.ts';
import { methodAnnex } from '../../shared/results/method-annex.ts';
import { protocolSource } from '../../shared/results/paper-frame.ts';
import type { Block, PaperData } from '../../shared/results/protocol-parts.ts';
import { registerPaper } from '../../shared/results/register-paper.ts';
import { scoreAnnex } from '../../shared/results/score-annex.ts';
import { decidedMeeting, decidedState } from './decided-contest.ts';
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
} from './small-contest.ts';

const blockLines = (block: Block): readonly string[] => {
  switch (block.type) {
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'table':
      return block.rows.map((row) => row.join(' | '));
    case 'bars':
    case 'photos':
      return [];
  }
};

const linesOf = ({ lines, sections, annexes }: PaperData): readonly string[] =>
  [
    ...lines,
    ...[...sections, ...annexes].flatMap(({ title, blocks }) => [
      title,
      ...blocks.flatMap(blockLines),
    ]),
  ].map((line) => line.replaceAll('\u00a0', ' '));

const sourceOf = (state: ContestState, language: 'kk' | 'ru' | 'en' = 'ru') =>
  protocolSource(state, ranking, meeting, language);

describe('scoreAnnex', () => {
  test('lists every counted sheet under its application, by nomination and place', () => {
    expect(linesOf(scoreAnnex(sourceOf(contestState())))).toEqual([
      'Приложение 2 к протоколу № 7',
      'Балл',
      'Числа в заголовке — критерии: 1 — Новизна.',
      'Возобновляемые источники энергии',
      '№ 318. Бөгетсіз шағын су электр станциясы. Итоговый балл — 8,94, место — 1.',
      'Жүнісова Н. | 8,88 | 8,88',
      'Оспанов Н. | 9 | 9,00',
      '№ 147. Жел сорғысы. Итоговый балл — 8,71, место — 2.',
      'Жүнісова Н. | 8,92 | 8,92',
      'Оспанов Н. | 8,5 | 8,50',
      'Экономия воды',
      '№ 203. Тамшылатып суару. Итоговый балл — 7,00, место — 1.',
      'Оспанов Н. | 7 | 7,00',
      '№ 23. Су есептегіш. Итоговый балл — 6,00, место — 2.',
      'Жүнісова Н. | 6 | 6,00',
    ]);
  });

  test('leaves out what does not count, and says that “cannot judge” is no zero', () => {
    const sheets = sheetsByKey([
      sheet('318', 'j-1', 9000),
      sheet('318', 'j-2', 5000, { counted: false, status: 'disputed' }),
      sheet('147', 'j-1', 0, { scores: { novelty: 'cannot-judge' } }),
    ]);
    const lines = linesOf(scoreAnnex(sourceOf(contestState({ sheets }))));
    expect(lines.filter((line) => line.includes(' | '))).toEqual([
      'Оспанов Н. | 9 | 9,00',
      'Оспанов Н. | н/о | —',
    ]);
    expect(lines.join('\n')).toContain('Это не ноль.');
  });

  test('numbers jurors where the regulation does not name them, the same in every language', () => {
    const state = contestState({ settings: { ...settings, jurorsShown: 'numbered' } });
    const [kk, ru] = (['kk', 'ru'] as const).map((language) =>
      linesOf(scoreAnnex(sourceOf(state, language))).filter((line) => line.includes(' | ')),
    );
    expect(kk?.[0]).toMatch(/^№ [12] қазы \| /);
    expect(kk?.map((line) => line.replace(/^(№ \d) қазы/, 'Член жюри $1'))).toEqual(ru);
    expect(ru?.join()).not.toMatch(/Оспанов|Жүнісова/);
  });

  test('says that no sheets are counted where none are', () => {
    const state = contestState({ sheets: new Map() });
    expect(linesOf(scoreAnnex(sourceOf(state))).at(-1)).toBe('Учтённых листов нет.');
  });
});

const key = (publicKey: string, person: string, role: KeyHolder['role']): KeyHolder => ({
  publicKey: publicKey as PublicKeyId,
  person,
  role,
  state: 'active',
  confirmed: true,
  stages: null,
  cuts: null,
  logs: [],
});

const said = (fields: Partial<Operation>): Operation => ({
  ...resolution('score.set', 'score/written/147/j-1/novelty', ''),
  ...fields,
});

describe('differencesAnnex', () => {
  const decidedScore: Operation = {
    ...resolution('conflict.resolve', 'score/written/147/j-1/novelty', 'қағаз парақ бойынша'),
    value: milli(8500),
  };
  const quarantined = (
    reason: QuarantinedOperation['reason'],
    settled: QuarantinedOperation['settled'],
  ): QuarantinedOperation => ({
    operation: said({ signer: 'k-juror' as PublicKeyId }),
    reason,
    settled,
    disputed: false,
  });
  const state = contestState({
    keys: new Map([['k-juror' as PublicKeyId, key('k-juror', 'j-1', 'juror')]]),
    resolutions: [decidedScore, resolution('conflict.resolve', 'score/other/1/j-1/novelty', 'x')],
    decisions: [
      {
        operation: decidedScore,
        withdrawal: null,
        replaced: [
          {
            operation: said({}),
            value: milli(4000),
            author: { person: 'c-9', role: 'coordinator' },
          },
          { operation: said({}), value: milli(8500), author: { person: 'j-1', role: 'juror' } },
        ],
      },
    ],
    quarantine: [
      quarantined('late', 'left-out'),
      quarantined('late', 'left-out'),
      quarantined('late', 'released'),
      quarantined('role', null),
    ],
    recusals: [{ stage: 'written', submission: '147', juror: 'j-2', reason: 'туыс' }],
    sheets: sheetsByKey([sheet('23', 'j-2', 5000, { counted: false, status: 'disputed' })]),
  });

  test('tells what stood, what was decided, by whom and why', () => {
    const lines = linesOf(differencesAnnex(sourceOf(state)));
    expect(lines).toContain(
      'Заявка № 147, Оспанов Н.: «Новизна» | штаб — 4; Оспанов Н. — 8,5 | 8,5 | штаб | қағаз парақ бойынша',
    );
    expect(lines.join()).not.toContain('other');
  });

  test('counts quarantined records by reason and what became of them', () => {
    const lines = linesOf(differencesAnnex(sourceOf(state)));
    expect(lines).toContain('поступило после окончания приёма | 2 | Оспанов Н. | не учтены');
    expect(lines).toContain('поступило после окончания приёма | 1 | Оспанов Н. | учтены');
    expect(lines).toContain('не разрешено для роли | 1 | Оспанов Н. | не решено');
  });

  test('lists recusals with their reasons and sheets that do not count', () => {
    const lines = linesOf(differencesAnnex(sourceOf(state)));
    expect(lines).toContain('Жүнісова Н. | 147 | туыс');
    expect(lines).toContain('23 | Жүнісова Н. | изменён после сдачи, решение не принято');
  });

  test('never prints the words of a comment', () => {
    const comment: Operation = {
      ...resolution('conflict.resolve', 'comment/written/147/j-1/novelty', 'екеуі бірдей'),
      value: 'Өтінім берушіні танимын',
    };
    const lines = linesOf(differencesAnnex(sourceOf(contestState({ resolutions: [comment] }))));
    expect(lines).toContain(
      'Заявка № 147, Оспанов Н.: комментарий «Новизна» | — | текст | штаб | екеуі бірдей',
    );
    expect(lines.join()).not.toContain('танимын');
  });

  test.each(allLanguages)('says in %s of each heading that there is nothing', (language) => {
    const annex = differencesAnnex(sourceOf(contestState(), language));
    expect(annex.sections.map(({ blocks }) => blocks[0]?.type)).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
  });
});

describe('methodAnnex', () => {
  test('states the rule to the last case', () => {
    expect(linesOf(methodAnnex(sourceOf(contestState())))).toEqual([
      'Приложение 4 к протоколу № 7',
      'Подсчёт баллов',
      'Метод подсчёта баллов: среднее без одного наибольшего и одного наименьшего балла. Округление: знаков после запятой — 2.',
      'Балл листа — среднее баллов по критериям с учётом весов.',
      'Ответ «не могу оценить» баллом не считается и не равен нулю.',
      'Проходной балл — 5.',
      'Мест в списке по всем номинациям — 3.',
      'Критерии и веса',
      '1 | Новизна | 0–10, шаг 0,5 | 1',
      'Порядок при равенстве баллов',
      'балл по критерию «Новизна»',
      'мотивированное решение комиссии',
      'Заявок с равными баллами не было.',
    ]);
  });

  test('tells quotas, the rule on sheets that lie apart, and weights of nominations', () => {
    const state = contestState({
      settings: settingsWithStage((stage) => ({
        ...stage,
        criteria: stage.criteria.map((criterion) => ({
          ...criterion,
          weightsByNomination: { water: milli(2500) },
        })),
        regulation: {
          ...stage.regulation,
          aggregate: 'sum',
          passMark: null,
          quotas: [
            { by: 'region', min: 1, max: null },
            { by: 'applicant', min: null, max: 2 },
          ],
          discrepancy: { threshold: milli(3000), action: 'one-more-juror' },
        },
      })),
    });
    const lines = linesOf(methodAnnex(sourceOf(state)));
    expect(lines).toContain('Балл листа — сумма баллов по критериям, умноженных на веса.');
    expect(lines).toContain('Проходной балл не установлен.');
    expect(lines).toContain('Наименьшее число заявок в списке (от каждого региона) — 1.');
    expect(lines).toContain('Наибольшее число заявок в списке (от каждого заявителя) — 2.');
    expect(lines.join()).toContain('различаются на 3 или больше');
    expect(lines).toContain('1 | Новизна | 0–10, шаг 0,5 | 1; в номинации «Экономия воды» — 2,5');
  });

  test('tells each place that more than the score decided, best first', () => {
    const tied = stageRanking([
      ranked('147', 871, [2, 2], {
        explanation: [{ type: 'tie-break', by: 'criterion:novelty', value: '8.5' }],
      }),
      ranked('318', 871, [1, 1], {
        explanation: [{ type: 'tie-break', by: 'criterion:novelty', value: '9' }],
      }),
    ]);
    const source = protocolSource(contestState(), tied, meeting, 'ru');
    expect(linesOf(methodAnnex(source)).slice(-2)).toEqual([
      '1 | 318 | Возобновляемые источники энергии | Решает критерий «Новизна»: здесь балл по нему — 9.',
      '2 | 147 | Возобновляемые источники энергии | Решает критерий «Новизна»: здесь балл по нему — 8,5.',
    ]);
  });

  test('gives the model its variances, seed and draws where the regulation ranks by it', () => {
    const model = { mu: 7.25, varSubmission: 0.5, varJuror: 0.125, varResidual: 0.75, jurors: [] };
    const adjusted = {
      ...ranking,
      ranking: {
        ...ranking.ranking,
        method: 'adjusted' as const,
        model,
        models: [{ nominations: ['energy', 'water'], model }],
      },
    };
    const lines = linesOf(methodAnnex(protocolSource(contestState(), adjusted, meeting, 'ru')));
    expect(lines).toContain('все номинации | 7,25 | 0,5 | 0,125 | 0,75');
    expect(lines.at(-1)).toBe(
      'Интервалы мест рассчитаны по случайным выборкам: 1 000; начальное число — 1.',
    );
  });
});

describe('registerPaper', () => {
  test('holds the list whole, then by nomination and by region under their names', () => {
    const { sections, annexes } = registerPaper(sourceOf(contestState(), 'kk'));
    expect(sections.map(({ title }) => title)).toEqual(['Жалпы тізім']);
    expect(annexes.map(({ title }) => title)).toEqual(['Номинациялар бойынша', 'Өңірлер бойынша']);
    expect(annexes[1]?.blocks[0]).toMatchObject({
      rows: [
        ['Алматы қаласы'],
        ['3', '203', 'Тамшылатып суару', 'ЖК «Бұлақ»', 'Суды үнемдеу', '7,00'],
        ['Жетісу облысы'],
        [
          '1',
          '318',
          'Бөгетсіз шағын су электр станциясы',
          '«Тау суы» ЖШС',
          'Жаңартылатын энергия көздері',
          '8,94',
        ],
        ['Қызылорда облысы'],
        ['2', '147', 'Жел сорғысы', 'Ахметов А.', 'Жаңартылатын энергия көздері', '8,71'],
      ],
    });
  });
});

describe('extractPapers', () => {
  const extracts = (language: 'kk' | 'ru', submissions?: readonly string[]) =>
    [
      ...extractPapers(
        protocolSource(decidedState(), ranking, decidedMeeting, language),
        submissions,
      ),
    ].map(linesOf);

  test('gives each application its own, by number', () => {
    expect(extracts('ru').map((lines) => lines[1])).toEqual([
      'Заявка: «Су есептегіш» (№ 23)',
      'Заявка: «Жел сорғысы» (№ 147)',
      'Заявка: «Тамшылатып суару» (№ 203)',
      'Заявка: «Бөгетсіз шағын су электр станциясы» (№ 318)',
    ]);
    expect(extracts('ru', ['147'])).toHaveLength(1);
  });

  test('tells place, prizes, money and the next stage of one application, and nothing of others', () => {
    expect(extracts('ru', ['318'])[0]).toEqual([
      'Дата заседания: 13 мая 2026 года',
      'Заявка: «Бөгетсіз шағын су электр станциясы» (№ 318)',
      'Итоговый балл — 8,94, место в рейтинге — 1.',
      'Решили',
      'По номинации «Возобновляемые источники энергии» присудить 1 место заявке «Бөгетсіз шағын су электр станциясы», заявитель — «Тау суы» ЖШС.',
      'Выделить грант в сумме 3 500 000 ₸ на проект «Бөгетсіз шағын су электр станциясы».',
      'Запрошено — 4 500 000 ₸, выделено — 3 500 000 ₸. Обоснование: қаражат шектеулі',
      'Допустить к этапу «Финал».',
      'Выписка верна. Секретарь комиссии: Сейітқали Гүлнар',
    ]);
  });

  test('tells a refusal with its reason', () => {
    const lines = extracts('kk', ['147'])[0];
    expect(lines).toContain('Өтінімге қолдау көрсетілмесін. Негіздеме: жабдық бар.');
    expect(lines?.join()).toContain('«Жас өнертапқыш» жүлдесі');
  });
});

describe('decisionsData', () => {
  test('tells other programs what was decided, by numbers', () => {
    const data = decisionsData(protocolSource(decidedState(), ranking, decidedMeeting, 'en'));
    expect(data).toMatchObject({
      minutes: { number: '7', date: '2026-05-13' },
      embargo: false,
      winners: [
        { nomination: 'energy', place: 1, number: '318' },
        { nomination: 'water', place: 1, number: '203' },
      ],
      prizes: [{ id: 'young', title: 'Young inventor', number: '147' }],
      grants: [
        { number: '318', requested: 4_500_000, granted: 3_500_000 },
        { number: '147', granted: 0, reason: 'жабдық бар' },
      ],
      refusals: [{ number: '23' }],
      goesOn: { stage: 'final', numbers: ['203', '318'] },
    });
    expect(data.root).toMatch(/^[0-9a-f]{64}$/);
  });
});
