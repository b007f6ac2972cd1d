import type { Result } from '../../shared/basics/result.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import type { IntakePlan } from '../../shared/intake/plan-intake.ts';
import type { TableError } from '../../shared/intake/table.ts';
import type {
  OpenedFile,
  OpenedSheet,
  PlanInput,
  TableAnswer,
  TableRequest,
} from './table-messages.ts';

/** Reads tables beside the window, so that 50,000 rows do not freeze it. One request at a time, in order. */
export interface TableReader {
  readonly open: (
    bytes: Uint8Array,
    settings: ContestSettings,
  ) => Promise<Result<OpenedFile, TableError>>;
  /** The same sheet with the headings in another row (from 0). */
  readonly describe: (
    sheet: number,
    header: number,
    settings: ContestSettings,
  ) => Promise<OpenedSheet>;
  /** Plans the intake of a sheet of the file opened last. */
  readonly plan: (input: PlanInput) => Promise<IntakePlan>;
  /** Texts of the first filled sheet of any file; what was opened before stays open. */
  readonly rows: (bytes: Uint8Array) => Promise<Result<readonly (readonly string[])[], TableError>>;
  readonly close: () => void;
}

/** Starts a worker; call `close` when the screen is left. Rejects where the worker itself fails. */
export function createTableReader(): TableReader {
  const worker = new Worker(new URL('./table.worker.ts', import.meta.url), { type: 'module' });
  let last: Promise<unknown> = Promise.resolve();
  const send = (request: TableRequest): Promise<TableAnswer> =>
    new Promise((resolve, reject) => {
      worker.addEventListener(
        'message',
        (event: MessageEvent<TableAnswer>) => resolve(event.data),
        {
          once: true,
        },
      );
      worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
      // The empty list of transfers tells this from a window's postMessage, which would need an origin.
      worker.postMessage(request, []);
    });
  const ask = (request: TableRequest): Promise<TableAnswer> => {
    const answer = last.then(
      () => send(request),
      () => send(request),
    );
    last = answer;
    return answer;
  };
  const unexpected = (answer: TableAnswer): Error => new Error(`unexpected answer ${answer.type}`);
  return {
    open: async (bytes, settings) => {
      const answer = await ask({ type: 'open', bytes, settings });
      if (answer.type !== 'opened') throw unexpected(answer);
      return answer.result;
    },
    describe: async (sheet, header, settings) => {
      const answer = await ask({ type: 'describe', sheet, header, settings });
      if (answer.type !== 'described') throw unexpected(answer);
      return answer.sheet;
    },
    plan: async (input) => {
      const answer = await ask({ type: 'plan', input });
      if (answer.type !== 'planned') throw unexpected(answer);
      return answer.plan;
    },
    rows: async (bytes) => {
      const answer = await ask({ type: 'rows', bytes });
      if (answer.type !== 'rows') throw unexpected(answer);
      return answer.result;
    },
    close: () => worker.terminate(),
  };
}
