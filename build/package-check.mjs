import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Arch, build, Platform } from 'electron-builder';
import { LinuxTargetHelper } from 'app-builder-lib/out/targets/LinuxTargetHelper.js';
import { afterPack, fuses } from './after-pack.mjs';
import { buildAll, isBuilt } from './build.mjs';
import { electronFolder } from './electron-program.mjs';
import { binary, root, run } from './run.mjs';

/**
 * `npm run package:check`: packs a Linux folder with a stand-in for Electron's program and looks at what is in it, byte
 * by byte; then plays the desktop program's journey with what was packed. `-- --quick` leaves the journey out. What only
 * a real Windows machine can show is in `installer/release-checklist.md`.
 */

/** Bytes of ours that a package may have. */
const most = 15_000_000;

/** How Electron's program begins its fuses: the sentinel, the version of the wire, how many there are. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** @typedef {{ readonly folder: string, readonly entry: string, readonly mime: string }} Packed */

/** A program that does nothing, with a wire of fuses as Electron's own has, and three languages of Chromium. */
function standIn() {
  const folder = mkdtempSync(join(tmpdir(), 'qazylar-electron-'));
  const wire = Buffer.from([1, Object.keys(fuses).length]);
  const states = Buffer.alloc(Object.keys(fuses).length, '0');
  const program = Buffer.concat([Buffer.from(`#!/bin/sh\n${sentinel}`), wire, states]);
  writeFileSync(join(folder, 'electron'), program);
  chmodSync(join(folder, 'electron'), 0o755);
  const { version } = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'version'), version);
  for (const [name, files] of Object.entries({
    resources: [],
    locales: ['de.pak', 'en-US.pak', 'ru.pak'],
  })) {
    mkdirSync(join(folder, name));
    for (const file of files) writeFileSync(join(folder, name, file), '');
  }
  return folder;
}

/**
 * Packs a Linux folder.
 *
 * @param {string} electronDist
 * @returns {Promise<Packed>}
 */
async function pack(electronDist) {
  const output = mkdtempSync(join(tmpdir(), 'qazylar-package-'));
  const found = { entry: '', mime: '' };
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    config: {
      extends: 'electron-builder.yml',
      electronDist,
      directories: { output },
      afterPack: async (context) => {
        await afterPack(context);
        const packager = /** @type {import('app-builder-lib').LinuxPackager} */ (context.packager);
        const helper = new LinuxTargetHelper(packager);
        found.entry = await helper.computeDesktopEntry(packager.platformSpecificBuildOptions);
        const file = await helper.mimeTypeFiles;
        found.mime = file === null ? '' : readFileSync(file, 'utf8');
      },
    },
  });
  return { folder: join(output, 'linux-unpacked'), ...found };
}

/** Every file below a folder, with strokes as an archive has them. @param {string} folder */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

/** @param {string} file */
const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** What of our sources may be in a package, and nothing else. */
const expectedFiles = () => [
  ...['electron', 'renderer'].flatMap((part) =>
    filesBelow(join(root, 'dist', part)).map((name) => `dist/${part}/${name}`),
  ),
  'package.json',
];

/** Files that no person ever runs. */
const strange = /(^|\/)(node_modules|test|tests|__tests__|command)\/|\.(map|ts|tsx|md)$/;

/** What clients of object storage do where nobody gives them credentials: they ask the machine's cloud, or run a program. */
const askingForCredentials = /169\.254\.|fd00:ec2|credential_process/;

/** @param {Packed} packed @param {string} electronDist */
async function checks(packed, electronDist) {
  const archive = join(packed.folder, 'resources', 'app.asar');
  const inside = mkdtempSync(join(tmpdir(), 'qazylar-archive-'));
  extractAll(archive, inside);
  const files = filesBelow(inside);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const told = JSON.parse(readFileSync(join(inside, 'package.json'), 'utf8'));
  const wire = await getCurrentFuseWire(join(packed.folder, 'qazylar'));
  const again = await pack(electronDist);
  const expected = expectedFiles().sort();
  /** @type {Record<string, boolean>} */
  const found = {
    'the archive holds what was built and nothing else': files.join() === expected.join(),
    'every file of it is as it was built': expected
      .filter((name) => name !== 'package.json')
      .every((name) => hashOf(join(inside, name)) === hashOf(join(root, name))),
    'no source, map, test or module is in it': !listPackage(archive, { isPack: false }).some(
      (name) => strange.test(name),
    ),
    'nothing in it asks a network or a program for credentials': files
      .filter((name) => name.startsWith('dist/electron/'))
      .every((name) => !askingForCredentials.test(readFileSync(join(inside, name), 'utf8'))),
    [`it has no more than ${most / 1e6} MB (${(statSync(archive).size / 1e6).toFixed(1)})`]:
      statSync(archive).size <= most,
    'its package.json says which program it is, and nothing of how it is made':
      told.version === version && told.main === 'dist/electron/main.js' && !('scripts' in told),
    'packing again gives the same archive':
      hashOf(join(again.folder, 'resources', 'app.asar')) === hashOf(archive),
    'beside the archive lies no other code': filesBelow(join(packed.folder, 'resources')).every(
      (name) => name === 'app.asar',
    ),
    'only English and Russian of Chromium are packed':
      readdirSync(join(packed.folder, 'locales')).sort().join() === 'en-US.pak,ru.pak',
    'the desktop entry opens files of ours': /^MimeType=application\/vnd\.qazylar\.bundle;/m.test(
      packed.entry,
    ),
    'the desktop entry is named in Kazakh and passes one file on':
      /^Name\[kk\]=Қазылар$/m.test(packed.entry) && /^Exec=\S*qazylar .*%U$/m.test(packed.entry),
    'the system learns what a .qzb is':
      packed.mime.includes('application/vnd.qazylar.bundle') && packed.mime.includes('*.qzb'),
  };
  for (const [number, state] of Object.entries(fuses)) {
    const fuse = /** @type {FuseV1Options} */ (Number(number));
    const wanted = state ? FuseState.ENABLE : FuseState.DISABLE;
    found[`fuse ${FuseV1Options[fuse]} is ${state ? 'on' : 'off'}`] = wire[fuse] === wanted;
  }
  return { found, inside };
}

/** The journey of the desktop program with what lies in the archive. @param {string} inside */
const journey = (inside) =>
  run(
    [
      binary('vitest'),
      'run',
      'test/journeys/desktop.journey.ts',
      '--config',
      'build/vitest.config.ts',
      '--project',
      'journeys',
    ],
    { env: { QAZYLAR_PROGRAM: inside } },
  );

if (!isBuilt()) await buildAll();
const electronDist = standIn();
const packed = await pack(electronDist);
const { found, inside } = await checks(packed, electronDist);
const isQuick = process.argv.includes('--quick');
if (!isQuick)
  found['what was packed plays the journey of the desktop program'] = (await journey(inside)) === 0;
for (const [name, holds] of Object.entries(found))
  process.stdout.write(`${holds ? '✓' : '✗'} ${name}\n`);
const failed = Object.values(found).filter((holds) => !holds).length;
for (const folder of [electronDist, packed.folder, inside])
  rmSync(folder, { recursive: true, force: true });
process.stdout.write(
  `${Object.keys(found).length - failed} passed, ${failed} failed, ${isQuick ? 1 : 0} skipped\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
