import { readFile } from 'node:fs/promises';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import {
  type ExchangeCredentials,
  exchangeCredentialsSchema,
} from '../../shared/exchange/place.ts';
import type { CommandError } from '../command-io.ts';
import { fileProblem, isSystemError } from '../disk/system-errors.ts';

/** What a command line names of credentials; the password is in a file, as everybody on a computer sees command lines. */
interface Named {
  readonly user: string | undefined;
  readonly 'password-file': string | undefined;
}

/**
 * The credentials that `--user` and `--password-file` name; null where neither is given. `UsageError` where one is alone,
 * or either is nothing that a card can hold, `FileNotFound` or `FileUnreadable` where the file is not to be read.
 */
export async function namedCredentials(
  { user, 'password-file': file }: Named,
  expected: string,
): Promise<Result<ExchangeCredentials | null, CommandError>> {
  if (user === undefined && file === undefined) return ok(null);
  if (user === undefined || file === undefined) return err({ type: 'UsageError', expected });
  try {
    // Editors end a file with a line's end, and some begin it with a mark of its coding.
    const line = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
    const read = exchangeCredentialsSchema.safeParse({ user, password: line });
    if (read.success) return ok(read.data);
    const message = 'a person and a password are one line each, of at most 500 and 1000 signs';
    return err({ type: 'UsageError', message, expected });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return err({ ...fileProblem(error), file });
  }
}
