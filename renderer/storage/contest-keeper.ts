import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Action } from '../../shared/contest/action.ts';
import { decodeCommit, encodeCommit } from '../../shared/log/commit-codec.ts';
import type { SigningKey } from '../../shared/log/ed25519.ts';
import type {
  CommitDraft,
  LogId,
  Operation,
  PublicKeyId,
  SegmentId,
} from '../../shared/log/operation.ts';
import { type PendingCommits, readOperations, readPending } from '../../shared/log/read-log.ts';
import { type LogEnd, openSegment, sealSegment, type Segment } from '../../shared/log/segment.ts';
import { addSegments, type Archive, emptyArchive } from '../../shared/merge/archive.ts';
import { draftAction } from '../../shared/merge/draft.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import type { Told } from '../../shared/merge/renewal.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import type { RememberedRows } from '../../shared/exchange/memory-rows.ts';
import { noPersonalNotes } from '../../shared/scoring/no-personal-notes.ts';
import type { PersonalNotes } from '../../shared/scoring/personal-notes.ts';
import {
  type ExportMark,
  type ImportRecord,
  type KeepingNotes,
  type OwnLog,
  type StoreChange,
  type StoredContest,
  type StoredExchange,
  nothingKept,
} from './contest-store.ts';
import type { DeskError } from './desk.ts';
import { type DocumentShelf, shelfOf } from './document-shelf.ts';
import type { OpenSecrets } from './locked-secret.ts';
import { type KeeperPorts, rowOf, writeDurably } from './durable-writes.ts';
import { withRecord } from './import-records.ts';
import { type Notes, type NotesChange, notesOf, storedNotes } from './kept-notes.ts';
import { chainTo, endOfChain, hasStrangers, ownEnd, type OwnPlace, reachOf } from './own-log.ts';
import { permittedAction } from './permitted-action.ts';
import type { Secrets } from './secrets.ts';
import { toldBy } from './told-by.ts';

/** A segment is sealed at the latest after so many commits, so that a hand-over never waits for a long log. */
const commitsPerSegment = 256;

const damaged: DeskError = { type: 'StoreFailed' };

/**
 * Keeps one contest on one installation: the verified log, the own commits that are not sealed yet, and the state
 * they fold into. Every change is on disk before it is part of the state.
 */
export class ContestKeeper {
  readonly ports: KeeperPorts;
  readonly documents: DocumentShelf;
  private readonly key: SigningKey;
  private opened: OpenSecrets;
  private notes: Notes;
  private archive: Archive;
  /** Which import brought a segment. */
  private origins: ReadonlyMap<SegmentId, string>;
  private pending: readonly CommitDraft[];
  /** What the invitation in force told. */
  told: Told;
  private folded: FoldedContest;
  private end: LogEnd;
  private written: ExportMark | null = null;
  private changes = 0;

  private constructor(
    ports: KeeperPorts,
    access: { readonly key: SigningKey; readonly opened: OpenSecrets },
    read: {
      readonly stored: StoredContest;
      readonly archive: Archive;
      readonly pending: readonly CommitDraft[];
      readonly documents: DocumentShelf;
    },
  ) {
    const { segments, profile } = read.stored;
    this.ports = ports;
    this.documents = read.documents;
    this.key = access.key;
    this.opened = access.opened;
    this.archive = read.archive;
    this.notes = notesOf(read.stored, (own) =>
      ownEnd(own, read.archive.segments, this.placeOf(profile.log)),
    );
    this.origins = new Map(
      segments.flatMap(({ id, import: origin }) => (origin === undefined ? [] : [[id, origin]])),
    );
    this.pending = read.pending;
    this.told = toldBy(read.stored.facts, read.archive.contest);
    this.end = endOfChain(this.notes.own.head, read.archive.segments);
    this.lookForCopies();
    this.folded = this.fold(null);
  }

