import { join } from 'node:path';
import type { Download, Locator, Page } from 'playwright-core';

import type { FileDoor, Taken } from './file-door.ts';

/** How long files may take on a busy machine, in milliseconds. */
const patience = 60_000;

/** What one press lets a page download: as many as are awaited, or fewer after a long wait. */
async function downloads(page: Page, button: Locator, count: number): Promise<Download[]> {
  const got: Download[] = [];
  let end = (): void => undefined;
  const all = new Promise<void>((resolve) => {
    end = resolve;
  });
  const collect = (each: Download): void => {
    got.push(each);
    if (got.length >= count) end();
  };
  const late = setTimeout(() => end(), patience);
  page.on('download', collect);
  try {
    await button.click();
    await all;
  } finally {
    clearTimeout(late);
    page.off('download', collect);
  }
  return got;
}

async function download(page: Page, button: Locator, { count, folder }: Taken): Promise<string[]> {
  const paths: string[] = [];
  for (const each of await downloads(page, button, count)) {
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
