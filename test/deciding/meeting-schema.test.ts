import { describe, expect, it } from 'vitest';

import { setMeeting } from '../../shared/deciding/decision-operations.ts';
import { parseMeeting } from '../../shared/deciding/meeting-schema.ts';
import { type Meeting, unsaidMeeting } from '../../shared/deciding/meeting.ts';
import type { Value } from '../../shared/log/operation.ts';
import { currentVersion } from '../../shared/merge/kinds.ts';

/** The same value with some of its fields changed. */
const changed = (value: Value, odd: object): Value => ({
  ...(value as Readonly<Record<string, Value>>),
  ...odd,
});

const plain: Meeting = {
  stage: 'final',
  number: '7',
  date: '2026-05-13',
  place: 'Астана',
  mode: 'mixed',
  present: ['c-1', 'c-2'],
  votes: { for: 2, against: 0, abstained: 0 },
  winners: [{ nomination: 'water', place: 1, submission: '203' }],
  tieReason: '',
  ...unsaidMeeting,
};

const said: Partial<Meeting> = {
  opened: '16:00',
  closed: '17:45',
  remote: ['c-2'],
  absences: [{ member: 'c-3', reason: 'іссапар' }],
  agenda: ['Апелляция туралы'],
  spoke: ['c-1'],
  finalists: ['203', '318'],
  prizes: [{ id: 'grand', title: { kk: 'Бас жүлде', ru: 'Гран-при', en: '' }, submission: '203' }],
  grants: [
    { submission: '203', requested: 5_000_000, granted: 4_000_000, reason: '' },
    { submission: '318', requested: null, granted: 0, reason: 'смета жоқ' },
  ],
  refusals: [{ submission: '147', reason: 'плагиат' }],
  ties: [{ nomination: 'water', order: ['203', '23'], reason: 'төрағаның дауысы' }],
  ballots: [
    {
      on: { type: 'grant', nomination: null, submission: '203' },
      for: 2,
      against: 0,
      abstained: 1,
    },
  ],
  opinions: [{ member: 'c-2', text: 'қарсымын' }],
};

const value = (meeting: Meeting): Value => setMeeting(meeting).value;
const versionOf = (meeting: Meeting): number => currentVersion('meeting.set', value(meeting));

describe('a meeting', () => {
  it('is written as the first version wrote it while it says nothing new', () => {
    expect(Object.keys(value(plain) ?? {})).toEqual([
      'stage',
      'number',
      'date',
      'place',
      'mode',
      'present',
      'votes',
      'winners',
      'tieReason',
    ]);
    expect(versionOf(plain)).toBe(1);
    expect(parseMeeting(value(plain))).toEqual(plain);
  });

  it.each(Object.entries(said))('is of the second version once it says %s', (name, part) => {
    const meeting = { ...plain, [name]: part };
    expect(versionOf(meeting)).toBe(2);
    expect(parseMeeting(value(meeting))).toEqual(meeting);
  });

  it('may name no finalist at all, which is not the same as leaving the list as it is', () => {
    expect(versionOf({ ...plain, finalists: [] })).toBe(2);
    expect(parseMeeting(value({ ...plain, finalists: [] }))?.finalists).toEqual([]);
  });

  const grant = { submission: '203', requested: 5, granted: 4, reason: '' };
  const prize = { id: 'p', title: { kk: '', ru: '', en: '' }, submission: '203' };
  const ballot = {
    on: { type: 'winner', nomination: 'water', submission: '203' },
    for: 1,
    against: 0,
    abstained: 0,
  };

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['opens at an hour there is', { opened: '24:00' }],
    ['opens at two digits', { opened: '9:00' }],
    ['closes at a minute there is', { closed: '09:60' }],
    ['closes at a time and nothing more', { closed: '09:30:00' }],
    ['has each of those on the screen once', { remote: ['c-1', 'c-1'] }],
    ['has members in the form of ids', { spoke: ['c 1'] }],
    [
      'says of each member once why they were absent',
      {
        absences: [
          { member: 'c-1', reason: 'a' },
          { member: 'c-1', reason: 'b' },
        ],
      },
    ],
    ['has words for an item of its agenda', { agenda: [''] }],
    ['names a finalist once', { finalists: ['1', '1'] }],
    ['names finalists or nothing', { finalists: undefined }],
    ['gives one prize to a project once', { prizes: [prize, prize] }],
    ['names a prize in three languages', { prizes: [{ ...prize, title: { kk: '' } }] }],
    ['grants whole tenge', { grants: [{ ...grant, granted: 0.5 }] }],
    ['takes nothing away', { grants: [{ ...grant, granted: -1 }] }],
    ['grants what a budget holds', { grants: [{ ...grant, granted: 1e15 + 1 }] }],
    ['asks for whole tenge', { grants: [{ ...grant, requested: 1.5 }] }],
    ['grants to a project once', { grants: [grant, { ...grant, granted: 1 }] }],
    [
      'refuses a project once',
      {
        refusals: [
          { submission: '1', reason: 'a' },
          { submission: '1', reason: 'b' },
        ],
      },
    ],
    [
      'orders each of the tied once',
      {
        ties: [{ nomination: null, order: ['1', '1'], reason: '' }],
      },
    ],
    ['votes on what there is', { ballots: [{ ...ballot, on: { ...ballot.on, type: 'lunch' } }] }],
    ['counts whole votes', { ballots: [{ ...ballot, for: 0.5 }] }],
    ['counts no fewer votes than none', { ballots: [{ ...ballot, against: -1 }] }],
    ['keeps to its fields', { secret: true }],
    ['turns no text around', { opinions: [{ member: 'c-1', text: 'a\u202eb' }] }],
    ['bounds what people wrote', { opinions: [{ member: 'c-1', text: 'x'.repeat(4001) }] }],
  ])('%s', (_, odd) => {
    const good = value({ ...plain, ...said });
    expect(parseMeeting(good)).toBeDefined();
    expect(parseMeeting(changed(good, odd))).toBeUndefined();
  });

  it('is read with a date of any form that the first version took', () => {
    const first = changed(value(plain), { date: '2026-02-31' });
    expect(parseMeeting(first)?.date).toBe('2026-02-31');
  });
});
