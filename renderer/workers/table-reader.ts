import type { Result } from '../../shared/basics/result.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import type { PlannedRow } from '../../shared/intake/plan-intake.ts';
import type { RefusedWords } from '../../shared/intake/refused-workbook.ts';
import type { TableError } from '../../shared/intake/table.ts';
import type {
  OpenedFile,
  OpenedSheet,
  OpenInput,
  PlanInput,
  PlanSummary,
  RowFilter,
  TableAnswer,
  TableProgress,
  TableRequest,
} from './table-messages.ts';

/**
 * Reads tables beside the window, so that 50,000 rows do not freeze it. One request at a time, in order; what was
 * stopped answers null.
 */
export interface TableReader {
  readonly open: (
    bytes: Uint8Array,
    input: OpenInput,
  ) => Promise<Result<OpenedFile, TableError> | null>;
  /** The same sheet with the headings in another row (from 0). */
  readonly describe: (
    sheet: number,
    header: number,
    input: OpenInput,
  ) => Promise<OpenedSheet | null>;
  /** Plans the intake of a sheet of the file opened last; its rows are asked for with `page`. */
  readonly plan: (
    input: PlanInput,
    existing: ReadonlyMap<Id, Submission>,
  ) => Promise<PlanSummary | null>;
  readonly page: (
    filter: RowFilter,
    from: number,
    count: number,
  ) => Promise<readonly PlannedRow[] | null>;
  /** New applications of the plan, in the order of its rows. */
  readonly fresh: (from: number, count: number) => Promise<readonly Submission[] | null>;
  /** The refused rows of the plan as a workbook. */
  readonly refused: (words: RefusedWords) => Promise<Uint8Array | null>;
  /** Texts of the first filled sheet of any file; what was opened before stays open. */
  readonly rows: (bytes: Uint8Array) => Promise<Result<readonly (readonly string[])[], TableError>>;
  /** Ends what is going on at once; the file opened last is opened again when it is needed. */
  readonly stop: () => void;
  readonly close: () => void;
}

/** Applications sent at once: as many as the window can copy between two frames. */
const portion = 1000;

type AnswerOf<Type extends TableAnswer['type']> = Extract<TableAnswer, { readonly type: Type }>;

class WorkerLine {
  readonly #tell: (progress: TableProgress) => void;
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #giveUp: (() => void) | null = null;
  #isStopped = false;

  constructor(tell: (progress: TableProgress) => void) {
    this.#tell = tell;
  }

  /** True while a worker runs that remembers what it was asked. */
  get isRunning(): boolean {
    return this.#worker !== null;
  }

  /** Null where it was stopped; rejects where the worker itself fails. */
  ask<Type extends TableAnswer['type']>(
    request: TableRequest,
    type: Type,
  ): Promise<AnswerOf<Type> | null> {
    const send = () => this.#send(request, type);
    const answer = this.#last.then(send, send);
    this.#last = answer;
    return answer;
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#isStopped = true;
    this.#giveUp?.();
  }

  #send<Type extends TableAnswer['type']>(
    request: TableRequest,
    type: Type,
  ): Promise<AnswerOf<Type> | null> {
    this.#worker ??= new Worker(new URL('./table.worker.ts', import.meta.url), { type: 'module' });
    const worker = this.#worker;
    this.#isStopped = false;
    return new Promise((resolve, reject) => {
      const end = (): void => {
        worker.removeEventListener('message', hear);
        worker.removeEventListener('error', fail);
        this.#giveUp = null;
      };
      const hear = ({ data }: MessageEvent<TableAnswer>): void => {
        if (this.#isStopped) return;
        if (data.type === 'progress') {
          this.#tell(data.progress);
          return;
        }
        end();
        if (isOf(data, type)) resolve(data);
        else reject(new Error(`unexpected answer ${data.type}`));
      };
      const fail = (event: ErrorEvent): void => {
        end();
        this.stop();
        reject(new Error(event.message));
      };
      this.#giveUp = () => {
        end();
        resolve(null);
      };
      worker.addEventListener('message', hear);
      worker.addEventListener('error', fail);
      // The empty list of transfers tells this from a window's postMessage, which would need an origin.
      worker.postMessage(request, []);
    });
  }
}

const isOf = <Type extends TableAnswer['type']>(
  answer: TableAnswer,
  type: Type,
): answer is AnswerOf<Type> => answer.type === type;

/** Starts a worker with the first question; call `close` when the screen is left. Rejects where the worker itself fails. */
export function createTableReader(
  tell: (progress: TableProgress) => void = () => undefined,
): TableReader {
  const line = new WorkerLine(tell);
  let opened: Extract<TableRequest, { type: 'open' }> | null = null;
  let sent: ReadonlyMap<Id, Submission> | null = null;
  const stop = (): void => {
    line.stop();
    sent = null;
  };
  /** A worker that was stopped has forgotten the file. */
  const openAgain = async (): Promise<boolean> => {
    if (line.isRunning || opened === null) return true;
    sent = null;
    return (await line.ask(opened, 'opened')) !== null;
  };
  const tellExisting = async (existing: ReadonlyMap<Id, Submission>): Promise<boolean> => {
    if (sent === existing) return true;
    const submissions = [...existing.values()];
    for (let from = 0; from === 0 || from < submissions.length; from += portion) {
      const part = submissions.slice(from, from + portion);
      const first = from === 0;
      const known = await line.ask({ type: 'existing', first, submissions: part }, 'known');
      if (known === null) return false;
    }
    sent = existing;
    return true;
  };
  return {
    open: async (bytes, input) => {
      opened = { type: 'open', bytes, ...input };
      sent = null;
      return (await line.ask(opened, 'opened'))?.result ?? null;
    },
    describe: async (sheet, header, input) => {
      if (!(await openAgain())) return null;
      const request = { type: 'describe', sheet, header, ...input } as const;
      return (await line.ask(request, 'described'))?.sheet ?? null;
    },
    plan: async (input, existing) => {
      if (!(await openAgain()) || !(await tellExisting(existing))) return null;
      return (await line.ask({ type: 'plan', input }, 'planned'))?.plan ?? null;
    },
    page: async (filter, from, count) =>
      (await line.ask({ type: 'page', filter, from, count }, 'page'))?.rows ?? null,
    fresh: async (from, count) =>
      (await line.ask({ type: 'fresh', from, count }, 'fresh'))?.submissions ?? null,
    refused: async (words) =>
      (await line.ask({ type: 'refused', words }, 'refused'))?.bytes ?? null,
    rows: async (bytes) => {
      const answer = await line.ask({ type: 'rows', bytes }, 'rows');
      if (answer === null) throw new Error('reading was stopped');
      return answer.result;
    },
    stop,
    close: stop,
  };
}
