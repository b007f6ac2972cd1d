import { received } from '../../shared/merge/send-sheets.ts';
import { createSheetOutcomes } from '../../shared/merge/sheet-outcomes.ts';
import { type ConflictImpact, createImpactCounter } from '../../shared/ranking/conflict-impact.ts';
import type { ImpactAnswer, ImpactMessage, ImpactRequest } from './impact-messages.ts';

/** Answers are handed over as often as a person sees a list change. Milliseconds. */
const handOverEvery = 150;

const post = (answer: ImpactAnswer): void => postMessage(answer);

function count({ state, stakes, questions }: ImpactRequest): void {
  const sheetsAfter = createSheetOutcomes(state);
  const impactOf = createImpactCounter(state, stakes);
  let impacts: ConflictImpact[] = [];
  let handedOver = performance.now();
  for (const { id, outcomes } of questions) {
    const sheets = outcomes.map((outcome) => ({
      id: outcome.id,
      sheets: sheetsAfter(outcome.decision),
    }));
    impacts.push(impactOf({ id, outcomes: sheets }));
    if (performance.now() - handedOver < handOverEvery) continue;
    post({ type: 'counted', impacts, last: false });
    impacts = [];
    handedOver = performance.now();
  }
  post({ type: 'counted', impacts, last: true });
}

addEventListener('message', ({ data }: MessageEvent<ImpactMessage>) => {
  try {
    count({ ...data, state: received(data.state) });
  } catch (error) {
    post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});
