import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../build/check-locales.mjs', import.meta.url));
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

type Texts = Readonly<Record<string, unknown>>;

/** Runs the check on a small repository with one text file and one source. */
function check(
  kk: Texts,
  ru: Texts,
  en: Texts,
  source: string,
): { readonly status: number | null; readonly output: string } {
  const root = mkdtempSync(join(tmpdir(), 'locales-'));
  folders.push(root);
  const files = {
    'locales/kk/score.json': JSON.stringify(kk),
    'locales/ru/score.json': JSON.stringify(ru),
    'locales/en/score.json': JSON.stringify(en),
    'renderer/screen.tsx': source,
    'shared/.keep': '',
    'electron/.keep': '',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, root], {
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

const using = (...keys: readonly string[]): string =>
  `const { t } = useText('score'); ${keys.map((key) => `t('${key}');`).join(' ')}`;

test('texts in order are passed', () => {
  const { status, output } = check(
    { a: 'Сақтау', n_one: '{{count}} парақ', n_other: '{{count}} парақ', p: '{{place}}-орын' },
    {
      a: 'Сохранить',
      n_one: '{{count}} лист',
      n_few: '{{count}} листа',
      n_many: '{{count}} листов',
      n_other: '{{count}} листа',
      p: '{{place}}-е место',
    },
    { a: 'Save', n_one: 'one sheet', n_other: '{{count}} sheets', p: 'Place {{place}}' },
    using('a', 'n', 'p'),
  );
  expect(output).toContain('texts are in order');
  expect(status).toBe(0);
});

const single = (text: string, other = 'x') =>
  [{ a: text }, { a: other }, { a: other }, using('a')] as const;

const refused: readonly (readonly [
  what: string,
  input: Parameters<typeof check>,
  finding: string,
])[] = [
  [
    'a key missing in Russian',
    [{ a: 'x', b: 'x' }, { a: 'x' }, { a: 'x', b: 'x' }, using('a', 'b')],
    'locales/ru/score.json b: is missing',
  ],
  ['an empty text', [...single(' ')], 'is empty'],
  ['a decomposed text', [...single('Қайрат'.normalize('NFD'))], 'is not NFC'],
  ['a text that is a number', [{ a: 1 }, { a: 'x' }, { a: 'x' }, using('a')], 'is not a text'],
  [
    'a variable with another name',
    [...single('{{sum}} теңге', '{{amount}} x')],
    'variables differ',
  ],
  [
    'a suffix glued to a variable',
    [...single('{{file}}-ны импорттау', '{{file}}')],
    'a suffix is glued',
  ],
  [
    'a suffix glued without a hyphen',
    [...single('{{file}}дан алынды', '{{file}}')],
    'a suffix is glued',
  ],
  [
    'a plural noun after a number',
    [...single('{{count}} өтінімдер', '{{count}}')],
    'stays singular',
  ],
  ['a word the vocabulary avoids', [...single('Пароль енгізу')], 'құпиясөз'],
  ['a small letter for the person in Kazakh', [...single('Файл сізге арналмаған')], 'Сіз'],
  [
    'a capital for the person inside a Russian sentence',
    [{ a: 'x' }, { a: 'Это не Ваш файл.' }, { a: 'x' }, using('a')],
    'people are «вы»',
  ],
  ['straight quotes', [...single('"Сақтау" түймесі')], 'quotes are'],
  ['a breaking space after №', [...single('№ {{n}}', '{{n}}')], 'no-break space'],
  ['nesting', [...single('$t(b)')], 'do not contain each other'],
  [
    'a missing plural form',
    [
      { n_other: 'x' },
      { n_one: 'x', n_few: 'x', n_many: 'x', n_other: 'x' },
      { n_one: 'x', n_other: 'x' },
      using('n'),
    ],
    'lacks the plural form _one',
  ],
  [
    'a plural form of another language',
    [
      { n_one: 'x', n_few: 'x', n_other: 'x' },
      { n_one: 'x', n_few: 'x', n_many: 'x', n_other: 'x' },
      { n_one: 'x', n_other: 'x' },
      using('n'),
    ],
    'does not use',
  ],
  [
    'a key that nothing shows',
    [{ a: 'x', b: 'x' }, { a: 'x', b: 'x' }, { a: 'x', b: 'x' }, using('a')],
    'b: is not used',
  ],
  [
    'a key that is asked for and not there',
    [{ a: 'x' }, { a: 'x' }, { a: 'x' }, using('a', 'c')],
    'no text for the key c',
  ],
];

test.each(refused)('%s is found', (_what, input, finding) => {
  const { status, output } = check(...input);
  expect(output).toContain(finding);
  expect(status).toBe(1);
});

test('a sentence that begins with the person is passed, and so is a word that only resembles an avoided one', () => {
  const { output, status } = check(
    { a: 'Сізге хатқалта берілді. Конкурстық комиссия шешеді.' },
    { a: 'Вам дали файл? Ваш файл — у вас. «Вы готовы?» Вас ждут.' },
    { a: 'x' },
    using('a'),
  );
  expect(output).toContain('texts are in order');
  expect(status).toBe(0);
});

test('a key made of parts counts as used', () => {
  const texts = { roles: { juror: 'x', headquarters: 'x' } };
  expect(
    check(texts, texts, texts, "const { t } = useText('score'); t(`roles.${role}`);").status,
  ).toBe(0);
});
