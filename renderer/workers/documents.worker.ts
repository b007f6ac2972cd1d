import { present } from '../../shared/basics/assert.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import { documentSteps } from '../../shared/documents/document-set.ts';
import { received } from '../../shared/merge/send-sheets.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { rankStage } from '../../shared/ranking/rank-stage.ts';
import type { StageRanking } from '../../shared/ranking/stage-ranking.ts';
import { protocolData } from '../../shared/results/protocol.ts';
import { publicPageData } from '../../shared/results/public-page.ts';
import { createRegisterRow } from '../../shared/results/register.ts';
import type {
  Candidate,
  DocumentsAnswer,
  DocumentsRequest,
  StageReport,
} from './documents-messages.ts';

interface Opened {
  readonly state: ContestState;
  readonly ranking: StageRanking;
}

let opened: Opened | null = null;

function candidatesOf({ state, ranking }: Opened): readonly Candidate[] {
  const inKazakh = createRegisterRow(state, ranking, 'nomination', 'kk');
  const inRussian = createRegisterRow(state, ranking, 'nomination', 'ru');
  const inEnglish = createRegisterRow(state, ranking, 'nomination', 'en');
  return ranking.ranking.submissions.flatMap((ranked) => {
    if (ranked.place === null) return [];
    const row = inKazakh(ranked);
    return [
      {
        nomination: ranked.nomination,
        submission: ranked.submission,
        title: row.project,
        place: ranked.place,
        label: row.place,
        tied: ranked.tied,
        score: { kk: row.score, ru: inRussian(ranked).score, en: inEnglish(ranked).score },
      },
    ];
  });
}

function reportOf(source: Opened, meeting: Meeting | null): StageReport {
  const { state, ranking } = source;
  return {
    stage: ranking.stage,
    protocols: {
      kk: protocolData(state, ranking, meeting, 'kk'),
      ru: protocolData(state, ranking, meeting, 'ru'),
      en: protocolData(state, ranking, meeting, 'en'),
    },
    candidates: candidatesOf(source),
  };
}

async function answer(request: DocumentsRequest): Promise<DocumentsAnswer> {
  if (request.type === 'open') {
    const state: ContestState = received(request.state);
    opened = { state, ranking: rankStage(state, request.stage) };
    return { type: 'opened' };
  }
  const source = present(opened, 'a stage was opened first');
  if (request.type === 'report') {
    return { type: 'report', report: reportOf(source, request.meeting) };
  }
  if (request.type === 'page') {
    const { meeting, options } = request;
    return { type: 'page', page: publicPageData({ ...source, meeting, options }) };
  }
  const { printFonts } = await import('../../shared/documents/print-fonts.ts');
  const files = [];
  const { meeting, requests } = request;
  for await (const step of documentSteps({ ...source, meeting }, requests, printFonts)) {
    if (step.type === 'file') files.push(step.file);
  }
  return { type: 'files', files };
}

// Answers leave in the order of the requests, because each waits for the one before it.
let last: Promise<unknown> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<DocumentsRequest>) => {
  last = last.then(async () => {
    try {
      postMessage(await answer(data));
    } catch (error) {
      // The window waits for one answer to each request; without it a bug would look like endless work.
      const failed: DocumentsAnswer = {
        type: 'failed',
        message: error instanceof Error ? error.message : String(error),
      };
      postMessage(failed);
    }
  });
});
