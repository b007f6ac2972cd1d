import { strFromU8, unzipSync } from 'fflate';
import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';

import type { Language } from '../../shared/basics/localized.ts';
import { subjectName } from '../../shared/contest/masking.ts';
import { type Meeting, unsaidMeeting } from '../../shared/deciding/meeting.ts';
import type { DocumentRequest } from '../../shared/documents/document-kinds.ts';
import { createDocument } from '../../shared/documents/document-set.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { applicantProof } from '../../shared/results/applicant-proof.ts';
import {
  allLanguages,
  contestState,
  meeting,
  ranking,
  settings,
  sheet,
  sheetsByKey,
  submission,
} from '../results/small-contest.ts';

const plain = contestState();

const named = (id: string, fields: Parameters<typeof submission>[1]) =>
  [id, submission(id, fields)] as const;

async function made(
  request: Pick<DocumentRequest, 'kind'> & Partial<DocumentRequest>,
  { state = plain, met = meeting }: { state?: ContestState; met?: Meeting | null } = {},
): Promise<Uint8Array> {
  const file = await createDocument(
    { state, ranking, meeting: met },
    { languages: ['kk'], withRegister: true, ...request },
    [],
  );
  return file.bytes;
}

const html = async (...asked: Parameters<typeof made>): Promise<string> =>
  new TextDecoder().decode(await made(...asked));

const textOf = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const sheetsOf = (page: string): readonly string[] =>
  page.match(/<article[\s\S]*?<\/article>/g) ?? [];

/** What a camera sees of a drawn code: its strokes on a white square, four dots to a module. */
function scanned(sheetHtml: string): string | undefined {
  const [, size = '0'] = /<svg[^>]*viewBox="0 0 (\d+) \1"/.exec(sheetHtml) ?? [];
  const [, path = ''] = /<path d="(M\d+ \d+\.5h[^"]*)"/.exec(sheetHtml) ?? [];
  const dot = 4;
  const side = Number(size) * dot;
  const dots = new Uint8ClampedArray(side * side * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, command, first = '', second = ''] of path.matchAll(
    /([Mmh])([\d.]+)(?: ([\d.]+))?/g,
  )) {
    const length = Number(first);
    if (command === 'M') [x, y] = [length, Number(second) - 0.5];
    if (command === 'h')
      for (let row = y * dot; row < (y + 1) * dot; row += 1)
        for (let column = x * dot; column < (x + length) * dot; column += 1)
          dots.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
    if (command !== 'M') x += length;
  }
  return jsQR(dots, side, side, { inversionAttempts: 'dontInvert' })?.data;
}

describe('diplomas', () => {
  const honoured: Meeting = {
    ...meeting,
    ...unsaidMeeting,
    prizes: [
      {
        id: 'youth',
        title: { kk: 'Жастар таңдауы', ru: 'Выбор молодёжи', en: 'Youth choice' },
        submission: '23',
      },
      { id: 'grand-prix', title: { kk: '', ru: '', en: '' }, submission: '318' },
    ],
    finalists: ['318', '147', '203'],
  };

  test('honour the grand prix, places, special prizes, then finalists without one', async () => {
    const pages = sheetsOf(
      await html({ kind: 'diplomas.html', languages: ['ru'] }, { met: honoured }),
    );
    const distinctions = pages.map(
      (page) => /class="diploma-distinction[^"]*"><span[^>]*>([^<]*)/.exec(page)?.[1],
    );
    expect(distinctions).toEqual([
      'Гран-при',
      '1 место',
      '1 место',
      'Специальный приз: Выбор молодёжи',
      'Финалист',
    ]);
    expect(textOf(pages[1] ?? '')).toMatch(
      /Диплом[\s\S]*по номинации «Возобновляемые источники энергии»[\s\S]*«Тау суы» ЖШС[\s\S]*За проект «Бөгетсіз шағын су электр станциясы»[\s\S]*Председатель комиссии[\s\S]*Әбдірахманов Ерлан Серікұлы[\s\S]*Выдан: 13 мая 2026 года. Астана/,
    );
    expect(textOf(pages[4] ?? '')).toMatch(/Грамота[\s\S]*Ахметов А\./);
  });

  test('carry a code that scans back to the proof of their application', async () => {
    const pages = sheetsOf(await html({ kind: 'diplomas.html' }));
    const proof = applicantProof({ state: plain, ranking, meeting }, '318');
    expect(scanned(pages[0] ?? '')).toBe(proof?.text);
    expect(textOf(pages[0] ?? '').replaceAll('\u00a0', ' ')).toContain(proof?.code);
    expect(scanned(pages[1] ?? '')).toBe(
      applicantProof({ state: plain, ranking, meeting }, '203')?.text,
    );
  });

  test('make letters smaller for longer names, and shorten only what could not fit at all', async () => {
    const sizeOf = async (name: string) => {
      const state = contestState({
        submissions: new Map([...plain.submissions, named('318', { applicant: name })]),
      });
      const page = await html({ kind: 'diplomas.html', submissions: ['318'] }, { state });
      return [/diploma-name (size-\d)/.exec(page)?.[1], textOf(page).includes(name)];
    };
    const lengths = [20, 40, 70, 120, 230, 4000];
    expect(await Promise.all(lengths.map((length) => sizeOf('Ә'.repeat(length))))).toEqual([
      ['size-0', true],
      ['size-1', true],
      ['size-2', true],
      ['size-3', true],
      ['size-4', true],
      ['size-4', false],
    ]);
  });

  test('stand in two languages on one sheet, with what is the same said once', async () => {
    const page = await html({
      kind: 'diplomas.html',
      languages: ['kk', 'ru'],
      submissions: ['318'],
      upright: true,
    });
    expect(sheetsOf(page)).toHaveLength(1);
    expect(page).toContain('<article class="diploma upright two">');
    expect(page.match(/«Тау суы» ЖШС/g)).toHaveLength(1);
    expect(textOf(page)).toMatch(/1-орын[\s\S]*1 место/);
  });

  test('say that there are no winners yet', async () => {
    const nobody = await html({ kind: 'diplomas.html', languages: ['ru'], submissions: [] });
    expect(textOf(nobody)).toContain('Победители ещё не определены.');
  });
});

