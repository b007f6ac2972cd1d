import { present } from '../../shared/basics/assert.ts';
import { received } from '../../shared/merge/send-sheets.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { listStage, rankStage } from '../../shared/ranking/rank-stage.ts';
import type { StageRanking } from '../../shared/ranking/stage-ranking.ts';
import { auditMargin } from '../../shared/results/audit-margin.ts';
import { auditSheets } from '../../shared/results/audit-sample.ts';
import { tieValues } from '../../shared/ranking/tie-values.ts';
import { protocolFacts } from '../../shared/results/protocol-facts.ts';
import { resultFingerprint } from '../../shared/results/result-leaves.ts';
import type { AuditGround, DecidingAnswer, DecidingRequest } from './deciding-messages.ts';

let opened: { readonly state: ContestState; readonly ranking: StageRanking } | null = null;

function answer(request: DecidingRequest): DecidingAnswer {
  if (request.type === 'open') {
    const state: ContestState = received(request.state);
    // Decisions rest on places: intervals would only be waited for, where the method can do without.
    const ranking = listStage(state, request.stage) ?? rankStage(state, request.stage);
    opened = { state, ranking };
    return { type: 'ranked', ranked: { ranking, tieValues: tieValues(state, ranking) } };
  }
  const { state, ranking } = present(opened, 'a stage was opened first');
  if (request.type === 'audit') {
    const { meeting } = request;
    const ground: AuditGround = {
      margin: auditMargin(state, ranking),
      sheets: auditSheets({ state, ranking, meeting }),
      root: resultFingerprint(state, ranking, meeting).root,
    };
    return { type: 'audit', ground };
  }
  const { open, fingerprint } = protocolFacts(state, ranking, request.meeting);
  return { type: 'judged', judged: { open, root: fingerprint.root } };
}

addEventListener('message', ({ data }: MessageEvent<DecidingRequest>) => {
  try {
    postMessage(answer(data));
  } catch (error) {
    // The window waits for one answer to each request; without it a bug would look like endless work.
    const failed: DecidingAnswer = {
      type: 'failed',
      message: error instanceof Error ? error.message : String(error),
    };
    postMessage(failed);
  }
});
