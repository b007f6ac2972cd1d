import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { isLanguage, languages, type Language } from '../../shared/basics/localized.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Id } from '../../shared/contest/contest.ts';
import {
  createDocument,
  wholeSet,
  type DocumentSource,
} from '../../shared/documents/document-set.ts';
import { printFonts } from '../../shared/documents/print-fonts.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { rankStage } from '../../shared/ranking/rank-stage.ts';
import { isBlocking, openItems, openItemText } from '../../shared/results/open-items.ts';
import { reportedStage } from '../../shared/results/reported-stage.ts';
import { readArchive } from '../archive-folder.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { syncFolder, writeDurably } from '../durable-files.ts';

const usage = 'results DIR --out DIR [--key FILE] [--lang kk,ru,en] [--stage ID]';

/** "kk,ru" as languages in the order of the interface; null for anything else. */
function parseLanguages(text: string): readonly Language[] | null {
  const asked = text.split(',').map((part) => part.trim());
  return asked.every(isLanguage) ? languages.filter((language) => asked.includes(language)) : null;
}

function chooseStage(state: ContestState, asked: string | undefined): Result<Id, CommandError> {
  const stages = (state.settings?.stages ?? []).filter(({ scored }) => scored).map(({ id }) => id);
  const stage = asked ?? reportedStage(state);
  if (stage === null) return err({ type: 'NothingToReport' });
  return stages.includes(stage) ? ok(stage) : err({ type: 'StageUnknown', stage, stages });
}

async function writeAll(
  source: DocumentSource,
  asked: readonly Language[],
  folder: string,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const names: string[] = [];
  for (const request of wholeSet(asked)) {
    const file = await createDocument(source, request, printFonts);
    await writeDurably(join(folder, file.name), file.bytes);
    names.push(file.name);
  }
  await syncFolder(folder);
  return names;
}

/**
 * `results DIR --out DIR [--lang kk,ru,en] [--stage ID] [--json]`: protocol, register, diplomas and the public page of
 * the stage that was reached (or is named). What is not final comes out as a draft with its open items; that is no error.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      out: { type: 'string' },
      key: { type: 'string' },
      lang: { type: 'string' },
      stage: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [folder, ...more] = positionals;
  const asked = parseLanguages(values.lang ?? languages.join(','));
  if (folder === undefined || more.length > 0 || values.out === undefined || asked === null) {
    return fail(io, { type: 'UsageError', expected: usage }, 2);
  }
  const archive = await readArchive(folder);
  if (!archive.ok) return fail(io, archive.error);
  const { state } = archive.value;
  const stage = chooseStage(state, values.stage);
  if (!stage.ok) return fail(io, stage.error);
  const ranking = rankStage(state, stage.value);
  const meeting = state.meetings.get(stage.value) ?? null;
  const items = openItems(state, ranking, meeting);
  const files = await writeAll({ state, ranking, meeting }, asked, values.out);
  const report = {
    sealed: !items.some(isBlocking),
    stage: stage.value,
    open: items.map((item) => ({ ...item, text: openItemText(state, item, asked[0] ?? 'kk') })),
    files,
  };
  if (values.json === true) return printJson(io, report);
  io.stdout(
    `${report.sealed ? 'final' : 'draft'}: stage ${report.stage}, ${files.length} files in ${values.out}\n`,
  );
  for (const { text } of report.open) io.stdout(`open: ${text}\n`);
  return exitCodes.done;
}
