import { err, type Result } from '../../../shared/basics/result.ts';
import type { Visit } from '../../../shared/following/visit.ts';
import type { DeskError } from '../../storage/desk.ts';
import type { PhotoFile, VisitRecorded } from '../../storage/visit-files.ts';
import type { VisitDraft } from './visit-draft.ts';

/** A file that a person chose, read when it is its turn: many photos may be more than a laptop's memory. */
export interface ChosenPhoto {
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
}

/** How a visit that is being written stands. */
export interface VisitProgress {
  readonly draft: VisitDraft;
  /** unsaved: typed and not on the disk yet · waiting: something in it cannot be recorded as it is */
  readonly state: 'untouched' | 'unsaved' | 'waiting' | 'saving' | 'saved' | 'failed';
  readonly error: DeskError | null;
  /** Photos that are being taken in; null where none are. */
  readonly adding: { readonly done: number; readonly total: number } | null;
  readonly refused: VisitRecorded['refused'];
}

interface SaverPorts {
  /** Null while the draft cannot be recorded as it is, or not without a reason. */
  readonly visitOf: (draft: VisitDraft, reason: string) => Visit | null;
  readonly record: (
    visit: Visit,
    files: readonly PhotoFile[],
    reason: string,
  ) => Promise<Result<VisitRecorded, DeskError>>;
  readonly tell: (progress: VisitProgress) => void;
  /** Milliseconds of rest after which what was typed is recorded. */
  readonly rest: number;
}

/**
 * Records a visit as it is written: what was typed after a moment's rest, each photo as soon as it is read, one thing
 * after the other, so that whatever is called saved is on the disk and nothing overtakes anything.
 */
export class VisitSaver {
  private readonly ports: SaverPorts;
  private progress: VisitProgress;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private last: Promise<void> = Promise.resolve();
  private isStopping = false;
  private reason = '';

  constructor(draft: VisitDraft, ports: SaverPorts) {
    this.ports = ports;
    this.progress = { draft, state: 'untouched', error: null, adding: null, refused: [] };
  }

  get current(): VisitProgress {
    return this.progress;
  }

  private show(change: Partial<VisitProgress>): void {
    this.progress = { ...this.progress, ...change };
    this.ports.tell(this.progress);
  }

  /** Takes what was typed; it is recorded once the person rests. */
  change(draft: VisitDraft): void {
    this.show({
      draft,
      state: this.ports.visitOf(draft, this.reason) === null ? 'waiting' : 'unsaved',
    });
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.ports.rest);
  }

  /** Says why somebody else's visit is corrected: what waited for that is recorded. */
  explain(reason: string): void {
    this.reason = reason;
    if (this.progress.state !== 'untouched') this.change(this.progress.draft);
  }

  /** Records what is not recorded yet, now; resolves once that is on the disk or was refused. */
  flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    return this.after(async () => {
      const { state } = this.progress;
      if (state === 'unsaved' || state === 'failed') await this.write([]);
    });
  }

  /** Takes in photos one by one; those that are in stay in after a stop. */
  add(photos: readonly ChosenPhoto[]): Promise<void> {
    return this.after(async () => {
      this.isStopping = false;
      this.show({ refused: [] });
      for (const [done, photo] of photos.entries()) {
        if (this.isStopping) break;
        this.show({ adding: { done, total: photos.length } });
        const bytes = await photo.read().catch(() => null);
        const { name } = photo;
        if (bytes === null) this.refuse([{ name, error: { type: 'FileUnreadable' } }]);
        else if (!(await this.write([{ name, bytes, caption: '' }]))) break;
      }
      this.show({ adding: null });
    });
  }

  stop(): void {
    this.isStopping = true;
  }

  private refuse(more: VisitRecorded['refused']): void {
    this.show({ refused: [...this.progress.refused, ...more] });
  }

  private after(work: () => Promise<void>): Promise<void> {
    const next = this.last.then(work);
    this.last = next.catch(() => undefined);
    return next;
  }

  /** True where it is on the disk. */
  private async write(files: readonly PhotoFile[]): Promise<boolean> {
    const { draft } = this.progress;
    const visit = this.ports.visitOf(draft, this.reason);
    if (visit === null) {
      this.show({ state: 'waiting' });
      return false;
    }
    this.show({ state: 'saving', error: null });
    const recorded = await this.ports
      .record(visit, files, this.reason)
      .catch((): Result<VisitRecorded, DeskError> => err({ type: 'Unexpected' }));
    if (!recorded.ok) {
      this.show({ state: 'failed', error: recorded.error });
      return false;
    }
    const { photos, refused } = recorded.value;
    const known = new Set(visit.photos.map(({ hash }) => hash));
    const came = photos.filter(({ hash }) => !known.has(hash));
    const now = this.progress.draft;
    const isChanged = now !== draft;
    this.refuse(refused);
    this.show({
      // What was typed meanwhile stays, and is recorded in its turn.
      draft: came.length === 0 ? now : { ...now, photos: [...now.photos, ...came] },
      state: isChanged ? (this.progress.state === 'waiting' ? 'waiting' : 'unsaved') : 'saved',
    });
    return true;
  }
}
