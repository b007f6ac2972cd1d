import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [, , profileArgument] = process.argv;
if (profileArgument === undefined) throw new Error('start-host.mjs PROFILE');

/** Everything this installation keeps: Chromium's folder, the journal, snapshots. */
export const profile = profileArgument;

/** Chromium's own folder; in Electron its content lies in the profile itself. */
export const chromiumFolder = join(profile, 'chromium');

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @type {{ version: string }} */
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The version that the program says of itself; a test may start a later or an earlier one. */
export const programVersion = process.env['QAZYLAR_STAND_IN_VERSION'] ?? version;

/** What the page's `app://` addresses are in Chromium, which only knows them in Electron: a trustworthy origin like them. */
export const pageOrigin = 'http://qazylar.localhost';
export const appOrigin = 'app://qazylar';

/**
 * The address that Electron would show.
 *
 * @param {string} address
 */
export const asAppAddress = (address) =>
  address.startsWith(`${pageOrigin}/`) ? appOrigin + address.slice(pageOrigin.length) : address;

/**
 * The address that Chromium gets.
 *
 * @param {string} address
 */
export const asPageAddress = (address) =>
  address.startsWith(`${appOrigin}/`) ? pageOrigin + address.slice(appOrigin.length) : address;

/** The control of a power cut: IndexedDB with its own, relaxed durability, and a page that knows of no journal. */
export const isRelaxed = process.env['QAZYLAR_STAND_IN_RELAXED'] === '1';
