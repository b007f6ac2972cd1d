import { beforeEach, describe, expect, it } from 'vitest';

import { createJobReports } from '../../../renderer/host/job-reports.ts';
import type { JobReport } from '../../../shared/host/home-files.ts';

let time: number;
let waiting: { readonly id: number; readonly at: number; readonly run: () => void }[];
let told: { readonly at: number; readonly report: JobReport }[];

const clock = {
  now: () => time,
  later: (run: () => void, after: number) => {
    const id = Math.random();
    waiting.push({ id, at: time + after, run });
    return id;
  },
  cancel: (timer: number) => {
    waiting = waiting.filter(({ id }) => id !== timer);
  },
};

/** Lets time pass, and what is due happen. */
function pass(until: number): void {
  for (;;) {
    const [next] = waiting.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
    if (next === undefined) break;
    waiting = waiting.filter((each) => each !== next);
    time = Math.max(time, next.at);
    next.run();
  }
  time = until;
}

const start = () => createJobReports((report) => void told.push({ at: time, report }), clock);

describe('long work on the bar of programs', () => {
  beforeEach(() => {
    time = 1000;
    waiting = [];
    told = [];
  });

  it('is told at most four times a second, with where it is by then', () => {
    const tell = start();
    for (let done = 0; done <= 1000; done += 1) {
      tell('job', done / 1000);
      pass(time + 1);
    }
    pass(time + 300);
    expect(told.length).toBeLessThanOrEqual(6);
    expect(told.at(-1)?.report).toEqual({ state: 'running', share: 1 });
    const pauses = told.slice(1).map(({ at }, index) => at - (told[index]?.at ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(250);
  });

  it('is the one of several that is least far', () => {
    const tell = start();
    tell('far', 0.9);
    tell('near', 0.2);
    pass(2000);
    expect(told.at(-1)?.report).toEqual({ state: 'running', share: 0.2 });
    tell('near', null);
    pass(3000);
    expect(told.at(-1)?.report).toEqual({ state: 'running', share: 0.9 });
  });

  it('calls at its end a person who had to wait, and nobody else', () => {
    const tell = start();
    tell('short', 0.5);
    pass(2000);
    tell('short', null);
    pass(4000);
    expect(told.at(-1)?.report).toEqual({ state: 'cleared' });
    tell('long', 0.5);
    pass(10_000);
    tell('long', null);
    pass(12_000);
    expect(told.at(-1)?.report).toEqual({ state: 'ended' });
    const { length } = told;
    pass(60_000);
    expect(told).toHaveLength(length);
  });

  it('is not over between one step and the next', () => {
    const tell = start();
    tell('checking', 1);
    pass(3000);
    tell('checking', null);
    pass(3200);
    tell('importing', 0);
    pass(5000);
    expect(told.map(({ report }) => report.state)).toEqual(['running', 'running']);
  });

  it('that was never shown ends without a word', () => {
    start()('nothing', null);
    pass(5000);
    expect(told).toEqual([]);
  });
});
