import { present } from '../basics/assert.ts';
import type { FeedbackData } from '../results/feedback.ts';
import type { LetterData } from '../results/letter.ts';
import { element, type MarkupElement } from './markup.ts';
import { blockMarkup, ornament, sheetsMarkup, sideBySide } from './paper-markup.ts';
import { joinPaper, type Paper, type Texts } from './paper.ts';
import { proofCode, proofCodeCss } from './proof-code.ts';

/** A letter in one or two languages, with whom it is to. */
export interface Letter {
  readonly paper: Paper;
  readonly to: Texts;
}

/** Sets a letter of one or two languages together. */
export function joinLetter(sides: readonly LetterData[]): Letter {
  const names = sides.map(({ language, to }) => ({ language, text: to }));
  const isSame = names.every(({ text }) => text === names[0]?.text);
  return { paper: joinPaper(sides), to: isSame ? names.slice(0, 1) : names };
}

function signing({ signing: said }: Paper): MarkupElement | null {
  if (said === null) return null;
  return element(
    'div',
    { class: 'letter-signing' },
    element(
      'div',
      { class: 'paper-signatures' },
      ...said.lines.flatMap(({ role, name }) => [
        element('div', {}, sideBySide(role)),
        element('u', {}),
        element('div', {}, name),
      ]),
    ),
    element('p', { class: 'paper-seal' }, said.sealPlace.map(({ text }) => text).join(' / ')),
  );
}

/** A letter on a sheet of its own. */
export function letterMarkup({ paper, to }: Letter): MarkupElement {
  return element(
    'article',
    { class: `paper-sheet letter${paper.languages.length > 1 ? ' two' : ''}` },
    ornament(),
    paper.mark === null
      ? null
      : element('p', { class: 'letter-mark' }, paper.mark.map(({ text }) => text).join(' / ')),
    paper.demoNote === null ? null : sideBySide(paper.demoNote, { class: 'paper-demo' }),
    element('header', { class: 'paper-head' }, sideBySide(paper.contest)),
    element(
      'div',
      { class: 'letter-head' },
      element('div', { class: 'letter-lines' }, ...paper.lines.map((texts) => sideBySide(texts))),
      element('p', { class: 'letter-to' }, to.map(({ text }) => text).join(' / ')),
    ),
    ...paper.title.map(({ language, text }, at) =>
      element(
        at === 0 ? 'h1' : 'p',
        at === 0 ? { lang: language } : { class: 'paper-subtitle', lang: language },
        text,
      ),
    ),
    element(
      'div',
      { class: 'letter-body' },
      ...paper.sections.flatMap(({ blocks }) => blocks.map((block) => blockMarkup(block))),
    ),
    signing(paper),
  );
}

/** What an applicant is told, on sheets of its own, with the proof below. */
export function feedbackMarkup(sides: readonly FeedbackData[]): readonly MarkupElement[] {
  const leading = present(sides[0], 'feedback has a language');
  const { proof } = leading;
  const paper = joinPaper(sides);
  const [main, ...rest] = sheetsMarkup({ ...paper, draft: null });
  const mark =
    paper.mark === null
      ? null
      : element('p', { class: 'letter-mark' }, paper.mark.map(({ text }) => text).join(' / '));
  const sheet = present(main, 'a paper has a sheet');
  return [
    {
      ...sheet,
      attributes: { class: `${sheet.attributes['class'] ?? ''} feedback` },
      children: [
        ...sheet.children.slice(0, 1),
        ...(mark === null ? [] : [mark]),
        ...sheet.children.slice(1),
        ...(proof === null
          ? []
          : [
              element(
                'footer',
                { class: 'feedback-proof' },
                proofCode(proof.text, proof.lines.join(' ')),
                element(
                  'div',
                  {},
                  ...proof.lines.map((_line, at) =>
                    sideBySide(
                      sides.map((side) => ({
                        language: side.language,
                        text: side.proof?.lines[at] ?? '',
                      })),
                    ),
                  ),
                ),
              ),
            ]),
      ],
    },
    ...rest,
  ];
}

/** What letters and feedback have beside the look of other papers. */
export const letterCss = `
.letter, .feedback { break-after: page; }
.letter:last-child, .feedback:last-child { break-after: auto; }
.letter { display: flex; flex-direction: column; font-size: 12.5pt; line-height: 1.42; }
.letter.two { font-size: 11.5pt; }
.letter-mark { align-self: flex-start; width: fit-content; padding: .6mm 3mm; border: 1pt solid #8a1c1c; font-weight: bold; color: #8a1c1c; }
.paper-sheet .letter-mark { margin-top: 3mm; }
.letter-head { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 8mm; margin: 4mm 0 10mm; font-size: 11pt; line-height: 1.3; }
.letter-head .paper-pair { grid-template-columns: minmax(0, 1fr); }
.letter-head .paper-pair > p + p { margin-left: 0; padding-left: 0; border-left: 0; }
.letter-to { text-align: right; font-weight: bold; }
.letter h1 { margin-bottom: 5mm; }
.letter .paper-subtitle { margin-bottom: 5mm; }
.letter h1:has(+ .paper-subtitle) { margin-bottom: 1mm; }
.letter-body > * { break-inside: avoid; }
.paper-sheet .letter-body > * + * { margin-top: 3.5mm; }
.letter-signing { margin-top: 14mm; break-inside: avoid; }
.letter .paper-signatures { font-size: 12pt; }
.feedback .paper-table + :is(p, .paper-pair) { margin-top: 2mm; }
.letter .paper-signatures .paper-pair { grid-template-columns: minmax(0, 1fr); }
.letter .paper-signatures .paper-pair > p + p { margin-left: 0; padding-left: 0; border-left: 0; }
.feedback-proof { display: flex; gap: 6mm; align-items: center; margin-top: 6mm; padding-top: 3mm; border-top: .6pt solid #005a6b; font-size: 9pt; break-inside: avoid; }
.feedback-proof > div { flex: 1 1 auto; }
.feedback-proof .code { flex: none; }
@media print { .letter { min-height: 0; } }
${proofCodeCss}`;
