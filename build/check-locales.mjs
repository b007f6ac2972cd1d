import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Compares the three languages of every text file and the keys that the sources name with the keys that exist.
 * Prints one line per finding and ends with 1 if there is any. `node build/check-locales.mjs [folder of the repository]`
 */

/** @typedef {Map<string, string>} Texts texts of one file by dotted key */
/** @typedef {{ name: string, byLanguage: Record<string, Texts> }} Namespace */

const languages = ['kk', 'ru', 'en'];
const pluralForms = /** @type {Record<string, readonly string[]>} */ ({
  kk: ['one', 'other'],
  ru: ['one', 'few', 'many', 'other'],
  en: ['one', 'other'],
});
const pluralSuffix = /_(zero|one|two|few|many|other)$/;

/** Nouns that may follow a number and a hyphen in Kazakh ("3-орын"); anything else there would be a suffix. */
const kazakhOrdinalNouns = [
  'орын',
  'тур',
  'кезең',
  'қосымша',
  'бет',
  'дәреже',
  'сынып',
  'тармақ',
  'парақ',
  'жол',
  'көшірме',
  'құжат',
];

/** What the vocabulary says differently. @type {Record<string, readonly (readonly [RegExp, string])[]>} */
const unwantedWords = {
  kk: [
    [/жюри/iu, 'қазы, қазылар алқасы'],
    [/пароль/iu, 'құпиясөз'],
    [/флешка/iu, 'USB-жинақтағыш'],
    [/критерий/iu, 'өлшемшарт'],
    [/протокол/iu, 'хаттама'],
    [/комментарий/iu, 'түсініктеме'],
    [/регион/iu, 'өңір'],
    [/заявка/iu, 'өтінім'],
    [/конкурс(?!тық)/iu, 'байқау'],
    [/(?<!\p{L})қалта/iu, 'бума'],
    [/батырма/iu, 'түйме'],
    [/(?<!\p{L})сіз/u, 'Сіз'],
    [/маусым/iu, 'жыл (маусым is also June)'],
    [
      /\{\{count\}\} \p{L}+(лар|лер|дар|дер|тар|тер)(?!\p{L})/u,
      'a noun after a number stays singular',
    ],
    [/\d %|\}\} %/u, '87,5% without a space'],
  ],
  ru: [[/\d %|\}\} %/u, 'a no-break space before %']],
  en: [[/password/iu, 'passphrase']],
};

/** Texts of letters to one person, to whom Russian writes «Вы» inside a sentence as well. */
const letters = ['invitations', 'reminders'];
const capitalInside = /(?<!^|[.!?…]»?\s|«|\p{L})В(ы|ас|ам|ами|аш\p{L}*)(?!\p{L})/u;

const typography = /** @type {readonly (readonly [RegExp, string, readonly string[]])[]} */ ([
  [/"/, 'quotes are «…», in English “…”', languages],
  [/\.\.\./, 'three points are …', languages],
  [/ - /, 'a dash is — (in English –)', languages],
  [/№ /, '№ and a no-break space', languages],
  [/\$t\(/, 'texts do not contain each other', languages],
  [/\{\{(?!\w+\}\})/, 'a variable is {{name}}', languages],
  [/[“”]/, 'quotes are «…»', ['kk', 'ru']],
]);

/** @type {string[]} */
const findings = [];
const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));

/** @param {string} where @param {string} what */
const report = (where, what) => void findings.push(`${where}: ${what}`);

/** @param {unknown} tree @param {string} prefix @param {string} where @param {Texts} texts */
function collectTexts(tree, prefix, where, texts) {
  if (typeof tree === 'string') texts.set(prefix, tree);
  else if (typeof tree !== 'object' || tree === null || Array.isArray(tree))
    report(`${where} ${prefix}`, 'is not a text');
  else
    for (const [key, value] of Object.entries(tree))
      collectTexts(value, prefix === '' ? key : `${prefix}.${key}`, where, texts);
  return texts;
}

/** @param {string} language @param {string} file @returns {Texts} */
function readTexts(language, file) {
  const where = `locales/${language}/${file}`;
  try {
    return collectTexts(JSON.parse(readFileSync(join(root, where), 'utf8')), '', where, new Map());
  } catch (error) {
    report(where, error instanceof Error ? error.message : String(error));
    return new Map();
  }
}

