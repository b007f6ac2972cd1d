import type { Id } from '../../../shared/contest/contest.ts';
import type { DocumentKind } from '../../../shared/contest/document.ts';
import { examineDocument } from '../../../shared/intake/document-content.ts';
import { documentName } from '../../../shared/intake/document-name.ts';
import { submissionOfFile } from '../../../shared/intake/match-documents.ts';
import { stillNameOf } from '../../../shared/intake/plan-documents.ts';
import type { DeskError, NamedFile } from '../../storage/desk.ts';

/** A file that a person chose, read when it is needed: a folder may hold more than a laptop's memory. */
export interface ChosenFile {
  /** Its name, with the folders below the chosen one. */
  readonly path: string;
  readonly size: number;
  readonly read: () => Promise<Uint8Array>;
}

/** A chosen file after a look at its content. */
export interface CheckedFile extends ChosenFile {
  readonly id: string;
  readonly name: string;
  /** What it is; null where it is refused. */
  readonly kind: Exclude<DocumentKind, 'video'> | 'film' | null;
  readonly error: DeskError | null;
  /** Number of its application as it stands in the field; "" while nobody knows. */
  readonly submission: string;
}

/** What becomes of a checked file. */
export type Outcome =
  | { readonly type: 'ready'; readonly submission: Id }
  /** Stands for a film of the same name. */
  | { readonly type: 'still'; readonly submission: Id }
  | { readonly type: 'unassigned' }
  | { readonly type: 'refused'; readonly error: DeskError };

/** Bytes from which a film is known; the film itself goes nowhere. */
const filmHead = 4096;

export const chosenOf = ({ name, bytes }: NamedFile): ChosenFile => ({
  path: name,
  size: bytes.length,
  read: async () => bytes,
});

/** Looks at one file's content, and at its name for the application. */
export async function checkFile(
  file: ChosenFile,
  id: string,
  ids: ReadonlySet<Id>,
): Promise<CheckedFile> {
  const checked = {
    ...file,
    id,
    name: documentName(file.path),
    submission: submissionOfFile(file.path, ids) ?? '',
  };
  const bytes = await file.read().catch(() => null);
  if (bytes === null) return { ...checked, kind: null, error: { type: 'FileUnreadable' } };
  const read = examineDocument(bytes);
  if (read.ok) return { ...checked, kind: read.value.kind, error: null };
  const { type, ...details } = read.error;
  return { ...checked, kind: null, error: { type, details } };
}

const stillKey = ({ submission, name }: CheckedFile): string =>
  `${submission}/${stillNameOf(name)}`;

/** What becomes of each file as things stand; a film needs a picture of its name at the same application. */
export function outcomesOf(
  files: readonly CheckedFile[],
  ids: ReadonlySet<Id>,
): ReadonlyMap<string, Outcome> {
  const films = new Set(files.filter(({ kind }) => kind === 'film').map(stillKey));
  const stills = new Set(files.filter(({ kind }) => kind === 'image').map(stillKey));
  const outcomeOf = (file: CheckedFile): Outcome => {
    const { error, kind, submission } = file;
    if (error !== null) return { type: 'refused', error };
    if (!ids.has(submission)) return { type: 'unassigned' };
    if (kind === 'film' && !stills.has(stillKey(file)))
      return { type: 'refused', error: { type: 'DocumentFilmAlone' } };
    const isStill = kind === 'image' && films.has(stillKey(file));
    return { type: isStill ? 'still' : 'ready', submission };
  };
  return new Map(files.map((file) => [file.id, outcomeOf(file)]));
}

/** Files for one application, as the desk takes them. */
export interface Batch {
  readonly submission: Id;
  readonly files: readonly CheckedFile[];
}

/** Bytes and applications that are handed to the desk at a time: each time is one entry in the log. */
const bytesAtOnce = 16 * 1024 * 1024;
const submissionsAtOnce = 20;

/** Files that are ready, application by application, in portions of bounded size. */
export function batchesOf(
  files: readonly CheckedFile[],
  ids: ReadonlySet<Id>,
): readonly (readonly Batch[])[] {
  const outcomes = outcomesOf(files, ids);
  const bySubmission = new Map<Id, CheckedFile[]>();
  for (const file of files) {
    const outcome = outcomes.get(file.id);
    if (outcome?.type !== 'ready' && outcome?.type !== 'still') continue;
    bySubmission.set(outcome.submission, [...(bySubmission.get(outcome.submission) ?? []), file]);
  }
  const portions: Batch[][] = [];
  let room = 0;
  for (const [submission, own] of bySubmission) {
    const size = own.reduce((sum, file) => sum + (file.kind === 'film' ? filmHead : file.size), 0);
    const last = portions.at(-1);
    if (last === undefined || size > room || last.length >= submissionsAtOnce) {
      portions.push([{ submission, files: own }]);
      room = bytesAtOnce - size;
    } else {
      last.push({ submission, files: own });
      room -= size;
    }
  }
  return portions;
}

/** Reads a portion for the desk; of a film its beginning alone. */
export const readBatch = (
  portion: readonly Batch[],
): Promise<readonly { readonly submission: Id; readonly files: readonly NamedFile[] }[]> =>
  Promise.all(
    portion.map(async ({ submission, files }) => ({
      submission,
      files: await Promise.all(
        files.map(async ({ name, kind, read }) => {
          const bytes = await read();
          return { name, bytes: kind === 'film' ? bytes.slice(0, filmHead) : bytes };
        }),
      ),
    })),
  );