  /** Opens what is stored: every segment's signature is checked again. */
  static async open(
    ports: KeeperPorts,
    stored: StoredContest,
    opened: OpenSecrets,
  ): Promise<Result<ContestKeeper, DeskError>> {
    const { contest } = stored.profile;
    // The disk looks for documents while signatures are checked.
    const shelving = shelfOf(ports, contest, opened);
    const segments: Segment[] = [];
    for (const { bytes } of stored.segments) {
      const segment = await openSegment(bytes, ports.ed25519.verify);
      if (!segment.ok) return err(damaged);
      segments.push(segment.value);
    }
    const pending = stored.pending.map(decodeCommit);
    if (pending.includes(null)) return err(damaged);
    const { archive } = await addSegments(emptyArchive(contest), segments, ports.ed25519.verify);
    const key = await ports.ed25519.keyFromSeed(opened.secrets.seed);
    const commits = pending.flatMap((commit) => (commit === null ? [] : [commit]));
    const documents = await shelving;
    const read = { stored, archive, pending: commits, documents };
    return ok(new ContestKeeper(ports, { key, opened }, read));
  }

  get profile(): StoredContest['profile'] {
    return this.notes.profile;
  }
  get state(): FoldedContest {
    return this.folded;
  }
  get contents(): Archive {
    return this.archive;
  }
  get imports(): readonly ImportRecord[] {
    return this.notes.imports;
  }
  get lastExport(): ExportMark | null {
    return this.notes.lastExport;
  }
  get receipt(): StoredContest['receipt'] {
    return this.notes.receipt;
  }
  get keeping(): KeepingNotes {
    return this.notes.keeping ?? nothingKept;
  }
  get personal(): PersonalNotes {
    return this.notes.personal ?? noPersonalNotes;
  }
  get exchange(): StoredExchange | null {
    return this.notes.exchange ?? null;
  }
  get mailbox(): RememberedRows {
    return this.notes.mailbox;
  }
  get signingKey(): SigningKey {
    return this.key;
  }
  get access(): OpenSecrets {
    return this.opened;
  }
  get secrets(): Secrets {
    return this.opened.secrets;
  }
  /** True where more of the own log exists than was sealed here: this profile was copied or restored. */
  get behind(): boolean {
    return this.notes.own.behind;
  }
  /** True where a copy of the contest was restored here, and no new log was begun since. */
  get isRestored(): boolean {
    return this.notes.own.restored === true;
  }
  get ownHead(): SegmentId | null {
    return this.notes.own.head;
  }
  get segmentOrigins(): ReadonlyMap<SegmentId, string> {
    return this.origins;
  }
  /** Grows with every change, so that what was computed before one can be told from what still holds. */
  get revision(): number {
    return this.changes;
  }
  get place(): OwnPlace {
    return this.placeOf(this.profile.log);
  }
  /** Segments of the own log that were sealed here, oldest first. */
  get ownChain(): readonly Segment[] {
    return chainTo(this.notes.own.head, this.archive.segments);
  }
  get unsealed(): PendingCommits {
    return {
      ...this.place,
      firstSequence: this.end.nextSequence,
      firstOrdinal: this.end.nextOrdinal,
      commits: this.pending,
    };
  }

  /** Everything durable, as it is now. */
  get stored(): StoredContest {
    const rows = [...this.archive.segments.values()];
    return {
      ...storedNotes(this.notes),
      segments: rows.map((segment) => rowOf(segment, this.origins.get(segment.id))),
      pending: this.pending.map(encodeCommit),
    };
  }

  private placeOf(log: LogId): OwnPlace {
    return { log, signer: bytesToBase64url(this.key.publicKey) as PublicKeyId };
  }

  private fold(previous: FoldedContest | null, archive: Archive = this.archive): FoldedContest {
    const { unsealed } = this;
    const own = { pending: unsealed, self: unsealed.signer };
    return foldContest({ ...archive, facts: this.told.facts, ...own }, previous);
  }

  /** Puts changes on disk, all or none; only what was put there may become part of the state. */
  async apply(changes: readonly StoreChange[]): Promise<void> {
    await writeDurably(this.ports.store, changes);
    this.changes += 1;
  }

  /** Takes over notes that are on disk already. */
  note({ record, opened, ...change }: NotesChange): void {
    if (opened !== undefined) this.opened = opened;
    const imports =
      record === undefined ? this.notes.imports : withRecord(this.notes.imports, record);
    this.notes = { ...this.notes, ...change, imports };
    if (change.facts !== undefined) this.told = toldBy(change.facts, this.archive.contest);
  }

