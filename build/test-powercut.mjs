import { numberAfter, runDurability, sumOf } from './durability-runs.mjs';

/**
 * `npm run test:powercut [-- --cuts N] [--json]`: the desktop program on a disk of its own whose power is cut while a
 * juror enters scores, then what the disk holds compared with what was acknowledged. 24 cuts where nothing is said, 200
 * in the long form. The control (IndexedDB's own durability, no journal) has to lose, or the run says nothing. Needs
 * root and a loop device; without them it is skipped, exit 0.
 */

const json = process.argv.includes('--json');
const cuts = numberAfter('--cuts', 24);
const { code, figures } = await runDurability('crash/power-cut.long.ts', {
  env: { QAZYLAR_CUTS: String(cuts) },
  outputTo: json ? 'stderr' : 'stdout',
});
const own = figures.filter(({ name }) => name === 'cut');
const control = figures.filter(({ name }) => name === 'control');
const skipped = code === 0 && figures.length === 0;
const counted = {
  cuts: sumOf(own, 'cuts'),
  lost: sumOf(own, 'lost') + sumOf(own, 'surplus'),
  controlLost: sumOf(control, 'lost'),
  skipped,
};
if (json) {
  process.stdout.write(`${JSON.stringify(counted)}\n`);
} else if (skipped) {
  process.stdout.write('skipped: power cuts need Linux, root, mkfs.ext4, perl and a loop device\n');
} else {
  process.stdout.write(
    `${counted.cuts} cuts: ${sumOf(own, 'acknowledged')} entries acknowledged, ${counted.lost} lost; control: ${sumOf(control, 'cuts')} cuts, ${counted.controlLost} of ${sumOf(control, 'acknowledged')} lost${counted.controlLost === 0 ? ' – it has to lose, so this run says nothing' : ''}\n`,
  );
}
process.exitCode = !skipped && counted.controlLost === 0 ? 1 : code;
