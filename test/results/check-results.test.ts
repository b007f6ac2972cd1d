import fc from 'fast-check';
import { expect, test } from 'vitest';

import { finish } from '../../shared/ranking/steps.ts';
import { checkCode } from '../../shared/results/check-code.ts';
import { checkJson } from '../../shared/results/check-public.ts';
import { checkResultsSteps } from '../../shared/results/check-results.ts';
import { compareResults } from '../../shared/results/compare-results.ts';
import { proofFile, proofJson, publicProof } from '../../shared/results/public-proof.ts';
import type { ProofSource } from '../../shared/results/proof-source.ts';
import { resultFingerprint } from '../../shared/results/result-leaves.ts';
import { readResultsPayload, resultsPayload } from '../../shared/results/results-payload.ts';
import { fewCases } from '../builders/few-cases.ts';
import { casesOf } from '../long/count-cases.ts';
import { randomResults } from './random-results.ts';

const issued = { stateHash: '0'.repeat(64), sealed: true };

const checkedResults = (source: ProofSource) => {
  const payload = readResultsPayload(resultsPayload(source, issued));
  if (!payload.ok) throw new Error('the payload does not open');
  return finish(checkResultsSteps(payload.value, source.state.contest));
};

test('a result that nobody altered holds, by every method and with every decision', () => {
  fc.assert(
    fc.property(randomResults, ({ source }) => {
      const { root } = resultFingerprint(source.state, source.ranking, source.meeting);
      const auditors = checkedResults(source);
      expect(auditors.findings).toEqual([]);
      expect(auditors).toMatchObject({ root, recounted: true });
      const everybody = checkJson(JSON.parse(proofJson(publicProof(source))));
      expect(everybody).toMatchObject({ ok: true, value: { kind: 'public' } });
      if (!everybody.ok || everybody.value.kind !== 'public') throw new Error('not public');
      const { checked } = everybody.value;
      expect(checked.findings).toEqual([]);
      expect(checked.root).toBe(root);
      expect(compareResults(auditors, checked)).toEqual([]);
    }),
    { numRuns: fewCases ? 3 : casesOf(30, 1000) },
  );
});

test('every application proves its own outcome, on paper and as a file', () => {
  fc.assert(
    fc.property(randomResults, ({ source }) => {
      const { root } = resultFingerprint(source.state, source.ranking, source.meeting);
      for (const { submission } of source.ranking.ranking.submissions) {
        const proof = proofFile(source, submission);
        if (proof === null) throw new Error('a ranked application has a proof');
        const checked = checkJson(JSON.parse(proofJson(proof)));
        expect(checked).toMatchObject({
          ok: true,
          value: { kind: 'proofs', checked: [{ submission, root, findings: [] }] },
        });
        const code = checkCode(proof.code.text);
        expect(code).toMatchObject({ ok: true, value: { root, code: proof.code.code } });
      }
      expect(proofFile(source, 'unknown')).toBeNull();
    }),
    { numRuns: fewCases ? 2 : casesOf(8, 300) },
  );
});
