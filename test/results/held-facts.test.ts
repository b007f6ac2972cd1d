import { describe, expect, it } from 'vitest';

import { noDetails } from '../../shared/contest/juror-details.ts';
import type { Access } from '../../shared/contest/personal-data.ts';
import { heldJson, heldOnApplicant, heldOnPerson } from '../../shared/results/held-facts.ts';
import { contestState, submission } from './small-contest.ts';

const access = (about: string | null, by: string, wallClock: number): Access => ({
  act: 'contacts',
  about,
  count: 1,
  by,
  wallClock,
});

const state = contestState({
  submissions: new Map([
    ...contestState().submissions,
    ['147', submission('147', { applicant: 'Ахметов А.', contacts: '8 701', bin: '1'.repeat(12) })],
  ]),
  assignments: new Map([['written/147', ['j-1', 'j-2']]]),
  jurorDetails: new Map([['j-1', { ...noDetails, contact: 'a@b.kz' }]]),
  consents: new Map([['j-1', [{ text: 'f'.repeat(64), language: 'kk', wallClock: 1e12 }]]]),
  recusals: [{ stage: 'written', submission: '203', juror: 'j-1', reason: 'туысым' }],
  interests: [
    { submission: '147', juror: 'j-1', ground: 'family', state: 'declared', note: 'ағасы' },
  ],
  accesses: [
    access('person/j-1', 'h-1', 3e12),
    access(null, 'h-1', 2e12),
    access('person/j-2', 'h-1', 1e12),
    access('submission/147', 'j-1', 1e12),
  ],
  blocked: new Map([['person/j-1', 'өтініш']]),
});

describe('what is held on a juror', () => {
  const held = heldOnPerson(state, 'j-1');

  it('is everything of theirs, and of nobody else', () => {
    expect(held).toMatchObject({
      person: { surname: 'Оспанов' },
      details: { contact: 'a@b.kz' },
      blocked: 'өтініш',
      assignments: [{ stage: 'written', submission: '147' }],
      recusals: [{ submission: '203', reason: 'туысым' }],
      interests: [{ submission: '147', note: 'ағасы' }],
    });
    expect(held?.sheets.map((sheet) => sheet.submission)).toEqual(['318', '147', '203']);
    expect(JSON.stringify(held)).not.toContain('Жүнісова');
  });

  it('tells who looked at it, also at everybody, in the order of time', () => {
    expect(held?.accesses.map(({ wallClock }) => wallClock)).toEqual([2e12, 3e12]);
    expect(held?.ownAccesses).toHaveLength(1);
  });

  it('is written for programs with moments as texts', () => {
    const text = held === null ? '' : heldJson(held, 'contest', 0);
    expect(JSON.parse(text)).toMatchObject({
      format: 'qazylar-personal-data',
      made: '1970-01-01T00:00:00.000Z',
      consents: [{ wallClock: '2001-09-09T01:46:40.000Z' }],
    });
    expect(text).not.toContain('ticket');
  });
});

it('what is held on an applicant says how much was judged, and not by whom', () => {
  const held = heldOnApplicant(state, '147');
  expect(held).toMatchObject({
    submission: { applicant: 'Ахметов А.', contacts: '8 701' },
    judged: [{ stage: 'written', jurors: 2, handedIn: 2 }],
    interests: [{ ground: 'family', state: 'declared' }],
  });
  expect(JSON.stringify(held)).not.toContain('ағасы');
  expect(held?.accesses).toHaveLength(2);
});

it('nothing is held on nobody', () => {
  expect(heldOnPerson(state, 'j-9')).toBeNull();
  expect(heldOnApplicant(state, '999')).toBeNull();
});
