import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { ContestSettings } from '../../../../shared/contest/contest.ts';
import { type Meeting, unsaidMeeting } from '../../../../shared/deciding/meeting.ts';
import { draftToMeeting } from '../../../../renderer/features/decide-results/draft-to-meeting.ts';
import type { MeetingDraft } from '../../../../renderer/features/decide-results/meeting-draft.ts';
import {
  meetingToDraft,
  proposedDraft,
} from '../../../../renderer/features/decide-results/meeting-to-draft.ts';
import {
  meeting,
  ranked,
  ranking,
  settings,
  stageRanking,
} from '../../../results/small-contest.ts';

const same = (text: string) => ({ kk: text, ru: text, en: text });
const rules: ContestSettings = {
  ...settings,
  prizes: [{ id: 'press', title: same('Баспасөз жүлдесі') }],
};
const ground = { settings: rules, ranking };
const proposed = proposedDraft(ground, '2026-05-13');
const filled: MeetingDraft = { ...proposed, place: '  Астана ', number: ' 7 ' };

/** The addresses at which a form is refused. */
const refusedAt = (fields: Partial<MeetingDraft>): readonly string[] => {
  const read = draftToMeeting({ ...filled, ...fields }, ground);
  return read.ok ? [] : [...read.error].map(([address, type]) => `${address}: ${type}`);
};

describe('proposedDraft', () => {
  test('has everybody present and voting for', () => {
    expect(proposed.attendance.map(({ member, how }) => [member, how])).toEqual([
      ['c-1', 'present'],
      ['c-2', 'present'],
      ['c-3', 'present'],
      ['c-4', 'present'],
    ]);
    expect(proposed.votes).toEqual({ for: '3', against: '0', abstained: '0' });
    expect(proposed.date).toBe('13.05.2026');
  });

  test('proposes who has a place alone, and leaves a shared place to the commission', () => {
    const tied = stageRanking([
      ranked('318', 894, [1, 1]),
      ranked('147', 871, [2, 2]),
      ranked('203', 700, [1, 3], { nomination: 'water', tied: true }),
      ranked('23', 700, [1, 3], { nomination: 'water', tied: true }),
    ]);
    expect(proposedDraft({ settings: rules, ranking: tied }, '2026-05-13').winners).toEqual([
      { nomination: 'energy', place: 1, submission: '318' },
      { nomination: 'energy', place: 2, submission: '147' },
      { nomination: 'energy', place: 3, submission: '' },
      { nomination: 'water', place: 1, submission: '' },
      { nomination: 'water', place: 2, submission: '' },
      { nomination: 'water', place: 3, submission: '' },
    ]);
  });

  test('has as many prize places as the regulation, and its special prizes', () => {
    const draft = proposedDraft(
      { ...ground, settings: { ...rules, prizePlaces: 1 } },
      '2026-05-13',
    );
    expect(draft.winners.map(({ nomination, place }) => [nomination, place])).toEqual([
      ['energy', 1],
      ['water', 1],
    ]);
    expect(draft.prizes).toEqual([
      { id: 'press', title: same('Баспасөз жүлдесі'), submission: '' },
    ]);
  });

  test('offers no winners in a stage that only chooses who goes on', () => {
    const [stage] = settings.stages;
    if (stage === undefined) throw new Error('the builder has one stage');
    const two = { ...settings, stages: [stage, { ...stage, id: 'final' }] };
    const of = (id: string) =>
      proposedDraft({ settings: two, ranking: { ...ranking, stage: id } }, '2026-05-13').winners;
    expect(of('written')).toEqual([]);
    expect(of('final')).toHaveLength(6);
  });
});

