import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { maskSubmission, subjectName } from '../../../shared/contest/masking.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { findDocument, findFields, findNames } from '../../../shared/finding/find-document.ts';
import type { FindChange } from '../../../shared/finding/find-index.ts';
import { queryWords } from '../../../shared/finding/find-query.ts';
import { compareNumbers } from '../../../shared/scoring/list-order.ts';
import type { Finding } from '../../workers/finding.ts';
import type { FindingAnswer, OrderedColumn } from '../../workers/finding-messages.ts';

/** Applications as the list has them: each keeps its ordinal as long as the list is open. */
export interface FindState {
  /** By ordinal; null where an application is gone. */
  readonly submissions: readonly (Submission | null)[];
  readonly count: number;
  /** By ordinal the place in the order of numbers. */
  readonly numberRanks: Uint32Array;
  /** What the query found, best first; null where nothing is looked for. */
  readonly found: {
    readonly query: string;
    readonly ordinals: Uint32Array;
    readonly exact: number;
  } | null;
  readonly ranks: ReadonlyMap<OrderedColumn, Uint32Array>;
  /** How far the index is; null once every word can be found. */
  readonly indexing: { readonly done: number; readonly total: number } | null;
  readonly failed: boolean;
}

/** What the applications are taken from. */
export interface FindSource {
  readonly settings: ContestSettings;
  readonly submissions: ReadonlyMap<Id, Submission>;
  /** Subjects whose data is blocked, and what is shown in place of an applicant's name. */
  readonly blocked: ReadonlyMap<string, string>;
  readonly blockedLabel: string;
}

/** Applications sent in one message: some milliseconds of copying. */
const sentAtOnce = 1500;

const empty: FindState = {
  submissions: [],
  count: 0,
  numberRanks: new Uint32Array(),
  found: null,
  ranks: new Map(),
  indexing: null,
  failed: false,
};

const isSameToFind = (a: Submission | null, b: Submission | null): boolean =>
  a === b || (a !== null && b !== null && findFields.every((field) => a[field] === b[field]));

type Start = (listener: (answer: FindingAnswer) => void, failed: () => void) => Finding;

/**
 * Keeps the index beside the window in step with the contest and asks it: one question at a time, and of those that
 * come meanwhile only the last.
 */
export class ApplicationFinder {
  private readonly start: Start;
  private finding: Finding | null = null;
  private state = empty;
  private readonly listeners = new Set<() => void>();
  private source: FindSource | null = null;
  private readonly ordinals = new Map<Id, number>();
  private readonly masked = new WeakMap<Submission, Submission>();
  /** By ordinal what the index knows. */
  private sent: (Submission | null)[] = [];
  private sending = false;
  private built = false;
  private query = '';
  private asked: string | null = null;
  private readonly ordered = new Set<OrderedColumn>();

  constructor(start: Start) {
    this.start = start;
  }

  readonly getState = (): FindState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes over what the contest has now. */
  take(source: FindSource): void {
    const before = this.source;
    this.source = source;
    const isSame =
      before !== null &&
      before.submissions === source.submissions &&
      before.blocked === source.blocked &&
      before.blockedLabel === source.blockedLabel;
    if (isSame && before.settings === source.settings) return;
    if (!isSame) this.show(this.placed(source));
    if (before === null || before.settings !== source.settings) this.begin(source);
    void this.send();
  }

  /** Looks for words; what is found comes with the state. */
  find(query: string): void {
    this.query = query;
    if (queryWords(query).length === 0) {
      if (this.state.found !== null) this.show({ found: null });
      return;
    }
    this.ask();
  }

  /** Asks for the order of a column, now and after every change. */
  order(column: OrderedColumn): void {
    if (this.ordered.has(column)) return;
    this.ordered.add(column);
    if (this.built) this.finding?.send({ type: 'order', column });
  }

  /** Forgets everything; the finder can be filled again. */
  close(): void {
    this.finding?.stop();
    this.finding = null;
    this.source = null;
    this.sent = [];
    this.ordinals.clear();
    this.state = empty;
    this.built = false;
    this.asked = null;
  }

