import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import type { DocumentRequest } from '../../shared/documents/document-kinds.ts';
import { createDocument } from '../../shared/documents/document-set.ts';
import { printFonts } from '../../shared/documents/print-fonts.ts';
import { contestState, meeting, ranking, settings, submission } from '../results/small-contest.ts';

const word = 'Мұхаметжанова-Сейтқұлбекова ';
const ofLength = (length: number): string =>
  word
    .repeat(Math.ceil(length / word.length))
    .slice(0, length)
    .trim();

/** A contest, a nomination, a prize, a name and a project as long as anybody ever made them. */
const long = ({ name, project, title }: Readonly<Record<'name' | 'project' | 'title', number>>) => {
  const said = { kk: ofLength(title), ru: `${ofLength(title - 1)}я`, en: ofLength(title - 2) };
  return contestState({
    settings: {
      ...settings,
      title: said,
      nominations: settings.nominations.map((nomination) => ({ ...nomination, title: said })),
    },
    submissions: new Map([
      ...contestState().submissions,
      ['318', submission('318', { applicant: ofLength(name), title: ofLength(project) })],
    ]),
  });
};

let frame: HTMLIFrameElement | null = null;
afterEach(() => frame?.remove());

/** The document as a browser lays it out. */
async function shown(state: ReturnType<typeof long>, request: Partial<DocumentRequest>) {
  const prize = { kk: ofLength(60), ru: ofLength(61), en: ofLength(62) };
  const prizes = [{ id: 'prize', title: prize, submission: '318' }];
  const { bytes } = await createDocument(
    { state, ranking, meeting: { ...meeting, prizes } },
    {
      kind: 'diplomas.html',
      languages: ['kk'],
      withRegister: true,
      submissions: ['318'],
      ...request,
    },
    printFonts,
  );
  const opened = document.createElement('iframe');
  frame = opened;
  opened.width = '1300';
  opened.height = '1300';
  const loaded = new Promise((resolve) => opened.addEventListener('load', resolve));
  opened.src = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/html' }));
  document.body.append(opened);
  await loaded;
  await opened.contentDocument?.fonts.ready;
  return [...(opened.contentDocument?.querySelectorAll('.diploma') ?? [])];
}

const box = (sheet: Element, selector: string): DOMRect | undefined =>
  sheet.querySelector(selector)?.getBoundingClientRect();

test.each([
  ['a name of 48 letters and a project of 300', { name: 48, project: 300, title: 60 }],
  ['the longest that is not shortened', { name: 240, project: 400, title: 120 }],
])(
  '%s stand whole between title and signature, across and upright, in one and two languages',
  async (_, lengths) => {
    await page.viewport(1300, 900);
    for (const upright of [false, true])
      for (const languages of [['kk'], ['kk', 'ru']] as const)
        for (const kind of ['diplomas.html', 'certificates.html'] as const) {
          const sheets = await shown(long(lengths), { kind, upright, languages: [...languages] });
          expect(sheets.length).toBeGreaterThan(0);
          for (const sheet of sheets) {
            const [body, foot] = [box(sheet, '.diploma-body'), box(sheet, 'footer')];
            const last = box(sheet, '.diploma-line:last-child');
            const first = box(sheet, '.diploma-lead');
            const at = [kind, upright, languages.length];
            expect([...at, sheet.scrollHeight <= sheet.clientHeight]).toEqual([...at, true]);
            expect([...at, (last?.bottom ?? 1e6) <= (body?.bottom ?? 0) + 1]).toEqual([
              ...at,
              true,
            ]);
            expect([...at, (first?.top ?? 0) >= (body?.top ?? 1e6) - 1]).toEqual([...at, true]);
            const foundation = box(sheet, '.diploma-foot');
            expect([...at, (foot?.bottom ?? 1e6) <= (foundation?.top ?? 0) + 1]).toEqual([
              ...at,
              true,
            ]);
            const sheetBox = sheet.getBoundingClientRect();
            expect([...at, (foundation?.bottom ?? 1e6) < sheetBox.bottom]).toEqual([...at, true]);
          }
          frame?.remove();
        }
  },
);

test('a code on a diploma is at least 30 millimetres wide', async () => {
  const [sheet] = await shown(long({ name: 20, project: 60, title: 30 }), {});
  const width = sheet === undefined ? 0 : (box(sheet, '.code')?.width ?? 0);
  expect((width / 96) * 25.4).toBeGreaterThanOrEqual(29.9);
});