describe('draftToMeeting', () => {
  test('gives the meeting as it will be recorded', () => {
    const draft: MeetingDraft = {
      ...filled,
      opened: '9.05',
      closed: '1130',
      attendance: filled.attendance.map((row) =>
        row.member === 'c-2'
          ? { ...row, how: 'remote', spoke: true }
          : row.member === 'c-3'
            ? { ...row, how: 'absent', reason: ' іссапар ', spoke: true }
            : row,
      ),
      agenda: [' Апелляция ', ''],
      prizes: filled.prizes.map((prize) => ({ ...prize, submission: '23' })),
      grants: [
        { submission: '318', requested: '2 000 000', granted: '1 500 000 ₸', reason: '' },
        { submission: '147', requested: '', granted: '0', reason: 'смета жоқ' },
      ],
      refusals: [{ submission: '23', reason: 'құжат жоқ' }],
      ballots: [
        {
          on: { type: 'grant', nomination: null, submission: '318' },
          for: '2',
          against: '1',
          abstained: '0',
        },
      ],
      opinions: [{ member: 'c-2', text: 'Қарсымын.\nСебебі бар.' }],
      tieReason: 'себебі\u202e бар',
    };
    expect(draftToMeeting(draft, ground)).toEqual({
      ok: true,
      value: {
        stage: 'written',
        number: '7',
        date: '2026-05-13',
        place: 'Астана',
        mode: 'in-person',
        present: ['c-1', 'c-2', 'c-4'],
        votes: { for: 3, against: 0, abstained: 0 },
        winners: [
          { nomination: 'energy', place: 1, submission: '318' },
          { nomination: 'energy', place: 2, submission: '147' },
          { nomination: 'water', place: 1, submission: '203' },
          { nomination: 'water', place: 2, submission: '23' },
        ],
        tieReason: 'себебі бар',
        ...unsaidMeeting,
        opened: '09:05',
        closed: '11:30',
        remote: ['c-2'],
        absences: [{ member: 'c-3', reason: 'іссапар' }],
        agenda: ['Апелляция'],
        spoke: ['c-2'],
        prizes: [{ id: 'press', title: same('Баспасөз жүлдесі'), submission: '23' }],
        grants: [
          { submission: '318', requested: 2_000_000, granted: 1_500_000, reason: '' },
          { submission: '147', requested: null, granted: 0, reason: 'смета жоқ' },
        ],
        refusals: [{ submission: '23', reason: 'құжат жоқ' }],
        ballots: [
          {
            on: { type: 'grant', nomination: null, submission: '318' },
            for: 2,
            against: 1,
            abstained: 0,
          },
        ],
        opinions: [{ member: 'c-2', text: 'Қарсымын.\nСебебі бар.' }],
      },
    });
  });

  test.each<readonly [readonly string[], Partial<MeetingDraft>]>([
    [['number: number'], { number: '  ' }],
    [['date: date'], { date: '31.02.2026' }],
    [['place: place'], { place: '' }],
    [['opened: time'], { opened: '25:00' }],
    [['votes/for: votes'], { votes: { for: '-1', against: '0', abstained: '0' } }],
    [['votes/for: votes'], { votes: { for: '1e1', against: '0', abstained: '0' } }],
    [
      ['winners/1: twice'],
      {
        winners: [
          { nomination: 'energy', place: 1, submission: '318' },
          { nomination: 'energy', place: 2, submission: '318' },
        ],
      },
    ],
    [
      ['prizes/0/title: prizeTitle', 'prizes/0/submission: prizeHolder'],
      { prizes: [{ id: 'prize-1', title: same(' '), submission: '' }] },
    ],
    [
      ['prizes/1/submission: twice'],
      {
        prizes: [
          { id: 'press', title: same('А'), submission: '23' },
          { id: 'press', title: same('А'), submission: '23' },
        ],
      },
    ],
    [
      ['grants/0/requested: amount', 'grants/0/granted: amount'],
      { grants: [{ submission: '318', requested: 'көп', granted: '1,5', reason: '' }] },
    ],
    [
      ['grants/0/reason: reason'],
      { grants: [{ submission: '318', requested: '', granted: '0', reason: ' ' }] },
    ],
    [['refusals/0/reason: reason'], { refusals: [{ submission: '23', reason: '' }] }],
    [
      ['ties/0/reason: reason'],
      { ties: [{ nomination: null, order: ['318', '147'], reason: '' }] },
    ],
    [
      ['opinions/0/member: member', 'opinions/0/text: opinion'],
      { opinions: [{ member: '', text: '' }] },
    ],
  ])('refuses at %j', (addresses, fields) => {
    expect(refusedAt(fields)).toEqual(addresses);
  });

  test('is the way back of meetingToDraft', () => {
    expect(draftToMeeting(meetingToDraft(meeting, ground), ground)).toEqual({
      ok: true,
      value: meeting,
    });
  });

  const word = fc.string({ unit: fc.constantFrom('а', 'ә', 'b', '7'), minLength: 1, maxLength: 8 });
  const submission = fc.constantFrom('318', '147', '203', '23');
  const some = fc.uniqueArray(submission, { maxLength: 4 });
  const votes = fc.record({ for: fc.nat(99), against: fc.nat(99), abstained: fc.nat(99) });
  const how = fc.constantFrom('present' as const, 'remote' as const, 'absent' as const);
  const anyMeeting: fc.Arbitrary<Meeting> = fc
    .record({
      attendance: fc.tuple(how, how, how, how),
      spoke: fc.boolean(),
      absence: word,
      agenda: fc.array(word, { maxLength: 3 }),
      finalists: fc.option(some),
      grants: fc.uniqueArray(
        fc.record({
          submission,
          requested: fc.option(fc.nat(9_000_000)),
          granted: fc.nat(9_000_000),
          reason: word,
        }),
        { selector: (grant) => grant.submission, maxLength: 4 },
      ),
      refused: some,
      prized: some,
      votes,
      opinion: fc.option(word),
    })
    .map((given): Meeting => {
      const members = rules.commission.map(({ id }) => id);
      const those = (wanted: readonly string[]) =>
        members.filter((_, at) => wanted.includes(given.attendance[at] ?? ''));
      const there = those(['present', 'remote']);
      return {
        ...meeting,
        votes: given.votes,
        present: there,
        remote: those(['remote']),
        spoke: given.spoke ? there : [],
        absences: those(['absent']).map((member) => ({ member, reason: given.absence })),
        agenda: given.agenda,
        finalists: given.finalists,
        grants: given.grants,
        refusals: given.refused.map((id) => ({ submission: id, reason: 'себебі' })),
        prizes: given.prized.map((id) => ({ id: 'press', title: same('А'), submission: id })),
        opinions: given.opinion === null ? [] : [{ member: 'c-1', text: given.opinion }],
      };
    });

  test('loses nothing of any meeting on the way to a form and back', () => {
    fc.assert(
      fc.property(anyMeeting, (recorded) => {
        const back = draftToMeeting(meetingToDraft(recorded, ground), ground);
        const { finalists } = recorded;
        // The list as the regulation makes it is said by saying nothing.
        const plain =
          finalists !== null &&
          ['203', '147', '318'].every((id) => finalists.includes(id)) &&
          finalists.length === 3;
        expect(back).toEqual({
          ok: true,
          value: plain ? { ...recorded, finalists: null } : recorded,
        });
      }),
    );
  });
});
