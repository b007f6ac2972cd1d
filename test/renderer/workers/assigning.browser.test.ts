import { describe, expect, it } from 'vitest';

import { startAssigning } from '../../../renderer/workers/assigning.ts';
import { assignBalanced } from '../../../shared/assigning/assign-balanced.ts';
import type { Assignment } from '../../../shared/assigning/assignment.ts';
import { contestOf } from '../../assigning/contest.ts';

describe('assigning beside the window', () => {
  it('gives what the same request gives here, and tells how far it is', async () => {
    const request = contestOf({ submissions: 60, jurors: 12, regions: 4 });
    let steps = 0;
    const assignment = await new Promise<Assignment>((resolve, reject) => {
      startAssigning(request, {
        progress: () => (steps += 1),
        assigned: resolve,
        failed: () => reject(new Error('failed')),
      });
    });
    expect(assignment).toEqual(assignBalanced(request));
    expect(steps).toBeGreaterThan(0);
  });

  it('is stopped at once', async () => {
    const request = contestOf({ submissions: 4000, jurors: 200, regions: 17 });
    const told: string[] = [];
    await new Promise<void>((resolve) => {
      const work = startAssigning(request, {
        progress: () => {
          told.push('progress');
          work.stop();
          resolve();
        },
        assigned: () => told.push('assigned'),
        failed: () => told.push('failed'),
      });
    });
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    expect(told).toEqual(['progress']);
  });
});
