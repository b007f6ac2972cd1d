import { useEffect, useState } from 'react';

import type { SnapshotListed } from '../../../shared/host/keeping.ts';
import type { HostSnapshots } from '../../host/host.ts';
import { useHost } from '../../host/host-context.ts';
import type { Desk, SnapshotFacts } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';

/** A copy in the list; its facts come after it, because the whole file is read for them. */
export interface ListedCopy extends SnapshotListed {
  /** Null while it is being read. */
  readonly facts: SnapshotFacts | 'unreadable' | null;
}

type Facts = ReadonlyMap<string, SnapshotFacts | 'unreadable'>;

async function readFacts(
  desk: Desk,
  snapshots: HostSnapshots,
  name: string,
): Promise<SnapshotFacts | 'unreadable'> {
  const file = await snapshots.read(name);
  if (!file.ok) return 'unreadable';
  const facts = await desk.inspectSnapshot(file.value);
  return facts.ok ? facts.value : 'unreadable';
}

/** Reads the facts of the first copies one after another: several whole files at once are too much for an old laptop. */
function useFacts(listed: readonly SnapshotListed[], shown: number): Facts {
  const desk = useDeskCommands();
  const { snapshots } = useHost();
  const [facts, setFacts] = useState<Facts>(new Map());
  const next = listed.slice(0, shown).find(({ name }) => !facts.has(name))?.name ?? null;
  useEffect(() => {
    if (snapshots === null || next === null) return undefined;
    let gone = false;
    const read = async () => {
      const found = await readFacts(desk, snapshots, next).catch(() => 'unreadable' as const);
      if (!gone) setFacts((before) => new Map(before).set(next, found));
    };
    void read();
    return () => {
      gone = true;
    };
  }, [desk, snapshots, next]);
  return facts;
}

/**
 * The copies on this computer, newest first, with the facts of the first `shown`; null while the list is being read, and
 * empty in a browser. Read again whenever a copy was made.
 */
export function useCopies(shown: number): readonly ListedCopy[] | null {
  const { snapshots } = useHost();
  const made = useDesk('keeping').keeping.lastSnapshot?.at ?? null;
  const [listed, setListed] = useState<readonly SnapshotListed[] | null>(null);
  useEffect(() => {
    let gone = false;
    const list = snapshots === null ? Promise.resolve([]) : snapshots.list();
    void list
      .catch(() => [])
      .then((found) => {
        if (!gone) setListed(found);
      });
    return () => {
      gone = true;
    };
  }, [snapshots, made]);
  const facts = useFacts(listed ?? [], shown);
  return listed?.map((copy) => ({ ...copy, facts: facts.get(copy.name) ?? null })) ?? null;
}
