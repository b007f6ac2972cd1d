import type { BrowserWindow } from 'electron';

import type { JobReport } from '../../shared/host/home-files.ts';

/** Shows on the system's bar of programs how far long work is; one that ended calls whoever looks elsewhere. */
export function showJob(window: BrowserWindow, report: JobReport): void {
  if (report.state === 'running') {
    window.setProgressBar(report.share);
    return;
  }
  window.setProgressBar(-1);
  if (report.state !== 'ended' || window.isFocused()) return;
  window.flashFrame(true);
  window.once('focus', () => window.flashFrame(false));
}
