import { sha256, toHex } from '../../../shared/basics/bytes.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { Letters, Told } from '../../../shared/contest/letters.ts';
import { maskPerson, maskSubmission } from '../../../shared/contest/masking.ts';
import type { Person } from '../../../shared/contest/people.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { ContestState } from '../../../shared/merge/state.ts';

type Facts = Pick<
  ContestState,
  'settings' | 'people' | 'assignments' | 'submissions' | 'documents' | 'jurorDetails' | 'blocked'
>;

const hashLength = 12;

const shortHash = (value: unknown): string =>
  toHex(sha256(new TextEncoder().encode(JSON.stringify(value)))).slice(0, hashLength);

/** Sheets by juror, "stage" → submissions. */
function sheetsByJuror({ assignments }: Facts): ReadonlyMap<Id, ReadonlyMap<Id, readonly Id[]>> {
  const all = new Map<Id, Map<Id, Id[]>>();
  for (const [place, jurors] of assignments) {
    const [stage = '', submission = ''] = place.split('/');
    for (const juror of jurors) {
      const own = all.get(juror) ?? new Map<Id, Id[]>();
      own.set(stage, [...(own.get(stage) ?? []), submission]);
      all.set(juror, own);
    }
  }
  return all;
}

const written = (sheets: ReadonlyMap<Id, readonly Id[]>): string =>
  [...sheets]
    .map(([stage, submissions]) => `${stage}:${submissions.toSorted().join(' ')}`)
    .toSorted()
    .join(';');

const nameOf = ({ id, surname, givenName, patronymic, region, nominations }: Person): unknown => [
  id,
  surname,
  givenName,
  patronymic,
  region,
  nominations,
];

/**
 * What an invitation that is made now tells each person, in short: two that are equal tell the same. What was said of keys
 * is left out, because it changes with every laptop that joins.
 */
export function toldOf(state: Facts): (person: Person) => Told {
  const sheets = sheetsByJuror(state);
  const settings = shortHash(state.settings);
  const plain = (person: Person): Person =>
    state.blocked.has(`person/${person.id}`) ? maskPerson(person, '') : person;
  const hashes = new Map<Id, string>();
  const hashOf = (id: Id): string => {
    const known = hashes.get(id);
    if (known !== undefined) return known;
    const submission = state.submissions.get(id);
    const documents = (state.documents.get(id) ?? []).map(({ hash }) => hash);
    const blocked = state.blocked.has(`submission/${id}`);
    // A label in their place, in whichever language, says nothing new.
    const told = blocked && submission !== undefined ? maskSubmission(submission, '') : submission;
    const hash = shortHash([toldOfSubmission(told), documents, blocked]);
    hashes.set(id, hash);
    return hash;
  };
  const submissionsOf = (juror: Id): readonly string[] =>
    [...(sheets.get(juror)?.values() ?? [])].flat().toSorted().map(hashOf);
  const region = (person: Person): readonly Person[] =>
    [...state.people.values()].filter(
      ({ role, region: own }) => role === 'juror' && own === person.region,
    );
  return (person) => {
    if (person.role === 'juror')
      return {
        sheets: written(sheets.get(person.id) ?? new Map()),
        rest: shortHash([settings, nameOf(plain(person)), submissionsOf(person.id)]),
      };
    const jurors = region(person).map((juror) => [
      nameOf(plain(juror)),
      state.jurorDetails.get(juror.id) ?? null,
      state.blocked.has(`person/${juror.id}`),
      written(sheets.get(juror.id) ?? new Map()),
      submissionsOf(juror.id),
    ]);
    return { sheets: '', rest: shortHash([settings, nameOf(plain(person)), jurors]) };
  };
}

/** A juror is told neither contacts nor numbers of applicants, so these make no invitation old. */
const toldOfSubmission = (submission: Submission | undefined): unknown =>
  submission === undefined ? null : { ...submission, contacts: '', bin: '' };

/** How what was told differs from what is now; null where nothing does, or nothing was told from here. */
export interface Outdated {
  /** Applications that came to the juror, and that were taken away. */
  readonly added: number;
  readonly removed: number;
}

const sheetsIn = ({ sheets }: Told): ReadonlySet<string> =>
  new Set(
    sheets.split(';').flatMap((part) => {
      const [stage = '', submissions = ''] = part.split(':');
      return submissions === '' ? [] : submissions.split(' ').map((each) => `${stage}/${each}`);
    }),
  );

/** Whether a person has to be sent a new invitation, and why. */
export function outdatedOf({ invitation }: Letters, now: Told): Outdated | null {
  if (invitation === null) return null;
  const { told } = invitation;
  if (told.sheets === now.sheets && told.rest === now.rest) return null;
  const [before, after] = [sheetsIn(told), sheetsIn(now)];
  return {
    added: [...after].filter((sheet) => !before.has(sheet)).length,
    removed: [...before].filter((sheet) => !after.has(sheet)).length,
  };
}
