import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { hostChannels } from '../../shared/host/host-table.ts';
import { present } from '../../shared/basics/assert.ts';
import { pageAddress } from '../../electron/page-address.ts';
import { told } from '../electron/electron-stand-in.ts';
import { casesOf, countCases } from './count-cases.ts';
import { hostileCall, rollFrom } from './hostile-calls.ts';

vi.mock('electron', () => import('../electron/electron-stand-in.ts'));

const cases = casesOf(1500, 50_000);
const seed = Number(process.env['QAZYLAR_SEED'] ?? '1');

/** The program's own folder lies deep, so that `../` from anywhere in it leads to something that is looked at. */
const root = mkdtempSync(join(tmpdir(), 'qazylar-calls-'));
const home = join(root, 'people', 'aigul', 'program');
/** What the person chooses in dialogs. */
const chosen = join(root, 'people', 'aigul', 'chosen');
const outside = join(root, 'outside');

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

/** Everything below the root but the folders that may be written, with what stands in it. */
function surroundings(folder = root): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (path === home || path === chosen) return [];
    const facts = lstatSync(path);
    if (facts.isDirectory()) return [relative(root, path), ...surroundings(path)];
    const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
    return [`${relative(root, path)} ${hash} ${facts.mtimeMs}`];
  });
}

beforeAll(async () => {
  for (const folder of [home, chosen, outside]) mkdirSync(folder, { recursive: true });
  for (const folder of [root, join(root, 'people'), join(root, 'people', 'aigul'), outside])
    writeFileSync(join(folder, 'witness.qzs'), folder);
  writeFileSync(join(chosen, 'given.qzb'), 'given');
  told.home = home;
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  await import('../../electron/main.ts');
  await vi.waitFor(() => expect(told.windows).toHaveLength(1));
});

afterAll(() => {
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
  rmSync(root, { recursive: true, force: true });
});

test('whoever calls with whatever, the program goes on, and nothing is written elsewhere', async () => {
  const window = present(told.windows[0], 'the shell opened its window');
  expect([...told.calls.keys()].toSorted()).toEqual(Object.values(hostChannels).toSorted());
  const before = surroundings();
  const cwd = readdirSync('.').toSorted();
  const roll = rollFrom(seed);
  let answered = 0;
  let refused = 0;
  for (let number = 0; number < cases; number += 1) {
    told.saveTo = roll(2) === 0 ? '' : join(chosen, `chosen-${roll(20)}.qzb`);
    told.openFrom = [[], [chosen], [join(chosen, 'given.qzb')]][roll(3)] ?? [];
    const { method, asker, input } = hostileCall(roll, window.webContents, outside);
    const handler = present(told.calls.get(hostChannels[method]), method);
    const end = await handler(asker.event, input).then(
      () => 'answered',
      (error: unknown) => String(error),
    );
    if (end === 'answered') answered += 1;
    else refused += 1;
    if (asker.kind === 'stranger' && end === 'answered')
      throw new Error(`${method} answered a stranger: case ${number} of seed ${seed}`);
  }
  countCases('calls of the page, hostile', cases, `${answered} answered, ${refused} refused`);
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  expect(unhandled).toEqual([]);
  expect(surroundings()).toEqual(before);
  expect(readdirSync('.').toSorted()).toEqual(cwd);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(answered).toBeGreaterThan(cases / 50);
  expect(refused).toBeGreaterThan(cases / 4);
  const languages = present(told.calls.get(hostChannels.systemLanguages), 'still there');
  const own = { senderFrame: { url: pageAddress, parent: null }, sender: window.webContents };
  expect(await languages(own, null)).toEqual(['kk-KZ', 'ru-KZ']);
});