describe('certificates', () => {
  const robots = contestState({
    settings: {
      ...settings,
      stages: settings.stages.map((stage) => ({
        ...stage,
        form: ['pupil1', 'pupil2'].map((id) => ({
          id,
          type: 'person',
          label: { kk: id, ru: id, en: id },
          required: false,
          options: [],
        })),
      })),
    },
    submissions: new Map([
      ...plain.submissions,
      named('318', {
        title: 'Қырандар',
        answers: {
          pupil1: 'Серік Әлия, 5 «А» сынып',
          pupil2: 'Қожахмет Нұрсұлтан; 6',
          school: '№ 5 мектеп-гимназия',
          coach: 'Жұмабаев Қ. Ә.',
        },
      }),
    ]),
  });

  test('are given to each pupil by name, with school, grade, team, place and coach', async () => {
    const pages = sheetsOf(
      await html({ kind: 'certificates.html', submissions: ['318'] }, { state: robots }),
    );
    expect(pages).toHaveLength(2);
    expect(textOf(pages[0] ?? '')).toMatch(
      /мына оқушыға берілді:\n[\s\S]*Серік Әлия[\s\S]*Мектебі: № 5 мектеп-гимназия. Сыныбы: 5 «А» сынып[\s\S]*Команда — «Қырандар», нәтижесі — 1-орын[\s\S]*Жетекшісі: Жұмабаев Қ. Ә.\n/,
    );
    expect(textOf(pages[1] ?? '')).toMatch(/Қожахмет Нұрсұлтан[\s\S]*Сыныбы: 6/);
  });

  test('are given to the applicant where no pupils are named, and to nobody who is blocked or unranked', async () => {
    const state = { ...robots, blocked: new Map([[subjectName('submission', '147'), 'сұраған']]) };
    const pages = sheetsOf(await html({ kind: 'certificates.html', languages: ['ru'] }, { state }));
    const names = pages.map(
      (page) => /class="diploma-name[^"]*"><span[^>]*>([^<]*)/.exec(page)?.[1],
    );
    expect(names).toEqual(['Өтінім беруші 23', 'ЖК «Бұлақ»', 'Серік Әлия', 'Қожахмет Нұрсұлтан']);
    expect(textOf(pages[1] ?? '')).toContain('вручён участнику:');
  });
});

