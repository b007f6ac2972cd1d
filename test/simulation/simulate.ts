import {
  errorsApart,
  measureTable,
  earlier,
  earlierGraph,
  tableMethods,
} from './assignment-table.ts';
import { type Coverage, measureCoverage } from './coverage.ts';
import { countryDeviations, misspecified, modelDeviations } from './departures.ts';
import type { Design } from './designs.ts';
import type { Estimate } from './rank-simulated.ts';
import { nationalProgramme, type Programme, type Spread, yearOfMailbox } from './mailbox-year.ts';
import { countryShape } from './simulated-contest.ts';

/**
 * `npm run simulate [-- coverage|departures|table|mailbox] [--share PER CENT] [--seed S] [--size TIMES]`: what the design promises of rank
 * intervals and of ways to assign, on contests whose truth is known, and what a mailbox costs in a year. Exit 1 where a promise is not kept.
 */

const args = process.argv.slice(2);
const numberAfter = (name: string, otherwise: number): number => {
  const at = args.indexOf(name);
  return at < 0 ? otherwise : Number(args[at + 1]);
};
const parts = ['coverage', 'departures', 'table', 'mailbox'] as const;
const only = parts.filter((part) => args.includes(part));
const share = numberAfter('--share', 100) / 100;
const seed = numberAfter('--seed', 1);
const times = (contests: number): number => Math.max(2, Math.ceil(contests * share));

const broken: string[] = [];
/** Largest standard error, in shares of what is allowed, with which a promise is judged at all. */
const firmEnough = 0.4;
const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
/** `off` in units of what is allowed; with too few contests to tell, nothing is said to be broken. */
function check(off: number, error: number, promise: string): string {
  if (error > firmEnough) return 'too few contests to tell';
  const isKept = Math.abs(off) <= 1;
  if (!isKept) broken.push(promise);
  return isKept ? 'kept' : 'NOT KEPT';
}

const percent = ({ mean, error }: Estimate): string =>
  `${(100 * mean).toFixed(1)} ± ${(100 * error).toFixed(1)} %`;
const count = ({ mean, error }: Estimate): string => `${mean.toFixed(1)} ± ${error.toFixed(1)}`;

const usual = { top: 50, draws: 1000, seed } as const;

/** How far coverage may lie from 95 %, and the promised share of the true TOP-N from that found. */
const mostOff = { covered: 0.015, promised: 0.03 };

function lineOf(name: string, found: Coverage): string {
  const refused = found.refused > 0 ? `${found.refused} of ${found.contests} refused` : '';
  if (found.refused === found.contests) return `${name.padEnd(52)} ${refused}`;
  const figures = [
    `covered ${percent(found.covered)}`,
    `promised ${percent(found.promised)}, found ${percent(found.found)}`,
    `safe ${count(found.safe)}, grey ${count(found.grey)}`,
    `${percent(found.safeRight)} of safe in and out right`,
  ];
  return `${name.padEnd(52)} ${figures.join('; ')}${refused === '' ? '' : `; ${refused}`}`;
}

function coverage(): void {
  write('\nFrom the model: 95 % rank intervals, P(TOP-N) and zones (± one standard error)');
  const country = { ...usual, shape: countryShape, design: 'free', contests: times(100) } as const;
  const cases = [
    { name: '600 × 40 × 3, TOP-50', ...country, deviations: modelDeviations },
    {
      name: '200 × 20 × 3, TOP-20, strict and mild jurors',
      ...country,
      shape: { submissions: 200, jurors: 20, regions: 5 },
      top: 20,
      contests: times(150),
      deviations: { region: 0, quality: 1, juror: 1, residual: 1 },
    },
  ];
  for (const { name, ...options } of cases) {
    const found = measureCoverage(options);
    write(lineOf(name, found));
    judge(name, found);
  }
}

/** What the design promises of contests that come from the model, each with how far off it is. */
function judge(name: string, { covered, excess }: Coverage): void {
  const intervals = 'intervals cover 95 ± 1.5 %';
  const shares = 'mean P(TOP-N) of the chosen ± 3 points';
  const off = covered.mean - 0.95;
  const kept = check(
    off / mostOff.covered,
    covered.error / mostOff.covered,
    `${name}: ${intervals}`,
  );
  write(`  ${intervals}: ${(100 * off).toFixed(2)} points off, ${kept}`);
  const honest = check(
    excess.mean / mostOff.promised,
    excess.error / mostOff.promised,
    `${name}: ${shares}`,
  );
  write(`  ${shares}: ${percent(excess)} off, ${honest}`);
}

function departures(): void {
  write('\nNot from the model (reported, nothing promised), 600 × 40, TOP-50');
  for (const { name, ...options } of misspecified) {
    const contests = times(options.design === 'region' ? 4 : 40);
    const found = measureCoverage({ ...usual, shape: countryShape, ...options, contests });
    write(lineOf(name, found));
  }
}

