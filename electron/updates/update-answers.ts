import { type BrowserWindow, dialog } from 'electron';

import { err, type Result } from '../../shared/basics/result.ts';
import type { HostCalls, HostTable } from '../../shared/host/host-table.ts';
import { updateEnding } from '../../shared/host/updates.ts';
import type { UpdateOffer, UpdateRefusal } from '../../shared/host/updates.ts';
import type { ProgramUpdate } from './update-program.ts';

type StartInput = HostTable['startUpdate']['input'];

/** The file of the person's choice; its path never reaches the page. */
async function chooseUpdate(
  window: BrowserWindow,
  update: ProgramUpdate,
): Promise<Result<UpdateOffer, UpdateRefusal>> {
  const extensions = [updateEnding.slice(1)];
  const chosen = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: updateEnding, extensions }],
  });
  const [path] = chosen.filePaths;
  return path === undefined ? err({ type: 'UpdateCancelled' }) : update.choose(path);
}

/** The window's calls about updates, as `host-calls.ts` answers them. */
export const updateAnswers = (update: ProgramUpdate) => ({
  updateFacts: () => update.calls.updateFacts(null),
  chooseUpdate: (window: BrowserWindow) => chooseUpdate(window, update),
  prepareUpdate: () => update.calls.prepareUpdate(null),
  updateProgress: () => update.calls.updateProgress(null),
  cancelUpdate: () => update.calls.cancelUpdate(null),
  startUpdate: (_window: BrowserWindow, input: StartInput): ReturnType<HostCalls['startUpdate']> =>
    update.calls.startUpdate(input),
});
