import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import { finish } from '../../shared/ranking/steps.ts';
import { checkJson, type CheckedPublic } from '../../shared/results/check-public.ts';
import { type CheckedResults, checkResultsSteps } from '../../shared/results/check-results.ts';
import { compareResults } from '../../shared/results/compare-results.ts';
import { encodeLeaf, type Leaf } from '../../shared/results/leaf-values.ts';
import { merkleRoot } from '../../shared/results/merkle.ts';
import type { Finding, Proof } from '../../shared/results/proof-findings.ts';
import type { ProofSource } from '../../shared/results/proof-source.ts';
import { publicProof } from '../../shared/results/public-proof.ts';
import { resultTree } from '../../shared/results/result-leaves.ts';
import {
  readResultsPayload,
  type ResultsPayload,
  resultsPayload,
} from '../../shared/results/results-payload.ts';
import { randomResults } from '../results/random-results.ts';
import { casesOf, countCases } from './count-cases.ts';

const issued = { stateHash: '0'.repeat(64), sealed: true };

function payloadOf(source: ProofSource): ResultsPayload {
  const payload = readResultsPayload(resultsPayload(source, issued));
  if (!payload.ok) throw new Error('the payload does not open');
  return payload.value;
}

function publicOf(source: ProofSource): CheckedPublic {
  const checked = checkJson(JSON.parse(JSON.stringify(publicProof(source))));
  if (!checked.ok || checked.value.kind !== 'public') throw new Error('the public proof is none');
  return checked.value.checked;
}

type LeafOf<Type extends Leaf['type']> = Extract<Leaf, { readonly type: Type }>;

interface Alteration {
  /** Proofs of which one must be named where a second file stands beside it, whatever else is. */
  readonly beside: readonly Proof[];
  /** Proofs of which one must be named by the recount alone; none where signature or a second file are the proof. */
  readonly alone: readonly Proof[];
  /** The altered leaves; null where there is nothing of the kind to alter. */
  readonly alter: (leaves: readonly Leaf[], seed: number) => readonly Leaf[] | null;
}

/** Replaces one leaf of a type, the same one for the same seed. */
const altering =
  <Type extends Leaf['type']>(
    type: Type,
    change: (leaf: LeafOf<Type>, seed: number) => LeafOf<Type> | null,
  ): Alteration['alter'] =>
  (leaves, seed) => {
    const places = leaves.flatMap((leaf, at) => (leaf.type === type ? [at] : []));
    const at = places[seed % Math.max(1, places.length)];
    const leaf = at === undefined ? undefined : leaves[at];
    if (at === undefined || leaf === undefined) return null;
    const changed = change(leaf as LeafOf<Type>, seed);
    return changed === null ? null : leaves.with(at, changed);
  };

