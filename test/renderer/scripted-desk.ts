import { err, ok, type Result } from '../../shared/basics/result.ts';
import { blankSnapshot } from '../../renderer/storage/blank-snapshot.ts';
import type { Desk, DeskError, DeskSnapshot } from '../../renderer/storage/desk.ts';

/** A snapshot of a desk with nothing on it. */
export const emptySnapshot: DeskSnapshot = { ...blankSnapshot, phase: 'empty' };

/** A desk that answers with what the test wrote down and fails with "Unexpected" at everything else. */
export function createScriptedDesk(answers: Partial<Desk>): Desk {
  const refuse = async (): Promise<Result<never, DeskError>> => err({ type: 'Unexpected' });
  return {
    getSnapshot: () => emptySnapshot,
    subscribe: () => () => undefined,
    createContest: refuse,
    prepareKey: refuse,
    joinAsRoot: refuse,
    restoreHeadquarters: refuse,
    openInvitation: refuse,
    inspectInvitation: refuse,
    openDemo: refuse,
    unlock: refuse,
    lock: async () => undefined,
    erase: async () => ok(undefined),
    record: refuse,
    handIn: refuse,
    keepPersonal: refuse,
    addDocuments: refuse,
    recordVisit: refuse,
    readDocument: refuse,
    exportInvitations: refuse,
    exportScores: refuse,
    exportRegional: refuse,
    exportArchive: refuse,
    lastActions: refuse,
    exportCodes: refuse,
    exportReceipts: refuse,
    exportKey: refuse,
    exportRecoveryCopy: refuse,
    changePassphrase: refuse,
    confirmHandOver: refuse,
    planImport: refuse,
    runImport: refuse,
    cancelImport: async () => undefined,
    addYears: refuse,
    cancelYears: async () => undefined,
    listYears: refuse,
    readYear: refuse,
    removeYear: refuse,
    searchYears: refuse,
    appliedBefore: refuse,
    makeCards: refuse,
    openCard: refuse,
    setExchange: refuse,
    exchangeNow: refuse,
    cancelExchange: async () => undefined,
    leaveExchange: refuse,
    undoImport: refuse,
    startNewLog: refuse,
    stateHash: async () => '',
    acknowledgeRepair: refuse,
    makeSnapshot: refuse,
    inspectSnapshot: refuse,
    previewRestore: refuse,
    restore: refuse,
    rescue: refuse,
    ...answers,
  };
}
