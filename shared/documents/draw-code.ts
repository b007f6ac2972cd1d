import { qrModules, qrPath, quietZone } from '../basics/qr-modules.ts';
import type { DrawCode } from './score-sheet-markup.ts';

/** Draws a sheet's code so that a phone or a camera reads it from a print. */
export const drawCode: DrawCode = (text) => {
  const modules = qrModules(text, 'M');
  return { path: qrPath(modules), side: modules.length + 2 * quietZone };
};
