import { equalBytes } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { MailboxCard } from '../../shared/exchange/card.ts';
import type {
  ArrivedLetter,
  ExchangeProgress,
  LetterOutcome,
} from '../../shared/exchange/exchange-session.ts';
import { exchange, type ExchangeReport } from '../../shared/exchange/mailbox.ts';
import { mailboxKeys } from '../../shared/exchange/mailbox-keys.ts';
import type { MailboxStore, StoreError } from '../../shared/exchange/mailbox-store.ts';
import {
  type Audience,
  audienceIn,
  type Carried,
  carriedTo,
  headquartersFiles,
  type MailboxKeeper,
  type MailboxMemory,
  toRegion,
} from '../../shared/exchange/memory.ts';
import { objectLimit } from '../../shared/exchange/object.ts';
import type { ExchangeFailure } from '../../shared/host/exchange-store.ts';
import { carriedFiles } from '../../shared/merge/carried-files.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DeskCore, ExchangeHost } from './desk-core.ts';
import { noteFailedCopy } from './desk-keeping.ts';
import type { DeskError } from './desk.ts';
import type { ExchangeEnd } from './exchange-desk.ts';
import { type Known, toHeadquarters } from './exchange-audiences.ts';
import { contentsOf, type InTurn, lettersToSend } from './exchange-letters.ts';
import { exchangeView } from './exchange-view.ts';
import { regionOf } from './hand-over.ts';
import { type PlannedFile, prepareImport } from './import-plan.ts';
import { rememberMailbox } from './keep-exchange.ts';
import { makeSnapshot } from './make-snapshot.ts';
import { runPrepared } from './run-import.ts';

/** Ends an exchange from within one of its ports: the contest was locked, or the disk refused. */
export class ExchangeBroken extends Error {
  readonly reason: DeskError;

  constructor(reason: DeskError) {
    super(reason.type);
    this.reason = reason;
  }
}

/** Shows how the exchange is, and nothing else anew. */
export function showExchange(core: DeskCore): void {
  if (core.keeper !== null) core.show({ exchange: exchangeView(core.keeper, core.exchange) });
}

const isOfStore = (error: ExchangeFailure): error is StoreError =>
  error.type !== 'ExchangeOff' &&
  error.type !== 'ExchangeForgets' &&
  !error.type.startsWith('Place');

/** What a store may answer once it is open; a place that was closed in the middle is one that does not answer. */
const asStore = <Value>(answer: Result<Value, ExchangeFailure>): Result<Value, StoreError> => {
  if (answer.ok) return answer;
  const { error } = answer;
  return err(isOfStore(error) ? error : { type: 'ExchangeUnreachable' });
};

/** The host's place as the mailbox's rules see it. */
const storeOf = (host: ExchangeHost, lists: boolean): MailboxStore => ({
  lists,
  read: async (name, { known = null, limit = objectLimit } = {}) =>
    asStore(await host.read({ name, known, limit })),
  write: async (name, bytes, when) => asStore(await host.write({ name, bytes, when })),
  list: async (folder) => asStore(await host.list(folder)),
});

/** Work in the desk's turn; ends the exchange where another contest is open by then, or none. */
const inTurnOf =
  (core: DeskCore, keeper: ContestKeeper): InTurn =>
  async (work) => {
    const outcome = await core.withKeeper(async (open) =>
      open === keeper ? ok(await work(keeper)) : err({ type: 'ExchangeCancelled' }),
    );
    if (!outcome.ok) throw new ExchangeBroken(outcome.error);
    return outcome.value;
  };

/** Objects lie beside the documents, what is remembered of them in the contest's own store. */
function keeperOf(core: DeskCore, inTurn: InTurn, { secret }: MailboxCard): MailboxKeeper {
  return {
    remember: (memory) =>
      inTurn(async (keeper) => {
        const { exchange: kept } = keeper;
        const { card } = core.exchange;
        // The person left, or took a card of another mailbox, before this exchange could be stopped.
        const isOthers = card === null || !equalBytes(card.secret, secret);
        if (kept === null || isOthers) throw new ExchangeBroken({ type: 'ExchangeCancelled' });
        await rememberMailbox(keeper, kept, memory);
        showExchange(core);
      }),
    keep: (name, bytes) => inTurn((keeper) => keeper.documents.put([[name, bytes]])),
    kept: (name) =>
      inTurn(async (keeper) => {
        const read = await keeper.documents.read(name);
        return read.ok ? read.value : null;
      }),
    forget: (names) => inTurn((keeper) => keeper.documents.remove(names)),
  };
}

/** What somebody else of the region is told, or what was overtaken, is nothing that a person could do something about. */
const nothingHere: ReadonlySet<string> = new Set(['BundleNotForYou', 'InvitationOlder']);

const outcomeOf = ({ type }: DeskError): LetterOutcome =>
  nothingHere.has(type)
    ? { type: 'taken', contents: [], operations: 0 }
    : { type: 'refused', reason: type };

/** True for files that no record names yet, while records are on the way or aside: one of these may. */
function comesEarly(keeper: ContestKeeper, audience: Audience, { file, documents }: PlannedFile) {
  if (carriedTo(audience) !== 'files' || file.kind === 'invitation') return false;
  const { awaited, pieces, refused } = audienceIn(keeper.mailbox.memory, toHeadquarters);
  const named = carriedFiles(keeper.state);
  return (
    awaited.length + pieces.length + refused.length > 0 &&
    [...documents.keys()].some((hash) => !named.has(hash))
  );
}

