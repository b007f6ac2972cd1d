import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

import type { Observations } from '../../shared/ranking/mixed-equations.ts';

export interface InstEval {
  readonly observations: Observations;
  /** Numbers of the lecturers in the data by position: they are what is judged. */
  readonly lecturers: readonly number[];
}

/** The lectures' ratings as `fixtures/README.md` describes them, unpacked. */
export function readInstEval(
  file: URL | string = new URL('./fixtures/insteval.bin', import.meta.url),
): InstEval {
  const bytes = inflateRawSync(readFileSync(file));
  let at = 0;
  const next = (): number => {
    let [value, unit] = [0, 1];
    for (;;) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte % 128) * unit;
      if (byte < 128) return value;
      unit *= 128;
    }
  };
  const count = next();
  const ends = [next(), next()];
  const studentSteps = Array.from({ length: count }, next);
  const lecturerSteps = Array.from({ length: count }, next);
  if (ends[0] === undefined || ends[1] === undefined) throw new Error('three columns');
  const submission = new Int32Array(count);
  const juror = new Int32Array(count);
  const score = new Float64Array(count);
  let [student, lecturer] = [0, 0];
  for (let row = 0; row < count; row += 1) {
    const step = studentSteps[row] ?? 0;
    student += step;
    lecturer = (step > 0 ? 0 : lecturer) + (lecturerSteps[row] ?? 0);
    juror[row] = student - 1;
    submission[row] = lecturer;
    const three = bytes[at + Math.floor(row / 3)] ?? 0;
    score[row] = 1 + (Math.floor(three / 5 ** (row % 3)) % 5);
  }
  const lecturers = [...new Set(submission)].sort((a, b) => a - b);
  const positions = new Map(lecturers.map((number, position) => [number, position]));
  return {
    lecturers,
    observations: {
      submissions: lecturers.length,
      jurors: student,
      submission: submission.map((number) => positions.get(number) ?? 0),
      juror,
      score,
    },
  };
}
