import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import writeWorkbook, { type Row } from 'write-excel-file/universal';
import { z } from '../../shared/basics/zod.ts';

import { isLanguage, type Language } from '../../shared/basics/localized.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { encryptFile } from '../../shared/bundle/encrypted-file.ts';
import { readKeyFile } from '../../shared/bundle/key-file.ts';
import { applicationsTable } from '../../shared/demo/applications-table.ts';
import { buildDemo, type Demo } from '../../shared/demo/build-demo.ts';
import type { DemoFile } from '../../shared/demo/demo-bundles.ts';
import {
  demoDefaults,
  demoDefaultsFor,
  demoFrame,
  type DemoOptions,
} from '../../shared/demo/demo-options.ts';
import { zipAgain } from '../../shared/documents/zip-again.ts';
import { ed25519 } from '../node-proofs.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { makeFolder, syncFolder, writeDurably } from '../disk/durable-files.ts';
import { folderUnusable } from '../disk/system-errors.ts';

const expected =
  'demo --out DIR [--template NAME] [--submissions N] [--jurors N] [--regions N] [--seed N] [--lang kk,ru] [--encrypted] [--json]';

const wholeNumber = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .optional();

const valuesSchema = z.object({
  out: z.string().min(1),
  json: z.boolean().default(false),
  template: z.string().default(demoDefaults.template),
  submissions: wholeNumber,
  jurors: wholeNumber,
  regions: wholeNumber,
  seed: wholeNumber,
  encrypted: z.boolean().default(false),
  lang: z
    .string()
    .transform((text) => [...new Set(text.split(',').map((part) => part.trim()))])
    .refine((parts): parts is Language[] => parts.every(isLanguage))
    .optional(),
});

interface Order {
  readonly out: string;
  readonly json: boolean;
  readonly encrypted: boolean;
  readonly options: DemoOptions;
}

function readOrder(args: readonly string[]): Result<Order, CommandError> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: text,
      json: { type: 'boolean' },
      template: text,
      submissions: text,
      jurors: text,
      regions: text,
      seed: text,
      lang: text,
      encrypted: { type: 'boolean' },
    },
  });
  const parsed = valuesSchema.safeParse(values);
  if (!parsed.success) {
    const option = String(parsed.error.issues[0]?.path[0] ?? '');
    return err({ type: 'UsageError', option, expected });
  }
  const { out, json, encrypted, template, lang, ...counts } = parsed.data;
  const usual = demoDefaultsFor(template);
  const options: DemoOptions = {
    template,
    submissions: counts.submissions ?? usual.submissions,
    jurors: counts.jurors ?? usual.jurors,
    regions: counts.regions ?? usual.regions,
    seed: counts.seed ?? usual.seed,
    languages: lang ?? usual.languages,
    encrypted,
  };
  const frame = demoFrame(options);
  return frame.ok ? ok({ out, json, encrypted, options }) : err({ ...frame.error, expected });
}

/** Applications as a workbook; every cell but a sum says that it is text, so nothing is read as a formula. */
async function workbookOf(demo: Demo, languages: readonly Language[]): Promise<Uint8Array> {
  const rows = applicationsTable(demo.settings, demo.submissions, languages).map(
    (cells, index): Row =>
      cells.map((value) => {
        if (value === '') return null;
        if (typeof value === 'number') return { value, type: Number, format: '#,##0' };
        return { value, type: String, ...(index === 0 ? { fontWeight: 'bold' } : {}) };
      }),
  );
  const workbook: { arrayBuffer(): Promise<ArrayBuffer> } = await writeWorkbook(rows, {
    sheet: 'Өтінімдер',
    columns: (rows[0] ?? []).map(() => ({ width: 28 })),
  }).toBlob();
  return zipAgain(new Uint8Array(await workbook.arrayBuffer()));
}

const keyName = 'headquarters.key';
const demoNames =
  /^(contest\.qzb|(invitation|juror|region)-.+\.qzb|applications\.xlsx|expected\.json)$/;

