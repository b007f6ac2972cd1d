import { describe, expect, test } from 'vitest';

import { toHex } from '../../shared/basics/bytes.ts';
import type { Value } from '../../shared/log/operation.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';
import { resultFingerprint } from '../../shared/results/result-leaves.ts';
import { openResultsPayload, resultsPayload } from '../../shared/results/results-payload.ts';
import { contestState, meeting, ranking } from './small-contest.ts';

const issued = { stateHash: '0'.repeat(64), sealed: true };
const payload = resultsPayload({ state: contestState(), ranking, meeting }, issued);
const opened = openResultsPayload(payload);

/** The payload as it would be written with some fields changed. */
function rewritten(fields: Readonly<Record<string, Value>>): Uint8Array {
  if (!opened.ok) throw new Error('the payload does not open');
  const { names, jurors, ...rest } = opened.value;
  return encodeValue({
    ...rest,
    names: names.map((each) => ({ ...each })),
    jurors: jurors.map((each) => ({ ...each })),
    ...fields,
  });
}

describe('openResultsPayload', () => {
  test('gives back what was issued, with the root that the minutes print', () => {
    expect(opened).toMatchObject({ ok: true, value: { stage: 'written', ...issued } });
    const root = opened.ok ? toHex(opened.value.root) : '';
    expect(root).toBe(resultFingerprint(contestState(), ranking, meeting).root);
    expect(rewritten({})).toEqual(payload);
  });

  test('refuses leaves that do not lead to the stated root', () => {
    const leaves = opened.ok ? opened.value.leaves : [];
    const [first = new Uint8Array(), ...rest] = leaves;
    const flipped = first.with(first.length - 1, (first.at(-1) ?? 0) ^ 1);
    const mismatch = { ok: false, error: { type: 'ResultsRootMismatch' } };
    expect(openResultsPayload(rewritten({ leaves: [flipped, ...rest] }))).toEqual(mismatch);
    expect(openResultsPayload(rewritten({ leaves: rest }))).toEqual(mismatch);
    expect(openResultsPayload(rewritten({ leaves: [...rest, first] }))).toEqual(mismatch);
    expect(openResultsPayload(rewritten({ root: new Uint8Array(32) }))).toEqual(mismatch);
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['a cut-off payload', payload.subarray(0, payload.length - 1)],
    ['another version', rewritten({ version: 3 })],
    ['a field of its own', rewritten({ extra: 1 })],
    ['a short root', rewritten({ root: new Uint8Array(31) })],
    ['leaves that are no bytes', rewritten({ leaves: ['x'] })],
    ['no state hash', rewritten({ stateHash: '' })],
  ])('refuses %s', (_name, bytes) => {
    expect(openResultsPayload(bytes)).toEqual({ ok: false, error: { type: 'ResultsMalformed' } });
  });
});
