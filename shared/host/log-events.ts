/** Why a process ended, in Electron's words. */
export const goneReasons = [
  'clean-exit',
  'abnormal-exit',
  'killed',
  'crashed',
  'oom',
  'launch-failed',
  'integrity-failure',
  'memory-eviction',
] as const;

/** The processes beside the page's, in Electron's words; what is not among them is `other`. */
export const processKinds = ['GPU', 'Utility', 'Zygote', 'Sandbox helper', 'other'] as const;

/** How the window draws: with the graphics card's help, or by the processor alone. */
export const drawings = ['full', 'simple'] as const;
export type Drawing = (typeof drawings)[number];

/** Kinds of errors by their names; what is not among them is `other`. */
export const errorTypes = [
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'EvalError',
  'URIError',
  'AggregateError',
  'DOMException',
  'other',
] as const;

/** What a system says of a disk; what is not among them is `other`. */
export const systemCodes = [
  'none',
  'EACCES',
  'EBUSY',
  'EEXIST',
  'EINVAL',
  'EIO',
  'EISDIR',
  'EMFILE',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EPIPE',
  'EROFS',
  'other',
] as const;

/**
 * Everything the program writes into its log: events by name, and of each which facts. A fact is a number, a version or
 * one word of a list, so nothing that a person typed, no name and no path can stand in a line.
 */
const logEvents = {
  'program-started': {
    program: 'version',
    electron: 'version',
    drawing: drawings,
    safeMode: 'number',
    /** Megabytes. */
    memory: 'number',
  },
  'program-quit': { minutes: 'number' },
  'page-gone': { reason: goneReasons, code: 'number', times: 'number' },
  'page-silent': {},
  'page-answers': { seconds: 'number' },
  'page-started-again': { times: 'number' },
  'show-gone': { reason: goneReasons, code: 'number', times: 'number' },
  'process-gone': { process: processKinds, reason: goneReasons, code: 'number' },
  'drawing-changed': { drawing: drawings, cause: ['chosen', 'crashes'] },
  /** `line` and `column` are of the built program's file: see `errorFacts`. */
  failure: {
    where: ['main', 'promise'],
    error: errorTypes,
    code: systemCodes,
    line: 'number',
    column: 'number',
  },
  'diagnostics-saved': { from: ['crash', 'failure'] },
} as const;

type Kind = 'number' | 'version' | readonly string[];
type FactOf<K> = K extends 'number'
  ? number
  : K extends 'version'
    ? string
    : K extends readonly (infer Word)[]
      ? Word
      : never;

export type LogEvent = keyof typeof logEvents;
export type LogFacts<Event extends LogEvent> = {
  readonly [Fact in keyof (typeof logEvents)[Event]]: FactOf<(typeof logEvents)[Event][Fact]>;
};

const isVersion = (value: string): boolean => /^\d{1,4}(\.\d{1,5}){1,3}$/.test(value);

/** What may stand in a line: whatever a caller gives, text that is not foreseen becomes `other`. */
function checked(kind: Kind, value: unknown): number | string {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : -1;
  if (typeof value !== 'string') return 'other';
  const known = kind === 'version' ? isVersion(value) : kind.includes(value);
  return known ? value : 'other';
}

/**
 * One line of the log, as JSON without a line break.
 *
 * @param at UTC, as `2026-05-01T10:20:30Z`
 */
export function logLine<Event extends LogEvent>(
  at: string,
  event: Event,
  facts: LogFacts<Event>,
): string {
  const kinds: Readonly<Record<string, Kind>> = logEvents[event];
  const given = new Map<string, unknown>(Object.entries(facts));
  const told = Object.entries(kinds).map(([name, kind]) => [name, checked(kind, given.get(name))]);
  return JSON.stringify({ at, event, ...Object.fromEntries(told) });
}

/** An error by its kind, the system's code and its place in the program, in numbers: what it says may name people and folders. */
export function errorFacts(error: unknown): {
  readonly error: (typeof errorTypes)[number];
  readonly code: (typeof systemCodes)[number];
  readonly line: number;
  readonly column: number;
} {
  if (!(error instanceof Error)) return { error: 'other', code: 'none', line: 0, column: 0 };
  const [, line, column] = /\n +at [^\n]*:(\d+):(\d+)\)?(?:\n|$)/.exec(error.stack ?? '') ?? [];
  const { name } = error;
  const code = 'code' in error ? error.code : 'none';
  return {
    error: errorTypes.find((each) => each === name) ?? 'other',
    code: systemCodes.find((each) => each === code) ?? 'other',
    line: Number(line ?? 0),
    column: Number(column ?? 0),
  };
}
