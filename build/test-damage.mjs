import { numberAfter, runDurability, sumOf } from './durability-runs.mjs';

/**
 * `npm run test:damage [-- --cases N] [--seed N]`: one file of a profile's database or journal is damaged between two
 * starts (a flipped bit, a missing end, zeros), then everything has to be there, noticed or not. 24 cases where nothing
 * is said, 500 in the long form. Also a database or a journal that is gone, a copied profile, an older program, and
 * how long it takes to build 20,000 sheets anew.
 */

const env = {
  QAZYLAR_DAMAGES: String(numberAfter('--cases', 24)),
  QAZYLAR_SEED: String(numberAfter('--seed', 1)),
};
const damage = await runDurability('crash/damage.journey.ts', { env });
const rebuild = await runDurability('crash/rebuild.long.ts', { env });
const cases = damage.figures.filter(({ name }) => name === 'damage');
for (const { sheets, seconds, usual } of rebuild.figures)
  process.stdout.write(
    `${sheets} sheets built anew from the journal in ${seconds} s; the same start with nothing wrong takes ${usual} s\n`,
  );
process.stdout.write(
  `${sumOf(cases, 'cases')} damages: ${sumOf(cases, 'said')} put right with a sentence, the others harmless; ${sumOf(cases, 'lost')} with something missing\n`,
);
process.exitCode = damage.code === 0 ? rebuild.code : damage.code;
