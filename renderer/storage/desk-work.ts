import { present } from '../../shared/basics/assert.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Action } from '../../shared/contest/action.ts';
import { contestKinds } from '../../shared/contest/contest-operations.ts';
import type { Criterion } from '../../shared/contest/contest.ts';
import { handInOf } from '../../shared/scoring/hand-in.ts';
import { afterPersonalChange } from '../../shared/scoring/personal-notes.ts';
import { parseHandIn } from '../../shared/scoring/score-schema.ts';
import {
  commentKey,
  scoreKey,
  scoreKinds,
  sheetKey,
} from '../../shared/scoring/score-operations.ts';
import { sheetProgress } from '../../shared/scoring/score-sheet.ts';
import type { SheetRef } from '../../shared/scoring/sheet.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DeskCore } from './desk-core.ts';
import { refuseActions } from './desk-view.ts';
import { lastActionsOf, recordView, refuseOnAudit } from './desk-views.ts';
import { receiptNumber } from './receipt-number.ts';
import type { Desk, DeskError } from './desk.ts';
import {
  writeArchive,
  writeCodeTexts,
  writeReceipts,
  writeRegional,
  writeScores,
} from './hand-over.ts';
import { writeInvitations } from './invitations.ts';
import { continueInNewLog } from './new-log.ts';

export type WorkCommands = Pick<
  Desk,
  | 'record'
  | 'handIn'
  | 'keepPersonal'
  | 'exportInvitations'
  | 'exportScores'
  | 'exportRegional'
  | 'exportArchive'
  | 'lastActions'
  | 'exportCodes'
  | 'exportReceipts'
  | 'confirmHandOver'
>;

const newEntries: ReadonlySet<string> = new Set([scoreKinds.score, scoreKinds.comment]);

/** Records; a profile that turned out to be a copy goes on in a log of its own first, so that none forks. */
async function recordIn(keeper: ContestKeeper, actions: readonly Action[]): Promise<void> {
  if (keeper.behind) await continueInNewLog(keeper);
  await keeper.record(actions);
}

/** What the same key entered on a sheet in earlier logs of this installation: said anew, so that it can be signed. */
function entriesToRepeat(
  keeper: ContestKeeper,
  { stage, submission, juror }: SheetRef,
  criteria: readonly Criterion[],
): readonly Action[] {
  const { signer } = keeper.place;
  const keys = criteria.flatMap(({ id }) => [
    scoreKey(stage, submission, juror, id),
    commentKey(stage, submission, juror, id),
  ]);
  // A log that was found to be a copy's is left at the next record, with everything sealed in it.
  const current = keeper.behind ? null : keeper.profile.log;
  return keys.flatMap((key) => {
    const own = (keeper.state.heads.get(key) ?? []).filter((head) => head.signer === signer);
    const [first] = own;
    if (first === undefined || own.some(({ log }) => log === current)) return [];
    return [{ kind: first.kind, key, value: first.value, reason: first.reason }];
  });
}

/** The hand-in of one sheet as it stands, or why it cannot be handed in. */
function handInAction(
  keeper: ContestKeeper,
  ref: SheetRef,
  criteria: readonly Criterion[],
): Result<Action, DeskError> {
  const details = { submission: ref.submission };
  const own = {
    heads: keeper.state.heads,
    log: keeper.profile.log,
    salt: keeper.ports.randomBytes(16),
  };
  const action = handInOf(ref, criteria, own);
  // Scores that another installation entered are not this key's to sign.
  const signed = Object.keys(parseHandIn(action.value)?.scores ?? {}).length;
  return signed < criteria.length ? err({ type: 'SheetIncomplete', details }) : ok(action);
}

function refuseSheet(
  keeper: ContestKeeper,
  { stage, submission, juror }: SheetRef,
  criteria: readonly Criterion[],
): DeskError | null {
  const details = { submission };
  const sheet = keeper.state.sheets.get(sheetKey(stage, submission, juror));
  if (sheet === undefined || !sheetProgress(sheet, criteria).complete)
    return { type: 'SheetIncomplete', details };
  return sheet.status === 'recused' ? { type: 'SheetLocked', details } : null;
}

