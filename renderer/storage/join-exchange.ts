import { present } from '../../shared/basics/assert.ts';
import { equalBytes } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import {
  type CardError,
  headquartersCard,
  type MailboxCard,
  openCard,
  writeCards,
} from '../../shared/exchange/card.ts';
import { emptyMemory, type MailboxMemory } from '../../shared/exchange/memory.ts';
import { type ExchangePlace, exchangePlaceSchema, isPlaceOf } from '../../shared/exchange/place.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { StoredExchange } from './contest-store.ts';
import type { DeskCore } from './desk-core.ts';
import type { Desk, DeskError, NamedFile } from './desk.ts';
import { showExchange } from './exchange-run.ts';
import { noRun, placeOfCard } from './exchange-view.ts';
import { ownIdentities } from './identities.ts';
import { keepExchange } from './keep-exchange.ts';

/** The mailbox's secret in its card, opened with the keys that are here. */
const cardOf = (
  keeper: ContestKeeper,
  bytes: Uint8Array,
): Promise<Result<MailboxCard, CardError>> => openCard(bytes, ownIdentities(keeper));

/** Names of what lies here for a mailbox: objects that are to be sent, and pieces of letters that are not whole. */
const namesIn = ({ outbox, audiences }: MailboxMemory): readonly string[] => [
  ...outbox.map(({ name }) => name),
  ...audiences.flatMap(({ pieces }) => pieces.map(({ name }) => name)),
];

/**
 * Takes part from here on, in place of what was before: what was remembered of the same mailbox stays, nothing is kept
 * that was on its way to another one, and what one place asks for is not told to the next.
 */
async function join(
  core: DeskCore,
  keeper: ContestKeeper,
  { card, bytes }: { readonly card: MailboxCard; readonly bytes: Uint8Array },
): Promise<void> {
  const before = keeper.exchange;
  const { card: former } = core.exchange;
  const { memory } = keeper.mailbox;
  const isSame = former !== null && equalBytes(former.secret, card.secret);
  const isThere = isSame && isPlaceOf(former.place, card.place);
  const credentials = card.credentials ?? (isThere ? (before?.credentials ?? null) : null);
  const next: StoredExchange =
    before !== null && isSame
      ? { ...before, card: bytes, credentials }
      : { card: bytes, credentials, every: before?.every ?? null, last: null };
  await keepExchange(keeper, next, isSame ? memory : emptyMemory);
  if (!isSame) await keeper.documents.remove(namesIn(memory));
  core.exchange = { ...core.exchange, card, again: null, failures: 0 };
  showExchange(core);
}

export async function makeCards(
  core: DeskCore,
  keeper: ContestKeeper,
  { place, credentials: entered }: Parameters<Desk['makeCards']>[0],
): Promise<Result<readonly NamedFile[], DeskError>> {
  if (keeper.profile.role !== 'headquarters') return err({ type: 'RoleForbidden' });
  const checked = exchangePlaceSchema.safeParse(place);
  // What was entered once goes into later cards as well; a folder asks for nothing, and is told no server's password.
  const credentials =
    place.kind === 'folder' ? null : (entered ?? keeper.exchange?.credentials ?? null);
  const { recipients } = keeper.state;
  const headquarters = recipients.get('headquarters') ?? [];
  if (headquarters.length === 0) return err({ type: 'ExchangeUnencrypted' });
  if (!checked.success) return err({ type: 'PlaceNotUnderstood' });
  const regions = new Map(
    [...recipients].filter(([name, keys]) => name !== 'headquarters' && keys.length > 0),
  );
  const card: MailboxCard = {
    contest: keeper.profile.contest,
    secret: core.exchange.card?.secret ?? core.ports.randomBytes(32),
    place,
    headquarters,
    regions,
    ...(credentials === null ? {} : { credentials }),
  };
  const files = await writeCards(card);
  const own = present(files.get(headquartersCard), 'headquarters has a card');
  await join(core, keeper, { card, bytes: own });
  return ok([...files].map(([name, bytes]) => ({ name, bytes })));
}

/** The card in a file, where it is for this installation and of this contest; nothing is changed by it. */
export async function inspectCard(
  keeper: ContestKeeper,
  { bytes }: NamedFile,
): Promise<Result<MailboxCard, DeskError>> {
  if (keeper.profile.role === 'juror') return err({ type: 'RoleForbidden' });
  const card = await cardOf(keeper, bytes);
  if (!card.ok) return err({ type: card.error.type });
  return card.value.contest === keeper.profile.contest ? card : err({ type: 'BundleOtherContest' });
}

export async function takeCard(
  core: DeskCore,
  keeper: ContestKeeper,
  file: NamedFile,
): Promise<Result<ExchangePlace, DeskError>> {
  const card = await inspectCard(keeper, file);
  if (!card.ok) return card;
  await join(core, keeper, { card: card.value, bytes: new Uint8Array(file.bytes) });
  return ok(placeOfCard(card.value));
}

/** Changes what the person set; a failure of before is forgotten. */
export async function change(
  core: DeskCore,
  keeper: ContestKeeper,
  changed: Parameters<Desk['setExchange']>[0],
): Promise<Result<void, DeskError>> {
  if (keeper.exchange === null) return err({ type: 'ExchangeOff' });
  await keepExchange(keeper, { ...keeper.exchange, ...changed });
  core.exchange = { ...core.exchange, failures: 0, again: null };
  showExchange(core);
  return ok(undefined);
}

/** Takes no part any more, and keeps nothing that was on its way. */
export async function leave(
  core: DeskCore,
  keeper: ContestKeeper,
): Promise<Result<void, DeskError>> {
  const { exchange: kept } = keeper;
  if (kept === null) return ok(undefined);
  const { memory } = keeper.mailbox;
  await keepExchange(keeper, null);
  core.exchange = noRun;
  await keeper.documents.remove(namesIn(memory));
  showExchange(core);
  return ok(undefined);
}

/** Opens the card that is kept, once the contest is open. */
export async function readCard(core: DeskCore): Promise<void> {
  const { keeper } = core;
  if (keeper === null || keeper.exchange === null) return;
  const card = await cardOf(keeper, keeper.exchange.card);
  if (core.keeper !== keeper || core.exchange.card !== null || !card.ok) return;
  core.exchange = { ...core.exchange, card: card.value };
  showExchange(core);
}
