import { execFileSync, spawnSync } from 'node:child_process';

import { createNormalDraws } from '../../shared/ranking/normal-draws.ts';
import type { Observations } from '../../shared/ranking/mixed-equations.ts';

export const isLme4Installed = (): boolean =>
  spawnSync('Rscript', ['-e', 'library(lme4)'], { stdio: 'ignore' }).status === 0;

export interface Lme4Fit {
  readonly mu: number;
  readonly varSubmission: number;
  readonly varJuror: number;
  readonly varResidual: number;
  /** −2 × restricted log-likelihood. */
  readonly criterion: number;
  readonly submissionEffects: readonly number[];
}

/** A sparse panel drawn from the model, with 8–120 submissions, 4–20 jurors and 2–4 sheets each, some lost. */
export function randomPanel(seed: number): Observations {
  const normal = createNormalDraws(seed);
  const uniform = (): number => 0.5 + Math.atan(normal()) / Math.PI;
  const among = (from: number, to: number): number =>
    from + Math.floor(uniform() * (to - from + 1));
  const [submissions, jurors, sheets] = [among(8, 120), among(4, 20), among(2, 4)];
  const [ofSubmissions, ofJurors] = [2 * uniform(), 2 * uniform()];
  const severity = Array.from({ length: jurors }, () => ofJurors * normal());
  const rows = Array.from({ length: submissions }, (_, submission) => {
    const quality = ofSubmissions * normal();
    const panel = severity.map((_severity, juror) => ({ juror, key: normal() }));
    return panel
      .sort((a, b) => a.key - b.key)
      .slice(0, submission < 2 ? sheets : sheets - (uniform() < 0.1 ? 1 : 0))
      .map(({ juror }) => ({
        submission,
        juror,
        score: Math.round(100 * (6 + quality + (severity[juror] ?? 0) + normal())) / 100,
      }));
  }).flat();
  const known = [...new Set(rows.map(({ juror }) => juror))].sort((a, b) => a - b);
  return {
    submissions,
    jurors: known.length,
    submission: Int32Array.from(rows, ({ submission }) => submission),
    juror: Int32Array.from(rows, ({ juror }) => known.indexOf(juror)),
    score: Float64Array.from(rows, ({ score }) => score),
  };
}

/** One process fits all panels, as R takes long to start. */
const program = `
suppressMessages(library(lme4))
d <- read.table(file("stdin"), col.names = c("panel", "s", "j", "y"))
control <- lmerControl(check.conv.singular = "ignore", optimizer = "bobyqa",
  optCtrl = list(rhobeg = 0.02, rhoend = 1e-10, maxfun = 20000))
for (p in split(d, d$panel)) {
  f <- suppressWarnings(suppressMessages(lmer(y ~ 1 + (1 | s) + (1 | j), p, control = control)))
  v <- as.data.frame(VarCorr(f)); w <- setNames(v$vcov, v$grp)
  e <- ranef(f)$s; e <- e[order(as.integer(rownames(e))), 1]
  cat(sprintf("%.12g", c(fixef(f)[[1]], w[["s"]], w[["j"]], w[["Residual"]], REMLcrit(f), e)), "\\n")
}`;

/** What lme4 finds for each panel. */
export function lme4Fits(panels: readonly Observations[]): readonly Lme4Fit[] {
  const input = panels
    .flatMap(({ submission, juror, score }, panel) =>
      [...score].map((y, row) => `${panel} ${submission[row]} ${juror[row]} ${y}`),
    )
    .join('\n');
  const output = execFileSync('Rscript', ['-e', program], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return output
    .trim()
    .split('\n')
    .map((line) => {
      const [mu = NaN, varSubmission = NaN, varJuror = NaN, varResidual = NaN, ...rest] = line
        .trim()
        .split(/\s+/)
        .map(Number);
      const [criterion = NaN, ...submissionEffects] = rest;
      return { mu, varSubmission, varJuror, varResidual, criterion, submissionEffects };
    });
}
