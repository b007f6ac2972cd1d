import type { Language } from '../../shared/basics/localized.ts';
import { type FileSentences, verifierTexts } from '../../shared/results/proof-sentences.ts';
import { make } from './elements.ts';

const marks = { holds: '✓', compare: '=', fails: '✕', unknown: '?' } as const;

/** One file's card: what it is, whether it holds, and every sentence about it. */
export function resultCard(said: FileSentences, language: Language): HTMLElement {
  const list = (name: string, sentences: readonly string[]): HTMLElement | null =>
    sentences.length === 0
      ? null
      : make('ul', { class: name }, ...sentences.map((each) => make('li', {}, each)));
  return make(
    'article',
    { class: `card ${said.verdict}` },
    make(
      'h3',
      {},
      make('span', { class: 'mark', 'aria-hidden': 'true' }, marks[said.verdict]),
      `${verifierTexts[language].verdict[said.verdict]}: ${said.name}`,
    ),
    make('p', { class: 'what' }, said.kind),
    list('failures', said.failures),
    list('facts', said.facts),
    list('remarks', said.remarks),
  );
}
