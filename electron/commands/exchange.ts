import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import { type MailboxCard, openCard, readersOf } from '../../shared/exchange/card.ts';
import type { OutgoingLetter } from '../../shared/exchange/exchange-session.ts';
import { exchange, type ExchangeReport } from '../../shared/exchange/mailbox.ts';
import { mailboxKeys } from '../../shared/exchange/mailbox-keys.ts';
import {
  type Audience,
  headquartersFiles,
  retryRefused,
  toRegion,
} from '../../shared/exchange/memory.ts';
import {
  type ExchangeCredentials,
  type ExchangePlace,
  isPlaceOf,
} from '../../shared/exchange/place.ts';
import { emptyArchive } from '../../shared/merge/archive.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import { loadArchive, prepareArchive } from '../archive-folder.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { fileProblem, folderUnusable, isMissing, isSystemError } from '../disk/system-errors.ts';
import { ArchiveLetters } from '../exchange/archive-letters.ts';
import { exchangingAlone, folderKeeper, makeExchangeFolder } from '../exchange/exchange-folder.ts';
import { MemoryLog } from '../exchange/memory-log.ts';
import { namedCredentials } from '../exchange/named-credentials.ts';
import { type OpenedStore, openStore } from '../exchange/open-store.ts';
import { parsePlace } from '../exchange/place-address.ts';
import { coordinatorLetters, receiptLetters } from '../exchange/region-letters.ts';
import { type HeadquartersKey, readHeadquartersKey, readIdentities } from '../headquarters-key.ts';
import { checkHeadquartersKey } from '../results-bundle.ts';

const usage =
  'exchange DIR --card FILE --key FILE [--region CODE | --receipts --invitations] [--place PLACE] [--user U --password-file F] [--look-through] [--retry]';

interface Question {
  readonly folder: string;
  readonly region: string | null;
  readonly lookThrough: boolean;
  readonly retry: boolean;
  /** Headquarters' key where regions or coordinators are to be told something; null where nobody is. */
  readonly speaker: HeadquartersKey | null;
  /** What they are told: what of theirs is held, and what their invitations say by now. */
  readonly tells: { readonly receipts: boolean; readonly invitations: boolean };
  readonly card: MailboxCard;
  readonly place: ExchangePlace;
  readonly credentials: ExchangeCredentials | null;
  readonly identities: readonly Uint8Array[];
  readonly tell: (text: string) => void;
}

async function readCard(
  file: string,
  identities: readonly Uint8Array[],
): Promise<Result<MailboxCard, CommandError>> {
  try {
    const card = await openCard(new Uint8Array(await readFile(file)), identities);
    return card.ok ? card : err({ ...card.error, file });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return err({ ...fileProblem(error), file });
  }
}

/** Says whose contest a new folder holds, before anything else is in it. */
async function prepareIfEmpty(folder: string, { contest }: MailboxCard): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  if (names.length === 0) await prepareArchive(folder, contest);
}

async function lettersOf({
  folder,
  card: { contest },
  identities,
}: Question): Promise<Result<ArchiveLetters, CommandError>> {
  const archive = await loadArchive(folder);
  if (!archive.ok) return err({ ...archive.error });
  if (archive.value !== null && archive.value.contest !== contest)
    return err({ type: 'BundleOtherContest', file: folder });
  return ok(new ArchiveLetters(folder, archive.value ?? emptyArchive(contest), identities));
}

/** Segments that the mailbox lacks, and then what each region and its coordinators are told. */
async function* recordLetters(
  letters: ArchiveLetters,
  { card, speaker, tells }: Pick<Question, 'card' | 'speaker' | 'tells'>,
  known: (audience: Audience) => ReadonlySet<string>,
): AsyncIterable<OutgoingLetter> {
  yield* letters.missing(known('headquarters'), () =>
    readersOf(letters.state.recipients, card, 'headquarters'),
  );
  if (speaker === null) return;
  if (tells.receipts) yield* receiptLetters(letters, { card, key: speaker }, known);
  if (tells.invitations) yield* coordinatorLetters(letters, { card, key: speaker }, known);
}

async function exchangeThrough(
  { store }: OpenedStore,
  letters: ArchiveLetters,
  { card, region, lookThrough, retry, tell, ...question }: Question,
): Promise<Result<ExchangeReport, CommandError>> {
  const folder = await makeExchangeFolder(question.folder);
  const keys = await mailboxKeys(card.secret);
  const log = await MemoryLog.open(folder, keys);
  if (!log.ok) return err({ ...log.error });
  const { memory } = log.value;
  const report = await exchange(
    retry ? retryRefused(memory) : memory,
    {
      store,
      keeper: folderKeeper(folder, log.value, () => letters.store()),
      keys,
      random: (length) => new Uint8Array(randomBytes(length)),
      reads: region === null ? ['headquarters', headquartersFiles] : [toRegion(region)],
      writes: [
        'headquarters',
        headquartersFiles,
        // Whoever reads for headquarters knows by these which regions there are.
        ...(region === null ? [...card.regions.keys()].map(toRegion) : []),
      ],
      outgoing: (known, carried) =>
        carried === 'records'
          ? recordLetters(letters, { card, ...question }, known)
          : letters.missingFiles(
              // Early versions put files beside the records.
              new Set([...known(headquartersFiles), ...known('headquarters')]),
              () => readersOf(letters.state.recipients, card, 'headquarters'),
            ),
      lost: (known) => letters.lostFiles(known),
      take: (letter) =>
        region === null
          ? letters.takeIntoArchive(letter)
          : letters.keepAsFile(join(folder, 'received'), letter),
      tell: ({ done, total }) => tell(`\r${done} / ${total}`),
    },
    { lookThrough },
  );
  return ok(report);
}

