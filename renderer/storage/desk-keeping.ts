import { err } from '../../shared/basics/result.ts';
import type { DeskCore } from './desk-core.ts';
import type { Desk, DeskError } from './desk.ts';

export type KeepingCommands = Pick<
  Desk,
  'acknowledgeRepair' | 'makeSnapshot' | 'inspectSnapshot' | 'previewRestore' | 'restore' | 'rescue'
>;

/** Commands about copies of the contest, and about what was put right. */
export function keepingCommands(core: DeskCore): KeepingCommands {
  const none: DeskError = { type: 'NoSnapshots' };
  return {
    acknowledgeRepair: () =>
      core.inTurn(async () => {
        const { keeping } = core.getSnapshot();
        core.show({ keeping: { ...keeping, repair: null } });
        return { ok: true, value: undefined };
      }),
    makeSnapshot: async () => err(none),
    inspectSnapshot: async () => err(none),
    previewRestore: async () => err(none),
    restore: async () => err(none),
    rescue: async () => err(none),
  };
}
