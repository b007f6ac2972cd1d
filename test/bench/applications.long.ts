import { afterAll, expect, it } from 'vitest';

import { addSubmission } from '../../shared/contest/contest-operations.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import { submissionOf } from '../builders/contest-builder.ts';
import { countCases } from '../crash/count-cases.ts';
import { newFolder, putAway, sitDown } from '../crash/juror-at-desktop.ts';
import { foundContest } from '../journeys/headquarters-tasks.ts';

const applications = 50_000;
const changes = 40;

afterAll(putAway);

/** An application with as much text as one that came from a form. */
const applicationOf = (number: number): Submission => ({
  ...submissionOf(String(number), 'renewables'),
  title: `Күн су жылытқышы № ${number}: ауылдық мектепті жылыту`,
  applicant: `«Жасыл ауыл ${number}» ЖШС`,
  town: 'Атбасар',
  summary: 'Жоба ауылдық мектептің жылу шығынын азайтады. '.repeat(8),
  bin: '170740000123',
  budget: 4_500_000,
  contacts: `jasyl${number}@example.kz, +7 700 000 00 00`,
});

/** The value below which this share of all lies. */
const share = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;

it('takes fifty thousand applications and goes on working with them', async () => {
  const { desk, laptop, program } = await sitDown(newFolder('applications'), 'journal');
  await foundContest(laptop);
  const actions = Array.from({ length: applications }, (_, index) =>
    addSubmission(applicationOf(index + 1)),
  );
  const [record = NaN] = await desk.measureRecords([actions]);
  const one = await desk.measureRecords(
    actions
      .slice(0, changes)
      .map((_, index) => [addSubmission({ ...applicationOf(index + 1), town: 'Степногорск' })]),
  );
  const sorted = one.toSorted((a, b) => a - b);
  countCases('applications', {
    applications,
    record,
    p50: share(sorted, 0.5),
    p95: share(sorted, 0.95),
  });
  await program.quit();
  expect(sorted).toHaveLength(changes);
}, 600_000);