  private show(change: Partial<FindState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  private shownOf(submission: Submission, { blocked, blockedLabel }: FindSource): Submission {
    if (!blocked.has(subjectName('submission', submission.id))) return submission;
    const known = this.masked.get(submission);
    if (known !== undefined && known.applicant === blockedLabel) return known;
    const masked = maskSubmission(submission, blockedLabel);
    this.masked.set(submission, masked);
    return masked;
  }

  /** Applications by ordinal; new ones get the next ordinals in the order of their numbers. */
  private placed(source: FindSource): Partial<FindState> {
    const { ordinals } = this;
    const fresh = [...source.submissions.keys()].filter((id) => !ordinals.has(id));
    for (const id of toNumberOrder(fresh)) ordinals.set(id, ordinals.size);
    const submissions: (Submission | null)[] = Array.from({ length: ordinals.size }, () => null);
    for (const [id, submission] of source.submissions)
      submissions[ordinals.get(id) ?? 0] = this.shownOf(submission, source);
    const count = source.submissions.size;
    return fresh.length === 0
      ? { submissions, count }
      : { submissions, count, numberRanks: this.rankNumbers() };
  }

  private rankNumbers(): Uint32Array {
    const ranks = new Uint32Array(this.ordinals.size);
    for (const [rank, id] of toNumberOrder([...this.ordinals.keys()]).entries())
      ranks[this.ordinals.get(id) ?? 0] = rank;
    return ranks;
  }

  private begin({ settings }: FindSource): void {
    this.finding?.stop();
    this.finding = this.start(
      (answer) => this.hear(answer),
      () => this.show({ failed: true, indexing: null }),
    );
    this.sent = [];
    this.built = false;
    this.asked = null;
    this.finding.send({ type: 'begin', names: findNames(settings) });
  }

  /** What the index does not know yet, as much as goes into one message. */
  private unsent(): readonly FindChange[] {
    const { submissions } = this.state;
    const changes: FindChange[] = [];
    for (let at = 0; at < submissions.length && changes.length < sentAtOnce; at += 1) {
      const submission = submissions[at] ?? null;
      const before = this.sent[at];
      if (before !== undefined && isSameToFind(before, submission)) continue;
      this.sent[at] = submission;
      const document = submission === null ? null : findDocument(submission, false);
      changes.push({ ordinal: at, document });
    }
    return changes;
  }

  /** Sends what is new in portions, and lets the window draw in between. */
  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    let isNew = false;
    for (;;) {
      const changes = this.unsent();
      if (changes.length === 0) break;
      isNew = true;
      this.finding?.send({ type: this.built ? 'change' : 'load', changes });
      if (!this.built) this.show({ indexing: { done: 0, total: this.state.submissions.length } });
      await new Promise((resolve) => setTimeout(resolve));
    }
    this.sending = false;
    if (this.finding === null || (this.built && !isNew)) return;
    if (!this.built) this.finding.send({ type: 'build' });
    this.built = true;
    for (const column of this.ordered) this.finding.send({ type: 'order', column });
  }

  private ask(): void {
    if (this.asked !== null || !this.built || this.state.indexing !== null) return;
    this.asked = this.query;
    this.finding?.send({ type: 'find', query: this.query });
  }

  private hear(answer: FindingAnswer): void {
    switch (answer.type) {
      case 'progress':
        this.show({ indexing: { done: answer.done, total: answer.total } });
        return;
      case 'ready':
        this.show({ indexing: null });
        this.find(this.query);
        return;
      case 'found':
        this.asked = null;
        // What was asked for is no longer wanted where something else has been typed since.
        if (answer.query === this.query) {
          const { query, ordinals, exact } = answer;
          this.show({ found: { query, ordinals, exact } });
        } else this.find(this.query);
        return;
      case 'ordered':
        this.show({ ranks: new Map(this.state.ranks).set(answer.column, answer.ranks) });
    }
  }
}

/** Plain numbers are compared as such at once: fifty thousand are put in order with every import. */
function toNumberOrder(ids: readonly Id[]): readonly Id[] {
  const numbers = new Map(ids.map((id) => [id, /^\d{1,15}$/.test(id) ? Number(id) : null]));
  return ids.toSorted((a, b) => {
    const [first, second] = [numbers.get(a) ?? null, numbers.get(b) ?? null];
    return first !== null && second !== null && first !== second
      ? first - second
      : compareNumbers(a, b);
  });
}
