import { toDouble } from './fraction.mjs';
import { cholesky, logDeterminant, solveBy } from './linear.mjs';
import { byJuror, bySubmission } from './marked-sheets.mjs';
import { lowest } from './lowest.mjs';

/** @typedef {import('./marked-sheets.mjs').Marked} Marked */

/**
 * S = μ + q + b + ε. With ratios s = σ_q/σ and t = σ_b/σ, applications are eliminated exactly (their block is
 * diagonal) and jurors are solved for densely.
 */
class Model {
  /** @param {readonly Marked[]} marked */
  constructor(marked) {
    this.submissions = [...bySubmission(marked).keys()];
    const jurors = [...byJuror(marked).keys()];
    const rowOf = new Map(this.submissions.map((submission, row) => [submission, row]));
    const columnOf = new Map(jurors.map((juror, column) => [juror, column]));
    const scores = marked.map(({ score }) => toDouble(score));
    this.centre = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    this.sheets = marked.map(({ outcome, juror }, at) => ({
      row: rowOf.get(outcome.submission) ?? 0,
      column: columnOf.get(juror) ?? 0,
      score: (scores[at] ?? 0) - this.centre,
    }));
    this.jurors = jurors.length;
    this.panels = this.submissions.map(() => /** @type {number[]} */ ([]));
    for (const { row, column } of this.sheets) this.panels[row]?.push(column);
    this.ones = this.sums(() => 1);
    this.scores = this.sums(({ score }) => score);
    this.squares = this.sheets.reduce((sum, { score }) => sum + score ** 2, 0);
  }

  /**
   * Sums of `valueOf` over sheets, by application and by juror.
   *
   * @param {(sheet: { score: number }) => number} valueOf
   */
  sums(valueOf) {
    const rows = new Float64Array(this.submissions.length);
    const columns = new Float64Array(this.jurors);
    for (const sheet of this.sheets) {
      rows[sheet.row] = (rows[sheet.row] ?? 0) + valueOf(sheet);
      columns[sheet.column] = (columns[sheet.column] ?? 0) + valueOf(sheet);
    }
    return { rows, columns };
  }

  /**
   * The matrix of the penalised equations, eliminated.
   *
   * @param {number} s
   * @param {number} t
   */
  factored(s, t) {
    const { rows: counts, columns } = this.ones;
    const diagonal = counts.map((count) => s * s * count + 1);
    const rest = Array.from(columns, (count, at) => {
      const row = new Float64Array(this.jurors);
      row[at] = t * t * count + 1;
      return row;
    });
    for (const [at, panel] of this.panels.entries())
      for (const a of panel)
        for (const b of panel) {
          const row = rest[a];
          if (row !== undefined) row[b] = (row[b] ?? 0) - (s * s * t * t) / (diagonal[at] ?? 1);
        }
    return { diagonal, lower: cholesky(rest) };
  }

  /**
   * Solves for the scaled effects behind sums by application and juror.
   *
   * @param {number} s
   * @param {number} t
   * @param {ReturnType<Model['factored']>} matrix
   * @param {{ rows: Float64Array, columns: Float64Array }} right
   */
  solved(s, t, { diagonal, lower }, right) {
    const { panels } = this;
    const rows = right.rows.map((value) => s * value);
    const columns = right.columns.map((value) => t * value);
    for (const [at, panel] of panels.entries())
      for (const a of panel)
        columns[a] = (columns[a] ?? 0) - (s * t * (rows[at] ?? 0)) / (diagonal[at] ?? 1);
    const jurors = solveBy(lower, columns);
    const effects = rows.map((value, at) => {
      const beside = (panels[at] ?? []).reduce((sum, a) => sum + (jurors[a] ?? 0), 0);
      return (value - s * t * beside) / (diagonal[at] ?? 1);
    });
    return { rows: effects, columns: jurors };
  }

