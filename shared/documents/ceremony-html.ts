import { fillPhrase, phrases } from '../results/document-texts.ts';
import type { CeremonyPicture, CeremonyStep } from '../results/ceremony.ts';
import type { CeremonyScript } from '../results/ceremony-script.ts';
import { fontFaceCss, type FontFile } from './font-face.ts';
import { htmlPage } from './html-page.ts';
import { element, type Markup, markupText } from './markup.ts';
import { pageCss, paperCss } from './paper-css.ts';
import { ornament, pageMark } from './paper-markup.ts';
import type { Texts } from './paper.ts';
import { screenCss } from './paper-html.ts';

const ceremonyCss = `
.script-number { width: 11mm; text-align: right; }
.paper-table .script-shown { width: 52mm; }
.paper-table .script-notes { width: 44mm; font-size: 8.5pt; color: #333; }
.paper-table .script-read { font-size: 11pt; line-height: 1.3; }
.paper-table td.script-number, .paper-table td.script-shown, .paper-table td.script-read, .paper-table td.script-notes { vertical-align: top; }
.paper-sheet .script-read p + p { margin-top: .8mm; }
`;

const paragraphs = (lines: readonly string[]): readonly Markup[] =>
  lines.map((line) => element('p', {}, line));

/** The lines of a picture from top to bottom. */
const shownLines = ({ over, title, entries, under }: CeremonyPicture): readonly string[] =>
  [
    over,
    title,
    ...entries.flatMap(({ applicant, project, lines }) => [applicant, project, ...lines]),
    under,
  ].filter((line) => line !== '');

const scriptRow = ({ picture, read, notes }: CeremonyStep, at: number): Markup =>
  element(
    'tr',
    {},
    element('td', { class: 'script-number' }, String(at + 1)),
    element('td', { class: 'script-shown' }, ...paragraphs(shownLines(picture))),
    element('td', { class: 'script-read' }, ...paragraphs(read)),
    element('td', { class: 'script-notes' }, ...paragraphs(notes)),
  );

/** The presenter's script on A4: what is on the screen, what is read aloud, what only the presenter has to know. */
export function ceremonyHtml(script: CeremonyScript, fonts: readonly FontFile[]): string {
  const { language, title, contest, steps, frame } = script;
  const one = (text: string): Texts => [{ language, text }];
  const say = (phrase: 'columnShown' | 'columnRead' | 'columnNotes') =>
    fillPhrase(phrases.ceremony[phrase], language);
  const head = (name: string, text: string) =>
    element('th', { scope: 'col', class: `script-${name}` }, text);
  const marks = [frame.draftMark, frame.embargoMark].filter((each) => each !== null).join(' · ');
  const mark = marks === '' ? null : one(marks);
  const body = [
    ...[pageMark(mark)].filter((mark) => mark !== null),
    element(
      'article',
      { class: 'paper-sheet' },
      ornament(),
      mark === null
        ? null
        : element(
            'div',
            { class: 'paper-draft' },
            element('p', { class: 'paper-draft-mark' }, marks),
          ),
      element('header', { class: 'paper-head' }, element('p', {}, contest)),
      element('h1', {}, title),
      element(
        'table',
        { class: 'paper-table' },
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            head('number', '№'),
            head('shown', say('columnShown')),
            head('read', say('columnRead')),
            head('notes', say('columnNotes')),
          ),
        ),
        element('tbody', {}, ...steps.map(scriptRow)),
      ),
    ),
  ];
  return htmlPage({
    title,
    language,
    css:
      fontFaceCss(fonts, body.map(markupText).join('')) +
      pageCss({
        mark,
        foot: one(frame.foot),
        rootLine: frame.rootLine,
        pageLabels: one(frame.pageLabel),
      }) +
      paperCss +
      screenCss +
      ceremonyCss,
    body,
  });
}
