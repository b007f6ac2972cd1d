import type { Id } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import { foldForSearch } from '../language/search-fold.ts';
import type { CellFault, CellWarning, Other } from './cell-faults.ts';
import type { ReadRow } from './read-row.ts';
import { applicantSkeleton, skeletonOf } from './title-skeleton.ts';

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
  /** The applicant as typed but for signs and case, and whatever the spelling. */
  readonly applicant: string;
  readonly applicantLike: string;
}

/** Applicants send several applications: each name is worked out once. */
function applicantsOf(): (applicant: string) => Pick<Keys, 'applicant' | 'applicantLike'> {
  const known = new Map<string, Pick<Keys, 'applicant' | 'applicantLike'>>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const applicant = foldForSearch(name);
    const like = applicantSkeleton(applicant);
    const keys = { applicant, applicantLike: like.length < shortestName ? '' : like };
    known.set(name, keys);
    return keys;
  };
}

/** Names of fewer consonants are too often alike. */
const shortestName = 6;

type KeysOf = (title: string, applicant: string, nomination: string, identity: string) => Keys;

function keyMaker(): KeysOf {
  const applicantOf = applicantsOf();
  return (title, name, nomination, identity) => {
    const names = applicantOf(name);
    if (title === '') return { content: '', title: '', identity, ...names };
    const folded = foldForSearch(title);
    const content = [folded, names.applicant, nomination].join('\n');
    return { content, title: skeletonOf(folded), identity, ...names };
  };
}

const keysOfRow = ({ values }: ReadRow, keysOf: KeysOf): Keys =>
  keysOf(
    values['title'] ?? '',
    values['applicant'] ?? '',
    values['nomination'] ?? '',
    values['bin'] ?? '',
  );

/** First come, first kept: everything later with the same key is a repetition of it. */
class FirstByKey {
  readonly #first = new Map<string, { readonly other: Other; readonly spelling: string }>();

  add(key: string, other: Other, spelling = ''): void {
    if (key !== '' && !this.#first.has(key)) this.#first.set(key, { other, spelling });
  }

  before(key: string, row: number): Other | null {
    const other = this.#first.get(key)?.other;
    return other === undefined || ('row' in other && other.row >= row) ? null : other;
  }

  /** As `before`, but only where the first one is spelled otherwise. */
  otherwise(key: string, row: number, spelling: string): Other | null {
    return this.#first.get(key)?.spelling === spelling ? null : this.before(key, row);
  }
}

interface Indexes {
  readonly ids: FirstByKey;
  readonly contents: FirstByKey;
  readonly titles: FirstByKey;
  readonly identities: FirstByKey;
  readonly applicants: FirstByKey;
}

function indexAll(
  keysByRow: ReadonlyMap<ReadRow, Keys>,
  existing: ReadonlyMap<Id, Submission>,
  keysOf: KeysOf,
): Indexes {
  const ids = new FirstByKey();
  const contents = new FirstByKey();
  const titles = new FirstByKey();
  const identities = new FirstByKey();
  const applicants = new FirstByKey();
  const addKeys = (keys: Keys, other: Other): void => {
    contents.add(keys.content, other);
    titles.add(keys.title, other);
    identities.add(keys.identity, other);
    applicants.add(keys.applicantLike, other, keys.applicant);
  };
  for (const { id, title, applicant, nomination, bin } of existing.values())
    addKeys(keysOf(title, applicant, nomination, bin), { submission: id });
  for (const [row, keys] of keysByRow) {
    ids.add(row.values['id'] ?? '', { row: row.row });
    addKeys(keys, { row: row.row });
  }
  return { ids, contents, titles, identities, applicants };
}

/**
 * Compares every row with the rows before it and with the applications the contest has. The same number twice, and
 * the same title, applicant and nomination twice, are faults; a near-same title, the same БИН, or an applicant spelled
 * otherwise is a warning.
 */
export function findRepetitions(
  rows: readonly ReadRow[],
  existing: ReadonlyMap<Id, Submission>,
): (row: ReadRow) => Repetition {
  const keysOf = keyMaker();
  const keysByRow = new Map(rows.map((row) => [row, keysOfRow(row, keysOf)]));
  const indexes = indexAll(keysByRow, existing, keysOf);
  const { ids, contents, titles, identities, applicants } = indexes;
  return (row) => {
    const id = row.values['id'] ?? '';
    const keys = keysByRow.get(row) ?? keysOfRow(row, keysOf);
    const sameNumber = ids.before(id, row.row);
    const content = contents.before(keys.content, row.row);
    const title = content === null ? titles.before(keys.title, row.row) : null;
    const identity = identities.before(keys.identity, row.row);
    const applicant =
      content === null && identity === null
        ? applicants.otherwise(keys.applicantLike, row.row, keys.applicant)
        : null;
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
        ...(applicant === null
          ? []
          : [{ type: 'ApplicantSimilar', other: applicant, field: 'applicant' } as const]),
      ],
      known: taken ? id : alike,
    };
  };
}
