import { useEffect, useState } from 'react';

import type { Visit } from '../../../shared/following/visit.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { type VisitDraft, visitOf } from './visit-draft.ts';
import { type ChosenPhoto, type VisitProgress, VisitSaver } from './visit-saver.ts';

/** Milliseconds of rest after which what was typed is recorded. */
const rest = 600;

export interface VisitWriting extends VisitProgress {
  readonly change: (change: Partial<VisitDraft>) => void;
  readonly add: (photos: readonly ChosenPhoto[]) => void;
  readonly stop: () => void;
  readonly flush: () => void;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
}

/** A visit that is recorded as it is written; `needsReason` where it is somebody else's: then nothing is before there is one. */
export function useVisit(
  start: VisitDraft,
  { recorded, needsReason }: { readonly recorded: Visit | null; readonly needsReason: boolean },
): VisitWriting {
  const desk = useDeskCommands();
  const [reason, setReason] = useState('');
  const [progress, setProgress] = useState<VisitProgress | null>(null);
  const [saver] = useState(
    () =>
      new VisitSaver(start, {
        visitOf: (draft, why) => (needsReason && why === '' ? null : visitOf(draft, recorded)),
        record: (visit, files, why) => desk.recordVisit(visit, files, why),
        tell: setProgress,
        rest,
      }),
  );
  useEffect(() => {
    const save = () => void saver.flush();
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [saver]);
  return {
    ...(progress ?? saver.current),
    change: (change) => saver.change({ ...saver.current.draft, ...change }),
    add: (photos) => void saver.add(photos),
    stop: () => saver.stop(),
    flush: () => void saver.flush(),
    reason,
    setReason: (next) => {
      setReason(next);
      saver.explain(next.trim());
    },
  };
}
