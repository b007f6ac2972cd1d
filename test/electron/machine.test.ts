import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { createEventLog, type EventLog } from '../../electron/event-log.ts';
import { setupMachine } from '../../electron/machine.ts';
import { app, told } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

let home: string;
let log: EventLog;
const clock = (): Date => new Date('2026-05-01T10:20:30.456Z');

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'machine-'));
  log = createEventLog(join(home, 'logs'), clock);
  told.accelerated = true;
});

afterEach(() => {
  told.startedWith.clear();
  app.removeAllListeners('will-quit');
  rmSync(home, { recursive: true, force: true });
});

describe('how the window draws', () => {
  test('is with the graphics card until something else was chosen, and then from the next start on', () => {
    const machine = setupMachine(home, log);
    expect(machine.state()).toEqual({ now: 'full', next: 'full', cause: 'none' });
    expect(told.accelerated).toBe(true);
    machine.choose('simple', 'chosen');
    expect(machine.state()).toEqual({ now: 'full', next: 'simple', cause: 'chosen' });
    expect(setupMachine(home, log).state()).toEqual({
      now: 'simple',
      next: 'simple',
      cause: 'chosen',
    });
    expect(told.accelerated).toBe(false);
  });

  test('is simple for one start with --safe-mode', () => {
    told.startedWith.add('safe-mode');
    const machine = setupMachine(home, log);
    expect(machine.isSafeMode).toBe(true);
    expect(machine.state()).toEqual({ now: 'simple', next: 'full', cause: 'safe-mode' });
    told.startedWith.clear();
    expect(setupMachine(home, log).state().now).toBe('full');
  });

  test('counts the ends of the graphics over starts, and forgets them after a start that went well', () => {
    const first = setupMachine(home, log);
    first.graphicsGone();
    first.graphicsGone();
    app.emit('will-quit', {});
    const second = setupMachine(home, log);
    app.removeAllListeners('will-quit');
    second.graphicsGone();
    expect(second.state()).toMatchObject({ next: 'simple', cause: 'crashes' });
    second.choose('full', 'chosen');
    second.graphicsGone();
    app.removeAllListeners('will-quit');
    const calm = setupMachine(home, log);
    app.emit('will-quit', {});
    calm.graphicsGone();
    calm.graphicsGone();
    expect(calm.state().next).toBe('full');
  });

  test.each(['', 'null', '{"drawing":"loud"}', '[]', '{"drawing":"simple","cause":"chosen"}'])(
    'is the first where the file holds %j',
    (text) => {
      writeFileSync(join(home, 'machine.json'), text);
      expect(setupMachine(home, log).state().now).toBe('full');
    },
  );
});

test('the shell speaks the system’s language until the window said its own', () => {
  const machine = setupMachine(home, log);
  expect(machine.language()).toBe('kk');
  machine.speak('ru');
  expect(setupMachine(home, log).language()).toBe('ru');
});

describe('the log', () => {
  test('keeps two files of bounded size, and the newest lines', () => {
    const small = createEventLog(join(home, 'small'), clock, 500);
    for (let seconds = 0; seconds < 100; seconds += 1) small.note('page-answers', { seconds });
    const size = (name: string): number => statSync(join(home, 'small', name)).size;
    expect(size('qazylar.log')).toBeLessThan(600);
    expect(size('qazylar.1.log')).toBeLessThan(600);
    expect(small.last(2)).toEqual([98, 99].map(lineOf));
    expect(small.last(1000).length).toBeLessThan(20);
  });

  const lineOf = (seconds: number): string =>
    `{"at":"2026-05-01T10:20:30Z","event":"page-answers","seconds":${seconds}}`;

  test('is left out where the disk refuses it', () => {
    writeFileSync(join(home, 'logs'), 'a file in the place of the folder');
    expect(() => log.note('page-silent', {})).not.toThrow();
    expect(log.last(5)).toEqual([]);
    expect(readFileSync(join(home, 'logs'), 'utf8')).toContain('in the place');
  });

  test('reads nothing but its own files', () => {
    mkdirSync(join(home, 'logs'));
    writeFileSync(join(home, 'logs', 'other.log'), 'Айгерім\n');
    log.note('page-silent', {});
    expect(present(log.last(5)[0], 'one line')).toContain('page-silent');
    expect(log.last(5)).toHaveLength(1);
  });
});
