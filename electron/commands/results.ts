import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { isLanguage, languages, type Language } from '../../shared/basics/localized.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Id } from '../../shared/contest/contest.ts';
import {
  type DocumentFile,
  type DocumentSource,
  issuedKinds,
  wholeSet,
} from '../../shared/documents/document-kinds.ts';
import { documentSteps } from '../../shared/documents/document-set.ts';
import { printFonts } from '../../shared/documents/print-fonts.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { rankStage } from '../../shared/ranking/rank-stage.ts';
import {
  isBlocking,
  type OpenItem,
  openItems,
  openItemText,
} from '../../shared/results/open-items.ts';
import { settingsOf } from '../../shared/results/naming.ts';
import { reportedStage } from '../../shared/results/reported-stage.ts';
import { readArchive } from '../archive-folder.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { makeFolder, replaceDurably, syncFolder, writeDurably } from '../disk/durable-files.ts';
import { type HeadquartersKey, readHeadquartersKey } from '../headquarters-key.ts';
import { proofFiles } from '../proof-files.ts';
import { checkHeadquartersKey, writeResultsBundle } from '../results-bundle.ts';

import { folderUnusable } from '../disk/system-errors.ts';

const usage = 'results DIR --out DIR [--key FILE] [--lang kk,ru,en] [--stage ID]';
const bundleName = 'results.qzb';

/** "kk,ru" as languages in the order of the interface; null for anything else. */
function parseLanguages(text: string): readonly [Language, ...Language[]] | null {
  const asked = text.split(',').map((part) => part.trim());
  const [first, ...rest] = languages.filter((language) => asked.includes(language));
  return asked.every(isLanguage) && first !== undefined ? [first, ...rest] : null;
}

function chooseStage(state: ContestState, asked: string | undefined): Result<Id, CommandError> {
  const stages = (state.settings?.stages ?? []).filter(({ scored }) => scored).map(({ id }) => id);
  const stage = asked ?? reportedStage(state);
  if (stage === null) return err({ type: 'NothingToReport' });
  return stages.includes(stage) ? ok(stage) : err({ type: 'StageUnknown', stage, stages });
}

interface Question {
  readonly archive: string;
  readonly out: string;
  readonly languages: readonly [Language, ...Language[]];
  readonly stage: string | undefined;
  readonly key: string | undefined;
  /** Told how many sheets and files are made. */
  readonly tell: (done: number, total: number) => void;
}

/** Writes the set file by file, each whole or not at all. */
async function writeDocuments(
  source: DocumentSource,
  { languages: asked, out: folder, tell }: Question,
): Promise<readonly string[]> {
  await makeFolder(folder);
  const names: string[] = [];
  const folders = new Set([folder]);
  const write = async ({ name, bytes }: DocumentFile): Promise<void> => {
    const file = join(folder, name);
    if (!folders.has(dirname(file))) await makeFolder(dirname(file));
    folders.add(dirname(file));
    await writeDurably(file, bytes);
    names.push(name);
  };
  for await (const step of documentSteps(
    source,
    wholeSet(asked, issuedKinds(settingsOf(source.state), source.ranking.stage)),
    printFonts,
  )) {
    if (step.type === 'progress') tell(step.done, step.total);
    else await write(step.file);
  }
  for (const file of await proofFiles(source)) await write(file);
  for (const each of folders) await syncFolder(each);
  return names;
}

/** One line on a terminal that is written over; nothing where nobody watches. */
const progressOn =
  ({ progress }: CommandIo): Question['tell'] =>
  (done, total) =>
    progress?.(`\r${done} / ${total}${done === total ? '\n' : ''}`);

/** Reads the key and makes sure that the contest knows it; null where none is given. */
async function chooseKey(
  file: string | undefined,
  state: ContestState,
): Promise<Result<HeadquartersKey | null, CommandError>> {
  if (file === undefined) return ok(null);
  const key = await readHeadquartersKey(file);
  if (!key.ok) return key;
  const checked = checkHeadquartersKey(state, key.value);
  return checked.ok ? key : checked;
}

/** Writes everything that was asked for; the names of the files. */
async function writeAll(
  source: DocumentSource,
  question: Question,
  bundle: Uint8Array | null,
): Promise<Result<readonly string[], CommandError>> {
  const { out } = question;
  try {
    const files = await writeDocuments(source, question);
    if (bundle === null) return ok(files);
    await replaceDurably(join(out, bundleName), bundle);
    return ok([...files, bundleName]);
  } catch (error) {
    return err({ ...folderUnusable(out, error) });
  }
}

interface Report {
  readonly sealed: boolean;
  readonly stage: Id;
  readonly open: readonly (OpenItem & { readonly text: string })[];
  readonly files: readonly string[];
}

async function issue(question: Question): Promise<Result<Report, CommandError>> {
  const archive = await readArchive(question.archive);
  if (!archive.ok) return archive;
  const { state, stateHash } = archive.value;
  const stage = chooseStage(state, question.stage);
  if (!stage.ok) return stage;
  const key = await chooseKey(question.key, state);
  if (!key.ok) return key;
  const ranking = rankStage(state, stage.value);
  const meeting = state.meetings.get(stage.value) ?? null;
  const items = openItems(state, ranking, meeting);
  const sealed = !items.some(isBlocking);
  // What is sealed is issued the same however often: its file says when it was sealed, that of a draft when it was made.
  const created = state.seals.get(stage.value)?.wallClock ?? Date.now();
  const issued = { stateHash, sealed, created };
  const bundle =
    key.value === null
      ? null
      : await writeResultsBundle(archive.value, { ranking, meeting }, issued, key.value);
  const written = await writeAll({ state, ranking, meeting }, question, bundle);
  if (!written.ok) return written;
  return ok({
    sealed,
    stage: stage.value,
    open: items.map((item) => ({
      ...item,
      text: openItemText(state, item, question.languages[0]),
    })),
    files: written.value,
  });
}

/**
 * `results DIR --out DIR [--key FILE] [--lang kk,ru,en] [--stage ID] [--json]`: every document of the stage that was
 * reached (or is named), the folder for a web server among them, and with headquarters' key the signed `results.qzb`.
 * What is not final comes out as a draft with its open items; that is no error.
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
  const [archive, ...more] = positionals;
  const asked = parseLanguages(values.lang ?? languages.join(','));
  const { out, stage, key } = values;
  const isWhole = archive !== undefined && out !== undefined && archive !== '' && out !== '';
  if (!isWhole || more.length > 0 || asked === null) {
    return fail(io, { type: 'UsageError', expected: usage }, 2);
  }
  const report = await issue({
    archive,
    out,
    languages: asked,
    stage,
    key,
    tell: progressOn(io),
  });
  if (!report.ok) return fail(io, report.error);
  if (values.json === true) return printJson(io, report.value);
  const { sealed, files, open } = report.value;
  io.stdout(
    `${sealed ? 'final' : 'draft'}: stage ${report.value.stage}, ${files.length} files in ${out}\n`,
  );
  for (const { text } of open) io.stdout(`open: ${text}\n`);
  return exitCodes.done;
}
