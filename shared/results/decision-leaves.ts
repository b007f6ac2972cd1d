import type { Meeting } from '../deciding/meeting.ts';
import type { LeafSalts } from './leaf-salts.ts';
import type { Leaf } from './leaf-values.ts';

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Everything decided that is more than an application's own line; in the order of the leaves. */
export function decisionLeaves(meeting: Meeting, saltOf: LeafSalts): readonly Leaf[] {
  const { number, date } = meeting;
  const prizes = meeting.prizes
    .map(({ id: prize, title, submission }) => ({ prize, title, submission }))
    .toSorted((a, b) => byCodeUnits(a.prize, b.prize) || byCodeUnits(a.submission, b.submission));
  const reasons = [
    ...meeting.grants.map(({ submission, reason }) => ({
      on: 'grant' as const,
      submission,
      reason,
    })),
    ...meeting.refusals.map(({ submission, reason }) => ({
      on: 'refusal' as const,
      submission,
      reason,
    })),
    { on: 'ties' as const, submission: null, reason: meeting.tieReason },
  ]
    .filter(({ reason }) => reason !== '')
    .toSorted(
      (a, b) => byCodeUnits(a.on, b.on) || byCodeUnits(a.submission ?? '', b.submission ?? ''),
    );
  return [
    { type: 'meeting', salt: saltOf(['meeting-2']), number, date },
    ...prizes.map((prize): Leaf => ({
      type: 'prize',
      salt: saltOf(['prize-2', prize.prize, prize.submission]),
      ...prize,
    })),
    ...meeting.ties.map((tie, at): Leaf => ({ type: 'tie', salt: saltOf(['tie-2', at]), ...tie })),
    ...reasons.map((reason): Leaf => ({
      type: 'reason',
      salt: saltOf(['reason-2', reason.on, reason.submission]),
      ...reason,
    })),
  ];
}