describe('letters', () => {
  const withRules = contestState({
    settings: {
      ...settings,
      appealDays: 5,
      announced: '2026-03-01',
      deadlines: [
        {
          id: 'eligibility',
          title: { kk: '', ru: '', en: '' },
          stage: null,
          offsetDays: 100,
          date: null,
        },
      ],
    },
    publications: new Map([
      ['written', { stage: 'written', state: 'released', day: '2026-05-20' }],
    ]),
    appeals: new Map([
      [
        'written',
        [
          {
            stage: 'written',
            id: 'a-1',
            submission: '147',
            number: '4',
            received: '2026-05-21',
            from: 'Ахметов А.',
            grounds: 'бір парақ есепке алынбаған',
            decision: {
              result: 'rejected',
              number: '8',
              date: '2026-05-25',
              reason: 'парақ мерзімнен кейін келген',
              change: '',
            },
          },
        ],
      ],
    ]),
  });
  const met: Meeting = {
    ...meeting,
    ...unsaidMeeting,
    finalists: ['318', '203'],
    refusals: [{ submission: '23', reason: 'көшірілген мәтін' }],
  };
  const letters = async (language: Language, kinds: DocumentRequest['letters']) =>
    sheetsOf(
      await html(
        {
          kind: 'letters.html',
          languages: [language],
          ...(kinds === undefined ? {} : { letters: kinds }),
        },
        { state: withRules, met },
      ),
    ).map((page) => textOf(page).replace(/\n+/g, '\n').replaceAll('\u00a0', ' '));

  test('tell who was not admitted why, until when to mend it, and how to appeal', async () => {
    const [letter = '', ...more] = await letters('ru', ['not-admitted']);
    expect(more).toEqual([]);
    expect(letter).toContain('Решение по заявке');
    expect(letter).toContain('Ваша заявка (№ 99) не допущена к участию по причине: кеш келді');
    expect(letter).toContain('Замечания можно устранить до 9 июня 2026 года.');
    expect(letter).toContain('Срок подачи апелляции — 5 дн. после получения этого письма.');
    expect(letter).toContain('Апелляции принимаются по 25 мая 2026 года включительно.');
  });

  test('tell who was not selected the own score beside the passing one', async () => {
    const [letter = '', ...more] = await letters('ru', ['not-selected']);
    expect(more).toEqual([]);
    expect(letter).toContain('Ахметов А.');
    expect(letter).toContain('Проект «Жел сорғысы» не прошёл в следующий этап.');
    expect(letter).toContain('Итоговый балл — 8,71');
  });

  test('give the reason of a refusal and the decision on an appeal', async () => {
    expect((await letters('kk', ['refused'])).join()).toContain(
      'Комиссия «Су есептегіш» жобасына қолдау көрсетпеді. Себебі: көшірілген мәтін',
    );
    const [appeal = ''] = await letters('kk', ['appeal']);
    expect(appeal).toContain('Апелляция бойынша шешім № 4');
    expect(appeal).toContain('Апелляция негізі: бір парақ есепке алынбаған');
    expect(appeal).toContain(
      'Апелляция қанағаттандырусыз қалдырылды. Себебі: парақ мерзімнен кейін келген',
    );
    expect(appeal).toContain('Шешім қабылданған күн: 2026 жылғы 25 мамыр. Хаттама № 8');
    expect(appeal).toContain('Бұл шешім түпкілікті.');
  });

  test('thank jurors by name, the others who took part, and partners with a gap for the name', async () => {
    const thanked = (await letters('en', ['juror', 'participant', 'partner'])).map(
      (letter) => /Dear ([^,]*),/.exec(letter)?.[1],
    );
    expect(thanked).toEqual([
      'Жүнісова Нұрлан',
      'Оспанов Нұрлан',
      'ЖК «Бұлақ»',
      '«Тау суы» ЖШС',
      '__________',
    ]);
  });

  test('are the same words in the word processor’s file, a page for each letter', async () => {
    const bytes = await made(
      { kind: 'letters.docx', languages: ['kk', 'ru'], letters: ['not-admitted', 'juror'] },
      { state: withRules, met },
    );
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
    expect(xml).toContain('Уважаемый(ая) Жүнісова Нұрлан!');
    expect(xml).toContain('Құрметті Жүнісова Нұрлан!');
    expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(2);
  });
});

describe('feedback', () => {
  const comments = (...said: readonly string[]): ContestState =>
    contestState({
      sheets: sheetsByKey([
        ...plain.sheets.values(),
        ...said.map((novelty, at) =>
          sheet('147', `j-${at + 1}`, 8500 + 420 * at, { comments: { novelty } }),
        ),
      ]),
    });

  test('tells mean and range of each criterion, score, place, how it came about, and the comments', async () => {
    const state = comments('Сметасы әлсіз', 'Идея новая');
    const text = textOf(
      await html({ kind: 'feedback.html', languages: ['ru'], submissions: ['147'] }, { state }),
    ).replace(/\n+/g, '\n');
    expect(text).toContain('Новизна\n8,71\n8,5 – 8,92\n10\n');
    expect(text).toContain('Итоговый балл — 8,71, место в рейтинге — 2.');
    expect(text).toContain('2-е место.');
    expect(text).toContain('Сметасы әлсіз');
    expect(text).toContain('Идея новая');
  });

  test('never names a juror, not even where a comment does', async () => {
    const state = comments(
      'Оспановтың пікірімен келісемін',
      'ЖҮНІСОВА Нұрлан: пакет документов полный',
    );
    for (const language of allLanguages) {
      const text = textOf(await html({ kind: 'feedback.html', languages: [language] }, { state }));
      expect(text).not.toMatch(/оспанов|жүнісова/i);
      expect(text).toContain('пакет документов полный');
    }
  });

  test('leaves comments out where that is asked for', async () => {
    const state = comments('Сметасы әлсіз');
    const asked = { kind: 'feedback.html', withComments: false } as const;
    expect(textOf(await html(asked, { state }))).not.toContain('Сметасы әлсіз');
  });

  test('carries a code that scans back to the proof', async () => {
    const [page = ''] = sheetsOf(await html({ kind: 'feedback.html', submissions: ['147'] }));
    expect(scanned(page.slice(page.indexOf('feedback-proof')))).toBe(
      applicantProof({ state: plain, ranking, meeting }, '147')?.text,
    );
  });
});
