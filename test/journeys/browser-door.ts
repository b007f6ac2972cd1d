import { join } from 'node:path';
import type { Download, Locator, Page } from 'playwright-core';

import type { FileDoor, Taken } from './file-door.ts';

async function download(page: Page, button: Locator, { count, folder }: Taken): Promise<string[]> {
  const downloads: Download[] = [];
  const collect = (each: Download): void => void downloads.push(each);
  page.on('download', collect);
  await button.click();
  for (let waited = 0; downloads.length < count && waited < 200; waited += 1)
    await page.waitForTimeout(100);
  page.off('download', collect);
  const paths: string[] = [];
  for (const each of downloads) {
    const path = join(folder, each.suggestedFilename());
    await each.saveAs(path);
    paths.push(path);
  }
  return paths;
}

/** Files by a browser's means: its file chooser, and downloads. */
export const browserDoor = (page: Page): FileDoor => ({
  async give(button, files) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
    await chooser.setFiles([...files]);
  },
  take: (button, wanted) => download(page, button, wanted),
  close: () => page.context().close(),
});
