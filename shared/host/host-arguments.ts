import { z } from '../basics/zod.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { languages } from '../basics/localized.ts';
import {
  exchangeCredentialsSchema,
  exchangePlaceSchema,
  mailboxFolder,
  mailboxName,
  readName,
} from '../exchange/place.ts';
import { largestObject } from './exchange-store.ts';
import { isPlainFileName } from './file-name.ts';
import { largestFile, type HostMethod, type HostTable } from './host-table.ts';
import { snapshotEnding } from './keeping.ts';
import { drawings } from './log-events.ts';

const mostFiles = 2000;
const mostEntries = 100_000;

const ending = z.string().regex(/^\.[a-z0-9]{1,8}$/);
const name = z.string().refine(isPlainFileName);
const bytes = z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= largestFile);
const file = z.strictObject({ name, bytes });
const entry = bytes.refine(({ byteLength }) => byteLength > 0);
const token = z.string().regex(/^[0-9a-f]{32}$/);
const jobReport = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('running'), share: z.number().min(0).max(1) }),
  z.strictObject({ state: z.literal('ended') }),
  z.strictObject({ state: z.literal('cleared') }),
]);
const snapshotName = name.refine((text) => text.endsWith(snapshotEnding));

const version = z.string().min(1).max(300);
const exchangeReading = z.strictObject({
  name: z.string().regex(readName),
  known: version.nullable(),
  limit: z.number().int().min(0).max(largestObject),
});
const exchangeWriting = z.strictObject({
  name: z.string().regex(mailboxName),
  bytes: bytes.refine(({ byteLength }) => byteLength <= largestObject),
  when: z.union([z.enum(['absent', 'any']), z.strictObject({ version })]),
});

const schemas: { readonly [Method in HostMethod]: z.ZodType<HostTable[Method]['input']> } = {
  pickFiles: z.strictObject({ accept: z.array(ending).max(20), multiple: z.boolean() }),
  saveFiles: z
    .array(file)
    .min(1)
    .max(mostFiles)
    .refine((files) => new Set(files.map((each) => each.name.toLowerCase())).size === files.length),
  openedFiles: z.null(),
  showSaved: token,
  copySaved: token,
  recentFiles: z.null(),
  openRecent: token,
  forgetRecent: z.null(),
  reportJob: jobReport,
  print: z.null(),
  savePdf: name.refine((text) => text.endsWith('.pdf')),
  systemLanguages: z.null(),
  machine: z.null(),
  chooseDrawing: z.enum(drawings),
  speakLanguage: z.enum(languages),
  diagnose: z.null(),
  readJournal: z.null(),
  appendJournal: entry,
  replaceJournal: z.array(entry).min(1).max(mostEntries),
  storageSpace: z.null(),
  writeSnapshot: z.strictObject({ name: snapshotName, bytes }),
  listSnapshots: z.null(),
  readSnapshot: snapshotName,
  snapshotFolder: z.null(),
  chooseSnapshotFolder: z.null(),
  forgetSnapshotFolder: z.null(),
  updateFacts: z.null(),
  chooseUpdate: z.null(),
  prepareUpdate: z.null(),
  updateProgress: z.null(),
  cancelUpdate: z.null(),
  startUpdate: z.strictObject({ copy: snapshotName.nullable() }),
  exchangePlace: z.null(),
  chooseExchangeFolder: z.null(),
  // A folder is chosen in a dialog and never named by a window.
  confirmExchangePlace: exchangePlaceSchema.refine(({ kind }) => kind !== 'folder'),
  forgetExchangePlace: z.null(),
  openExchange: z.strictObject({
    place: exchangePlaceSchema,
    credentials: exchangeCredentialsSchema.nullable(),
  }),
  probeExchange: exchangeCredentialsSchema.nullable(),
  closeExchange: z.null(),
  readExchange: exchangeReading,
  writeExchange: exchangeWriting,
  listExchange: z.string().regex(mailboxFolder),
};

export interface HostArgumentsRefused {
  readonly type: 'HostArgumentsRefused';
  readonly method: HostMethod;
}

/** Checks what a window sent before the host acts on it: exact shape, plain file names, no two alike, bounded sizes. */
export function parseHostArguments<Method extends HostMethod>(
  method: Method,
  input: unknown,
): Result<HostTable[Method]['input'], HostArgumentsRefused> {
  const parsed = schemas[method].safeParse(input);
  return parsed.success ? ok(parsed.data) : err({ type: 'HostArgumentsRefused', method });
}