/** @returns {Namespace[]} */
function readNamespaces() {
  const files = languages.flatMap((language) => readdirSync(join(root, 'locales', language)));
  return [...new Set(files)].sort().map((file) => ({
    name: basename(file, '.json'),
    byLanguage: Object.fromEntries(
      languages.map((language) => [language, readTexts(language, file)]),
    ),
  }));
}

/** @param {string} text */
const variablesOf = (text) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();

/** Keys without plural forms, each with the forms it has. @param {Texts} texts @returns {Map<string, Set<string>>} */
function formsByKey(texts) {
  const forms = new Map();
  for (const key of texts.keys()) {
    const form = pluralSuffix.exec(key)?.[1] ?? '';
    const base = key.replace(pluralSuffix, '');
    forms.set(base, (forms.get(base) ?? new Set()).add(form));
  }
  return forms;
}

/** @param {string} where @param {string} language @param {Set<string>} forms */
function checkForms(where, language, forms) {
  if (forms.has('') && forms.size > 1) report(where, 'has both a plain text and plural forms');
  if (forms.has('')) return;
  const wanted = pluralForms[language] ?? [];
  for (const form of wanted) if (!forms.has(form)) report(where, `lacks the plural form _${form}`);
  for (const form of forms)
    if (!wanted.includes(form))
      report(where, `has the plural form _${form}, which ${language} does not use`);
}

/** The same keys, plural forms and variables in each language. @param {Namespace} namespace */
function compareLanguages({ name, byLanguage }) {
  const forms = Object.fromEntries(
    languages.map((language) => [language, formsByKey(byLanguage[language] ?? new Map())]),
  );
  const keys = new Set(languages.flatMap((language) => [...(forms[language]?.keys() ?? [])]));
  for (const key of keys) {
    const variables = new Set();
    for (const language of languages) {
      const where = `locales/${language}/${name}.json ${key}`;
      const found = forms[language]?.get(key);
      if (found === undefined) {
        report(where, 'is missing');
        continue;
      }
      checkForms(where, language, found);
      for (const form of found) {
        const text = byLanguage[language]?.get(form === '' ? key : `${key}_${form}`) ?? '';
        // "one" may be said without the number.
        if (form !== 'one') variables.add(variablesOf(text).join(' '));
      }
    }
    if (variables.size > 1)
      report(
        `locales/*/${name}.json ${key}`,
        `variables differ: ${[...variables].map((list) => list || 'none').join(' | ')}`,
      );
  }
}

/** @param {string} where @param {string} text */
function checkKazakhVariables(where, text) {
  for (const [glued = '', hyphen = '', word = ''] of text.matchAll(/\}\}(-?)(\p{L}+)/gu)) {
    const isNoun = hyphen !== '' && kazakhOrdinalNouns.some((noun) => word.startsWith(noun));
    if (!isNoun)
      report(where, `a suffix is glued to a variable (${glued.slice(2)}); put a noun after it`);
  }
}

/** @param {Namespace} namespace */
function checkTexts({ name, byLanguage }) {
  for (const language of languages) {
    for (const [key, text] of byLanguage[language] ?? []) {
      const where = `locales/${language}/${name}.json ${key}`;
      if (text.trim() === '') report(where, 'is empty');
      else if (text !== text.trim()) report(where, 'begins or ends with a space');
      if (text !== text.normalize('NFC')) report(where, 'is not NFC');
      if (language === 'kk') checkKazakhVariables(where, text);
      if (language === 'ru' && !letters.includes(name) && capitalInside.test(text))
        report(where, 'people are «вы», in letters alone «Вы»');
      for (const [pattern, advice, where_] of typography)
        if (where_.includes(language) && pattern.test(text)) report(where, advice);
      for (const [pattern, advice] of unwantedWords[language] ?? [])
        if (pattern.test(text)) report(where, `vocabulary: ${advice}`);
    }
  }
}

/** @typedef {{ path: string, text: string }} Source */

/** @param {string} source */
const withoutComments = (source) => source.replace(/^\s*(?:\/\*\*?|\*|\/\/).*$/gm, '');

/** All sources but the list of the text files itself. @returns {Source[]} */
const readSources = () =>
  ['renderer', 'shared', 'electron']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        join(folder, path),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && path !== join('renderer', 'language', 'resources.ts'))
    .sort()
    .map((path) => ({ path, text: withoutComments(readFileSync(join(root, path), 'utf8')) }));

