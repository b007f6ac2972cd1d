import { parseArgs } from 'node:util';

import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { folderUnreadable, isSystemError } from '../disk/system-errors.ts';
import { connectDatabase } from '../reporting/database.ts';
import { exportContest, type Exported } from '../reporting/export-contest.ts';
import { isSchemaName } from '../reporting/sql-text.ts';

const usageError = (message: string): CommandError => ({
  type: 'UsageError',
  message,
  expected: 'postgres DIR --to postgres://… [--schema NAME] [--personal-data] [--json]',
});

const sentences: Readonly<Record<Exported['mode'], string>> = {
  nothing: 'nothing is new',
  first: 'the schema was made and filled',
  sheets: 'sheets with news were written again',
  whole: 'every table was compared and brought up to date',
};

/**
 * `postgres DIR --to ADDRESS …`: brings a schema of a PostgreSQL database up to an archive, in one transaction. Exit 1 where
 * the archive or the database cannot be used, or the schema holds something else.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { to: text, schema: text, 'personal-data': flag, json: flag },
    allowPositionals: true,
  });
  const [folder, ...more] = positionals;
  const { to, schema = 'qazylar' } = values;
  if (folder === undefined || more.length > 0)
    return fail(io, usageError('one archive folder'), exitCodes.usage);
  if (to === undefined) return fail(io, usageError('--to is an address'), exitCodes.usage);
  if (!isSchemaName(schema))
    return fail(io, usageError('--schema is a name in small letters'), exitCodes.usage);
  const database = await connectDatabase(to);
  if (!database.ok) return fail(io, database.error);
  try {
    const exported = await exportContest(database.value, {
      folder,
      schema,
      personalData: values['personal-data'] === true,
      progress: (what) => io.progress?.(`${what}\n`),
    });
    if (!exported.ok) return fail(io, { ...exported.error });
    const report = { schema, ...exported.value };
    if (values.json === true) return printJson(io, report);
    io.stdout(
      `${sentences[report.mode]}: ${report.segments} segments, ${report.operations} operations\n`,
    );
    return exitCodes.done;
  } catch (error) {
    if (isSystemError(error) && error.path !== undefined)
      return fail(io, folderUnreadable(folder, error));
    throw error;
  } finally {
    await database.value.end().catch(() => {});
  }
}
