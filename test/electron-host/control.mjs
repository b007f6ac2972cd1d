import { basename, join } from 'node:path';

/**
 * What a test tells the program over Node's own channel, and what it hears back: how dialogs are answered, when to
 * quit, and when a dialog has been answered.
 */

/**
 * @typedef {{
 *   readonly open?: readonly string[],
 *   readonly saveInto?: string,
 *   readonly press?: string,
 * }} DialogAnswers
 */

/** @typedef {{ readonly message: string, readonly buttons: readonly string[], readonly cancelId: number }} MessageBox */

/** @type {DialogAnswers} */
let dialogs = {};

/** @param {DialogAnswers} answers how the dialogs from now on end; what is not named is cancelled */
export function setDialogs(answers) {
  dialogs = answers;
}

/** @param {{ readonly properties?: readonly string[] }} options */
export function answerOpenDialog({ properties = [] }) {
  report({ type: 'dialog' });
  const folder = properties.includes('openDirectory');
  const filePaths = folder
    ? dialogs.saveInto === undefined
      ? []
      : [dialogs.saveInto]
    : [...(dialogs.open ?? [])];
  return { canceled: filePaths.length === 0, filePaths };
}

/** @param {{ readonly defaultPath?: string }} options */
export function answerSaveDialog({ defaultPath = 'untitled' }) {
  report({ type: 'dialog' });
  const { saveInto } = dialogs;
  return saveInto === undefined
    ? { canceled: true, filePath: '' }
    : { canceled: false, filePath: join(saveInto, basename(defaultPath)) };
}

/**
 * The button that the test presses, by its label; without one the box is closed.
 *
 * @param {MessageBox} box
 */
export function answerMessageBox({ message, buttons, cancelId }) {
  report({ type: 'dialog', message });
  const pressed = buttons.indexOf(dialogs.press ?? '');
  return pressed === -1 ? cancelId : pressed;
}

/** @param {object} message */
export function report(message) {
  // Nobody listens where a person starts the stand-in by hand.
  if (process.connected) process.send?.(message, () => undefined);
}
