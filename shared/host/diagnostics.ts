import type { Language } from '../basics/localized.ts';
import type { MachineState } from './machine.ts';

/** What the shell knows of program and computer: numbers, versions and words of lists, nothing of a person. */
export interface ShellFacts {
  readonly versions: Readonly<Record<'program' | 'electron' | 'chromium' | 'node', string>>;
  readonly system: {
    readonly platform: string;
    /** Of the system's kernel, as `10.0.19045`. */
    readonly release: string;
    readonly processor: string;
    readonly processors: number;
    /** As language tags, best first. */
    readonly languages: readonly string[];
  };
  readonly packed: boolean;
  readonly portable: boolean;
  readonly drawing: MachineState;
  /** Bytes. */
  readonly memory: { readonly all: number; readonly free: number };
  /** Bytes free on the disk that holds the contest; null where the system does not tell. */
  readonly diskFree: number | null;
  readonly screens: readonly {
    readonly width: number;
    readonly height: number;
    readonly scale: number;
  }[];
  /** How many files each part of the program's folder has, and how many bytes. */
  readonly stored: Readonly<
    Record<'journal' | 'snapshots' | 'database', { readonly files: number; readonly bytes: number }>
  >;
  /** Seconds since the program was started. */
  readonly runningFor: number;
  /** Oldest first, as `logLine` writes them. */
  readonly log: readonly string[];
}

/** What the window itself knows; null in the place of all of it where it does not answer. */
export interface PageFacts {
  readonly program: string;
  readonly host: 'desktop' | 'browser';
  /** Version of Chromium, or the word `other`. */
  readonly browser: string;
  readonly language: Language;
  readonly theme: string;
  /** Percent. */
  readonly zoom: number;
  readonly window: { readonly width: number; readonly height: number; readonly scale: number };
  readonly phase: string;
  readonly role: string;
  /** What the window holds, by kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** Bytes that the browser keeps for the program, and may keep; null where it does not tell. */
  readonly storage: { readonly used: number | null; readonly quota: number | null };
  /** What was put right at the start, by its kind; `none`. */
  readonly repair: string;
  /** Kind of the failure that is on the screen; `none`. */
  readonly failure: string;
}

/** A word of our own or of an engine; anything that could be a text of a person becomes `other`. */
const isPlainWord = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._: -]{0,63}$/.test(text);

/** The same with every text that is not a plain word of the machine replaced. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return isPlainWord(value) ? value : 'other';
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

/** A line of the log as facts; one that is none is counted as such. */
function logged(line: string): unknown {
  try {
    return plain(JSON.parse(line));
  } catch {
    return 'illegible';
  }
}

/**
 * The diagnostics file: JSON that a person can read before it is given to anybody. Holds versions, sizes, counts,
 * settings and the log's last lines; no name, no title, no path, nothing that was entered.
 *
 * @param at UTC, as `2026-05-01T10:20:30Z`
 */
export function diagnosticsText(
  at: string,
  shell: ShellFacts | null,
  page: PageFacts | null,
): string {
  const told = shell === null ? null : { ...shell, log: undefined };
  return `${JSON.stringify(
    {
      format: 'qazylar-diagnostics',
      version: 1,
      at,
      page: plain(page),
      shell: plain(told),
      log: shell?.log.map(logged) ?? [],
    },
    null,
    2,
  )}\n`;
}

/** The name under which it is offered. @param at as above */
export const diagnosticsName = (at: string): string =>
  `qazylar-diagnostics-${at.slice(0, 10)}.json`;
