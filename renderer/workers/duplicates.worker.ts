import { type ComparedApplication, findDuplicates } from '../../shared/intake/find-duplicates.ts';
import type { DuplicatesAnswer, DuplicatesMessage } from './duplicates-messages.ts';

const post = (answer: DuplicatesAnswer): void => postMessage(answer);

const applications: ComparedApplication[] = [];

/** Progress is told as often as a person sees it move. Milliseconds. */
const tellEvery = 100;

addEventListener('message', ({ data }: MessageEvent<DuplicatesMessage>) => {
  applications.push(...data.applications);
  if (!data.last) return;
  let told = -Infinity;
  const pairs = findDuplicates(applications, (done, total) => {
    if (performance.now() - told < tellEvery) return;
    told = performance.now();
    post({ type: 'progress', done, total });
  });
  post({ type: 'found', pairs });
});
