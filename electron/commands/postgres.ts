import { parseArgs } from 'node:util';

import { languages } from '../../shared/basics/localized.ts';
import { err, type Result } from '../../shared/basics/result.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { folderUnreadable, folderUnusable, isFull, isSystemError } from '../disk/system-errors.ts';
import { inWords } from '../error-words.ts';
import { connectDatabase } from '../reporting/database.ts';
import { exportContest, type Exported } from '../reporting/export-contest.ts';
import { groundFolder } from '../reporting/ground-file.ts';
import { isSchemaName } from '../reporting/sql-text.ts';

const usageError = (message: string): CommandError => ({
  type: 'UsageError',
  message,
  expected:
    'postgres DIR --to postgres://… [--schema NAME] [--personal-data] [--lang kk|ru|en] [--json]',
});

const sentences: Readonly<Record<Exported['mode'], string>> = {
  nothing: 'nothing is new',
  first: 'the schema was made and filled',
  sheets: 'sheets with news were written again',
  whole: 'every table was compared and brought up to date',
};

const groundMissing =
  'everything was compared, as what runs over single sheets rest on was not beside the archive or was damaged; it is there again';

interface Question {
  readonly folder: string;
  readonly to: string;
  readonly schema: string;
  readonly personalData: boolean;
}

/** Exports, with whatever the folder or the database refuses as an error. */
async function exportOnce(
  { folder, to, schema, personalData }: Question,
  io: CommandIo,
): Promise<Result<Exported, CommandError>> {
  const database = await connectDatabase(to);
  if (!database.ok) return err({ ...database.error });
  try {
    const exported = await exportContest(database.value, {
      folder,
      schema,
      personalData,
      progress: (what) => io.progress?.(`${what}\n`),
    });
    return exported.ok ? exported : err({ ...exported.error });
  } catch (error) {
    if (!isSystemError(error) || (error.path === undefined && !isFull(error))) throw error;
    // Only what runs over single sheets rest on is ever written here.
    const isWriting = isFull(error) || error.path?.startsWith(groundFolder(folder)) === true;
    return err({ ...(isWriting ? folderUnusable : folderUnreadable)(folder, error) });
  } finally {
    await database.value.end().catch(() => {});
  }
}

/**
 * `postgres DIR --to ADDRESS …`: brings a schema of a PostgreSQL database up to an archive, in one transaction. Exit 1 where
 * the archive or the database cannot be used, or the schema holds something else; with `--lang` the error says so in words.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { to: text, schema: text, 'personal-data': flag, lang: text, json: flag },
    allowPositionals: true,
  });
  const [folder, ...more] = positionals;
  const { to, schema = 'qazylar' } = values;
  if (folder === undefined || more.length > 0)
    return fail(io, usageError('one archive folder'), exitCodes.usage);
  if (to === undefined) return fail(io, usageError('--to is an address'), exitCodes.usage);
  if (!isSchemaName(schema))
    return fail(io, usageError('--schema is a name in small letters'), exitCodes.usage);
  const language = languages.find((each) => each === values.lang) ?? null;
  if (values.lang !== undefined && language === null)
    return fail(io, usageError('--lang is one of kk, ru, en'), exitCodes.usage);
  const personalData = values['personal-data'] === true;
  const exported = await exportOnce({ folder, to, schema, personalData }, io);
  if (!exported.ok) return fail(io, await inWords(exported.error, language));
  const report = { schema, ...exported.value };
  if (values.json === true) return printJson(io, report);
  io.stdout(
    `${sentences[report.mode]}: ${report.segments} segments, ${report.operations} operations\n`,
  );
  if (report.reason === 'ground') io.stdout(`${groundMissing}\n`);
  return exitCodes.done;
}
