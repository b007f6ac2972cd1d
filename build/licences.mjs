import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** @typedef {{ readonly licence: string, readonly packages: readonly string[], readonly text: string }} Licence */

const moduleName = 'virtual:licences';

/** The licence's own words, as the package brings them; empty where it brings none. @param {string} folder */
function licenceText(folder) {
  if (!existsSync(folder)) return '';
  const name = readdirSync(folder).find((file) => /^(licen[cs]e|copying)(\.|$)/i.test(file));
  return name === undefined ? '' : readFileSync(join(folder, name), 'utf8').trim();
}

/**
 * Licences of everything that the product carries, by their words: packages with the same words stand together, in the
 * order of their names.
 *
 * @returns {readonly Licence[]}
 */
export function carriedLicences() {
  /** @type {{ packages: Record<string, { version?: string, license?: string, dev?: boolean, devOptional?: boolean, optional?: boolean }> }} */
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  /** @type {Map<string, { licence: string, packages: string[], text: string }>} */
  const found = new Map();
  for (const [path, { version = '', license = '', ...use }] of Object.entries(packages)) {
    // What is optional belongs to other systems, and types to the compiler: neither is carried.
    const isElsewhere = use.dev === true || use.devOptional === true || use.optional === true;
    if (path === '' || isElsewhere || path.includes('/@types/')) continue;
    const text = licenceText(join(root, path));
    const key = `${license}\n${text}`;
    const group = found.get(key) ?? { licence: license, packages: [], text };
    found.set(key, group);
    group.packages.push(`${path.slice(path.lastIndexOf('node_modules/') + 13)} ${version}`);
  }
  return [...found.values()]
    .map((group) => ({ ...group, packages: group.packages.toSorted() }))
    .toSorted((a, b) => ((a.packages[0] ?? '') < (b.packages[0] ?? '') ? -1 : 1));
}

/**
 * Gives the window `virtual:licences`: the version of the program, and the licences of what it carries.
 *
 * @returns {import('vite').Plugin}
 */
export function licencesPlugin() {
  return {
    name: 'qazylar-licences',
    resolveId: (name) => (name === moduleName ? `\0${moduleName}` : null),
    load: (id) => {
      if (id !== `\0${moduleName}`) return null;
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      return `export const version = ${JSON.stringify(version)};\nexport const licences = ${JSON.stringify(carriedLicences())};`;
    },
  };
}