/** A demo's files as its contest sends them: all but invitations encrypted to headquarters, a region's also to itself. */
async function encryptedFiles({
  files,
  jurors,
  coordinators,
  recipients,
}: Demo): Promise<readonly DemoFile[]> {
  const regionOf = new Map(
    [...jurors, ...coordinators].map(({ person }) => [person.id, person.region]),
  );
  return Promise.all(
    files.map(async (file) => {
      if (file.kind === null || file.kind === 'invitation') return file;
      const readers = ['headquarters', regionOf.get(file.person) ?? ''];
      const keys = readers.flatMap((reader) => recipients.get(reader) ?? []);
      return { ...file, bytes: await encryptFile(file.bytes, keys) };
    }),
  );
}

/** True where a folder holds a demo, which may be replaced; anything else in use is left alone. */
async function isDemoFolder(folder: string): Promise<boolean> {
  try {
    const key = readKeyFile(await readFile(join(folder, keyName), 'utf8'));
    return key.ok && key.value.demo;
  } catch {
    // No such file: nothing that says the folder is a demo.
    return false;
  }
}

/** Makes the folder ready; names of an earlier demo's files that must go. */
async function prepare(folder: string): Promise<Result<readonly string[], CommandError>> {
  try {
    await makeFolder(folder);
    const names = await readdir(folder);
    if (names.length === 0) return ok([]);
    if (!(await isDemoFolder(folder))) return err({ type: 'FolderNotEmpty', folder });
    return ok(names.filter((name) => demoNames.test(name)));
  } catch (error) {
    return err({ ...folderUnusable(folder, error) });
  }
}

interface WrittenFile {
  readonly name: string;
  readonly kind: string | null;
  readonly bytes: Uint8Array;
}

/** The key goes first: it marks the folder as a demo, so that an interrupted run can simply be repeated. */
async function writeAll(
  folder: string,
  files: readonly WrittenFile[],
  old: readonly string[],
): Promise<Result<void, CommandError>> {
  const ordered = files.toSorted((a, b) => Number(b.name === keyName) - Number(a.name === keyName));
  const names = new Set(files.map(({ name }) => name));
  try {
    for (const { name, bytes } of ordered) await writeDurably(join(folder, name), bytes);
    for (const name of old) if (!names.has(name)) await rm(join(folder, name));
    await syncFolder(folder);
    return ok(undefined);
  } catch (error) {
    return err({ ...folderUnusable(folder, error) });
  }
}

/**
 * `demo --out DIR …`: writes a whole practice contest as files. The same options give the same bytes. A folder that
 * holds anything but a demo is refused. With `--encrypted` the contest names recipients, and its files are encrypted to
 * them: the same contest every time, in files that never have the same bytes twice.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const order = readOrder(args);
  if (!order.ok) return fail(io, order.error, exitCodes.usage);
  const { out, json, encrypted, options } = order.value;
  const old = await prepare(out);
  if (!old.ok) return fail(io, old.error);
  const demo = await buildDemo(options, ed25519);
  const workbook = {
    name: 'applications.xlsx',
    kind: null,
    bytes: await workbookOf(demo, options.languages),
  };
  const files = [...(encrypted ? await encryptedFiles(demo) : demo.files), workbook];
  const written = await writeAll(out, files, old.value);
  if (!written.ok) return fail(io, written.error);
  const regions = demo.settings.regions.length;
  if (json) {
    return printJson(io, {
      contest: demo.contest,
      template: options.template,
      seed: options.seed,
      submissions: demo.submissions.length,
      jurors: demo.jurors.length,
      regions,
      files: files.map(({ name, kind, bytes }) => ({ file: name, kind, size: bytes.length })),
      ...demo.expected,
    });
  }
  io.stdout(
    `demo contest ${demo.contest}: ${demo.submissions.length} submissions, ${demo.jurors.length} jurors, ${regions} regions\n`,
  );
  io.stdout(`${files.length} files in ${out}\n`);
  return exitCodes.done;
}
