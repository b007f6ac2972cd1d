import type { ImportRecord } from './contest-store.ts';

/** Records with one more, or with what one of them says now. */
export const withRecord = (
  imports: readonly ImportRecord[],
  record: ImportRecord,
): readonly ImportRecord[] =>
  imports.some(({ id }) => id === record.id)
    ? imports.map((each) => (each.id === record.id ? record : each))
    : [...imports, record];