const designNames: Readonly<Record<Design, string>> = {
  region: 'own region only',
  calibrated: 'own region + 20 common',
  cross: '2 own region + 1 other',
  free: '3 random jurors',
};

/** As far as a figure may lie from the earlier one, in standard errors of their difference. */
const mostErrorsApart = 2;

function table(): void {
  const contests = times(200);
  const { region, quality, juror, residual } = countryDeviations;
  write(`\nShare of the true TOP-50 found, ${contests} contests of 600 × 40 × 3 in 17 regions`);
  write(`deviations: region ${region}, quality ${quality}, juror ${juror}, residual ${residual}`);
  write('found ± standard error (earlier ± .01; difference in standard errors of both)');
  for (const { design, sheets, components, lambda2, found } of measureTable(contests, seed, 8)) {
    const cells = tableMethods.map((method) => {
      const wanted = earlier[design][method];
      const apart = errorsApart(found[method], wanted);
      check(apart / mostErrorsApart, 0, `${designNames[design]}, ${method}: ${wanted}`);
      const { mean, error } = found[method];
      return `${method} ${mean.toFixed(3)} ± ${error.toFixed(3)} (${wanted.toFixed(3)}; ${apart.toFixed(1)})`;
    });
    write(`${designNames[design].padEnd(24)} ${cells.join('   ')}`);
    const graph = earlierGraph[design];
    const isSame =
      graph === undefined ||
      (graph.components === components && Math.abs(lambda2 - graph.lambda2) <= graph.lambda2 / 10);
    check(isSame ? 0 : 2, 0, `${designNames[design]}: juror graph`);
    const wanted = graph === undefined ? '' : ` (${graph.components}, ${graph.lambda2})`;
    write(`  ${sheets} sheets, parts ${components}, λ₂ ${lambda2.toFixed(1)}${wanted}`);
  }
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
const ofDay = ({ median, most }: Spread, unit: (value: number) => string): string =>
  `${unit(median)} (at most ${unit(most)})`;
const minutes = (value: number): string => `${value.toFixed(1)} min`;

/** How large the programmes are that share a mailbox, beside the national one. */
const sizes = args.includes('--size') ? [numberAfter('--size', 1)] : [0.1, 1, 2];

/** The year with `--share` of its days, at least eight. */
const yearOf = (size: number): Programme => ({
  ...nationalProgramme,
  submissions: nationalProgramme.submissions * size,
  jurors: nationalProgramme.jurors * size,
  scoringDays: Math.max(5, Math.round(nationalProgramme.scoringDays * share)),
  days: Math.max(8, Math.round(nationalProgramme.days * share)),
});

async function mailbox(): Promise<void> {
  const { regions, desks, exchangesOfRegion, exchangesOfDesk, outage } = nationalProgramme;
  write(`\nA mailbox over a year: ${regions} regions, ${desks} desks, 64 kbit/s`);
  write(
    `${exchangesOfRegion} exchanges of a region a day, ${exchangesOfDesk} of a desk; ${outage * 100} % of days without a connection`,
  );
  for (const size of sizes) {
    const programme = yearOf(size);
    const year = await yearOfMailbox(programme, seed);
    const { segment, idle } = year;
    write(
      `${programme.submissions} submissions, ${programme.jurors} jurors, ${programme.days} days, ${programme.scoringDays} of scoring`,
    );
    write(
      `  a juror's segment ${segment.fixed.toFixed(0)} B and ${segment.perSheet.toFixed(0)} B a sheet; in the store ${year.objects} objects, ${kilobytes(year.bytes)}`,
    );
    write(
      `  day of scoring, region ${ofDay(year.regionDay, kilobytes)}, ${ofDay(year.regionMinutes, minutes)}; desk ${ofDay(year.deskDay, kilobytes)}, ${ofDay(year.deskMinutes, minutes)}`,
    );
    write(
      `  whole time, a region ${kilobytes(year.regionYear)}, a desk ${kilobytes(year.deskYear)}; a desk remembers ${kilobytes(year.memory)}`,
    );
    const idleKept = check(
      Math.max(idle.requests / 3, idle.bytes / 5000),
      0,
      'nothing new: 3 requests, 5 kB',
    );
    write(`  nothing new: ${idle.requests} requests, ${idle.bytes} B, ${idleKept}`);
    const lostKept = check(year.lost === 0 ? 0 : 2, 0, 'nothing is lost');
    write(
      `  from a coordinator's laptop to every desk: ${year.delay.median} days (at most ${year.delay.most}); lost ${year.lost}, ${lostKept}`,
    );
  }
}

const jobs = { coverage, departures, table, mailbox } as const;
for (const part of only.length === 0 ? parts : only) await jobs[part]();
write(
  broken.length === 0
    ? '\nEvery promise kept.'
    : `\nNot kept:\n${broken.map((promise) => `  ${promise}`).join('\n')}`,
);
process.exitCode = broken.length === 0 ? 0 : 1;
