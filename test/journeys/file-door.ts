import type { Locator } from 'playwright-core';

/** How files get into the window and out of it: by a browser's means or by the desktop program's dialogs. */
export interface FileDoor {
  /** Gives files to the dialog that a button opens. */
  readonly give: (button: Locator, files: readonly string[]) => Promise<void>;
  /** The files that one press of a button saves into `folder`; their paths. */
  readonly take: (button: Locator, wanted: Taken) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** What a press of a button is to save, and where. */
export interface Taken {
  readonly count: number;
  readonly folder: string;
}
