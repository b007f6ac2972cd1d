import { join } from 'node:path';

import { rational } from '../../shared/basics/rational.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import { readInstEval } from '../ranking/insteval.ts';
import { plainRule } from '../ranking/ranking-inputs.ts';
import { measureModel } from './ranking/measure-model.ts';
import { simulatedPanel } from './ranking/simulated-panel.ts';

/** One contest of the bench in this process: its seconds, and the most memory that the process ever had. */

function small(): object {
  const { submission, juror, score } = simulatedPanel(600, 40, 3);
  const ids = [...new Set(submission)].map((id) => `S${id}`);
  const input = {
    submissions: ids.map((id) => ({ submission: id, nomination: 'all', region: null })),
    jurors: [...new Set(juror)].map((id) => ({ juror: `J${id}`, region: null })),
    criteria: [{ criterion: 'c', weight: rational(1) }],
    marks: [...score].map((value, row) => ({
      submission: `S${submission[row]}`,
      juror: `J${juror[row]}`,
      criterion: 'c',
      score: rational(Math.round(value * 1000), 1000),
    })),
    rule: { ...plainRule, method: 'adjusted', top: 50, draws: 1000 },
  } as const;
  const seconds = Array.from({ length: 3 }, () => {
    const start = performance.now();
    rankSubmissions(input);
    return (performance.now() - start) / 1000;
  });
  return { first: seconds[0], seconds: Math.min(...seconds) };
}

const [name = 'small'] = process.argv.slice(2);
const before = process.cpuUsage();
const found =
  name === 'small'
    ? small()
    : name === 'large'
      ? measureModel(simulatedPanel(100_000, 2_000, 3), 1000)
      : measureModel(
          readInstEval(join(process.cwd(), 'test/ranking/fixtures/insteval.bin')).observations,
          0,
        );
const { user, system } = process.cpuUsage(before);
process.stdout.write(
  `${JSON.stringify({ ...found, cpu: (user + system) / 1e6, peak: process.resourceUsage().maxRSS * 1024 })}\n`,
);
