import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { StoredReceipt } from './contest-store.ts';
import type { DeskError } from './desk.ts';
import { invitationIn, type OpenedInvitation } from './enter-contest.ts';
import type { OpenedFile } from './open-file.ts';
import { receiptIn, takeReceipt } from './receipts.ts';

/** What headquarters says to one person or region, beside what everybody records. */
export type Message =
  | { readonly type: 'invitation'; readonly invitation: OpenedInvitation }
  | { readonly type: 'receipt'; readonly receipt: StoredReceipt };

/** The message in a file; null for a file of records. An invitation must be the own person's, and a receipt too. */
export function readMessage(
  keeper: ContestKeeper,
  file: OpenedFile,
): Result<Message | null, DeskError> {
  if (file.kind === 'invitation') {
    const opened = invitationIn(file);
    if (!opened.ok) return opened;
    return opened.value.person.id === keeper.profile.person
      ? ok({ type: 'invitation', invitation: opened.value })
      : err({ type: 'BundleNotForYou' });
  }
  if (file.kind !== 'receipt') return ok(null);
  const receipt = receiptIn(keeper, file);
  return receipt.ok ? ok({ type: 'receipt', receipt: receipt.value }) : receipt;
}

/** A newer invitation replaces the part of the contest that the person was told, and brings the region's secret. */
async function renewInvitation(
  keeper: ContestKeeper,
  { facts, invitation }: OpenedInvitation,
): Promise<void> {
  const { regionSeed } = invitation;
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