/** Takes letters in by the ordinary import, with one copy of the contest before the first that brings something. */
function letterTaker(
  core: DeskCore,
  inTurn: InTurn,
  goOn: () => boolean,
): (letter: ArrivedLetter) => Promise<LetterOutcome> {
  let copied = false;
  const control = { progress: () => undefined, cancelled: () => !goOn() };
  const copyOnce = async (keeper: ContestKeeper): Promise<void> => {
    if (copied || core.ports.host.writeSnapshot === null) return;
    copied = true;
    const made = await makeSnapshot(core, keeper, 'import');
    if (!made.ok) noteFailedCopy(core, made.error);
  };
  return ({ audience, name, bytes }) =>
    inTurn(async (keeper): Promise<LetterOutcome> => {
      const file = { name: `exchange-${name.slice(0, 8)}.qzb`, bytes };
      const input = { id: `exchange-${name}`, files: [file], control };
      const prepared = await prepareImport(keeper, input);
      if (!prepared.ok) return { type: 'later' };
      const [plan] = prepared.value.plan.files;
      const [planned] = prepared.value.files;
      if (plan?.accepted === false) return outcomeOf(plan.error);
      if (plan === undefined || planned === undefined || comesEarly(keeper, audience, planned))
        return { type: 'later' };
      const brings = plan.newOperations + plan.newDocuments > 0 || planned.message !== null;
      if (brings) {
        await copyOnce(keeper);
        const run = await runPrepared(keeper, prepared.value, control);
        core.showContest();
        if (!run.ok) return { type: 'later' };
      }
      const contents = [...new Set([...contentsOf(planned.file), ...planned.documents.keys()])];
      return { type: 'taken', contents, operations: plan.newOperations };
    });
}

/** Whom this installation reads: a coordinator the own region's, headquarters its own. */
const readsOf = (keeper: ContestKeeper): readonly Audience[] =>
  keeper.profile.role === 'coordinator'
    ? [toRegion(regionOf(keeper))]
    : [toHeadquarters, headquartersFiles];

const writesOf = (keeper: ContestKeeper): readonly Audience[] => [
  toHeadquarters,
  headquartersFiles,
  ...(keeper.profile.role === 'headquarters'
    ? [...keeper.state.recipients.keys()].filter((name) => name !== 'headquarters').map(toRegion)
    : []),
];

/** What an exchange is run with. */
export interface ExchangeJob {
  readonly keeper: ContestKeeper;
  readonly card: MailboxCard;
  readonly memory: MailboxMemory;
  readonly lists: boolean;
  readonly lookThrough: boolean;
  readonly goOn: () => boolean;
  readonly tell: (progress: ExchangeProgress) => void;
}

/** One exchange with the place that the host has open. Throws `ExchangeBroken` where it cannot go on here. */
export async function runExchange(
  core: DeskCore,
  host: ExchangeHost,
  { keeper, card, memory, lists, lookThrough, goOn, tell }: ExchangeJob,
): Promise<ExchangeReport> {
  const inTurn = inTurnOf(core, keeper);
  const ports = {
    store: storeOf(host, lists),
    keeper: keeperOf(core, inTurn, card),
    keys: await mailboxKeys(card.secret),
    random: core.ports.randomBytes,
    reads: readsOf(keeper),
    writes: writesOf(keeper),
    outgoing: (known: Known, carried: Carried) => lettersToSend(inTurn, card, { known, carried }),
    lost: (there: ReadonlySet<string>) =>
      inTurn(
        async ({ state, documents }) =>
          new Set(
            [...carriedFiles(state).keys()].filter(
              (hash) => there.has(hash) && !documents.has(hash),
            ),
          ),
      ),
    take: letterTaker(core, inTurn, goOn),
    goOn,
    tell,
  };
  return exchange(memory, ports, { lookThrough });
}

/** Longest time that a store is obeyed, in seconds: a day. */
const longestAsked = 86_400;

/** For how many seconds the store asked to be left alone; nothing where it did not. */
export const askedBy = (stopped: { readonly type: string } | null): Pick<ExchangeEnd, 'asked'> => {
  const asked = stopped !== null && 'retryAfter' in stopped ? stopped.retryAfter : null;
  return typeof asked === 'number' && asked > 0 ? { asked: Math.min(asked, longestAsked) } : {};
};

/** What is kept after an exchange. */
export function endOf(report: ExchangeReport, at: number): ExchangeEnd {
  const { stopped, sent, taken, waiting, told } = report;
  const notices = [
    ...(told.copied ? ['copied'] : []),
    ...(told.lost > 0 ? ['older'] : []),
    ...(told.indexDamaged ? ['index'] : []),
    ...(told.indexTooNew ? ['newer'] : []),
    ...(told.damaged > 0 ? ['damaged'] : []),
  ];
  return {
    at,
    error: stopped?.type ?? null,
    sent: { objects: sent.objects, bytes: sent.bytes },
    taken: { objects: taken.objects, bytes: taken.bytes, operations: taken.operations },
    waiting,
    notices,
    ...askedBy(stopped),
  };
}
