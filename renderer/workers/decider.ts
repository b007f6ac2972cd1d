import type { Id } from '../../shared/contest/contest.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import { sendable } from '../../shared/merge/send-sheets.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type {
  AuditGround,
  DecidingAnswer,
  DecidingRequest,
  Judged,
  Ranked,
} from './deciding-messages.ts';

/** Ranks a stage and says what is open and what the result's root is, beside the window. */
export interface Decider {
  /** Takes up a stage; what is judged later is about it. */
  readonly open: (state: ContestState, stage: Id) => Promise<Ranked>;
  readonly judge: (meeting: Meeting | null) => Promise<Judged>;
  /** What an audit of the stage's result would be about. */
  readonly audit: (meeting: Meeting | null) => Promise<AuditGround>;
  readonly close: () => void;
}

/** Starts a worker; call `close` when the screen is left. Calls reject where the worker itself fails. */
export function createDecider(): Decider {
  const worker = new Worker(new URL('./deciding.worker.ts', import.meta.url), { type: 'module' });
  const waiting: {
    readonly resolve: (answer: DecidingAnswer) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  worker.addEventListener('message', ({ data }: MessageEvent<DecidingAnswer>) => {
    const call = waiting.shift();
    if (data.type === 'failed') call?.reject(new Error(data.message));
    else call?.resolve(data);
  });
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(message));
  });
  const ask = (request: DecidingRequest): Promise<DecidingAnswer> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(request);
    });
  const unexpected = (answer: DecidingAnswer): Error =>
    new Error(`unexpected answer ${answer.type}`);
  return {
    open: async (state, stage) => {
      const answer = await ask({ type: 'open', state: sendable(state), stage });
      if (answer.type !== 'ranked') throw unexpected(answer);
      return answer.ranked;
    },
    judge: async (meeting) => {
      const answer = await ask({ type: 'judge', meeting });
      if (answer.type !== 'judged') throw unexpected(answer);
      return answer.judged;
    },
    audit: async (meeting) => {
      const answer = await ask({ type: 'audit', meeting });
      if (answer.type !== 'audit') throw unexpected(answer);
      return answer.ground;
    },
    close: () => worker.terminate(),
  };
}
