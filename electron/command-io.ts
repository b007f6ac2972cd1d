/** Where a command prints; tests give their own. */
export interface CommandIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** How far long work is, for a person at a terminal; absent where nobody watches. */
  readonly progress?: (text: string) => void;
}

/** An expected failure of a command; printed as one JSON object. */
export interface CommandError {
  readonly type: string;
  readonly [detail: string]: unknown;
}

/** Exit codes of every command. */
export const exitCodes = { done: 0, refused: 1, usage: 2 } as const;

/** Prints an error as one JSON object on stderr and returns the exit code to end with. */
export function fail(io: CommandIo, error: CommandError, exitCode: 1 | 2 = 1): number {
  io.stderr(`${JSON.stringify(error)}\n`);
  return exitCode;
}

/** Prints a result as one JSON document on stdout. */
export function printJson(io: CommandIo, value: unknown): number {
  io.stdout(`${JSON.stringify(value, null, 2)}\n`);
  return exitCodes.done;
}
