import { startAssigning } from '../../../renderer/workers/assigning.ts';
import { contestOf } from '../../assigning/contest.ts';
import { assignSizes } from '../assign-sizes.ts';

const request = { ...contestOf(assignSizes.large), ownRegion: 'free', swaps: 'raise' } as const;

/** The longest time that the window could paint nothing. Milliseconds. */
function watchFrames(): () => number {
  let [last, longest, frame] = [performance.now(), 0, 0];
  const tick = (now: number) => {
    longest = Math.max(longest, now - last);
    last = now;
    frame = requestAnimationFrame(tick);
  };
  frame = requestAnimationFrame(tick);
  return () => {
    cancelAnimationFrame(frame);
    return longest;
  };
}

/** Assigns 10,000 submissions to 400 jurors beside the window: seconds, messages, and what the window felt of it. */
async function assign(): Promise<Record<string, number>> {
  const start = performance.now();
  const stop = watchFrames();
  let [told, longest, last] = [0, 0, start];
  const assignment = await new Promise<{ readonly assignments: readonly unknown[] }>(
    (resolve, reject) => {
      startAssigning(request, {
        progress: () => {
          told += 1;
          const now = performance.now();
          longest = Math.max(longest, now - last);
          last = now;
        },
        assigned: resolve,
        failed: () => reject(new Error('assigning failed')),
      });
    },
  );
  return {
    seconds: (performance.now() - start) / 1000,
    sheets: assignment.assignments.length,
    told,
    silence: longest / 1000,
    frame: stop(),
  };
}

/** How soon nothing is told any more after a person stops it. Milliseconds. */
async function stopped(): Promise<number> {
  let [since, late] = [0, 0];
  await new Promise<void>((resolve) => {
    const work = startAssigning(request, {
      progress: () => {
        if (since > 0) late = performance.now() - since;
        else {
          since = performance.now();
          work.stop();
          resolve();
        }
      },
      assigned: () => undefined,
      failed: () => undefined,
    });
  });
  await new Promise((resolve) => {
    setTimeout(resolve, 1000);
  });
  return late;
}

Object.assign(window, { bench: { assign, stopped } });
