import type { Transaction } from 'dexie';

import type { LogId } from '../../shared/log/operation.ts';
import { withoutSecrets } from './secrets.ts';
import type { ExportMark, ImportRecord, StoredFacts, StoredProfile } from './contest-store.ts';

/** Rows as version 1 wrote them. */
interface Received1 {
  readonly number: number;
  readonly value: Pick<ImportRecord, 'file' | 'kind' | 'person' | 'receivedAt' | 'createdAt'>;
}

interface Export1 {
  readonly name: string;
  readonly at: number;
  readonly ordinal: number;
}

interface Setting1 {
  readonly name: string;
  readonly value: unknown;
}

const importOf = ({ number, value }: Received1): ImportRecord => ({
  ...value,
  id: `${number}`,
  newOperations: 0,
  code: '',
  state: 'held',
  contents: [],
  removed: [],
});

const markOf = ({ name, at, ordinal }: Export1, log: LogId): ExportMark => ({
  name,
  at,
  held: [{ log, operations: ordinal }],
});

/**
 * From version 1: imports get ids, an export says of which log it speaks, and the ticket no longer rests in clear in
 * the invitation.
 */
export async function upgradeFromVersion1(transaction: Transaction): Promise<void> {
  const settings = transaction.table<Setting1, string>('settings');
  const received = transaction.table<Received1 | { number: number; value: ImportRecord }, number>(
    'received',
  );
  const [profile, facts, mark] = await settings.bulkGet(['profile', 'facts', 'export']);
  if (profile !== undefined && mark !== undefined) {
    const { log } = profile.value as StoredProfile;
    await settings.put({ name: 'export', value: markOf(mark.value as Export1, log) });
  }
  const told = (facts?.value ?? null) as StoredFacts | null;
  if (told !== null) {
    const payload = withoutSecrets(told.payload);
    await settings.put({ name: 'facts', value: { ...told, payload } });
  }
  const rows = (await received.toArray()) as Received1[];
  await received.bulkPut(rows.map((row) => ({ number: row.number, value: importOf(row) })));
}