const alterations: Readonly<Record<string, Alteration>> = {
  'one score': {
    beside: ['sheet', 'score'],
    alone: [],
    alter: altering('sheet', (leaf) => {
      const [first, ...rest] = leaf.scores;
      if (first === undefined) return null;
      const [criterion, score] = first;
      const other = score === milli(500) ? milli(9500) : milli(500);
      return { ...leaf, scores: [[criterion, other], ...rest] };
    }),
  },
  'a sheet taken away': {
    beside: ['sheet'],
    alone: ['sheet', 'score', 'place', 'recount'],
    alter: (leaves, seed) => {
      const places = leaves.flatMap((leaf, at) => (leaf.type === 'sheet' ? [at] : []));
      const at = places[seed % Math.max(1, places.length)];
      return at === undefined ? null : leaves.toSpliced(at, 1);
    },
  },
  'one place': {
    beside: ['place'],
    alone: ['place'],
    alter: altering('outcome', (leaf) => ({ ...leaf, place: (leaf.place ?? 0) + 1 })),
  },
  'one published score': {
    beside: ['score', 'place'],
    alone: ['score'],
    alter: altering('outcome', (leaf) => ({ ...leaf, score: '9999/1000' })),
  },
  'one name': {
    beside: ['name', 'place'],
    alone: [],
    alter: altering('outcome', (leaf) => ({ ...leaf, applicant: 'Somebody else' })),
  },
  'who won': {
    beside: ['decision', 'place'],
    alone: [],
    alter: altering('outcome', (leaf) => ({ ...leaf, winner: leaf.winner === 1 ? null : 1 })),
  },
  'a grant': {
    beside: ['decision', 'place'],
    alone: [],
    alter: altering('outcome', (leaf) => ({ ...leaf, granted: (leaf.granted ?? 0) + 100_000 })),
  },
  'the reason of a decision': {
    beside: ['decision'],
    alone: [],
    alter: altering('reason', (leaf) => ({ ...leaf, reason: `${leaf.reason}!` })),
  },
  'a special prize': {
    beside: ['decision', 'place'],
    alone: ['decision'],
    alter: altering('outcome', (leaf) => ({ ...leaf, prizes: ['another'] })),
  },
  'two leaves swapped': {
    beside: ['root'],
    alone: ['sheet', 'recount'],
    alter: (leaves, seed) => {
      const at = 1 + (seed % (leaves.length - 2));
      const [a, b] = [leaves[at], leaves[at + 1]];
      if (a === undefined || b === undefined || a.type === 'tie') return null;
      return leaves.with(at, b).with(at + 1, a);
    },
  },
  'a leaf twice': {
    beside: ['root'],
    alone: ['sheet', 'recount', 'decision'],
    alter: (leaves, seed) => {
      const at = 1 + (seed % (leaves.length - 1));
      const leaf = leaves[at];
      return leaf === undefined || leaf.type === 'tie' ? null : leaves.toSpliced(at, 0, leaf);
    },
  },
  'the rule': {
    beside: ['rule'],
    alone: [],
    alter: altering('rule', ({ rule }, seed) => ({
      type: 'rule',
      rule: {
        ...rule,
        ...(seed % 2 === 0
          ? { method: rule.method === 'median' ? 'mean' : 'median' }
          : { prizePlaces: rule.prizePlaces + 1 }),
      },
    })),
  },
};

const names = Object.keys(alterations);

const rewritten = (payload: ResultsPayload, leaves: readonly Leaf[]): ResultsPayload => ({
  ...payload,
  leaves: leaves.map(encodeLeaf),
});

const checked = (payload: ResultsPayload, source: ProofSource): CheckedResults =>
  finish(checkResultsSteps(payload, source.state.contest));

const proofsOf = (findings: readonly Finding[]): readonly Proof[] =>
  findings.map(({ proof }) => proof);

const cases = fc.record({
  result: randomResults,
  name: fc.constantFrom(...names),
  seed: fc.nat(1000),
});

describe('an altered result', () => {
  test('never passes: its own root tells, and where that is made right again the other file and the recount do', () => {
    let tried = 0;
    fc.assert(
      fc.property(cases, ({ result: { source }, name, seed }) => {
        const alteration = alterations[name];
        const { leaves } = resultTree(source.state, source.ranking, source.meeting);
        const altered = alteration?.alter(leaves, seed) ?? null;
        fc.pre(alteration !== undefined && altered !== null);
        if (alteration === undefined || altered === null) return;
        tried += 1;
        const payload = rewritten(payloadOf(source), altered);
        const untouched = proofsOf(checked(payload, source).findings);
        expect(untouched[0]).toBe('root');
        // Whoever can write the file can write its root as well.
        const again = { ...payload, root: merkleRoot(payload.leaves) };
        const alone = checked(again, source);
        expect(proofsOf(alone.findings)).not.toContain('root');
        const found = proofsOf(alone.findings);
        const isNamed = (wanted: readonly Proof[], of: readonly Proof[]): boolean =>
          wanted.length === 0 || wanted.some((proof) => of.includes(proof));
        expect({ name, named: isNamed(alteration.alone, found), found }).toMatchObject({
          named: true,
        });
        const beside = proofsOf(compareResults(alone, publicOf(source)));
        expect(beside[0]).toBe('root');
        expect({ name, named: isNamed(alteration.beside, beside), beside }).toMatchObject({
          named: true,
        });
      }),
      { numRuns: casesOf(50, 1000) },
    );
    countCases('alterations of a result', tried, 'none missed');
    expect(tried).toBeGreaterThan(0);
  }, 600_000);
});
