import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';

import type { Desktop } from '../electron-host/desktop.ts';
import type { FileDoor } from './file-door.ts';

const patience = { timeout: 60_000, interval: 20 };

/** Files by the desktop program's own dialogs, which the test answers. */
export const desktopDoor = (program: Desktop): FileDoor => ({
  async give(button, files) {
    const before = await program.dialogs();
    await program.answerDialogs({ open: files });
    await button.click();
    await vi.waitFor(async () => expect(await program.dialogs()).toBeGreaterThan(before), patience);
  },
  async take(button, { count, folder }) {
    const before = new Set(readdirSync(folder));
    // A file has its name only once it is whole.
    const fresh = () =>
      readdirSync(folder).filter((name) => !before.has(name) && !name.startsWith('.'));
    await program.answerDialogs({ saveInto: folder });
    await button.click();
    await vi.waitFor(() => expect(fresh()).toHaveLength(count), patience);
    return fresh().map((name) => join(folder, name));
  },
  close: () => program.quit(),
});
