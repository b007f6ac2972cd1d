import { expect, it } from 'vitest';

import { hasDesks, sectionsOf } from '../../../renderer/app/rail.tsx';
import { present } from '../../../shared/basics/assert.ts';
import { setDesk } from '../../../shared/deciding/desk.ts';
import type { LogId } from '../../../shared/log/operation.ts';
import { settingsFromTemplate } from '../../../shared/contest/templates.ts';
import { ranksNothing } from '../../../shared/reports/pool/pool-stages.ts';

import { buildContest, stateOf } from '../../builders/contest-builder.ts';

const settingsOf = (template: string) =>
  settingsFromTemplate(template, { season: '2026', demo: false });

it('offers no report on the jury’s ranking where nothing is ranked', () => {
  expect(ranksNothing(settingsOf('regional-pool'))).toBe(true);
  expect(sectionsOf('headquarters', settingsOf('regional-pool'))).not.toContain('jury-report');
});

it.each(['expo', 'social-fair', 'robot-day', 'innovation-council', 'empty'] as const)(
  'offers it in %s',
  (template) => {
    expect(ranksNothing(settingsOf(template))).toBe(false);
    expect(sectionsOf('headquarters', settingsOf(template))).toContain('jury-report');
  },
);

it('keeps it where one of several scored stages is ranked', () => {
  const settings = settingsOf('regional-pool');
  const [first] = settings.stages;
  if (first === undefined) throw new Error('a stage');
  const stages = [...settings.stages, { ...first, id: 'contest', ranked: true }];
  expect(ranksNothing({ ...settings, stages })).toBe(false);
});

it('shows headquarters’ laptops where several work or one was named, and not where one went on in a new log', async () => {
  const { contest, hq } = await buildContest();
  const { desks, keys } = await stateOf(contest, hq.segments);
  expect(hasDesks({ desks, keys }, hq.log)).toBe(false);

  const next = 'next' as LogId;
  const own = present(keys.get(hq.publicKey), 'its key');
  const logsWith = (continues: LogId | null) =>
    new Map(keys).set(hq.publicKey, {
      ...own,
      logs: [...own.logs, { log: next, heads: [], continues }],
    });
  expect(hasDesks({ desks, keys: logsWith(hq.log) }, next)).toBe(false);
  expect(hasDesks({ desks, keys: logsWith(null) }, next)).toBe(true);

  await hq.seal([setDesk(hq.log, { name: 'office', duty: '', state: 'works' })]);
  expect(hasDesks(await stateOf(contest, hq.segments), hq.log)).toBe(true);
});
