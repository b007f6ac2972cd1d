import { electronProgram } from '../../build/electron-program.mjs';
import type { Desktop } from './desktop.ts';
import { DesktopProgram } from './desktop-program.ts';
import { RealElectron } from './real-electron.ts';

/**
 * The desktop program on a profile folder: in a real Electron where QAZYLAR_ELECTRON asks for it (`npm run
 * test:electron`), else in the stand-in.
 */
export async function startDesktop(profile: string): Promise<Desktop> {
  if (process.env['QAZYLAR_ELECTRON'] !== '1') return DesktopProgram.start(profile);
  const program = electronProgram();
  if (program === null) throw new Error('Electron’s program is not on this machine');
  return RealElectron.start(program, profile);
}
