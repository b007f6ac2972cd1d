import { assignBalanced } from '../../shared/assigning/assign-balanced.ts';
import type { AssignmentRequest } from '../../shared/assigning/assignment.ts';
import { comparabilityOf, meetingsOf } from '../../shared/assigning/comparability.ts';
import { contestOf } from '../assigning/contest.ts';
import { leastMerits } from '../assigning/linear-program.ts';
import { brokenRules, meritsOf } from '../assigning/requests.ts';
import { assignSizes } from './assign-sizes.ts';

/** Seconds by the clock, and seconds that processors worked: on a busy machine the second is worth more. */
function timed<T>(work: () => T): {
  readonly value: T;
  readonly seconds: number;
  readonly cpu: number;
} {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}

function measure(request: AssignmentRequest) {
  const { value, seconds, cpu } = timed(() => assignBalanced(request));
  const { assignments, shortfalls, before, graph } = value;
  return {
    seconds,
    cpu,
    sheets: assignments.length,
    missing: shortfalls.reduce((sum, { missing }) => sum + missing, 0),
    components: graph.components,
    lambda2: graph.lambda2,
    lambda2Before: before.lambda2,
    comparability: comparabilityOf(graph, meetingsOf(assignments)),
    assignments,
  };
}

const [name = 'small'] = process.argv.slice(2);
const shape = name === 'large' ? assignSizes.large : assignSizes.small;
const request: AssignmentRequest = { ...contestOf(shape), ownRegion: 'free', swaps: 'raise' };
const { assignments, ...figures } = measure(request);
const highs = name === 'large' ? null : timed(() => leastMerits(request, { filled: true }));
const found = {
  ...figures,
  broken: name === 'large' ? [] : brokenRules(request, assignments),
  ...(highs === null
    ? {}
    : {
        highs: { seconds: highs.seconds, cpu: highs.cpu },
        optimal: meritsOf(request, assignments).join() === highs.value.join(),
      }),
};
process.stdout.write(`${JSON.stringify(found)}\n`);
