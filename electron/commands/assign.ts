import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import { assignBalanced } from '../../shared/assigning/assign-balanced.ts';
import type { Assignment, AssignmentRequest } from '../../shared/assigning/assignment.ts';
import {
  type Comparability,
  comparabilityOf,
  meetingsOf,
} from '../../shared/assigning/comparability.ts';
import { type AssignTable, readAssignTable } from '../assign-table.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { fileProblem } from '../disk/system-errors.ts';

const usageError = (message: string): CommandError => ({
  type: 'UsageError',
  message,
  expected:
    'assign FILE.csv --per N --cap N [--design region|cross|free] [--cross-region] [--seed S] [--raise] [--json]',
});

const designs = ['region', 'cross', 'free'] as const;

interface Order {
  readonly file: string;
  readonly per: number;
  readonly cap: number;
  readonly design: (typeof designs)[number];
  readonly seed: number;
  readonly raise: boolean;
}

/**
 * `assign FILE.csv --per N --cap N …`: gives each submission of a table its jurors. Who cannot be given is reported as
 * a shortfall, exit 0. With `--raise` jurors change places for a higher λ₂ besides.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: flag,
      raise: flag,
      'cross-region': flag,
      per: text,
      cap: text,
      design: text,
      seed: text,
    },
    allowPositionals: true,
  });
  const order = readOrder(values, positionals);
  if (!order.ok) return fail(io, order.error, exitCodes.usage);
  const table = await readTable(order.value.file);
  if (!table.ok) return fail(io, table.error);
  const assignment = assignBalanced(requestOf(table.value, order.value));
  if (values.json === true) return printJson(io, documentOf(assignment));
  io.stdout(pageOf(assignment));
  return exitCodes.done;
}

function readOrder(
  values: Readonly<Record<string, string | boolean | undefined>>,
  positionals: readonly string[],
): Result<Order, CommandError> {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) return err(usageError('one CSV file'));
  const number = (name: string, most: number): number | null => {
    const text = values[name];
    const value = typeof text === 'string' && /^\d{1,10}$/.test(text) ? Number(text) : NaN;
    return value <= most ? value : null;
  };
  const [per, cap] = [number('per', 10_000), number('cap', 1_000_000_000)];
  const seed = values.seed === undefined ? 1 : number('seed', 0xffff_ffff);
  if (per === null || per < 1) return err(usageError('--per is a whole number from 1 to 10000'));
  if (cap === null) return err(usageError('--cap is a whole number from 0 to 1000000000'));
  if (seed === null) return err(usageError('--seed is a whole number from 0 to 4294967295'));
  const isCross = values['cross-region'] === true;
  const named = values.design ?? (isCross ? 'cross' : 'free');
  const design = designs.find((name) => name === named);
  if (design === undefined || (isCross && design !== 'cross'))
    return err(usageError(`--design is one of ${designs.join(', ')}; --cross-region says cross`));
  return ok({ file, per, cap, design, seed, raise: values.raise === true });
}

async function readTable(file: string): Promise<Result<AssignTable, CommandError>> {
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return err({ ...fileProblem(error), file });
  }
  const table = readAssignTable(text);
  return table.ok ? table : err({ ...table.error, file });
}

/** `region`: own region alone; `cross`: all but one of the own region, as far as it goes, never more; `free`: anyone. */
function requestOf(
  { submissions, jurors, excluded }: AssignTable,
  { per, cap, design, seed, raise }: Order,
): AssignmentRequest {
  return {
    submissions,
    jurors: jurors.map((juror) => ({ ...juror, capacity: cap })),
    excluded,
    perSubmission: per,
    ownRegionMax: design === 'cross' ? per - 1 : null,
    ownRegion: ({ region: 'only', cross: 'preferred', free: 'free' } as const)[design],
    seed,
    swaps: raise ? 'raise' : 'join',
  };
}

const figures = ({ components, lambda2 }: Assignment['graph']) => ({ components, lambda2 });

const documentOf = (assignment: Assignment) => ({
  assignments: assignment.assignments,
  loads: Object.fromEntries(assignment.loads),
  shortfalls: assignment.shortfalls,
  graph: figures(assignment.graph),
  graphBefore: figures(assignment.before),
  comparability: comparabilityOf(assignment.graph, meetingsOf(assignment.assignments)),
});

const words: Readonly<Record<Comparability, string>> = {
  none: 'nobody has a sheet',
  apart: 'scores cannot be compared: the jury falls into parts without a common submission',
  weak: 'scores can hardly be compared: parts of the jury have few submissions in common',
  firm: 'scores can be compared: the jury hangs together',
};

function pageOf(assignment: Assignment): string {
  const { assignments, loads, shortfalls, graph, before } = assignment;
  const numbers = [0, ...loads.values()].slice(loads.size === 0 ? 0 : 1);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const lines = [
    `${assignments.length} sheets, ${least} to ${most} for each of ${loads.size} jurors`,
    `parts of the jury: ${before.components} before exchanges, ${graph.components} after`,
    `connectivity λ₂: ${before.lambda2.toFixed(1)} before exchanges, ${graph.lambda2.toFixed(1)} after`,
    words[comparabilityOf(graph, meetingsOf(assignments))],
    ...shortfalls.map(
      ({ submission, missing, reason }) => `${submission}: ${missing} missing (${reason})`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
