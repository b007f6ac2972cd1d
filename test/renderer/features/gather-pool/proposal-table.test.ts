import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Submission } from '../../../../shared/contest/submission.ts';
import {
  asProposals,
  nextProposalId,
  proposalMapping,
  settingsForProposals,
} from '../../../../renderer/features/gather-pool/proposal-table.ts';
import { submissionOf, testSettings } from '../../../builders/contest-builder.ts';

const row = (title: string): Submission => ({ ...submissionOf(title), id: '1', title });
const byId = (all: readonly Submission[]) => new Map(all.map((each) => [each.id, each]));

it('gives proposals numbers that no application has', () => {
  const known = byId([submissionOf('U1'), submissionOf('U3')]);
  expect(nextProposalId(known)).toBe('U2');
  const { proposals } = asProposals([row('a'), row('b'), row('c')], known);
  expect(proposals.map(({ id }) => id)).toEqual(['U2', 'U4', 'U5']);
  expect(proposals.every(({ subject }) => subject === 'proposal')).toBe(true);
});

it('adds nothing where the same table is read again, or a row stands in it twice', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 12 }),
      (titles) => {
        const first = asProposals(titles.map(row), new Map());
        expect(first.proposals).toHaveLength(new Set(titles).size);
        expect(first.known + first.proposals.length).toBe(titles.length);
        const again = asProposals(titles.map(row), byId(first.proposals));
        expect(again).toEqual({ proposals: [], known: titles.length });
      },
    ),
  );
});

it('takes no application of the contest for a proposal that is here already', () => {
  const application = { ...row('a'), id: '7' };
  expect(asProposals([row('a')], byId([application])).proposals).toHaveLength(1);
});

it('reads columns that a proposal has, and one section for all rows where none names it', () => {
  expect(proposalMapping({ title: 2, budget: 4, nomination: 0 })).toEqual({
    title: 2,
    nomination: 0,
  });
  const { nominations } = testSettings;
  expect(settingsForProposals(testSettings, 'wind').nominations.map(({ id }) => id)).toEqual([
    'wind',
  ]);
  expect(settingsForProposals(testSettings, null).nominations).toEqual(nominations);
});
