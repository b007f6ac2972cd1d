import { numberAfter, runDurability, sumOf } from './durability-runs.mjs';

/**
 * `npm run test:crash [-- --cycles N]`: a juror enters scores in the desktop program (stand-in for Electron, real
 * Chromium); at a random moment the program and its Chromium are killed, started again on the same profile and
 * compared with what was acknowledged. 60 cycles where nothing is said, 1,000 in the long form.
 */

const cycles = numberAfter('--cycles', 60);
const { code, figures } = await runDurability('crash/kill.journey.ts', {
  env: { QAZYLAR_CYCLES: String(cycles) },
});
const [lost, surplus] = [sumOf(figures, 'lost'), sumOf(figures, 'surplus')];
process.stdout.write(
  `${sumOf(figures, 'cycles')} cycles, ${sumOf(figures, 'kills')} kills: ${sumOf(figures, 'acknowledged')} entries acknowledged, ${lost} lost, ${surplus} doubled; ${sumOf(figures, 'underWay')} more under way arrived whole (Chromium ${String(figures[0]?.['chromium'] ?? 'unknown')})\n`,
);
process.exitCode = code;
