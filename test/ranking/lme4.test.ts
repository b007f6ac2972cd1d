import { describe, expect, it } from 'vitest';

import { fitAdjusted } from '../../shared/ranking/adjusted-fit.ts';
import { casesOf, countCases } from '../long/count-cases.ts';
import { isLme4Installed, lme4Fits, randomPanel } from './lme4-live.ts';

const isInstalled = isLme4Installed();
const reason = isInstalled ? '' : ' (skipped without R and its package lme4)';

/** Below this a variance is as good as none, and says nothing of relative differences. */
const none = 1e-3;

describe.skipIf(!isInstalled)(`lme4 on random sparse panels${reason}`, { timeout: 600_000 }, () => {
  it('finds the same variances and effects as we do', () => {
    const cases = casesOf(6, 300);
    const first = Number(process.env['QAZYLAR_SEED'] ?? '1');
    const panels = Array.from({ length: cases }, (_, index) => randomPanel(first * 1000 + index));
    const theirs = lme4Fits(panels);
    expect(theirs.length).toBe(cases);
    let likelier = 0;
    panels.forEach((panel, index) => {
      const [ours, other] = [fitAdjusted(panel), theirs[index]];
      if (ours === null || other === undefined) throw new Error(`panel ${index} has no fit`);
      // Theirs may stop a little short of the top; ours may not.
      expect(ours.factored.criterion).toBeLessThan(other.criterion + 1e-5);
      if (ours.factored.criterion < other.criterion - 1e-5) {
        likelier += 1;
        return;
      }
      const scale = Math.max(other.varSubmission, other.varJuror, other.varResidual);
      for (const [own, known] of [
        [ours.varSubmission, other.varSubmission],
        [ours.varJuror, other.varJuror],
        [ours.varResidual, other.varResidual],
      ] as const)
        expect(Math.abs(own - known)).toBeLessThan(1e-4 * Math.max(known, none * scale) + 1e-6);
      expect(ours.mu).toBeCloseTo(other.mu, 4);
      ours.submissionEffects.forEach((effect, i) =>
        expect(Math.abs(effect - (other.submissionEffects[i] ?? NaN))).toBeLessThan(1e-3),
      );
    });
    expect(likelier).toBeLessThan(cases / 10);
    countCases('random panels beside lme4', cases, `${likelier} where lme4 stopped short`);
  });
});
