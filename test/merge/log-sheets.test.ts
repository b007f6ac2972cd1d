import { describe, expect, it } from 'vitest';

import { gatherSheets } from '../../shared/merge/log-sheets.ts';
import { indexSegment, rowsOf } from '../../shared/merge/segment-index.ts';
import { buildContest } from '../builders/contest-builder.ts';
import { at, comment, score } from './plain-worlds.ts';

describe('sheets of a log', () => {
  it('are told apart by stage and juror, however a coordinator goes to and fro', async () => {
    const { coordinator } = await buildContest();
    const on = (juror: string, submission: string, stage = 'written') =>
      score('novelty', 5000, at(submission, juror, stage));
    await coordinator.seal([
      on('j1', '1'),
      comment('novelty', 'a', at('1', 'j1')),
      on('j1', '2'),
      on('j2', '2'),
      on('j2', '2', 'oral'),
      on('j1', '1', 'oral'),
      on('j1', '3'),
    ]);
    await coordinator.seal([on('j2', '1'), on('j2', '2'), on('j1', '2')]);
    const sheets = gatherSheets(coordinator.segments.map(indexSegment));
    const told = sheets.map(({ stage, juror, submissions, indexes, runs }) => {
      const rows = submissions.map((submission, sheet) => {
        const found: string[] = [];
        for (let run = runs.starts[sheet] ?? 0; run < (runs.starts[sheet + 1] ?? 0); run += 1) {
          const segment = runs.segment[run] ?? -1;
          const index = indexes[segment];
          if (index === undefined) throw new Error('a segment of the log');
          found.push(`${segment}:${[...rowsOf(index, runs.number[run] ?? -1)].join('+')}`);
        }
        return `${submission} ${found.join(' ')}`;
      });
      return [`${stage}/${juror}`, ...rows];
    });
    // The first segment is the enrolment.
    expect(told).toEqual([
      ['written/j1', '1 1:0+1', '2 1:2 2:2', '3 1:6'],
      ['written/j2', '2 1:3 2:1', '1 2:0'],
      ['oral/j2', '2 1:4'],
      ['oral/j1', '1 1:5'],
    ]);
    expect(gatherSheets([])).toEqual([]);
  });
});
