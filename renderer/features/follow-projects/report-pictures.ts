import { useEffect, useState } from 'react';

import type { MonitoringOrder } from '../../../shared/following/monitoring-order.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { photoForPaper } from './photo-for-paper.ts';

/** Photos of the visits within an order's period, by hash. */
export const photosOfPeriod = (
  { following }: Pick<ContestState, 'following'>,
  { from, to }: Pick<MonitoringOrder, 'from' | 'to'>,
): readonly string[] => [
  ...new Set(
    [...following.values()].flatMap(({ visits }) =>
      visits
        .filter(({ day }) => day >= from && day <= to)
        .flatMap(({ photos }) => photos.map(({ hash }) => hash)),
    ),
  ),
];

export interface ReportPictures {
  /** Null while they are being read. */
  readonly pictures: ReadonlyMap<string, Uint8Array> | null;
  readonly done: number;
  readonly total: number;
}

/** Photos that the report on an order shows, read one after the other; those that are not on this laptop are left out. */
export function useReportPictures(state: ContestState, order: MonitoringOrder): ReportPictures {
  const desk = useDeskCommands();
  const hashes = photosOfPeriod(state, order).join(' ');
  const [read, setRead] = useState<ReportPictures & { readonly of: string }>({
    of: '',
    pictures: null,
    done: 0,
    total: 0,
  });
  useEffect(() => {
    let isLeft = false;
    const wanted = hashes === '' ? [] : hashes.split(' ');
    const readAll = async () => {
      const pictures = new Map<string, Uint8Array>();
      for (const [done, hash] of wanted.entries()) {
        if (isLeft) return;
        setRead({ of: hashes, pictures: null, done, total: wanted.length });
        const bytes = await desk.readDocument(hash);
        const shown = bytes.ok ? await photoForPaper(bytes.value) : null;
        if (shown !== null) pictures.set(hash, shown);
      }
      if (!isLeft) setRead({ of: hashes, pictures, done: wanted.length, total: wanted.length });
    };
    void readAll();
    return () => {
      isLeft = true;
    };
  }, [desk, hashes]);
  return read.of === hashes ? read : { pictures: null, done: 0, total: 0 };
}
