import { describe, expect, test } from 'vitest';

import { findSticks, isOnStick, type StickSystem } from '../../../electron/files/sticks.ts';

/** A system with these places, each on the disk of that number. */
const system = (
  platform: NodeJS.Platform,
  places: Readonly<Record<string, number>>,
): StickSystem => ({
  platform,
  user: 'aigul',
  systemDrive: 'C:',
  list: async (folder) =>
    Object.keys(places)
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1))
      .filter((name) => !name.includes('/')),
  device: async (path) => places[path] ?? null,
});

describe('sticks', () => {
  test('on Linux are the disks below the folders where systems put them', async () => {
    const linux = system('linux', {
      '/media': 1,
      '/media/aigul': 1,
      '/media/aigul/KINGSTON': 7,
      '/media/aigul/not mounted': 1,
      '/run/media/aigul': 2,
      '/run/media/aigul/USB': 8,
    });
    expect(await findSticks(linux)).toEqual(['/media/aigul/KINGSTON', '/run/media/aigul/USB']);
    expect(await findSticks(system('linux', { '/media': 1 }))).toEqual([]);
  });

  test('on macOS are the volumes but its own', async () => {
    const mac = system('darwin', {
      '/': 1,
      '/Volumes': 2,
      '/Volumes/Macintosh HD': 1,
      '/Volumes/NO NAME': 5,
    });
    expect(await findSticks(mac)).toEqual(['/Volumes/NO NAME']);
  });

  test('on Windows are the drives but its own', async () => {
    const windows = system('win32', { 'C:\\': 1, 'D:\\': 2, 'F:\\': 3 });
    expect(await findSticks(windows)).toEqual(['D:\\', 'F:\\']);
    expect(await findSticks({ ...windows, systemDrive: 'd:' })).toEqual(['F:\\']);
  });

  test('hold what is on them and nothing beside them', async () => {
    const sticks = ['/media/aigul/USB'];
    expect(await isOnStick('/media/aigul/USB', sticks)).toBe(true);
    expect(await isOnStick('/media/aigul/USB/өңір', sticks)).toBe(true);
    expect(await isOnStick('/media/aigul/USB 2', sticks)).toBe(false);
    expect(await isOnStick('/home/aigul', sticks)).toBe(false);
  });
});