/** Whether a source speaks with the texts of a namespace: through `useText('x')`, a fixed `t`, "x:key" or the JSON itself. @param {Source} source @param {string} name */
const namesNamespace = ({ text }, name) =>
  text.includes(`useText('${name}')`) ||
  text.includes(`'${name}')`) ||
  text.includes(`'${name}:`) ||
  text.includes(`\`${name}:`) ||
  text.includes(`/${name}.json`);

/** Keys a source writes out, as a test: plain strings, and templates whose `${…}` stands for anything. @param {string} text @param {string} name */
function namedKeys(text, name) {
  const strings = [...text.matchAll(/'((?:[^'\\\n]|\\.)*)'/g)].map((match) => match[1] ?? '');
  const templates = [...text.matchAll(/`([^`]*)`/g)]
    .map((match) => match[1] ?? '')
    .filter((template) => /\$\{/.test(template) && /^[\w.:${}()'? -]+$/.test(template));
  const plain = new Set(
    strings.map((string) =>
      string.startsWith(`${name}:`) ? string.slice(name.length + 1) : string,
    ),
  );
  const patterns = templates.map((template) => {
    const key = template.startsWith(`${name}:`) ? template.slice(name.length + 1) : template;
    const escaped = key.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.()?{}$]/g, '\\$&'));
    return escaped.join('') === '' ? null : new RegExp(`^${escaped.join('[\\w.-]+')}$`);
  });
  return { plain, patterns: patterns.filter((pattern) => pattern !== null) };
}

/** Texts that nothing shows. @param {Namespace[]} namespaces @param {Source[]} sources */
function checkUnused(namespaces, sources) {
  for (const { name, byLanguage } of namespaces) {
    const users = sources.filter((source) => namesNamespace(source, name));
    const folders = new Set(users.map(({ path }) => dirname(path)));
    const texts = sources.filter(({ path }) => folders.has(dirname(path))).map(({ text }) => text);
    const readAsData = users.some(({ text }) => text.includes(`/${name}.json'`));
    const named = texts.map((text) => namedKeys(text, name));
    const all = texts.join('\n');
    for (const key of formsByKey(byLanguage['en'] ?? new Map()).keys()) {
      const asKey = named.some(
        ({ plain, patterns }) => plain.has(key) || patterns.some((pattern) => pattern.test(key)),
      );
      const asProperty = readAsData && new RegExp(`\\.${key.split('.')[0] ?? ''}\\b`).test(all);
      if (!asKey && !asProperty) report(`locales/*/${name}.json ${key}`, 'is not used');
    }
  }
}

/** Keys that sources ask for and that do not exist (the compiler finds these too). @param {Namespace[]} namespaces @param {Source[]} sources */
function checkMissing(namespaces, sources) {
  const keysByName = new Map(
    namespaces.map(({ name, byLanguage }) => [
      name,
      new Set(formsByKey(byLanguage['en'] ?? new Map()).keys()),
    ]),
  );
  for (const { path, text } of sources) {
    const own = [...text.matchAll(/useText\('([\w-]+)'\)/g)].map((match) => match[1] ?? '');
    for (const name of own) if (!keysByName.has(name)) report(path, `no texts named ${name}`);
    for (const [, key = ''] of text.matchAll(/\bt\(\s*'([^']+)'/g)) {
      const [first = '', rest] = key.split(':');
      const names = rest === undefined ? [...own, ...(own.length > 0 ? ['common'] : [])] : [first];
      const wanted = rest ?? first;
      if (names.length > 0 && !names.some((name) => keysByName.get(name)?.has(wanted)))
        report(path, `no text for the key ${key}`);
    }
  }
}

const namespaces = readNamespaces();
const sources = readSources();
for (const namespace of namespaces) {
  compareLanguages(namespace);
  checkTexts(namespace);
}
checkMissing(namespaces, sources);
checkUnused(namespaces, sources);

for (const finding of findings) console.log(finding);
const place = relative(process.cwd(), root) || '.';
console.log(
  `${findings.length === 0 ? 'texts are in order' : `${findings.length} findings`}: ${namespaces.length} files in each language, ${place}`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
