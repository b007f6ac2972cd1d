import { stateHash } from '../../shared/merge/state-hash.ts';
import type { ContestStore, SealedStore } from './contest-store.ts';
import { DeskCore, type EnginePorts, type KeepingHost } from './desk-core.ts';
import { entranceCommands } from './desk-entrance.ts';
import { foundingCommands } from './desk-founding.ts';
import { exchangeCommands } from './desk-exchange.ts';
import { importCommands } from './desk-import.ts';
import { keepingCommands } from './desk-keeping.ts';
import { keyCommands } from './desk-keys.ts';
import { workCommands } from './desk-work.ts';
import { documentCommands } from './desk-documents.ts';
import { visitCommands } from './desk-visits.ts';
import { yearCommands } from './desk-years.ts';
import type { Desk, DeskError } from './desk.ts';
import { createMemoryDocuments } from './document-store.ts';
import { openStore } from './open-store.ts';
import { programVersion } from './program-version.ts';

/** The real desk: the door that windows know, and what its keeper does besides. */
export interface DeskEngine extends Desk {
  /** Reads the store and says what the first screen is. */
  readonly start: () => Promise<void>;
  /** To be called about once a minute. */
  readonly tick: () => Promise<void>;
  /** Says why nothing can be opened, before anything was tried. */
  readonly refuse: (error: DeskError) => void;
}

/**
 * What a desk is made of; without a host there are no copies, and nobody knows how much room there is; documents and
 * earlier seasons are kept in memory where no other place is named.
 */
export type DeskPorts = Omit<
  EnginePorts,
  'store' | 'documents' | 'years' | 'installYears' | 'host' | 'program'
> & {
  readonly store: ContestStore | SealedStore;
} & Partial<Pick<EnginePorts, 'documents' | 'years' | 'installYears' | 'host' | 'program'>>;

const noHost: KeepingHost = { writeSnapshot: null, space: async () => null, exchange: null };

/**
 * The contest behind the screens: commands change it, snapshots show it. Runs in a worker in the application and
 * directly in tests. Commands run one after another.
 */
export function createDeskEngine({
  store,
  documents = createMemoryDocuments(),
  years = createMemoryDocuments(),
  host = noHost,
  installYears = async () => undefined,
  program = programVersion,
  ...ports
}: DeskPorts): DeskEngine {
  const core = new DeskCore({
    ...ports,
    store: openStore(store),
    documents,
    years,
    host,
    program,
    installYears,
  });
  const { forgetPlan, ...imports } = importCommands(core);
  const { exchangeWhenDue, ...exchange } = exchangeCommands(core);
  const { tick, ...keeping } = keepingCommands(core);
  return {
    getSnapshot: core.getSnapshot,
    subscribe: core.subscribe,
    ...entranceCommands(core, forgetPlan),
    ...foundingCommands(core),
    ...workCommands(core),
    ...keyCommands(core),
    ...keeping,
    ...exchange,
    tick: async () => {
      await tick();
      // Not waited for: a slow line must not keep the next look at the disk waiting.
      void exchangeWhenDue();
    },
    ...documentCommands(core),
    ...visitCommands(core),
    ...yearCommands(core),
    ...imports,
    refuse: (error) => core.show({ phase: 'failed', error }),
    stateHash: async () => (core.keeper === null ? '' : stateHash(core.keeper.state)),
  };
}
