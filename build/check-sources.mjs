import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * What no linter knows of this house: words and calls that have no place in some folder, names of files, a README in
 * each folder. Prints a line per finding and ends with 1 if there is any.
 */

/**
 * @typedef {object} Rule
 * @property {string} says what to do instead
 * @property {RegExp} pattern what must not stand in a line
 * @property {(path: string) => boolean} where which files it is about
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const sourceFolders = ['shared', 'renderer', 'electron', 'build', 'test'];
const sourceTypes = new Set(['.ts', '.tsx', '.mjs', '.css', '.html']);
const readmeLines = 40;
/** A specification is as long as a second reader of the format needs it. */
const specifications = new Set(['shared/bundle']);

/** @param {...string} folders */
const inside =
  (...folders) =>
  /** @param {string} path */
  (path) =>
    folders.some((folder) => path.startsWith(`${folder}/`));

/** @param {string} path */
const isProduct = (path) => inside('shared', 'renderer', 'electron')(path);

/** @type {readonly Rule[]} */
const rules = [
  {
    says: 'the clock comes in as an argument',
    pattern: /new Date\(\s*\)|\bDate\(\s*\)|\bperformance\.now/,
    where: inside('shared'),
  },
  {
    says: 'Kazakh in Intl differs from machine to machine: use shared/language',
    pattern: /\bIntl\.|\.toLocale[A-Z]\w*\(|\.localeCompare\(/,
    where: isProduct,
  },
  {
    says: 'a number input reads "1e1" and loses "7,5": use the score field of renderer/ui',
    pattern: /type=(\{\s*)?["'`]number["'`]/,
    where: inside('renderer'),
  },
  {
    says: 'this range leaves out the letters of Kazakh: use shared/language',
    pattern: /\[[^\]]*[а-яё]-[а-яё][^\]]*\]/i,
    where: (path) => isProduct(path) && !path.startsWith('shared/language/'),
  },
  {
    says: 'a cast through unknown hides a wrong contract',
    pattern: /\bas unknown as\b/,
    where: inside(...sourceFolders),
  },
  {
    says: 'finish it or write it into an issue',
    pattern: /\b(TODO|FIXME|XXX)\b/,
    where: inside(...sourceFolders),
  },
  {
    says: 'a check stays on',
    pattern: /@ts-(ignore|expect-error|nocheck)|(eslint|oxlint)-disable|(prettier|oxfmt)-ignore/,
    where: inside(...sourceFolders),
  },
  {
    says: 'a test runs, alone among all others',
    pattern: /\b(test|it|describe)\.(only|todo|skip)\(/,
    where: inside('test'),
  },
  {
    says: 'HTML from a string is refused by the content policy: build elements',
    pattern: /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write/,
    where: inside('renderer'),
  },
  {
    says: 'colours come from renderer/ui/tokens.css',
    pattern: /#[0-9a-f]{3,8}\b(?=[^"'`]*[;,)])|\brgba?\(|\bhsla?\(/i,
    where: (path) =>
      path.startsWith('renderer/') && path.endsWith('.css') && !path.endsWith('/tokens.css'),
  },
  {
    says: 'the repository stands alone: no path of one machine, no registry',
    pattern: /\/work\/(main|shared)|registry\.npm/,
    where: inside(...sourceFolders),
  },
];

/** The rules themselves and their test have to spell out what they forbid. @param {string} path */
const namesTheRules = (path) => /\/check-sources\.(mjs|test\.ts)$/.test(path);

const emptyNames = /^(utils?|helpers?|common|misc|manager|service|index)\.tsx?$/;

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist'].includes(name) && !name.startsWith('.'))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

/**
 * @param {string} path
 * @param {string} text what stands in that file
 */
export function findingsInText(path, text) {
  const relevant = rules.filter((rule) => !namesTheRules(path) && rule.where(path));
  return text
    .split('\n')
    .flatMap((line, index) =>
      relevant
        .filter((rule) => rule.pattern.test(line))
        .map((rule) => `${path}:${index + 1}: ${rule.says}: ${line.trim().slice(0, 80)}`),
    );
}

/** @param {string} path */
export function findingsInName(path) {
  const name = basename(path);
  const findings = [];
  if (emptyNames.test(name)) findings.push(`${path}: a name that says what is inside`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/.test(name)) findings.push(`${path}: kebab-case`);
  return findings;
}

/** @param {readonly string[]} files */
function findingsInFolders(files) {
  const folders = new Set(
    files
      .filter(isProduct)
      .map((path) => path.slice(0, path.lastIndexOf('/')))
      .filter((path) => path !== 'shared' && path !== 'renderer'),
  );
  return [...folders, 'build', 'test', 'locales'].flatMap((folder) => {
    const readme = join(root, folder, 'README.md');
    if (!existsSync(readme))
      return [`${folder}: a README.md: what is here, what it may import, where to add`];
    const lines = readFileSync(readme, 'utf8').trimEnd().split('\n').length;
    return lines > readmeLines && !specifications.has(folder)
      ? [`${folder}/README.md: ${lines} lines, ${readmeLines} are enough`]
      : [];
  });
}

function checkAll() {
  const files = sourceFolders.flatMap(filesBelow).filter((path) => sourceTypes.has(extname(path)));
  const findings = [
    ...files.flatMap((path) => findingsInText(path, readFileSync(join(root, path), 'utf8'))),
    ...files.flatMap(findingsInName),
    ...findingsInFolders(files),
  ];
  for (const finding of findings) process.stderr.write(`${finding}\n`);
  process.stdout.write(`${files.length} files read, ${findings.length} findings\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  checkAll();
