import { numberAfter, runDurability, sumOf } from './durability-runs.mjs';

/**
 * `npm run test:damage [-- --cases N] [--seed N]`: one file of a profile's database or journal is damaged between two
 * starts (a flipped bit, a missing end, zeros), then everything has to be there, noticed or not. 24 cases where nothing
 * is said, 500 in the long form. Also a database or a journal that is gone, a copied profile, an older program, how
 * long it takes to build 20,000 sheets anew, and to bring them to a borrowed laptop from a stick.
 */

const env = {
  QAZYLAR_DAMAGES: String(numberAfter('--cases', 24)),
  QAZYLAR_SEED: String(numberAfter('--seed', 1)),
};
const parts = ['damage.journey.ts', 'damage-kinds.long.ts', 'rebuild.long.ts'];
/** @type {import('./durability-runs.mjs').Figures[]} */
const figures = [];
let failed = 0;
for (const part of parts) {
  const done = await runDurability(`crash/${part}`, { env });
  figures.push(...done.figures);
  if (done.code !== 0) failed = done.code;
}

/** @param {string} name */
const named = (name) => figures.filter((each) => each.name === name);
const cases = named('damage');
const [said, fill, log, unread] = ['said', 'fill', 'log', 'unread'].map((each) =>
  sumOf(cases, each),
);
for (const { sheets, seconds, usual } of named('rebuild'))
  process.stdout.write(
    `${sheets} sheets built anew from the journal in ${seconds} s; the same start with nothing wrong takes ${usual} s\n`,
  );
for (const { sheets, seconds, megabytes } of named('stick'))
  process.stdout.write(
    `${sheets} sheets from a stick alone on a borrowed laptop in ${seconds} s, with the same hash (a copy of ${megabytes} MB)\n`,
  );
process.stdout.write(
  `${sumOf(cases, 'cases')} damages: ${said} noticed, ${sumOf(cases, 'rebuilt')} rebuilt (${sumOf(cases, 'twice')} of them started once more: whole, and nothing to say); ` +
    `the others harmless: ${fill} in zeros between entries, ${log} in LevelDB's LOG, which no program reads, ` +
    `${unread} in bytes of LevelDB that are not read again or were put right by itself; ` +
    `${sumOf(cases, 'lost')} with something missing, ${sumOf(cases, 'wrong')} wrong in any way\n`,
);
process.exitCode = failed;
