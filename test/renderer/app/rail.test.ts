import { expect, it } from 'vitest';

import { sectionsOf } from '../../../renderer/app/rail.tsx';
import { settingsFromTemplate } from '../../../shared/contest/templates.ts';
import { ranksNothing } from '../../../shared/reports/pool/pool-stages.ts';

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
