import { err, ok, type Result } from '../../shared/basics/result.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import { noteFailedCopy } from './desk-keeping.ts';
import type { DeskCore } from './desk-core.ts';
import type { Desk, DeskError } from './desk.ts';
import { recordView } from './desk-views.ts';
import { type JobControl, type PreparedImport, prepareImport } from './import-plan.ts';
import { makeSnapshot } from './make-snapshot.ts';
import { runPrepared } from './run-import.ts';
import { takeBack } from './undo-import.ts';

export type ImportCommands = Pick<
  Desk,
  'planImport' | 'runImport' | 'cancelImport' | 'undoImport'
> & {
  /** Forgets a plan that was made, with the files it keeps in memory. */
  readonly forgetPlan: () => void;
};

/**
 * Copies the contest before a file is taken in. An import takes nothing away and can be taken back itself: without a
 * copy it goes on, and the person is told.
 */
async function copyBefore(core: DeskCore, keeper: ContestKeeper): Promise<Result<void, DeskError>> {
  if (core.ports.host.writeSnapshot === null) return ok(undefined);
  const made = await makeSnapshot(core, keeper, 'import');
  return made.ok ? ok(undefined) : made;
}

/** Commands that take files in: dry run, import, stop, and take back. */
export function importCommands(core: DeskCore): ImportCommands {
  let prepared: PreparedImport | null = null;
  let plans = 0;
  let cancelled = false;
  const control = (name: string): JobControl => {
    cancelled = false;
    return {
      progress: (done, total) => core.show({ task: { name, done, total } }),
      cancelled: () => cancelled,
    };
  };
  return {
    forgetPlan: () => {
      prepared = null;
    },
    planImport: (files) =>
      core.withKeeper(async (keeper) => {
        plans += 1;
        prepared = null;
        const input = { id: `plan-${plans}`, files, control: control('plan-import') };
        const made = await prepareImport(keeper, input);
        core.show({ task: null });
        if (!made.ok) return made;
        prepared = made.value;
        return ok(made.value.plan);
      }),
    runImport: (planId) =>
      core.withKeeper(async (keeper) => {
        const plan = prepared;
        if (plan === null || plan.plan.id !== planId) return err({ type: 'ImportCancelled' });
        // What is written of it is known from then on; what is not, a new plan finds out.
        prepared = null;
        const copied = await copyBefore(core, keeper);
        const outcome = await runPrepared(keeper, plan, control('import'));
        // A desk's archive is how desks exchange without a mailbox.
        const isExchange = plan.files.some(({ file }) => file.kind === 'archive');
        const saw = outcome.ok && isExchange && (await recordView(keeper));
        core.showContest({ task: null });
        if (!copied.ok) noteFailedCopy(core, copied.error);
        return outcome.ok && saw
          ? ok({ ...outcome.value, stateHash: stateHash(keeper.state) })
          : outcome;
      }),
    cancelImport: async () => {
      cancelled = true;
    },
    undoImport: (id) =>
      core.withKeeper(async (keeper) => {
        const outcome = await takeBack(keeper, id);
        if (outcome.ok) core.showContest();
        return outcome;
      }),
  };
}
