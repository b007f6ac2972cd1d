import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { decimalToRational, rational, rationalToDecimal } from '../../shared/basics/rational.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import type { RankingInput } from '../../shared/ranking/ranking.ts';

/** World Figure Skating Championships 2017 (see `fixtures/README.md`): a line has the marks of nine judges. */
const lines = readFileSync(
  fileURLToPath(new URL('fixtures/isu-worlds-2017.csv', import.meta.url)),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

const exactly = (text: string) => decimalToRational(text) ?? rational(0);

const input: RankingInput = {
  submissions: [
    ...new Map(
      lines.map(([nomination = '', submission = '']) => [
        submission,
        { submission, nomination, region: null },
      ]),
    ).values(),
  ],
  jurors: Array.from({ length: 9 }, (_, at) => ({ juror: `J${at + 1}`, region: null })),
  criteria: [
    ...new Map(
      lines.map(([nomination = '', , criterion = '', weight = '']) => [
        `${nomination}/${criterion}`,
        { nomination, criterion, weight: exactly(weight) },
      ]),
    ).values(),
  ],
  // A mark of 0 is a judge who was absent.
  marks: lines.flatMap(([, submission = '', criterion = '', , marks = '']) =>
    marks.split(' ').flatMap((mark, at) => {
      const score = exactly(mark);
      return score.numerator === 0n ? [] : [{ submission, juror: `J${at + 1}`, criterion, score }];
    }),
  ),
  rule: {
    method: 'trimmed',
    aggregate: 'sum',
    rounding: { panel: rational(1, 100), weighted: rational(1, 100), final: null },
    tieBreak: [],
    scope: 'nomination',
    top: 3,
    draws: 0,
    seed: 1,
  },
};

describe('a world championship', () => {
  const ranked = new Map(rankSubmissions(input).submissions.map((each) => [each.submission, each]));

  it('has every one of its 1,085 panel scores', () => {
    const panel = (submission: string, criterion: string) =>
      ranked
        .get(submission)
        ?.explanation.flatMap((step) =>
          step.type === 'criterion' && step.criterion === criterion ? [Number(step.panel)] : [],
        );
    expect(
      lines.map(([, submission = '', criterion = '']) => panel(submission, criterion)),
    ).toEqual(lines.map((line) => [Number(line[5])]));
    expect(lines).toHaveLength(1085);
  });

  it('has every one of its 217 totals', () => {
    const totals = new Map(lines.map((line) => [line[1] ?? '', Number(line[6]).toFixed(2)]));
    const counted = [...ranked].map(([submission, { score }]) => [
      submission,
      score === null ? '' : rationalToDecimal(score, 2),
    ]);
    expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(totals));
    expect(totals.size).toBe(217);
  });
});
