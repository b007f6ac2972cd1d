import { encodeCommit } from '../../shared/log/commit-codec.ts';
import type { CommitDraft } from '../../shared/log/operation.ts';
import { draftAction } from '../../shared/merge/draft.ts';
import { continueLog } from '../../shared/trust/key-operations.ts';
import { scoreKinds } from '../../shared/scoring/score-operations.ts';
import { enrolmentKind } from '../../shared/trust/enrolment.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import { StoreWriteError } from './durable-writes.ts';
import { newLog } from './enter-contest.ts';
import { moveCommits } from './own-log.ts';

/**
 * Goes on in a new log that names the old one, in one durable change: what was not sealed yet moves along, so that
 * nothing is lost and no log gets a second end.
 */
export async function continueInNewLog(keeper: ContestKeeper): Promise<void> {
  const { unsealed, profile: old, ports } = keeper;
  const log = newLog(ports);
  const naming = continueLog(log, {
    previous: old.log,
    head: keeper.ownHead,
    cause: keeper.isRestored ? 'restored' : 'copied',
  });
  const first: CommitDraft = {
    author: old.person,
    wallClock: ports.now(),
    operations: [draftAction(naming, null, old.person)],
  };
  const moved = moveCommits(unsealed.commits, {
    from: old.log,
    to: log,
    shift: first.operations.length - unsealed.firstOrdinal,
  });
  const pending = [first, ...moved];
  const profile = { ...old, log };
  const own = { head: null, behind: false };
  await keeper.apply([
    { type: 'profile', profile },
    { type: 'own', own },
    { type: 'rebased', commits: pending.map(encodeCommit) },
  ]);
  keeper.beginLog({ profile, own }, pending);
}

/** Seals what is not sealed yet; in a new log where the old one turned out to be a copy's. */
export async function sealOwn(keeper: ContestKeeper): Promise<void> {
  if (keeper.behind && keeper.unsealed.commits.length > 0) await continueInNewLog(keeper);
  await keeper.seal();
}

/** What has to be sealed at once: until then a hand-in is not handed in, and a key is not enrolled. */
const sealedAtOnce: ReadonlySet<string> = new Set([scoreKinds.handIn, enrolmentKind]);

/** Seals what the program would have sealed, had it not ended in between. */
export async function finishSealing(keeper: ContestKeeper): Promise<void> {
  const waiting = keeper.unsealed.commits.some(({ operations }) =>
    operations.some(({ kind }) => sealedAtOnce.has(kind)),
  );
  if (keeper.profile.role === 'juror' && !waiting) return;
  try {
    await sealOwn(keeper);
  } catch (error) {
    // A full disk is no reason to keep a contest closed; the next record or hand-over says what is wrong.
    if (!(error instanceof StoreWriteError)) throw error;
  }
}
