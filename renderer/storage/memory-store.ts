import { present } from '../../shared/basics/assert.ts';
import { changedRows, type MemoryChanges } from '../../shared/exchange/memory-rows.ts';
import type { SegmentId } from '../../shared/log/operation.ts';
import type {
  ContestStore,
  ImportRecord,
  StoreChange,
  StoredContest,
  StoredExchange,
  StoredKey,
  StoredSegment,
} from './contest-store.ts';

/** All that an installation holds. */
export interface Stored {
  readonly contest: StoredContest | null;
  readonly key: StoredKey | null;
}

/** What a fresh installation holds. */
export const nothingStored: Stored = { contest: null, key: null };

type OfContest = Exclude<StoreChange, { readonly type: 'erase' | 'create' | 'key' }>;

/** A contest while it is being changed: what grows is added to in place, or many changes would copy it as many times. */
class ContestBuilder {
  private rest: Omit<StoredContest, 'segments' | 'pending' | 'imports'>;
  private readonly segments: Map<SegmentId, StoredSegment>;
  private readonly imports: Map<string, ImportRecord>;
  private pending: Uint8Array[];

  constructor({ segments, pending, imports, ...rest }: StoredContest) {
    this.rest = rest;
    this.segments = new Map(segments.map((segment) => [segment.id, segment]));
    this.imports = new Map(imports.map((record) => [record.id, record]));
    this.pending = [...pending];
  }

  get built(): StoredContest {
    return {
      ...this.rest,
      segments: [...this.segments.values()],
      pending: [...this.pending],
      imports: [...this.imports.values()].toSorted((a, b) => Number(a.id) - Number(b.id)),
    };
  }

  private add({ segments, sealed }: Extract<StoreChange, { type: 'segments' }>): void {
    for (const segment of segments)
      if (!this.segments.has(segment.id)) this.segments.set(segment.id, segment);
    if (sealed) this.pending = [];
  }

  private passOn({ segments }: Extract<StoreChange, { type: 'passed-on' }>): void {
    for (const { id, import: origin } of segments) {
      const segment = this.segments.get(id);
      if (segment !== undefined) this.segments.set(id, { ...segment, import: origin });
    }
  }

  private exchange(exchange: StoredExchange | null): void {
    const { exchange: _, mailbox = [], ...rest } = this.rest;
    const remembered = mailbox.length === 0 ? {} : { mailbox };
    this.rest = exchange === null ? rest : { ...rest, exchange, ...remembered };
  }

  private remember(changes: MemoryChanges): void {
    const { mailbox: before = [], ...rest } = this.rest;
    const mailbox = changedRows(before, changes);
    this.rest = mailbox.length === 0 ? rest : { ...rest, mailbox };
  }

  apply(change: OfContest): void {
    switch (change.type) {
      case 'profile':
        this.rest = { ...this.rest, profile: change.profile };
        return;
      case 'own':
        this.rest = { ...this.rest, own: change.own };
        return;
      case 'facts':
        this.rest = { ...this.rest, facts: change.facts };
        return;
      case 'pending':
        this.pending.push(change.commit);
        return;
      case 'rebased':
        this.pending = [...change.commits];
        return;
      case 'segments':
        this.add(change);
        return;
      case 'removed':
        for (const id of change.segments) this.segments.delete(id);
        return;
      case 'passed-on':
        this.passOn(change);
        return;
      case 'import':
        this.imports.set(change.record.id, change.record);
        return;
      case 'receipt':
        this.rest = { ...this.rest, receipt: change.receipt };
        return;
      case 'export':
        this.rest = { ...this.rest, lastExport: change.mark };
        return;
      case 'keeping':
        this.rest = { ...this.rest, keeping: change.keeping };
        return;
      case 'personal':
        this.rest = { ...this.rest, personal: change.personal };
        return;
      case 'exchange':
        this.exchange(change.exchange);
        return;
      case 'mailbox':
        this.remember(change);
    }
  }
}

const created = ({ profile, facts, own }: Extract<StoreChange, { type: 'create' }>) =>
  new ContestBuilder({
    profile,
    facts,
    own: own ?? null,
    segments: [],
    pending: [],
    imports: [],
    lastExport: null,
    receipt: null,
  });

/**
 * Changes applied to what is stored: the meaning that every store shares. Takes time in proportion to what is stored
 * and changed, however many changes there are; what was given stays as it is. Throws where one needs a contest and
 * there is none.
 */
export function applyChanges(stored: Stored, changes: readonly StoreChange[]): Stored {
  let contest = stored.contest === null ? null : new ContestBuilder(stored.contest);
  let { key } = stored;
  for (const change of changes) {
    if (change.type === 'erase') [contest, key] = [null, null];
    else if (change.type === 'key') [contest, key] = [null, change.key];
    else if (change.type === 'create') [contest, key] = [created(change), null];
    else present(contest, `a contest is stored before ${change.type}`).apply(change);
  }
  return { contest: contest?.built ?? null, key };
}

/** A store that lasts as long as it is referenced: the twin of the database for tests. */
export function createMemoryStore(): ContestStore {
  let stored = nothingStored;
  return {
    load: async () => stored.contest,
    loadKey: async () => stored.key,
    async readBack(ids) {
      const bytes = new Map(stored.contest?.segments.map((segment) => [segment.id, segment.bytes]));
      return ids.map((id) => bytes.get(id) ?? null);
    },
    async apply(changes) {
      stored = applyChanges(stored, changes);
    },
  };
}