const textOf = ({ kind, address, bucket, prefix }: ExchangePlace): string =>
  [`${kind}:${address}`, bucket, prefix].filter((part) => part !== undefined).join('/');

async function exchangeOnce(
  question: Question,
): Promise<Result<Readonly<Record<string, unknown>>, CommandError>> {
  const { place, credentials } = question;
  const opened = await openStore(place, credentials);
  if (!opened.ok) return err({ ...opened.error });
  try {
    const letters = await lettersOf(question);
    if (!letters.ok) return letters;
    const exchanged = await exchangeThrough(opened.value, letters.value, question);
    if (!exchanged.ok) return exchanged;
    const report = exchanged.value;
    const traffic = place.kind === 'folder' ? report : opened.value.traffic();
    const { sent, taken, refused, waiting, told } = report;
    const done = {
      place: textOf(place),
      sent,
      taken: { ...taken, refused: refused.length },
      refused,
      told,
      requests: traffic.requests,
      bytesOut: traffic.bytesOut,
      bytesIn: traffic.bytesIn,
      waiting,
    };
    if (report.stopped !== null) return err({ ...report.stopped, ...done });
    const { speaker } = question;
    const isKey =
      speaker === null ? ok(undefined) : checkHeadquartersKey(letters.value.state, speaker);
    if (!isKey.ok) return err({ ...isKey.error, ...done });
    return ok({ ...done, stateHash: stateHash(letters.value.state) });
  } finally {
    opened.value.close();
  }
}

/** Runs alone for the archive, with what the disk refuses as an error. */
async function exchangeAlone(
  question: Question,
): Promise<Result<Readonly<Record<string, unknown>>, CommandError>> {
  try {
    await prepareIfEmpty(question.folder, question.card);
    const folder = await makeExchangeFolder(question.folder);
    const done = await exchangingAlone(folder, () => exchangeOnce(question));
    return done ?? err({ type: 'ExchangeRunning', folder: question.folder });
  } catch (error) {
    return err({ ...folderUnusable(question.folder, error) });
  }
}

/** Where the mailbox lies and who asks there, as the card says or a command line; the card's password is for its place alone. */
async function whereTo(
  card: MailboxCard,
  values: Readonly<Record<'place' | 'user' | 'password-file', string | undefined>>,
): Promise<Result<Pick<Question, 'place' | 'credentials'>, CommandError>> {
  const place = values.place === undefined ? ok(card.place) : parsePlace(values.place);
  if (!place.ok) return err({ ...place.error });
  const own = await namedCredentials(values, usage);
  if (!own.ok) return own;
  const ofCard = isPlaceOf(card.place, place.value) ? card.credentials : undefined;
  return ok({ place: place.value, credentials: own.value ?? ofCard ?? null });
}

/**
 * `exchange DIR --card FILE --key FILE [--region CODE | --receipts --invitations] [--place PLACE] [--user U --password-file F] [--look-through] [--retry] [--json]`: one
 * exchange between an archive and the mailbox of a card. It takes what others sent and sends every segment that the
 * mailbox lacks, and then documents and photos; with `--region` it takes the region's letters as files into `DIR/exchange/received`. `--receipts` tells each region what of it
 * the archive holds, signed by headquarters' key, `--invitations` each coordinator with a program what the invitation
 * that was given out with this key says by now, and what others of the region recorded. `--place` stands
 * for the card's, where the same folder has another path here; the card's password is told to no other place, which may
 * have its own by `--user` and `--password-file`; `--retry` asks again for letters that were refused.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      card: { type: 'string' },
      key: { type: 'string' },
      receipts: { type: 'boolean' },
      invitations: { type: 'boolean' },
      region: { type: 'string' },
      place: { type: 'string' },
      user: { type: 'string' },
      'password-file': { type: 'string' },
      'look-through': { type: 'boolean' },
      retry: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const [folder = '', ...more] = positionals;
  const tells = { receipts: values.receipts === true, invitations: values.invitations === true };
  const isSpeaking = tells.receipts || tells.invitations;
  if (
    folder === '' ||
    more.length > 0 ||
    values.card === undefined ||
    (isSpeaking && values.region !== undefined)
  )
    return fail(io, { type: 'UsageError', expected: usage }, 2);
  const identities = await readIdentities(values.key);
  if (!identities.ok) return fail(io, identities.error);
  const card = await readCard(values.card, identities.value);
  if (!card.ok) return fail(io, card.error);
  const { region = null } = values;
  if (region !== null && !card.value.regions.has(region))
    return fail(io, { type: 'UsageError', message: `the card has no region ${region}` }, 2);
  const { place, user, 'password-file': passwordFile } = values;
  const where = await whereTo(card.value, { place, user, 'password-file': passwordFile });
  if (!where.ok) return fail(io, where.error, 'file' in where.error ? 1 : 2);
  const speaker = isSpeaking ? await readHeadquartersKey(values.key ?? '') : ok(null);
  if (!speaker.ok) return fail(io, speaker.error);
  const done = await exchangeAlone({
    folder,
    region,
    lookThrough: values['look-through'] === true,
    retry: values.retry === true,
    speaker: speaker.value,
    tells,
    card: card.value,
    ...where.value,
    identities: identities.value,
    tell: (text) => io.progress?.(text),
  });
  if (!done.ok) return fail(io, done.error);
  if (values.json === true) return printJson(io, done.value);
  for (const [name, value] of Object.entries(done.value))
    io.stdout(`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
  return exitCodes.done;
}
