import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { encodeInvitation } from '../../shared/merge/invitation.ts';
import { isOlder, renewedFacts } from '../../shared/merge/renewal.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { StoredReceipt } from './contest-store.ts';
import type { DeskError } from './desk.ts';
import { invitationIn, type OpenedInvitation } from './enter-contest.ts';
import type { OpenedFile } from './open-file.ts';
import { receiptIn, takeReceipt } from './receipts.ts';
import { withoutSecrets } from './secrets.ts';

/** What headquarters says to one person or region, beside what everybody records. */
export type Message =
  | { readonly type: 'invitation'; readonly invitation: OpenedInvitation }
  | { readonly type: 'receipt'; readonly receipt: StoredReceipt };

/** The message in a file; null for a file of records. An invitation must be the own person's, and a receipt too. */
export function readMessage(
  keeper: ContestKeeper,
  file: OpenedFile,
): Result<Message | null, DeskError> {
  if (file.kind === 'invitation') return readRenewal(keeper, file);
  if (file.kind !== 'receipt') return ok(null);
  const receipt = receiptIn(keeper, file);
  return receipt.ok ? ok({ type: 'receipt', receipt: receipt.value }) : receipt;
}

/** An invitation for this very person, from a key of headquarters in force, and no earlier one than what is known. */
function readRenewal(keeper: ContestKeeper, file: OpenedFile): Result<Message, DeskError> {
  const opened = invitationIn(file);
  if (!opened.ok) return opened;
  if (opened.value.person.id !== keeper.profile.person) return err({ type: 'BundleNotForYou' });
  // The file proves its own root key by itself; whether it still counts is what this laptop knows better.
  const holder = keeper.state.keys.get(file.sender.publicKey);
  if (holder?.role !== 'headquarters' || holder.state !== 'active')
    return err({ type: 'BundleSignature' });
  return isOlder(opened.value.invitation, keeper.told)
    ? err({ type: 'InvitationOlder' })
    : ok({ type: 'invitation', invitation: opened.value });
}

/**
 * A newer invitation replaces the part of the contest that the person was told, but for revocations and refusals, and
 * brings the region's secret.
 */
async function renewInvitation(
  keeper: ContestKeeper,
  { facts: { log, signer }, invitation }: OpenedInvitation,
): Promise<void> {
  const { told } = keeper;
  // Of several files taken at once another one may have told more already.
  if (isOlder(invitation, told)) return;
  const { regionSeed, ...open } = invitation;
  const renewed = encodeInvitation({ ...open, facts: renewedFacts(invitation, told) });
  const facts = { log, signer, payload: withoutSecrets(renewed) };
  const { access, secrets, profile } = keeper;
  const known = new Set(secrets.regions.map(bytesToBase64url));
  if (regionSeed === undefined || known.has(bytesToBase64url(regionSeed))) {
    await keeper.apply([{ type: 'facts', facts }]);
    keeper.note({ facts });
  } else {
    const next = { ...secrets, regions: [...secrets.regions, regionSeed] };
    const relocked = { ...profile, secret: await access.relock(next) };
    await keeper.apply([
      { type: 'facts', facts },
      { type: 'profile', profile: relocked },
    ]);
    keeper.note({ facts, profile: relocked, opened: { ...access, secrets: next } });
  }
  keeper.refold();
}

/** Takes in what headquarters says. */
export async function takeMessage(keeper: ContestKeeper, message: Message): Promise<void> {
  switch (message.type) {
    case 'invitation':
      return renewInvitation(keeper, message.invitation);
    case 'receipt':
      return takeReceipt(keeper, message.receipt);
  }
}