async function handInSheets(
  keeper: ContestKeeper,
  { stage, sheets, reason }: Parameters<Desk['handIn']>[0],
): Promise<Result<{ readonly receipt: string }, DeskError>> {
  const barred = refuseOnAudit(keeper, scoreKinds.handIn);
  if (barred !== null) return err(barred);
  const criteria = keeper.state.settings?.stages.find(({ id }) => id === stage)?.criteria;
  if (criteria === undefined || sheets.length === 0) return err({ type: 'NothingToExport' });
  const refs = sheets.map((sheet) => ({ stage, ...sheet }));
  for (const ref of refs) {
    const refused = refuseSheet(keeper, ref, criteria);
    if (refused !== null) return err(refused);
  }
  const repeated = refs.flatMap((ref) => entriesToRepeat(keeper, ref, criteria));
  if (repeated.length > 0) await recordIn(keeper, repeated);
  const actions: Action[] = [];
  for (const ref of refs) {
    const action = handInAction(keeper, ref, criteria);
    if (!action.ok) return action;
    actions.push(reason === undefined ? action.value : { ...action.value, reason });
  }
  await keeper.record(actions);
  await keeper.seal();
  const last = keeper.ownChain.at(-1);
  return ok({ receipt: receiptNumber(present(last, 'a hand-in was just sealed').id) });
}

/** Below 200 MB no new scores are taken; handing in, exporting and deciding go on with what room there is. */
const refuseWithoutRoom = (
  { space }: Pick<DeskCore, 'space'>,
  actions: readonly Action[],
): DeskError | null =>
  space?.level === 'blocked' && actions.some(({ kind }) => newEntries.has(kind))
    ? { type: 'SpaceBlocked' }
    : null;

/** Commands of everyday work: record, hand in, hand over. */
export function workCommands(core: DeskCore): WorkCommands {
  const saving = <T>(
    work: (keeper: ContestKeeper) => Promise<Result<T, DeskError>>,
  ): Promise<Result<T, DeskError>> =>
    core.withKeeper(async (keeper) => {
      const { save } = core.getSnapshot();
      core.show({ save: { status: 'saving' } });
      const outcome = await work(keeper);
      core.showContest({
        save: outcome.ok ? { status: 'saved', at: core.ports.now() } : save,
      });
      return outcome;
    });
  const writing = <T>(
    write: (keeper: ContestKeeper) => Promise<Result<T, DeskError>>,
  ): Promise<Result<T, DeskError>> =>
    core.withKeeper(async (keeper) => {
      const files = await write(keeper);
      core.showContest();
      return files;
    });
  return {
    record: (actions) =>
      saving(async (keeper) => {
        const refused = refuseWithoutRoom(core, actions) ?? refuseActions(keeper, actions);
        if (refused !== null) return err(refused);
        await recordIn(keeper, actions);
        return ok(undefined);
      }),
    handIn: (input) => saving((keeper) => handInSheets(keeper, input)),
    keepPersonal: (change) =>
      saving(async (keeper) => {
        await keeper.keepPersonal(afterPersonalChange(keeper.personal, change));
        return ok(undefined);
      }),
    exportInvitations: (people, options) =>
      writing(async (keeper) => {
        const refused = refuseOnAudit(keeper, contestKinds.person);
        return refused === null ? writeInvitations(keeper, people, options) : err(refused);
      }),
    exportScores: (options) => writing((keeper) => writeScores(keeper, options)),
    exportRegional: (options) => writing((keeper) => writeRegional(keeper, options)),
    exportArchive: (options) =>
      writing(async (keeper) => {
        await recordView(keeper);
        return writeArchive(keeper, options);
      }),
    lastActions: () => core.withKeeper(async (keeper) => ok(lastActionsOf(keeper))),
    exportCodes: () => writing(writeCodeTexts),
    exportReceipts: () => writing(writeReceipts),
    confirmHandOver: () =>
      core.withKeeper(async (keeper) => {
        if (!(await keeper.confirmHandOver())) return err({ type: 'NothingToExport' });
        core.showContest();
        return ok(undefined);
      }),
  };
}
