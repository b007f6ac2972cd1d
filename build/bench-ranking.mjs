import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { benchHome, buildBench, measurePage } from './bench-parts.mjs';
import { root } from './run.mjs';

/** @typedef {Readonly<Record<string, number>>} Figures */

/**
 * @param {'small' | 'large' | 'insteval'} name
 * @returns {Promise<Figures>}
 */
async function inNode(name) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(benchHome, 'dist', 'rank-ours.js'), name],
    { cwd: root },
  );
  return JSON.parse(stdout);
}

/**
 * @param {(line: string) => void} say
 * @returns {Promise<Figures | null>}
 */
const inWorker = (say) =>
  measurePage({ name: 'ranking', say }, (page) => page.evaluate('bench.model()'));

const lme4 = `suppressMessages(library(lme4)); data(InstEval)
InstEval$y <- as.numeric(InstEval$y)
t <- system.time(f <- lmer(y ~ 1 + (1 | s) + (1 | d), InstEval))
v <- as.data.frame(VarCorr(f))$vcov
cat(sprintf('{"fit":%f,"cpu":%f,"varJuror":%.9f,"varSubmission":%.9f,"varResidual":%.9f}', t[[3]], t[[1]] + t[[2]], v[1], v[2], v[3]))`;

/** @returns {Figures | null} */
function inR() {
  const { status, stdout } = spawnSync('Rscript', ['-e', lme4], { encoding: 'utf8' });
  return status === 0 ? JSON.parse(stdout) : null;
}

/** @param {number | undefined} value */
const of = (value, digits = 2) => (value ?? NaN).toFixed(digits);
/** @param {Figures} figures */
const memory = ({ peak }) => `${Math.round((peak ?? NaN) / 2 ** 20)} MB`;

/**
 * The jurors' model: 600 × 40 × 3 with everything that a ranking has, 100,000 × 2,000 × 3 in Node and in a worker, and
 * 73,421 ratings of lectures beside lme4. Seconds of work are worth more than seconds of the clock on a busy machine.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<object | null>}
 */
export async function benchRanking(say) {
  await buildBench(['rank-ours']);
  const small = await inNode('small');
  say(
    `ranking 600 × 40 × 3          ${of(small['seconds'])} s with 1,000 draws (the first time ${of(small['first'])} s), ${memory(small)}`,
  );
  const ours = await inNode('insteval');
  say(`ranking 73,421 ratings        ${of(ours['fit'])} s (${of(ours['cpu'])} s of work)`);
  const theirs = inR();
  if (theirs === null) say('        lme4                  not installed');
  else {
    const differences = ['varJuror', 'varSubmission', 'varResidual'].map((name) =>
      Math.abs((ours[name] ?? NaN) / (theirs[name] ?? NaN) - 1),
    );
    say(
      `        lme4                  ${of(theirs['fit'])} s (${of(theirs['cpu'])} s of work): ${of((theirs['cpu'] ?? NaN) / (ours['cpu'] ?? NaN), 1)} × ours in work, ${of((theirs['fit'] ?? NaN) / (ours['fit'] ?? NaN), 1)} × by the clock; variances differ by ${Math.max(...differences).toExponential(1)}`,
    );
  }
  const large = await inNode('large');
  say(
    `ranking 100,000 × 2,000 × 3   fit ${of(large['fit'])} s, 1,000 draws ${of(large['draws'])} s (${of(large['cpu'])} s of work), ${memory(large)}`,
  );
  const worker = await inWorker(say);
  if (worker !== null)
    say(
      `        in a worker           fit ${of(worker['fit'])} s, 1,000 draws ${of(worker['draws'])} s, never deaf for more than ${of(worker['silence'], 0)} ms; longest frame ${of(worker['frame'], 0)} ms`,
    );
  return { small, insteval: { ours, lme4: theirs }, large, worker };
}
