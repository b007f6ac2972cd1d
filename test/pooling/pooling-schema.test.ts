import { describe, expect, it } from 'vitest';

import type { Value } from '../../shared/log/operation.ts';
import {
  parsePoolEntry,
  parseProposalVerdict,
  parseSelfAssessment,
  parseTeam,
} from '../../shared/pooling/pooling-schema.ts';

const entry = {
  state: 'work',
  track: 'water',
  maturity: 'pilot',
  team: 't1',
  partners: '',
  note: '',
  moved: null,
};
const moved = { contest: 'Innovation council', day: '2026-11-30', reason: 'It is ready.' };
const member = {
  name: 'Айша Оспан',
  side: 'science',
  role: '',
  organisation: '',
  contact: '',
  lead: true,
};
const team = { title: 'Team', tracks: ['water'], members: [member], active: true };
const assessment = { scores: { data: 2000 }, comments: {}, team: 'Team', day: '2026-11-30' };
const verdict = {
  outcome: 'accepted',
  into: null,
  body: '',
  reason: 'There is money.',
  responsible: 'Оспанова А.',
  due: '',
};

type Case = readonly [what: string, parse: (value: Value) => unknown, value: Value];

describe('what was said of a pool', () => {
  it.each<Case>([
    ['an entry', parsePoolEntry, entry],
    ['an entry that moved', parsePoolEntry, { ...entry, state: 'moved', moved }],
    [
      'an entry withdrawn for a reason',
      parsePoolEntry,
      { ...entry, state: 'withdrawn', note: 'x' },
    ],
    ['a team', parseTeam, team],
    ['a team without anybody', parseTeam, { ...team, members: [] }],
    ['a self-assessment', parseSelfAssessment, assessment],
    ['a self-assessment just begun', parseSelfAssessment, { ...assessment, scores: {} }],
    ['a verdict', parseProposalVerdict, verdict],
    ['a proposal combined', parseProposalVerdict, { ...verdict, outcome: 'combined', into: 'U1' }],
    ['a proposal passed on', parseProposalVerdict, { ...verdict, outcome: 'passed', body: 'x' }],
  ])('reads %s as it was written', (_what, parse, value) => {
    expect(parse(value)).toEqual(value);
  });

  it.each<Case>([
    ['an unknown state', parsePoolEntry, { ...entry, state: 'won' }],
    ['a move without where', parsePoolEntry, { ...entry, state: 'moved' }],
    ['where without a move', parsePoolEntry, { ...entry, moved }],
    [
      'a move without a reason',
      parsePoolEntry,
      { ...entry, state: 'moved', moved: { ...moved, reason: ' ' } },
    ],
    [
      'a day that does not exist',
      parsePoolEntry,
      { ...entry, state: 'moved', moved: { ...moved, day: '2026-02-30' } },
    ],
    ['a withdrawal without a reason', parsePoolEntry, { ...entry, state: 'withdrawn', note: ' ' }],
    ['a place', parsePoolEntry, { ...entry, place: 1 }],
    ['a track that is no id', parsePoolEntry, { ...entry, track: '__proto__' }],
    ['direction marks in a note', parsePoolEntry, { ...entry, note: 'a\u202eb' }],
    ['a note without end', parsePoolEntry, { ...entry, note: 'a'.repeat(4001) }],
    ['a team without a title', parseTeam, { ...team, title: '  ' }],
    ['two who lead', parseTeam, { ...team, members: [member, { ...member, name: 'B' }] }],
    ['a member without a name', parseTeam, { ...team, members: [{ ...member, name: '' }] }],
    ['a track twice', parseTeam, { ...team, tracks: ['water', 'water'] }],
    ['half a thousandth', parseSelfAssessment, { ...assessment, scores: { data: 0.5 } }],
    ['a self-assessment of nobody', parseSelfAssessment, { ...assessment, team: '' }],
    ['an outcome without a reason', parseProposalVerdict, { ...verdict, reason: '' }],
    ['an outcome nobody answers for', parseProposalVerdict, { ...verdict, responsible: ' ' }],
    ['a combination with nothing', parseProposalVerdict, { ...verdict, outcome: 'combined' }],
    ['a target of what is accepted', parseProposalVerdict, { ...verdict, into: 'U1' }],
    ['a body of what is accepted', parseProposalVerdict, { ...verdict, body: 'Ministry' }],
    ['nothing', parseProposalVerdict, null],
    ['a list', parseTeam, []],
  ])('refuses %s', (_what, parse, value) => {
    expect(parse(value)).toBeUndefined();
  });
});
