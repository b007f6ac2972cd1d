import type { Page } from 'playwright-core';

/** How the program's dialogs end from now on; what is not named is cancelled. */
export interface DialogAnswers {
  readonly open?: readonly string[];
  /** Folder into which whatever is saved goes. */
  readonly saveInto?: string;
  /** Label of the button that is pressed in the program's own questions. */
  readonly press?: string;
}

/** The desktop program as tests know it, in the stand-in or in a real Electron. */
export interface Desktop {
  readonly page: Page;
  readonly answerDialogs: (answers: DialogAnswers) => Promise<void>;
  /** How many dialogs have been answered since the start. */
  readonly dialogs: () => Promise<number>;
  /** Quits as a person does; resolves when every process is gone. */
  readonly quit: () => Promise<void>;
}