  /** Takes over an archive whose segments are on disk already, with the state it folds into where that is known. */
  adopt(next: {
    readonly archive: Archive;
    readonly origins?: ReadonlyMap<SegmentId, string>;
    readonly state?: FoldedContest;
  }): void {
    this.archive = next.archive;
    if (next.origins !== undefined) this.origins = next.origins;
    this.lookForCopies();
    this.folded = next.state ?? this.fold(this.folded);
  }

  /** Folds again, after the facts changed. */
  refold(): void {
    this.folded = this.fold(this.folded);
  }

  /** What the state would be with another archive; nothing is written. */
  stateWith(archive: Archive): FoldedContest {
    return this.fold(this.folded, archive);
  }

  /** Takes over a new own log that is on disk already, with the unsealed commits as they stand in it. */
  beginLog(
    notes: { readonly profile: Notes['profile']; readonly own: OwnLog },
    pending: readonly CommitDraft[],
  ): void {
    this.note(notes);
    this.pending = pending;
    this.end = endOfChain(notes.own.head, this.archive.segments);
    this.folded = this.fold(this.folded);
  }

  /** Segments of the own log that were not sealed here tell of a copy, also where an import of them was cut short. */
  private lookForCopies(): void {
    const own = new Set(this.ownChain.map(({ id }) => id));
    if (hasStrangers(this.archive.segments.values(), this.place, own))
      this.note({ own: { ...this.notes.own, behind: true } });
  }

  /** A commit of actions as they would be recorded now. */
  draft(actions: readonly Action[]): CommitDraft {
    const { person } = this.profile;
    return {
      author: person,
      wallClock: this.ports.now(),
      operations: actions.map((action) =>
        draftAction(permittedAction(action, this.folded), this.folded, person),
      ),
    };
  }

  /** Records one user action; resolves when it is on disk. Headquarters and coordinators seal at once. */
  async record(actions: readonly Action[]): Promise<void> {
    const commit = this.draft(actions);
    await this.apply([{ type: 'pending', commit: encodeCommit(commit) }]);
    this.pending = [...this.pending, commit];
    if (this.profile.role !== 'juror' || this.pending.length >= commitsPerSegment)
      await this.seal();
    else this.folded = this.fold(this.folded);
  }

  /** Seals what is not sealed yet; null where there is nothing to seal. */
  async seal(): Promise<Segment | null> {
    if (this.pending.length === 0) return null;
    const { contest, log } = this.profile;
    const segment = await sealSegment({ contest, log, end: this.end }, this.pending, this.key);
    const own: OwnLog = { ...this.notes.own, head: segment.id };
    await this.apply([
      { type: 'segments', segments: [rowOf(segment)], sealed: true },
      { type: 'own', own },
    ]);
    this.pending = [];
    this.note({ own });
    const { archive } = await addSegments(this.archive, [segment], this.ports.ed25519.verify);
    this.end = endOfChain(segment.id, archive.segments);
    this.adopt({ archive });
    return segment;
  }

  /** Remembers what a file that was just written holds; it counts as handed over once it is saved. */
  noteWritten(name: string, segments: readonly Segment[]): void {
    this.written = { name, at: this.ports.now(), held: reachOf(segments) };
  }

  /** Remembers how the contest is kept safe. */
  async keep(change: Partial<KeepingNotes>): Promise<void> {
    const keeping = { ...this.keeping, ...change };
    // Nothing of the state follows from it: what was planned before still holds.
    await writeDurably(this.ports.store, [{ type: 'keeping', keeping }]);
    this.note({ keeping });
  }

  /** Remembers what the person keeps for themselves. */
  async keepPersonal(personal: PersonalNotes): Promise<void> {
    await this.apply([{ type: 'personal', personal }]);
    this.note({ personal });
  }

  /** The file written last has reached the person's folder or stick. */
  async confirmHandOver(): Promise<boolean> {
    const mark = this.written;
    if (mark === null) return false;
    await this.apply([{ type: 'export', mark }]);
    this.note({ lastExport: mark });
    this.written = null;
    return true;
  }

  /** All operations: those that are sealed, and those that are not yet. */
  operations(): readonly Operation[] {
    return [...readOperations(this.archive.segments), ...readPending(this.unsealed)];
  }

  /** Every segment that this installation's key signed, in whichever of its logs. */
  ownSegments(): readonly Segment[] {
    const { signer } = this.place;
    return [...this.archive.segments.values()].filter(({ header }) => header.signer === signer);
  }
}
