import { expect, test } from 'vitest';

import {
  chosenSteps,
  firstChoices,
  withHandOver,
} from '../../../../renderer/features/hold-ceremony/ceremony-choices.ts';
import { showPictureOf } from '../../../../renderer/features/hold-ceremony/picture-of-step.ts';
import { contestState, meeting } from '../../../results/small-contest.ts';

const source = { state: contestState(), winners: meeting.winners, meeting };
const choices = firstChoices('kk', false, new Map());
const steps = chosenSteps(source, choices);
const none = { rehearsal: false, demo: null };
const at = (id: string): number => steps[0]?.[1].findIndex((step) => step.id === id) ?? -1;

test('a picture has both languages, and once what they say alike', () => {
  const picture = showPictureOf(steps, at('reveal/energy/1'), none);
  expect(picture.mark).toEqual([]);
  expect(picture.over).toEqual([
    { language: 'kk', text: 'Жаңартылатын энергия көздері · 1-орын' },
    { language: 'ru', text: 'Возобновляемые источники энергии · 1 место' },
  ]);
  expect(picture.entries).toEqual([
    {
      applicant: '«Тау суы» ЖШС',
      project: 'Бөгетсіз шағын су электр станциясы',
      lines: [
        [
          { language: 'kk', text: 'Жетісу облысы' },
          { language: 'ru', text: 'область Жетісу' },
        ],
      ],
    },
  ]);
  const alone = chosenSteps(source, { ...choices, first: 'ru', second: 'ru' });
  expect(alone.map(([language]) => language)).toEqual(['ru']);
});

test('a rehearsal and a practice contest are marked on every picture', () => {
  const demo = { kk: 'Демо', ru: 'Демо', en: 'Demo' };
  const all = steps[0]?.[1] ?? [];
  expect(all.length).toBeGreaterThan(5);
  for (const step of all.keys()) {
    expect(showPictureOf(steps, step, { rehearsal: true, demo }).mark).toEqual([
      { language: 'kk', text: 'Дайындық' },
      { language: 'ru', text: 'Репетиция' },
      { language: 'kk', text: 'Демо' },
    ]);
  }
});

test('a picture of one step holds nothing of another', () => {
  const before = JSON.stringify(showPictureOf(steps, at('call/energy/1'), none));
  expect(before).toContain('Бірінші орын!');
  expect(before).not.toMatch(/Тау суы|станциясы/u);
});

test('a draft is only rehearsed, and who hands over can be chosen and taken back', () => {
  expect(firstChoices('en', true, new Map())).toMatchObject({ second: null, rehearsal: true });
  const chosen = withHandOver(choices, 'energy', 'c-1');
  expect([...chosen.handOver]).toEqual([['energy', 'c-1']]);
  expect([...withHandOver(chosen, 'energy', null).handOver]).toEqual([]);
});
