import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { Id } from '../../shared/contest/contest.ts';
import { decodeCommit, encodeCommit } from '../../shared/log/commit-codec.ts';
import type { Ed25519, SigningKey } from '../../shared/log/ed25519.ts';
import type { CommitDraft, Operation, PublicKeyId } from '../../shared/log/operation.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import {
  advanceLog,
  emptyLog,
  type LogEnd,
  openSegment,
  sealSegment,
  type Segment,
} from '../../shared/log/segment.ts';
import { addSegments, type Archive, emptyArchive } from '../../shared/merge/archive.ts';
import { draftAction } from '../../shared/merge/draft.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { decodeInvitation } from '../../shared/merge/invitation.ts';
import { sheetPath } from '../../shared/merge/rules.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { sheetKey } from '../../shared/scoring/score-operations.ts';
import type {
  ContestStore,
  ExportMark,
  StoreChange,
  StoredContest,
  StoredFacts,
} from './contest-store.ts';
import type { DeskError } from './desk.ts';

/** What the keeper needs from the world. */
export interface KeeperPorts {
  readonly store: ContestStore;
  readonly ed25519: Ed25519;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Milliseconds since 1970, recorded for people. */
  readonly now: () => number;
}

/** The disk refused a change; nothing of it is part of the state. */
export class StoreWriteError extends Error {
  constructor(cause: unknown) {
    super('a change could not be stored', { cause });
  }
}

/** A segment is sealed at the latest after so many commits, so that a hand-over never waits for a long log. */
const commitsPerSegment = 256;

const damaged: DeskError = { type: 'StoreFailed' };

/** The end of the own log: its branch that reaches furthest. */
function endOfLog(segments: Archive['segments'], log: string): LogEnd {
  const own = [...segments.values()]
    .filter(({ header }) => header.log === log)
    .toSorted((a, b) => a.header.firstSequence - b.header.firstSequence);
  return own.reduce((end, segment) => advanceLog(end, segment), emptyLog);
}

function factsOf(facts: StoredFacts | null, contest: Archive['contest']): readonly Operation[] {
  if (facts === null) return [];
  const speaker = { contest, log: facts.log, signer: facts.signer as PublicKeyId };
  const invitation = decodeInvitation(facts.payload, speaker);
  return invitation.ok ? invitation.value.facts : [];
}

/**
 * Keeps one contest on one installation: the verified log, the own commits that are not sealed yet, and the state
 * they fold into. Every change is on disk before it is part of the state.
 */
export class ContestKeeper {
  private readonly ports: KeeperPorts;
  private readonly key: SigningKey;
  /** The secret behind the key: headquarters derives its invitations' tickets from it. */
  readonly secret: Uint8Array;
  private stored: StoredContest;
  private archive: Archive;
  private pending: readonly CommitDraft[];
  private facts: readonly Operation[];
  private folded: FoldedContest;
  private written: ExportMark | null = null;

  private constructor(
    ports: KeeperPorts,
    secret: { readonly key: SigningKey; readonly seed: Uint8Array },
    read: {
      readonly stored: StoredContest;
      readonly archive: Archive;
      readonly pending: readonly CommitDraft[];
    },
  ) {
    this.ports = ports;
    this.key = secret.key;
    this.secret = secret.seed;
    this.stored = read.stored;
    this.archive = read.archive;
    this.pending = read.pending;
    this.facts = factsOf(read.stored.facts, read.archive.contest);
    this.folded = this.fold();
  }

  /** Opens what is stored: every segment's signature is checked again. */
  static async open(
    ports: KeeperPorts,
    stored: StoredContest,
    seed: Uint8Array,
  ): Promise<Result<ContestKeeper, DeskError>> {
    const segments: Segment[] = [];
    for (const { bytes } of stored.segments) {
      const segment = await openSegment(bytes, ports.ed25519.verify);
      if (!segment.ok) return err(damaged);
      segments.push(segment.value);
    }
    const pending = stored.pending.map(decodeCommit);
    if (pending.includes(null)) return err(damaged);
    const { archive } = await addSegments(
      emptyArchive(stored.profile.contest),
      segments,
      ports.ed25519.verify,
    );
    const key = await ports.ed25519.keyFromSeed(seed);
    const commits = pending.flatMap((commit) => (commit === null ? [] : [commit]));
    return ok(new ContestKeeper(ports, { key, seed }, { stored, archive, pending: commits }));
  }

  get profile(): StoredContest['profile'] {
    return this.stored.profile;
  }
  get state(): FoldedContest {
    return this.folded;
  }
  get contents(): Archive {
    return this.archive;
  }
  get received(): StoredContest['received'] {
    return this.stored.received;
  }
  get lastExport(): StoredContest['lastExport'] {
    return this.stored.lastExport;
  }
  get signingKey(): SigningKey {
    return this.key;
  }
  /** Where the next operation of the own log will stand. */
  get nextOrdinal(): number {
    const unsealed = this.pending.reduce((sum, { operations }) => sum + operations.length, 0);
    return this.end.nextOrdinal + unsealed;
  }

  private get end(): LogEnd {
    return endOfLog(this.archive.segments, this.profile.log);
  }

