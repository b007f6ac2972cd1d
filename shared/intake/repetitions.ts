import type { Id } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import { foldForSearch } from '../language/search-fold.ts';
import type { CellFault, CellWarning, Other } from './cell-faults.ts';
import type { ReadRow } from './read-row.ts';
import { titleSkeleton } from './title-skeleton.ts';

/** What a row repeats; `known` is the existing application with the same number or, without a number, the same content. */
export interface Repetition {
  readonly faults: readonly (CellFault & { readonly field: string })[];
  readonly warnings: readonly (CellWarning & { readonly field: string })[];
  readonly known: Id | null;
}

/** What applications are compared by; empty where there is nothing to compare. */
interface Keys {
  /** Equal for the same application whatever the spaces, case and letters it is spelled with. */
  readonly content: string;
  readonly title: string;
  readonly identity: string;
}

function keysOf(title: string, applicant: string, nomination: string, identity: string): Keys {
  if (title === '') return { content: '', title: '', identity };
  const content = [foldForSearch(title), foldForSearch(applicant), nomination].join('\n');
  return { content, title: titleSkeleton(title), identity };
}

const keysOfRow = ({ values }: ReadRow): Keys =>
  keysOf(
    values['title'] ?? '',
    values['applicant'] ?? '',
    values['nomination'] ?? '',
    values['bin'] ?? '',
  );

/** First come, first kept: everything later with the same key is a repetition of it. */
class FirstByKey {
  readonly #first = new Map<string, Other>();

  add(key: string, other: Other): void {
    if (key !== '' && !this.#first.has(key)) this.#first.set(key, other);
  }

  before(key: string, row: number): Other | null {
    const other = this.#first.get(key);
    return other === undefined || ('row' in other && other.row >= row) ? null : other;
  }
}

interface Indexes {
  readonly ids: FirstByKey;
  readonly contents: FirstByKey;
  readonly titles: FirstByKey;
  readonly identities: FirstByKey;
}

function indexAll(
  keysByRow: ReadonlyMap<ReadRow, Keys>,
  existing: ReadonlyMap<Id, Submission>,
): Indexes {
  const ids = new FirstByKey();
  const contents = new FirstByKey();
  const titles = new FirstByKey();
  const identities = new FirstByKey();
  const addKeys = (keys: Keys, other: Other): void => {
    contents.add(keys.content, other);
    titles.add(keys.title, other);
    identities.add(keys.identity, other);
  };
  for (const { id, title, applicant, nomination, bin } of existing.values())
    addKeys(keysOf(title, applicant, nomination, bin), { submission: id });
  for (const [row, keys] of keysByRow) {
    ids.add(row.values['id'] ?? '', { row: row.row });
    addKeys(keys, { row: row.row });
  }
  return { ids, contents, titles, identities };
}

/**
 * Compares every row with the rows before it and with the applications the contest has. The same number twice, and
 * the same title, applicant and nomination twice, are faults; a near-same title or the same БИН is a warning.
 */
export function findRepetitions(
  rows: readonly ReadRow[],
  existing: ReadonlyMap<Id, Submission>,
): (row: ReadRow) => Repetition {
  const keysByRow = new Map(rows.map((row) => [row, keysOfRow(row)]));
  const { ids, contents, titles, identities } = indexAll(keysByRow, existing);
  return (row) => {
    const id = row.values['id'] ?? '';
    const keys = keysByRow.get(row) ?? keysOfRow(row);
    const sameNumber = ids.before(id, row.row);
    const content = contents.before(keys.content, row.row);
    const title = content === null ? titles.before(keys.title, row.row) : null;
    const identity = identities.before(keys.identity, row.row);
    const taken = existing.has(id);
    const alike = content !== null && 'submission' in content ? content.submission : null;
    return {
      faults: [
        ...(taken ? [{ type: 'IdTaken', field: 'id' } as const] : []),
        ...(!taken && sameNumber !== null && 'row' in sameNumber
          ? [{ type: 'IdRepeated', row: sameNumber.row, field: 'id' } as const]
          : []),
        ...(content === null
          ? []
          : [{ type: 'RowRepeated', other: content, field: 'title' } as const]),
      ],
      warnings: [
        ...(title === null
          ? []
          : [{ type: 'TitleSimilar', other: title, field: 'title' } as const]),
        ...(identity === null
          ? []
          : [{ type: 'IdentityRepeated', other: identity, field: 'bin' } as const]),
      ],
      known: taken ? id : alike,
    };
  };
}
