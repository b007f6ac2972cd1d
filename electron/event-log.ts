import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { logLine, type LogEvent, type LogFacts } from '../shared/host/log-events.ts';
import { isSystemError } from './disk/system-errors.ts';

const fileName = 'qazylar.log';
const olderName = 'qazylar.1.log';

/** Bytes after which the file becomes the older one, and the one before that is gone. */
const largestLog = 256 * 1024;

/** The log of what happened to the program itself: events and their facts, never a text. */
export interface EventLog {
  readonly note: <Event extends LogEvent>(event: Event, facts: LogFacts<Event>) => void;
  /** The last lines, oldest first. */
  readonly last: (most: number) => readonly string[];
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [];
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return 0;
  }
}

/**
 * A log in two files of bounded size. What the disk refuses is not logged: a log may not be why a program stops.
 *
 * @param now the clock
 * @param largest bytes of a file
 */
export function createEventLog(folder: string, now: () => Date, largest = largestLog): EventLog {
  const file = join(folder, fileName);
  const older = join(folder, olderName);
  return {
    note(event, facts) {
      const at = now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z');
      try {
        mkdirSync(folder, { recursive: true });
        if (sizeOf(file) >= largest) renameSync(file, older);
        appendFileSync(file, `${logLine(at, event, facts)}\n`);
      } catch (error) {
        if (!isSystemError(error)) throw error;
      }
    },
    last: (most) => [...readLines(older), ...readLines(file)].slice(-most),
  };
}
