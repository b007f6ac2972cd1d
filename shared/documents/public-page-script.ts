/**
 * What the public page does by itself: it remembers the language in its address, finds rows by words as they sound
 * (`shared/finding/sound-key.ts` says how, and a test holds both to the same), and filters by nomination and region. Of a
 * long list it shows so many rows at once.
 */
const findingScript = `
const folds = { 'ә': 'а', 'ғ': 'г', 'қ': 'к', 'ң': 'н', 'ө': 'о', 'ұ': 'у', 'ү': 'у', 'һ': 'х', 'і': 'и', 'ё': 'е', 'й': 'й' };
const longer = { 'ş': 'sh', 'Ş': 'sh', 'ç': 'ch', 'Ç': 'ch', 'ı': 'y', 'ŋ': 'n', 'Ŋ': 'n', 'ý': 'u', 'Ý': 'u' };
const marked = { c: 'ch', s: 'sh', y: 'u' };
const sounds = [[/^ye/, 'e'], [/shch|sch|sh/g, 'ш'], [/ch/g, 'ч'], [/zh/g, 'j'], [/kh/g, 'h'], [/gh/g, 'g'], [/ph/g, 'f'], [/ts/g, 'ц'],
  [/ya/g, 'я'], [/yu/g, 'ю'], [/ck|c|q/g, 'k'], [/w/g, 'u'], [/y/g, 'i'], [/x/g, 'ks']];
const codes = { 'а': 'a', 'б': 'b', 'в': 'v', 'г': 'g', 'д': 'd', 'е': 'e', 'ж': 'j', 'з': 'z', 'и': 'i', 'й': 'i', 'к': 'k', 'л': 'l', 'м': 'm',
  'н': 'n', 'о': 'o', 'п': 'p', 'р': 'r', 'с': 's', 'т': 't', 'у': 'u', 'ф': 'f', 'х': 'h', 'ц': 'q', 'ч': 'c', 'ш': 'w', 'щ': 'w', 'ъ': '',
  'ы': 'i', 'ь': '', 'э': 'e', 'ю': 'y', 'я': 'x' };
const spelled = { c: 'ch', q: 'ts', w: 'sh', x: 'ia', y: 'iu' };
const wordsOf = (text) => [...text.replace(/(?<![\\p{L}\\p{N}])['’‘\`´]([^\\s'’‘\`´]+)['’‘\`´](?![\\p{L}\\p{N}])/gu, ' $1 ')
  .replace(/([aginou]|[csy](?!.s(?![\\p{L}\\p{N}])))['’‘\`´ʼʻ]/giu, (_, letter) => marked[letter.toLowerCase()] ?? letter)
  .replace(/[şŞçÇıŋŊýÝ]/g, (letter) => longer[letter]).normalize('NFC').toLowerCase()]
  .map((letter) => folds[letter] ?? letter.normalize('NFD').replace(/\\p{M}/gu, '')).join('').replace(/[^\\p{L}\\p{N}]+/gu, ' ').trim().split(' ');
const soundOf = (word) => {
  let said = word;
  if (/[a-z]/.test(said)) for (const [sound, code] of sounds) said = said.replace(sound, code);
  return said.replace(/[^a-z\\d]/g, (letter) => codes[letter] ?? letter).replace(/[cqwxy]/g, (code) => spelled[code]).replace(/(\\D)\\1+/gu, '$1');
};
const grown = (word) => (/^y$/.test(word) ? ['ya', 'yu', 'ye'] : /[ckpzs]$/.test(word) ? [word + 'h'] : []);
const keysOf = (text) => wordsOf(text).map((word) => [word, ...grown(word)].map(soundOf));
`;

const pageScript = `
const all = (query) => [...document.querySelectorAll(query)];
const byId = (id) => document.getElementById(id);
const buttons = { n: all('button[data-nomination]'), r: all('button[data-region]') };
const idOf = { n: (button) => button.dataset.nomination, r: (button) => button.dataset.region };
const soundsOf = { n: new Map(), r: new Map() };
for (const kind of ['n', 'r']) for (const button of buttons[kind]) soundsOf[kind].set(idOf[kind](button), button.dataset.sound);
const rows = all('tbody tr').map((row) => ({ row, n: row.dataset.n, r: row.dataset.r,
  sound: [row.dataset.sound, soundsOf.n.get(row.dataset.n), soundsOf.r.get(row.dataset.r)].join(' ') }));
const field = byId('search');
const atOnce = 100;
const chosen = { n: '', r: '' };
let limit = atOnce;
const grouped = (count, language) => String(count).replace(/\\B(?=(?:\\d{3})+$)/g, language === 'en' ? ',' : '\\u00a0');
function show() {
  const words = field.value.trim() === '' ? [] : keysOf(field.value);
  let found = 0;
  for (const each of rows) {
    const fits = (chosen.n === '' || each.n === chosen.n) && (chosen.r === '' || each.r === chosen.r)
      && words.every((keys) => keys.some((key) => each.sound.includes(key)));
    if (fits) found += 1;
    if (each.row.hidden === fits) each.row.hidden = !fits;
    const later = fits && found > limit;
    if (each.row.classList.contains('later') !== later) each.row.classList.toggle('later', later);
  }
  for (const text of byId('found').children) text.textContent = text.dataset.text.replace('{{count}}', grouped(found, text.lang));
  byId('nothing').hidden = found > 0;
  document.querySelector('table').hidden = found === 0;
  byId('more').hidden = found <= limit;
  byId('clear').hidden = words.length === 0 && chosen.n === '' && chosen.r === '';
}
function choose(kind, id) {
  chosen[kind] = chosen[kind] === id ? '' : id;
  for (const button of buttons[kind]) button.setAttribute('aria-pressed', String(idOf[kind](button) === chosen[kind]));
  limit = atOnce;
  show();
}
for (const kind of ['n', 'r']) for (const button of buttons[kind]) button.addEventListener('click', () => choose(kind, idOf[kind](button)));
field.addEventListener('input', () => { limit = atOnce; show(); });
byId('more').addEventListener('click', () => {
  const next = rows.find(({ row }) => row.classList.contains('later'))?.row;
  limit += atOnce;
  show();
  if (next !== undefined && byId('more').hidden) { next.tabIndex = -1; next.focus({ preventScroll: true }); }
});
byId('clear').addEventListener('click', () => {
  field.value = '';
  choose('n', '');
  choose('r', '');
  field.focus();
});
const languages = all('input.switch');
const titles = new Map(languages.map(({ value }) => [value, ['.over', 'h1'].map((query) => {
  const part = document.querySelector(query);
  return (part.querySelector('[lang=' + value + ']') ?? part).textContent;
}).join(value === 'en' ? ' – ' : ' — ')]));
function speak(language, remember) {
  document.documentElement.lang = language;
  document.title = titles.get(language);
  if (remember) location.replace('#' + language);
}
function listen() {
  const wanted = languages.find(({ value }) => '#' + value === location.hash);
  if (wanted === undefined) return;
  wanted.checked = true;
  speak(wanted.value, false);
}
for (const each of languages) each.addEventListener('change', () => speak(each.value, true));
addEventListener('hashchange', listen);
if (matchMedia('(max-width: 760px)').matches) document.querySelector('details')?.removeAttribute('open');
listen();
const proof = document.querySelector('a[download="results-public.json"]');
proof.href = URL.createObjectURL(new Blob([byId('qazylar-proof').textContent], { type: 'application/json' }));
`;

/** The whole script, for one `<script>` at the end of the page. */
export const publicPageScript = `'use strict';${findingScript}${pageScript}`;