  private fold(archive: Archive = this.archive): FoldedContest {
    const end = endOfLog(archive.segments, this.profile.log);
    return foldContest({
      ...archive,
      facts: this.facts,
      pending: {
        log: this.profile.log,
        signer: bytesToBase64url(this.key.publicKey) as PublicKeyId,
        firstSequence: end.nextSequence,
        firstOrdinal: end.nextOrdinal,
        commits: this.pending,
      },
    });
  }

  private async apply(changes: readonly StoreChange[]): Promise<void> {
    try {
      await this.ports.store.apply(changes);
    } catch (cause) {
      throw new StoreWriteError(cause);
    }
  }

  /** An edit of a reopened sheet names its permission by itself; people never see operation ids. */
  private withPermission(action: Action): Action {
    const path = /^(score|comment)\//.test(action.key) ? sheetPath(action.key) : null;
    if (path === null || action.basis !== undefined) return action;
    const sheet = this.folded.sheets.get(sheetKey(path.stage, path.submission, path.juror));
    const basis = sheet?.reopening ?? null;
    return basis === null ? action : { ...action, basis };
  }

  /** Records one user action; resolves when it is on disk. Headquarters and coordinators seal at once. */
  async record(actions: readonly Action[]): Promise<void> {
    const { person, role } = this.profile;
    const commit: CommitDraft = {
      author: person,
      wallClock: this.ports.now(),
      operations: actions.map((action) =>
        draftAction(this.withPermission(action), this.folded, person),
      ),
    };
    await this.apply([{ type: 'pending', commit: encodeCommit(commit) }]);
    this.pending = [...this.pending, commit];
    if (role !== 'juror' || this.pending.length >= commitsPerSegment) await this.seal();
    else this.folded = this.fold();
  }

  /** Seals what is not sealed yet; null where there is nothing to seal. */
  async seal(): Promise<Segment | null> {
    if (this.pending.length === 0) return null;
    const { contest, log } = this.profile;
    const segment = await sealSegment({ contest, log, end: this.end }, this.pending, this.key);
    await this.apply([
      { type: 'segments', segments: [{ id: segment.id, bytes: segment.bytes }], sealed: true },
    ]);
    this.pending = [];
    await this.join([segment]);
    return segment;
  }

  private async join(segments: readonly Segment[]): Promise<void> {
    const addition = await addSegments(this.archive, segments, this.ports.ed25519.verify);
    this.archive = addition.archive;
    this.folded = this.fold();
  }

  /** What the state would be with more segments; nothing is written. */
  async preview(segments: readonly Segment[]): Promise<{
    readonly state: FoldedContest;
    readonly archive: Archive;
    readonly newOperations: number;
    readonly knownOperations: number;
  }> {
    const addition = await addSegments(this.archive, segments, this.ports.ed25519.verify);
    return { ...addition, state: this.fold(addition.archive) };
  }

  /** Adds verified segments, one durable transaction each, so that a crash at any point resumes by itself. */
  async importSegments(
    segments: readonly Segment[],
    progress: (done: number) => void,
  ): Promise<void> {
    const fresh = segments.filter(({ id }) => !this.archive.segments.has(id));
    for (const [index, segment] of fresh.entries()) {
      await this.apply([
        { type: 'segments', segments: [{ id: segment.id, bytes: segment.bytes }], sealed: false },
      ]);
      progress(index + 1);
    }
    await this.join(fresh);
  }

  async noteReceived(bundle: StoredContest['received'][number]): Promise<void> {
    await this.apply([{ type: 'received', bundle }]);
    this.stored = { ...this.stored, received: [...this.stored.received, bundle] };
  }

  /** Remembers what a file that was just written holds; it counts as handed over once it is saved. */
  noteWritten(name: string): void {
    this.written = { name, at: this.ports.now(), ordinal: this.nextOrdinal };
  }

  /** The file written last has reached the person's folder or stick. */
  async confirmHandOver(): Promise<boolean> {
    const mark = this.written;
    if (mark === null) return false;
    await this.apply([{ type: 'export', mark }]);
    this.stored = { ...this.stored, lastExport: mark };
    this.written = null;
    return true;
  }

  /** Takes a newer invitation of the same contest and person in place of the one in force. */
  async replaceFacts(facts: StoredFacts): Promise<void> {
    await this.apply([{ type: 'facts', facts }]);
    this.stored = { ...this.stored, facts };
    this.facts = factsOf(facts, this.archive.contest);
    this.folded = this.fold();
  }

  /** All operations that are sealed, for whoever is told a part of them. */
  operations(): readonly Operation[] {
    return readOperations(this.archive.segments);
  }

  /** Sheets with own operations that no exported file holds yet. */
  sheetsNotHandedOver(): number {
    const since = this.stored.lastExport?.ordinal ?? 0;
    const own = [...this.folded.heads.values()]
      .flat()
      .filter(({ log, ordinal }) => log === this.profile.log && ordinal >= since);
    const names = own.flatMap(({ key }) => {
      const path = sheetPath(key);
      return path === null ? [] : [sheetKey(path.stage, path.submission, path.juror)];
    });
    return new Set<Id>(names).size;
  }

  segmentsOf(log: string): readonly Segment[] {
    return [...this.archive.segments.values()].filter(({ header }) => header.log === log);
  }
}
