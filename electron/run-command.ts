import type { CommandIo } from './command-io.ts';
import { exitCodes, fail } from './command-io.ts';
import { isSystemError } from './disk/system-errors.ts';

type Run = (args: readonly string[], io: CommandIo) => Promise<number>;

/** Commands are loaded when asked for, so that a small one does not wait for the documents of a large one. */
const commands: Readonly<Record<string, () => Promise<{ readonly run: Run }>>> = {
  demo: () => import('./commands/demo.ts'),
  inspect: () => import('./commands/inspect.ts'),
  verify: () => import('./commands/verify.ts'),
  merge: () => import('./commands/merge.ts'),
  rank: () => import('./commands/rank.ts'),
  assign: () => import('./commands/assign.ts'),
  results: () => import('./commands/results.ts'),
  standings: () => import('./commands/standings.ts'),
  report: () => import('./commands/report.ts'),
  years: () => import('./commands/years.ts'),
  exchange: () => import('./commands/exchange.ts'),
  card: () => import('./commands/card.ts'),
  postgres: () => import('./commands/postgres.ts'),
};

const usage = `qazylar COMMAND …  (each takes --json: one document on stdout, an error as one object on stderr; --help: these lines)

demo --out DIR [--template NAME] [--submissions N] [--jurors N] [--regions N] [--seed N] [--lang kk,ru] [--encrypted]
inspect FILE [--key FILE]
verify FILE… [--root FINGERPRINT] [--key FILE]
merge FILE… --into DIR [--key FILE]
rank DIR | FILE.csv | --from postgres://… [--schema NAME] [--list] [--method NAME]
     [--rounding PLACE:UNIT] [--aggregate NAME] [--scope NAME] [--top N] [--draws N]
     [--quota SUBJECT:MIN:MAX]… [--pass-mark N] [--without-juror ID] [--weight CRITERION=N] [--slope] [--lang kk|ru|en]
assign FILE.csv --per N --cap N [--design region|cross|free] [--seed S] [--raise]
results DIR --out DIR [--key FILE] [--lang kk,ru,en] [--stage ID]
standings DIR [--stage ID] [--nomination ID] [--lang kk|ru|en]
report DIR --out DIR [--order ID] [--key FILE] [--lang kk,ru,en]
years DIR add FILE… | list | search TEXT | applied CONTEST_DIR | remove CONTEST [--key FILE]…
exchange DIR --card FILE --key FILE [--region CODE | --receipts --invitations] [--place PLACE] [--look-through] [--retry]
card --contest DIR --place folder:PATH|webdav:URL|s3:URL/BUCKET[/PREFIX] --key headquarters.key --out DIR
     [--user U --password-file F] [--renew]
postgres DIR --to postgres://… [--schema NAME] [--personal-data] [--lang kk|ru|en]

--key opens encrypted files with headquarters.key or any age identity file; for results it signs.
Exit code: 0 done, 1 refused or not proved, 2 wrong usage.
`;

const isUsageError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/**
 * What a stdout that takes no more ends the program with: the exit code. A reader that closes the pipe early (`… | head`)
 * does what is its right; a full disk is told. Throws on what is a bug.
 */
export function outputBroken(error: unknown, io: CommandIo): number {
  if (!isSystemError(error)) throw error;
  const { code = '' } = error;
  return code === 'EPIPE' ? exitCodes.done : fail(io, { type: 'SaveFailed', name: 'stdout', code });
}

const asksForHelp = (args: readonly string[]): boolean => {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).includes('--help');
};

/** The headless door: runs one command and returns its exit code (0 done, 1 refused or not proved, 2 wrong usage). */
export async function runCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '--help' || name === 'help') {
    io.stdout(usage);
    return exitCodes.done;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    return fail(
      io,
      { type: 'UsageError', message: 'unknown command', commands: Object.keys(commands) },
      2,
    );
  }
  if (asksForHelp(rest)) {
    io.stdout(usage);
    return exitCodes.done;
  }
  try {
    const { run } = await load();
    return await run(rest, io);
  } catch (error) {
    if (isUsageError(error)) return fail(io, { type: 'UsageError', message: error.message }, 2);
    // A full disk, a missing right, a bug: nobody reads a stack trace at headquarters, and scripts need one form.
    return fail(io, {
      type: 'Unexpected',
      message: error instanceof Error ? error.message : String(error),
    });
  }
}
