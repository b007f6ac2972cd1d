/**
 * The search of the public page. Rows carry their folded text in `data-search`; what is typed is folded the same way
 * (Kazakh letters as people type them without a Kazakh keyboard), and a row stays if it holds every word.
 */
export const publicPageScript = `
'use strict';
const letters = { 'ә': 'а', 'ғ': 'г', 'қ': 'к', 'ң': 'н', 'ө': 'о', 'ұ': 'у', 'ү': 'у', 'һ': 'х', 'і': 'и', 'ё': 'е', 'й': 'й' };
const fold = (text) => [...text.normalize('NFC').toLowerCase()]
  .map((letter) => letters[letter] ?? letter.normalize('NFD').replace(/\\p{M}/gu, '')).join('').replace(/[^\\p{L}\\p{N}]+/gu, ' ').trim();
for (const part of document.querySelectorAll('.searched')) {
  const field = part.querySelector('input');
  const found = part.querySelector('output');
  const rows = [...part.querySelectorAll('tbody tr')];
  field.addEventListener('input', () => {
    const words = fold(field.value).split(' ');
    for (const row of rows) row.hidden = !words.every((word) => row.dataset.search.includes(word));
    found.textContent = field.value === '' ? '' : found.dataset.label.replace('{{count}}', String(rows.filter((row) => !row.hidden).length));
  });
}
`;
