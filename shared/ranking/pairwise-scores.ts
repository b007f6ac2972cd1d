import { intAt } from '../assigning/dense-matrix.ts';
import { present } from '../basics/assert.ts';
import { add, divide, type Rational, rational, zero } from '../basics/rational.ts';
import type { PanelSheet, PanelSubmission } from './panel.ts';

/** A juror's sheets of one group of submissions: position in the group and level of the score. */
export type Ballot = readonly { readonly member: number; readonly level: number }[];

/** The ballots of a group, by juror. */
export function ballotsOf(
  members: readonly PanelSubmission[],
  levels: ReadonlyMap<PanelSheet, number>,
): readonly Ballot[] {
  const ballots = new Map<string, { member: number; level: number }[]>();
  members.forEach((submission, member) => {
    for (const sheet of submission.sheets) {
      const ballot = ballots.get(sheet.juror) ?? [];
      ballot.push({ member, level: present(levels.get(sheet), 'sheet has a level') });
      ballots.set(sheet.juror, ballot);
    }
  });
  return [...ballots.values()];
}

/**
 * Borda score for juries of any shape: for each juror the share of the other submissions on that juror's desk that
 * this one beats (a tie counts half), then the mean over its jurors; 1 = first with everyone. On complete panels
 * the order is that of the plain rank sum. A submission nobody compared with another gets 1/2, one without a sheet
 * null.
 */
export function rankSumScores(
  members: readonly PanelSubmission[],
  levels: ReadonlyMap<PanelSheet, number>,
): readonly (Rational | null)[] {
  const sums = members.map(() => zero);
  const counts = members.map(() => 0);
  for (const ballot of ballotsOf(members, levels)) {
    if (ballot.length < 2) continue;
    const sorted = ballot.map(({ level }) => level).sort((a, b) => a - b);
    const [first, last] = [new Map<number, number>(), new Map<number, number>()];
    sorted.forEach((level, index) => {
      if (!first.has(level)) first.set(level, index);
      last.set(level, index);
    });
    for (const { member, level } of ballot) {
      const halves = (first.get(level) ?? 0) + (last.get(level) ?? 0);
      sums[member] = add(sums[member] ?? zero, rational(halves, 2 * (ballot.length - 1)));
      counts[member] = (counts[member] ?? 0) + 1;
    }
  }
  return members.map((submission, member) =>
    meanShare(sums[member] ?? zero, counts[member] ?? 0, submission.sheets.length),
  );
}

/** Mean of the shares of opponents beaten, `ballots` of them; a half where none is, null without a sheet. */
export function meanShare(sum: Rational, ballots: number, sheets: number): Rational | null {
  if (sheets === 0) return null;
  return ballots === 0 ? rational(1, 2) : divide(sum, rational(ballots));
}

/**
 * Schulze's method with winning votes: a beats b where the strongest path from a to b is stronger than the way
 * back. The score is the number of opponents beaten plus half of those tied with, which keeps Schulze's order.
 * Time grows with the cube of the group. Null for a submission without a sheet.
 */
export function schulzeScores(
  members: readonly PanelSubmission[],
  levels: ReadonlyMap<PanelSheet, number>,
): readonly (Rational | null)[] {
  const size = members.length;
  const strength = strongestPaths(size, duelVotes(size, ballotsOf(members, levels)));
  const judged = members.map((submission) => submission.sheets.length > 0);
  return members.map((_, a) => {
    if (judged[a] !== true) return null;
    let halves = 0;
    for (let b = 0; b < size; b += 1) {
      if (a === b || judged[b] !== true) continue;
      const [there, back] = [strength[a * size + b] ?? 0, strength[b * size + a] ?? 0];
      if (there > back) halves += 2;
      else if (there === back) halves += 1;
    }
    return rational(halves, 2);
  });
}

/** How many jurors put a (row) above b (column). */
function duelVotes(size: number, ballots: readonly Ballot[]): Int32Array {
  const votes = new Int32Array(size * size);
  for (const ballot of ballots) {
    for (const a of ballot) {
      for (const b of ballot) {
        if (a.level <= b.level) continue;
        const cell = a.member * size + b.member;
        votes[cell] = (votes[cell] ?? 0) + 1;
      }
    }
  }
  return votes;
}

/** Widest paths between all pairs over the duels that were won (Floyd–Warshall). */
function strongestPaths(size: number, votes: Int32Array): Int32Array {
  const strength = new Int32Array(size * size);
  for (let a = 0; a < size; a += 1) {
    for (let b = 0; b < size; b += 1) {
      const [there, back] = [intAt(votes, a * size + b), intAt(votes, b * size + a)];
      if (there > back) strength[a * size + b] = there;
    }
  }
  for (let via = 0; via < size; via += 1) {
    const viaStart = via * size;
    for (let a = 0; a < size; a += 1) {
      const toVia = intAt(strength, a * size + via);
      if (toVia === 0 || a === via) continue;
      const start = a * size;
      for (let b = 0; b < size; b += 1) {
        const onward = intAt(strength, viaStart + b);
        const path = onward < toVia ? onward : toVia;
        if (path > intAt(strength, start + b)) strength[start + b] = path;
      }
    }
  }
  return strength;
}
