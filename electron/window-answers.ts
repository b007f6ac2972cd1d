import type { BrowserWindow } from 'electron';

import type { HostMethod, HostTable } from '../shared/host/host-table.ts';

/** Answers to calls of the page, each for the window that asks. */
export type WindowAnswers<Call extends HostMethod> = {
  readonly [Method in Call]: (
    window: BrowserWindow,
    input: HostTable[Method]['input'],
  ) => Promise<HostTable[Method]['output']>;
};
