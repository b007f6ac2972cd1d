import { useRef, useState } from 'react';

import { err } from '../../../shared/basics/result.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { Desk, DeskError, DocumentsAdded } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import {
  type Batch,
  batchesOf,
  checkFile,
  type CheckedFile,
  type ChosenFile,
  readBatch,
} from './chosen-documents.ts';

interface Progress {
  readonly work: 'checking' | 'adding';
  readonly done: number;
  readonly total: number;
}

/** What came of the last adding; `stopped` by the person before its end. */
export interface AddedDocuments extends DocumentsAdded {
  readonly stopped: boolean;
}

const nothingAdded: AddedDocuments = { added: 0, same: 0, refused: [], stopped: false };

const countIn = (batches: readonly Batch[]): number =>
  batches.reduce((count, { files }) => count + files.length, 0);

type Adding = ReturnType<Desk['addDocuments']>;

/** Adds portion after portion until `add` says null, which stops it, or one fails. */
async function addAll(
  portions: readonly (readonly Batch[])[],
  add: (portion: readonly Batch[], done: number) => Adding | null,
): Promise<{ readonly added: AddedDocuments; readonly error: DeskError | null }> {
  let added = nothingAdded;
  let done = 0;
  for (const portion of portions) {
    const adding = add(portion, done);
    if (adding === null) return { added: { ...added, stopped: true }, error: null };
    const result = await adding.catch(() => err({ type: 'FileUnreadable' }));
    if (!result.ok) return { added, error: result.error };
    const { added: more, same, refused } = result.value;
    added = {
      added: added.added + more,
      same: added.same + same,
      refused: [...added.refused, ...refused],
      stopped: false,
    };
    done += countIn(portion);
  }
  return { added, error: null };
}

/** Files chosen as documents: looked at, assigned to applications, added portion by portion; it can be stopped. */
export function useDocumentsImport(ids: ReadonlySet<Id>) {
  const desk = useDeskCommands();
  const stopping = useRef(false);
  const checks = useRef(0);
  const [files, setFiles] = useState<readonly CheckedFile[]>([]);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const [added, setAdded] = useState<AddedDocuments | null>(null);
  const begin = () => {
    stopping.current = false;
    setError(null);
    setAdded(null);
  };

  /** Looks at files one by one; `to` is the application where all of them are for one. */
  const take = async (chosen: readonly ChosenFile[], to?: Id) => {
    if (chosen.length === 0) return;
    begin();
    const checked: CheckedFile[] = [];
    for (const file of chosen) {
      if (stopping.current) break;
      setProgress({ work: 'checking', done: checked.length, total: chosen.length });
      checks.current += 1;
      const one = await checkFile(file, `${checks.current}`, ids);
      checked.push(to === undefined ? one : { ...one, submission: to });
    }
    setProgress(null);
    if (!stopping.current) setFiles((before) => [...before, ...checked]);
  };
  /** Adds what is ready; what was added before a stop or a failure stays. */
  const run = async () => {
    begin();
    const portions = batchesOf(files, ids);
    const total = countIn(portions.flat());
    const outcome = await addAll(portions, (portion, done) => {
      if (stopping.current) return null;
      setProgress({ work: 'adding', done, total });
      return readBatch(portion).then((batch) => desk.addDocuments(batch));
    });
    setProgress(null);
    setError(outcome.error);
    setAdded(outcome.added);
    if (outcome.error === null) setFiles([]);
  };
  const assign = (id: string, submission: string) =>
    setFiles((before) => before.map((file) => (file.id === id ? { ...file, submission } : file)));
  return {
    files,
    progress,
    error,
    added,
    fail: setError,
    take,
    assign,
    run,
    stop: () => {
      stopping.current = true;
    },
    drop: () => setFiles([]),
  };
}

export type DocumentsImport = ReturnType<typeof useDocumentsImport>;
