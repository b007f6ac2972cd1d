import { present, unreachable } from '../../shared/basics/assert.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import { drawCode } from '../../shared/documents/draw-code.ts';
import type { Pictures } from '../../shared/documents/paper.ts';
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
import { type DocumentsThread, makeDocuments, makePreview } from './documents-steps.ts';
import { withVerifier } from './with-verifier.ts';

interface Opened {
  readonly state: ContestState;
  readonly ranking: StageRanking;
  readonly pictures: Pictures;
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

/** The last job that was to be stopped; jobs are counted up. */
let stopped = 0;

const channel = new MessageChannel();
let goOn = (): void => {};
channel.port1.addEventListener('message', () => goOn());
channel.port1.start();

/** Messages that came meanwhile are taken before this resolves; a timer would wait four milliseconds each time. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    goOn = resolve;
    channel.port2.postMessage(null);
  });

const threadOf = (job: number): DocumentsThread => ({
  tell: (done, total) => postMessage({ type: 'progress', done, total } satisfies DocumentsAnswer),
  pause,
  now: () => performance.now(),
  isStopped: () => job <= stopped,
});

async function answer(request: Exclude<DocumentsRequest, { readonly type: 'stop' }>) {
  switch (request.type) {
    case 'open': {
      const state: ContestState = received(request.state);
      const { stage, pictures } = request;
      opened = { state, ranking: rankStage(state, stage), pictures };
      return { type: 'opened' } satisfies DocumentsAnswer;
    }
    case 'report':
      return {
        type: 'report',
        report: reportOf(present(opened, 'a stage was opened first'), request.meeting),
      } satisfies DocumentsAnswer;
    case 'page': {
      const { meeting, options } = request;
      const source = present(opened, 'a stage was opened first');
      return {
        type: 'page',
        page: publicPageData({ ...source, meeting, options }),
      } satisfies DocumentsAnswer;
    }
    case 'files': {
      const { printFonts } = await import('../../shared/documents/print-fonts.ts');
      const source = { ...present(opened, 'a stage was opened first'), meeting: request.meeting };
      const made = await makeDocuments(source, request, threadOf(request.job), printFonts);
      if (made === null) return stoppedAnswer;
      return { type: 'files', files: await withVerifier(made) } satisfies DocumentsAnswer;
    }
    case 'preview': {
      const source = { ...present(opened, 'a stage was opened first'), meeting: request.meeting };
      const preview = await makePreview(source, request.request, threadOf(request.job));
      return preview === null
        ? stoppedAnswer
        : ({ type: 'preview', preview } satisfies DocumentsAnswer);
    }
    case 'sheets': {
      const [{ printFonts }, { scoreSheetsHtml }] = await Promise.all([
        import('../../shared/documents/print-fonts.ts'),
        import('../../shared/documents/score-sheet-html.ts'),
      ]);
      const html = scoreSheetsHtml(request.papers, { draw: drawCode, fonts: printFonts });
      return { type: 'sheets', html } satisfies DocumentsAnswer;
    }
    default:
      return unreachable(request);
  }
}

const stoppedAnswer = { type: 'stopped' } as const satisfies DocumentsAnswer;

/** Bytes move to the window instead of being copied. */
const transferOf = (given: DocumentsAnswer): Transferable[] =>
  given.type === 'files'
    ? given.files.flatMap(({ bytes: { buffer } }) =>
        buffer instanceof ArrayBuffer ? [buffer] : [],
      )
    : [];

// Answers leave in the order of the requests, because each waits for the one before it.
let last: Promise<unknown> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<DocumentsRequest>) => {
  if (data.type === 'stop') {
    stopped = Math.max(stopped, data.job);
    return;
  }
  last = last.then(async () => {
    try {
      const given: DocumentsAnswer = await answer(data);
      postMessage(given, { transfer: transferOf(given) });
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
