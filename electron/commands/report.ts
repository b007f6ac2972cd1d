import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { isLanguage, languages, type Language } from '../../shared/basics/localized.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { DocumentRequest } from '../../shared/documents/document-kinds.ts';
import { createDocument } from '../../shared/documents/document-set.ts';
import { reportedOrder } from '../../shared/documents/monitoring-documents.ts';
import { printFonts } from '../../shared/documents/print-fonts.ts';
import type { MonitoringOrder } from '../../shared/following/monitoring-order.ts';
import { carriedFiles } from '../../shared/merge/carried-files.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { rankStage } from '../../shared/ranking/rank-stage.ts';
import {
  openFollowingText,
  reportSource,
} from '../../shared/reports/monitoring/monitoring-report.ts';
import {
  type OpenFollowing,
  openFollowing,
} from '../../shared/reports/monitoring/open-following.ts';
import { figuresForScripts } from '../../shared/reports/monitoring/report-figures.ts';
import { reportedStage } from '../../shared/results/reported-stage.ts';
import { readArchive, readAttachments } from '../archive-folder.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { makeFolder, syncFolder, writeDurably } from '../disk/durable-files.ts';
import { folderUnusable } from '../disk/system-errors.ts';
import { readHeadquartersKey } from '../headquarters-key.ts';
import { checkHeadquartersKey } from '../results-bundle.ts';

const usage = 'report DIR --out DIR [--order ID] [--key FILE] [--lang kk,ru,en]';

interface Question {
  readonly archive: string;
  readonly out: string;
  readonly order: Id | undefined;
  readonly key: string | undefined;
  readonly languages: readonly [Language, ...Language[]];
}

function parseLanguages(text: string): Question['languages'] | null {
  const asked = text.split(',').map((part) => part.trim());
  const [first, ...rest] = languages.filter((language) => asked.includes(language));
  return asked.every(isLanguage) && first !== undefined ? [first, ...rest] : null;
}

/** The order that is asked for, or the latest. */
function chooseOrder(
  state: ContestState,
  asked: string | undefined,
): Result<MonitoringOrder, CommandError> {
  const found = reportedOrder(state, asked);
  if (found !== null) return ok(found);
  const orders = [...state.monitoringOrders.keys()];
  return err(
    asked === undefined || orders.length === 0
      ? { type: 'NothingOrdered' }
      : { type: 'OrderUnknown', order: asked, orders },
  );
}

/** The key opens nothing here, but one that is named has to be this contest's. */
async function checkKey(
  file: string | undefined,
  state: ContestState,
): Promise<Result<void, CommandError>> {
  if (file === undefined) return ok(undefined);
  const key = await readHeadquartersKey(file);
  if (!key.ok) return key;
  const checked = checkHeadquartersKey(state, key.value);
  return checked.ok ? ok(undefined) : checked;
}

/** Each language as a page and as DOCX; Kazakh and Russian also side by side. */
function requestsFor(asked: Question['languages'], order: Id): readonly DocumentRequest[] {
  const isBoth = asked.includes('kk') && asked.includes('ru');
  const sets: readonly Question['languages'][] = [
    ...asked.map((language): Question['languages'] => [language]),
    ...(isBoth ? [['kk', 'ru'] as const] : []),
  ];
  return sets.flatMap((own) =>
    (['monitoring.html', 'monitoring.docx'] as const).map((kind) => ({
      kind,
      languages: own,
      withRegister: false,
      order,
    })),
  );
}

interface Report {
  readonly order: Id;
  readonly due: string;
  readonly draft: boolean;
  readonly open: readonly (OpenFollowing & { readonly text: string })[];
  readonly figures: ReturnType<typeof figuresForScripts>;
  /** Photos that the report names and the archive does not have. */
  readonly missingPhotos: number;
  readonly files: readonly string[];
}

async function writeReport(
  state: ContestState,
  order: MonitoringOrder,
  { archive, out, languages: asked }: Question,
): Promise<Result<Pick<Report, 'files' | 'missingPhotos'>, CommandError>> {
  const stage = reportedStage(state);
  if (stage === null) return err({ type: 'NothingToReport' });
  const named = carriedFiles(state, { documents: () => false });
  const pictures = await readAttachments(archive, named.keys());
  const source = { state, ranking: rankStage(state, stage), meeting: null, pictures };
  const files: string[] = [];
  try {
    await makeFolder(out);
    for (const request of requestsFor(asked, order.id)) {
      const file = await createDocument(source, request, printFonts);
      await writeDurably(join(out, file.name), file.bytes);
      files.push(file.name);
    }
    await syncFolder(out);
  } catch (error) {
    return err({ ...folderUnusable(out, error) });
  }
  return ok({ files, missingPhotos: named.size - pictures.size });
}

async function report(question: Question): Promise<Result<Report, CommandError>> {
  const archive = await readArchive(question.archive);
  if (!archive.ok) return archive;
  const { state } = archive.value;
  const order = chooseOrder(state, question.order);
  if (!order.ok) return order;
  const key = await checkKey(question.key, state);
  if (!key.ok) return key;
  const written = await writeReport(state, order.value, question);
  if (!written.ok) return written;
  const open = openFollowing(state);
  const [language] = question.languages;
  const asked = { state, order: order.value, ranking: null, photos: new Set<string>() };
  return ok({
    order: order.value.id,
    due: order.value.due,
    draft: open.length > 0,
    open: open.map((item) => ({ ...item, text: openFollowingText(item, language) })),
    figures: figuresForScripts(reportSource(asked, language)),
    ...written.value,
  });
}

/**
 * `report DIR --out DIR [--order ID] [--key FILE] [--lang kk,ru,en] [--json]`: the report on the supported projects that
 * an order asks for (the latest where none is named), as pages and DOCX, with the photos that the archive holds. While
 * something about the projects is open it is a draft; that is no error.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      out: { type: 'string' },
      key: { type: 'string' },
      lang: { type: 'string' },
      order: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [archive, ...more] = positionals;
  const asked = parseLanguages(values.lang ?? languages.join(','));
  const { out, order, key } = values;
  const isWhole = archive !== undefined && archive !== '' && out !== undefined && out !== '';
  if (!isWhole || more.length > 0 || asked === null)
    return fail(io, { type: 'UsageError', expected: usage }, 2);
  const made = await report({ archive, out, order, key, languages: asked });
  if (!made.ok) return fail(io, made.error);
  if (values.json === true) return printJson(io, made.value);
  const { draft, files, open, due, missingPhotos } = made.value;
  io.stdout(
    `${draft ? 'draft' : 'final'}: order ${made.value.order}, due ${due}, ${files.length} files in ${out}\n`,
  );
  if (missingPhotos > 0) io.stdout(`photos that are not here: ${missingPhotos}\n`);
  for (const { text } of open) io.stdout(`open: ${text}\n`);
  return exitCodes.done;
}
