import { describe, expect, test } from 'vitest';

import {
  draftToMeeting,
  meetingToDraft,
  parseDate,
  proposedDraft,
  withPresence,
} from '../../../../renderer/features/decide-results/meeting-draft.ts';
import type { Candidate } from '../../../../renderer/workers/documents-messages.ts';
import { meeting, settings } from '../../../results/small-contest.ts';

const candidate = (submission: string, nomination: string, place: number): Candidate => ({
  nomination,
  submission,
  title: `Жоба ${submission}`,
  place,
  label: String(place),
  tied: false,
  score: { kk: '8,00', ru: '8,00', en: '8.00' },
});

const candidates = [
  candidate('318', 'energy', 1),
  candidate('147', 'energy', 2),
  candidate('203', 'water', 1),
  candidate('23', 'water', 1),
];

const proposed = proposedDraft(settings, 'written', candidates, '2026-05-13');

describe('parseDate', () => {
  test.each([
    ['13.05.2026', '2026-05-13'],
    [' 3.5.2026 ', '2026-05-03'],
    ['13/05/2026', '2026-05-13'],
    ['2026-05-13', '2026-05-13'],
    ['29.02.2024', '2024-02-29'],
    ['29.02.2026', null],
    ['31.04.2026', null],
    ['13.05.26', null],
    ['13 мая', null],
    ['', null],
    ['05.13.2026', null],
  ])('reads %j as %j', (text, iso) => {
    expect(parseDate(text)).toBe(iso);
  });
});

describe('proposedDraft', () => {
  test('has everybody present and voting for', () => {
    expect(proposed.present).toEqual(['c-1', 'c-2', 'c-3', 'c-4']);
    expect(proposed.votes).toEqual({ for: '3', against: '0', abstained: '0' });
    expect(proposed.date).toBe('13.05.2026');
  });

  test('proposes who has a place alone, and leaves a shared place to the commission', () => {
    expect(proposed.winners).toEqual([
      { nomination: 'energy', place: 1, submission: '318' },
      { nomination: 'energy', place: 2, submission: '147' },
      { nomination: 'energy', place: 3, submission: '' },
      { nomination: 'water', place: 1, submission: '' },
      { nomination: 'water', place: 2, submission: '' },
      { nomination: 'water', place: 3, submission: '' },
    ]);
  });

  test('offers no winners in a stage that only chooses who goes on', () => {
    const [stage] = settings.stages;
    if (stage === undefined) throw new Error('the builder has one stage');
    const two = { ...settings, stages: [stage, { ...stage, id: 'final' }] };
    expect(proposedDraft(two, 'written', candidates, '2026-05-13').winners).toEqual([]);
    expect(proposedDraft(two, 'final', candidates, '2026-05-13').winners).toHaveLength(6);
  });
});

describe('draftToMeeting', () => {
  const filled = { ...proposed, place: '  Астана ', number: ' 7 ' };

  test('gives the meeting as it will be recorded', () => {
    expect(draftToMeeting('written', { ...filled, tieReason: 'себебі\u202e бар' })).toEqual({
      ok: true,
      value: {
        stage: 'written',
        number: '7',
        date: '2026-05-13',
        place: 'Астана',
        mode: 'in-person',
        present: ['c-1', 'c-2', 'c-3', 'c-4'],
        votes: { for: 3, against: 0, abstained: 0 },
        winners: [
          { nomination: 'energy', place: 1, submission: '318' },
          { nomination: 'energy', place: 2, submission: '147' },
        ],
        tieReason: 'себебі бар',
      },
    });
  });

  test.each([
    ['number', { number: '  ' }],
    ['date', { date: '31.02.2026' }],
    ['place', { place: '' }],
    ['votes', { votes: { for: '-1', against: '0', abstained: '0' } }],
    ['votes', { votes: { for: '', against: '0', abstained: '0' } }],
    ['votes', { votes: { for: '1e1', against: '0', abstained: '0' } }],
    [
      'twice',
      {
        winners: [
          { nomination: 'energy', place: 1, submission: '318' },
          { nomination: 'energy', place: 2, submission: '318' },
        ],
      },
    ],
  ])('refuses a wrong %s', (problem, fields) => {
    expect(draftToMeeting('written', { ...filled, ...fields })).toEqual({
      ok: false,
      error: [problem],
    });
  });

  test('is the way back of meetingToDraft', () => {
    const back = draftToMeeting('written', meetingToDraft(meeting, settings, candidates));
    expect(back).toEqual({ ok: true, value: meeting });
  });
});

describe('withPresence', () => {
  test('keeps the order of the commission', () => {
    const without = withPresence(proposed, settings, 'c-2', false);
    expect(without.present).toEqual(['c-1', 'c-3', 'c-4']);
    expect(withPresence(without, settings, 'c-2', true).present).toEqual(proposed.present);
  });
});
