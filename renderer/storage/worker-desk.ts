import { createStore } from 'zustand/vanilla';

import { err } from '../../shared/basics/result.ts';
import type { Desk, DeskSnapshot } from './desk.ts';
import { blankSnapshot } from './blank-snapshot.ts';
import type { CommandName, WindowMessage, WorkerMessage } from './desk-messages.ts';
import { answerFor, type WindowHost } from './host-relay.ts';
import { SnapshotReceiver } from './snapshot-wire.ts';

/** The calls of a `Worker` that a desk needs. */
export interface WorkerLike {
  postMessage: (message: unknown, transfer: Transferable[]) => void;
  addEventListener: ((
    type: 'message',
    listener: (event: MessageEvent<WorkerMessage>) => void,
  ) => void) &
    ((type: 'error', listener: (event: Event) => void) => void);
}

/** Sends one command by its name. */
type Call = <Name extends CommandName>(command: Name) => Desk[Name];

/** Every command of a desk, each over one way of sending. */
function commandsOver(call: Call): Pick<Desk, CommandName> {
  return {
    createContest: call('createContest'),
    prepareKey: call('prepareKey'),
    joinAsRoot: call('joinAsRoot'),
    restoreHeadquarters: call('restoreHeadquarters'),
    openInvitation: call('openInvitation'),
    inspectInvitation: call('inspectInvitation'),
    openDemo: call('openDemo'),
    unlock: call('unlock'),
    lock: call('lock'),
    erase: call('erase'),
    record: call('record'),
    handIn: call('handIn'),
    keepPersonal: call('keepPersonal'),
    addDocuments: call('addDocuments'),
    recordVisit: call('recordVisit'),
    readDocument: call('readDocument'),
    exportInvitations: call('exportInvitations'),
    exportScores: call('exportScores'),
    exportRegional: call('exportRegional'),
    exportArchive: call('exportArchive'),
    exportCodes: call('exportCodes'),
    exportReceipts: call('exportReceipts'),
    exportKey: call('exportKey'),
    exportRecoveryCopy: call('exportRecoveryCopy'),
    changePassphrase: call('changePassphrase'),
    confirmHandOver: call('confirmHandOver'),
    planImport: call('planImport'),
    runImport: call('runImport'),
    cancelImport: call('cancelImport'),
    makeCards: call('makeCards'),
    openCard: call('openCard'),
    setExchange: call('setExchange'),
    exchangeNow: call('exchangeNow'),
    cancelExchange: call('cancelExchange'),
    leaveExchange: call('leaveExchange'),
    undoImport: call('undoImport'),
    startNewLog: call('startNewLog'),
    lastActions: call('lastActions'),
    stateHash: call('stateHash'),
    acknowledgeRepair: call('acknowledgeRepair'),
    makeSnapshot: call('makeSnapshot'),
    inspectSnapshot: call('inspectSnapshot'),
    previewRestore: call('previewRestore'),
    restore: call('restore'),
    rescue: call('rescue'),
    addYears: call('addYears'),
    cancelYears: call('cancelYears'),
    listYears: call('listYears'),
    readYear: call('readYear'),
    removeYear: call('removeYear'),
    searchYears: call('searchYears'),
    appliedBefore: call('appliedBefore'),
  };
}

/** A desk whose contest lives in a worker: the window stays free whatever is computed there. */
export function createWorkerDesk(worker: WorkerLike, host: WindowHost): Desk {
  const snapshots = createStore<DeskSnapshot>(() => blankSnapshot);
  const received = new SnapshotReceiver();
  const waiting = new Map<number, (value: never) => void>();
  let calls = 0;
  worker.addEventListener('message', ({ data }) => {
    if (data.type === 'snapshot') {
      const snapshot = received.take(data.part);
      if (snapshot !== null) snapshots.setState(snapshot, true);
      return;
    }
    if (data.type === 'host') {
      void answerFor(host, data).then(send);
      return;
    }
    const answer = waiting.get(data.call);
    waiting.delete(data.call);
    answer?.(data.value as never);
  });
  worker.addEventListener('error', () => {
    // The worker is gone with everything it was asked for: say so everywhere instead of waiting for ever.
    const error = { type: 'Unexpected' };
    for (const answer of waiting.values()) answer(err(error) as never);
    waiting.clear();
    snapshots.setState({ phase: 'failed', error });
  });
  // Taken off the worker by name: a worker's messages have no origin to restrict, unlike a window's.
  const send = (message: WindowMessage): void => worker.postMessage(message, []);
  send({ type: 'begin', desktop: host.journal !== null });
  const call: Call = <Name extends CommandName>(command: Name) =>
    ((...inputs: readonly unknown[]) =>
      new Promise((resolve) => {
        calls += 1;
        waiting.set(calls, resolve);
        send({ call: calls, command, inputs });
      })) as Desk[Name];
  return {
    getSnapshot: snapshots.getState,
    subscribe: snapshots.subscribe,
    ...commandsOver(call),
  };
}