  /**
   * The REML criterion (−2 log likelihood but for a constant), μ around the centre, and the effects of applications.
   *
   * @param {number} s
   * @param {number} t
   */
  fit(s, t) {
    const matrix = this.factored(s, t);
    const { ones, scores, squares } = this;
    const [byOnes, byScores] = [ones, scores].map((right) => this.solved(s, t, matrix, right));
    if (byOnes === undefined || byScores === undefined) throw new RangeError('two solutions');
    /** @param {typeof ones} a @param {typeof ones} b */
    const product = (a, b) =>
      a.rows.reduce((sum, value, at) => sum + s * value * (b.rows[at] ?? 0), 0) +
      a.columns.reduce((sum, value, at) => sum + t * value * (b.columns[at] ?? 0), 0);
    const free = this.sheets.length - 1;
    const total = this.sheets.reduce((sum, { score }) => sum + score, 0);
    const information = this.sheets.length - product(ones, byOnes);
    const mean = (total - product(ones, byScores)) / information;
    const left = squares - product(scores, byScores) - mean * (total - product(ones, byScores));
    const criterion =
      matrix.diagonal.reduce((sum, value) => sum + Math.log(value), 0) +
      logDeterminant(matrix.lower) +
      Math.log(information) +
      free * Math.log(left / free);
    const effects = byScores.rows.map((value, at) => s * (value - mean * (byOnes.rows[at] ?? 0)));
    return { criterion, mean: this.centre + mean, effects };
  }
}

/** From here on it is asked whether the criterion falls for ever: then nothing is left of ε, and the limit counts. */
const far = 20;

/**
 * μ + q̂ of each application, by REML.
 *
 * @param {readonly Marked[]} marked enough of them that variances can be told
 * @returns {ReadonlyMap<string, number>}
 */
export function adjustedScores(marked) {
  const model = new Model(marked);
  const [s, t] = lowest((a, b) => model.fit(a, b).criterion);
  const isEndless =
    Math.max(s, t) > far && model.fit(4 * s, 4 * t).criterion < model.fit(s, t).criterion + 1e-6;
  const angle = Math.atan2(t, s);
  const scores = isEndless ? limitOf(model, angle) : scoresAt(model, s, t);
  return new Map(model.submissions.map((id, row) => [id, scores[row] ?? 0]));
}

/** @param {Model} model @param {number} s @param {number} t */
function scoresAt(model, s, t) {
  const { mean, effects } = model.fit(s, t);
  return effects.map((effect) => mean + effect);
}

/**
 * Scores where the criterion is lowest among ratios of one length, found by Newton's steps along the circle.
 *
 * @param {Model} model
 * @param {number} radius
 * @param {number} start the angle to begin with
 */
function scoresAtRadius(model, radius, start) {
  /** @param {number} angle */
  const height = (angle) => model.fit(radius * Math.cos(angle), radius * Math.sin(angle)).criterion;
  const step = 0.002;
  let angle = start;
  for (let round = 0; round < 20; round += 1) {
    const [down2, down, own, up, up2] = [-2, -1, 0, 1, 2].map((at) => height(angle + at * step));
    if (down2 === undefined || down === undefined || own === undefined) break;
    if (up === undefined || up2 === undefined) break;
    const slope = (8 * (up - down) - up2 + down2) / (12 * step);
    const curve = (16 * (up + down) - up2 - down2 - 30 * own) / (12 * step * step);
    if (!(curve > 0)) break;
    angle -= Math.max(-0.05, Math.min(0.05, slope / curve));
  }
  return scoresAt(model, Math.abs(radius * Math.cos(angle)), Math.abs(radius * Math.sin(angle)));
}

/**
 * The limit of scores that come nearer to it by even powers of the ratios: from three lengths, each twice the one before.
 *
 * @param {Model} model
 * @param {number} angle
 */
function limitOf(model, angle) {
  const smaller = Math.min(Math.cos(angle), Math.sin(angle));
  const first = smaller > 0.03 ? 30 / smaller : 100;
  const [one, two, four] = [1, 2, 4].map((times) => scoresAtRadius(model, first * times, angle));
  if (one === undefined || two === undefined || four === undefined) throw new RangeError('three');
  return four.map((last, at) => {
    const [a = 0, b = 0] = [one[at], two[at]];
    return (16 * ((4 * last - b) / 3) - (4 * b - a) / 3) / 15;
  });
}
