import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import { recipientOf } from '../../shared/bundle/encrypted-file.ts';
import { headquartersIdentity, regionIdentity } from '../../shared/bundle/identities.ts';
import { type KeyFile, readKeyFile } from '../../shared/bundle/key-file.ts';
import {
  headquartersCard,
  type MailboxCard,
  openCard,
  writeCards,
} from '../../shared/exchange/card.ts';
import type { ExchangeCredentials, ExchangePlace } from '../../shared/exchange/place.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { readArchive } from '../archive-folder.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { makeFolder, replaceDurably } from '../disk/durable-files.ts';
import { fileProblem, folderUnusable, isMissing, isSystemError } from '../disk/system-errors.ts';
import { namedCredentials } from '../exchange/named-credentials.ts';
import { parsePlace } from '../exchange/place-address.ts';
import { readHeadquartersKey } from '../headquarters-key.ts';
import { checkHeadquartersKey } from '../results-bundle.ts';

const usage =
  'card --contest DIR --place folder:PATH|webdav:URL|s3:URL/BUCKET[/PREFIX] --key headquarters.key --out DIR [--user U --password-file F] [--renew]';

async function textIn(file: string): Promise<Result<string, CommandError>> {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return err({ ...fileProblem(error), file });
  }
}

/** The key file, once it is known to be of headquarters of this contest. */
async function keyOf(file: string, state: ContestState): Promise<Result<KeyFile, CommandError>> {
  const key = await readHeadquartersKey(file);
  if (!key.ok) return key;
  const checked = checkHeadquartersKey(state, key.value);
  if (!checked.ok) return err({ ...checked.error });
  const text = await textIn(file);
  if (!text.ok) return text;
  const secret = readKeyFile(text.value);
  return secret.ok ? secret : err({ ...secret.error, file });
}

/** Public keys as the contest tells them; what it does not tell follows from headquarters' key. */
async function readersOf(
  state: ContestState,
  { seed, contest }: KeyFile,
): Promise<Pick<MailboxCard, 'headquarters' | 'regions'>> {
  const told = (name: string): readonly Uint8Array[] => state.recipients.get(name) ?? [];
  const own = await recipientOf(headquartersIdentity(seed, contest));
  const regions = new Map<string, readonly Uint8Array[]>();
  for (const code of state.settings?.regions ?? []) {
    const derived = await recipientOf(regionIdentity(seed, contest, code));
    regions.set(code, told(code).length > 0 ? told(code) : [derived]);
  }
  const headquarters = told('headquarters').length > 0 ? told('headquarters') : [own];
  return { headquarters, regions };
}

const newSecret = (): Uint8Array => new Uint8Array(randomBytes(32));

/**
 * The secret of the cards that are there already, so that those who joined stay; a new one where there are none. Cards that
 * cannot be read, or of another contest, are not written over.
 */
async function secretIn(
  folder: string,
  { seed, contest }: KeyFile,
): Promise<Result<Uint8Array, CommandError>> {
  const file = join(folder, headquartersCard);
  try {
    const bytes = new Uint8Array(await readFile(file));
    const card = await openCard(bytes, [headquartersIdentity(seed, contest)]);
    if (!card.ok) return err({ ...card.error, file });
    return card.value.contest === contest
      ? ok(card.value.secret)
      : err({ type: 'BundleOtherContest', file });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return ok(newSecret());
}

interface Question {
  readonly archive: string;
  readonly place: ExchangePlace;
  readonly key: string;
  readonly out: string;
  readonly credentials: ExchangeCredentials | null;
  /** True where those who have cards shall not have part any more, as one was stolen. */
  readonly renew: boolean;
}

async function writeInto(
  { out, place, credentials, renew }: Question,
  state: ContestState,
  key: KeyFile,
): Promise<Result<readonly string[], CommandError>> {
  try {
    await makeFolder(out);
    const readers = await readersOf(state, key);
    const secret = renew ? ok(newSecret()) : await secretIn(out, key);
    if (!secret.ok) return secret;
    const card: MailboxCard = {
      contest: key.contest,
      secret: secret.value,
      place,
      ...readers,
      ...(credentials === null ? {} : { credentials }),
    };
    const files = await writeCards(card);
    for (const [name, bytes] of files) await replaceDurably(join(out, name), bytes);
    return ok([...files.keys()]);
  } catch (error) {
    return err({ ...folderUnusable(out, error) });
  }
}

async function makeCards(question: Question): Promise<Result<readonly string[], CommandError>> {
  const archive = await readArchive(question.archive);
  if (!archive.ok) return err({ ...archive.error });
  const { state } = archive.value;
  const key = await keyOf(question.key, state);
  return key.ok ? writeInto(question, state, key.value) : key;
}

/**
 * `card --contest DIR --place PLACE --key headquarters.key --out DIR [--user U --password-file F] [--renew]
 * [--json]`: the cards by which headquarters' desks and the regions join a mailbox. Made again into the same folder they
 * are of the same mailbox, and cards there that this key does not open, or of another contest, are not touched; with `--renew` of a new one, of which whoever has an older card knows nothing.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      contest: { type: 'string' },
      place: { type: 'string' },
      key: { type: 'string' },
      out: { type: 'string' },
      user: { type: 'string' },
      'password-file': { type: 'string' },
      renew: { type: 'boolean' },
    },
  });
  const { contest = '', place = '', key = '', out = '' } = values;
  const parsed = parsePlace(place);
  // A folder asks for no password, and nobody who joins is to be told one of something else.
  const isTold = parsed.ok && parsed.value.kind === 'folder' && values.user !== undefined;
  if ([contest, place, key, out].includes('') || isTold)
    return fail(io, { type: 'UsageError', expected: usage }, 2);
  if (!parsed.ok) return fail(io, { ...parsed.error }, 2);
  const credentials = await namedCredentials(
    { user: values.user, 'password-file': values['password-file'] },
    usage,
  );
  if (!credentials.ok)
    return fail(io, credentials.error, credentials.error.type === 'UsageError' ? 2 : 1);
  const { kind, address } = parsed.value;
  const cards = await makeCards({
    archive: contest,
    place: kind === 'folder' ? { kind, address: resolve(address) } : parsed.value,
    key,
    out,
    credentials: credentials.value,
    renew: values.renew === true,
  });
  if (!cards.ok) return fail(io, cards.error);
  if (values.json === true) return printJson(io, { files: cards.value });
  for (const name of cards.value) io.stdout(`${join(out, name)}\n`);
  return exitCodes.done;
}
