import { languages } from '../../../shared/basics/localized.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { parseDate } from '../../../shared/intake/amounts.ts';
import { cleanLine } from '../../../shared/language/clean-text.ts';
import type { MeetingDraft, VotesDraft } from './meeting-draft.ts';
import { parseCount, parseTenge, parseTime } from './typed-values.ts';

/** What is wrong with a field; each has a text `problem.<name>`. */
export type ProblemType =
  | 'number'
  | 'date'
  | 'place'
  | 'time'
  | 'votes'
  | 'twice'
  | 'prizeTitle'
  | 'prizeHolder'
  | 'amount'
  | 'reason'
  | 'member'
  | 'opinion';

/** Problems by the address of their field: "date", "grants/0/granted". */
export type DraftProblems = ReadonlyMap<string, ProblemType>;

/** Parts of the form that a person opens one by one. */
export const draftParts = ['meeting', 'places', 'grants'] as const;
export type DraftPart = (typeof draftParts)[number];

const partByField: Readonly<Record<string, DraftPart>> = {
  winners: 'places',
  prizes: 'places',
  ties: 'places',
  refusals: 'places',
  finalists: 'places',
  grants: 'grants',
};

/** The part in which the field of an address stands. */
export const partOf = (address: string): DraftPart =>
  partByField[address.split('/')[0] ?? ''] ?? 'meeting';

type Problem = readonly [address: string, type: ProblemType];

const when = (wrong: boolean, address: string, type: ProblemType): readonly Problem[] =>
  wrong ? [[address, type]] : [];

const isEmpty = (text: string): boolean => cleanLine(text).text === '';

const voteProblems = (votes: VotesDraft, at: string): readonly Problem[] =>
  (['for', 'against', 'abstained'] as const).flatMap((name) =>
    when(parseCount(votes[name]) === null, `${at}/${name}`, 'votes'),
  );

function headProblems(draft: MeetingDraft): readonly Problem[] {
  return [
    ...when(isEmpty(draft.number), 'number', 'number'),
    ...when(parseDate(draft.date) === null, 'date', 'date'),
    ...when(isEmpty(draft.place), 'place', 'place'),
    ...when(parseTime(draft.opened) === null, 'opened', 'time'),
    ...when(parseTime(draft.closed) === null, 'closed', 'time'),
    ...voteProblems(draft.votes, 'votes'),
  ];
}

/** The second of two rows with the same name is the wrong one. */
function repeated(names: readonly (string | null)[]): readonly number[] {
  const seen = new Set<string>();
  return names.flatMap((name, at) => {
    if (name === null) return [];
    if (seen.has(name)) return [at];
    seen.add(name);
    return [];
  });
}

function prizeProblems({ prizes }: MeetingDraft, own: ReadonlySet<Id>): readonly Problem[] {
  const given = prizes.map(({ id, submission }) =>
    submission === '' ? null : `${id}/${submission}`,
  );
  return [
    ...prizes.flatMap(({ id, title, submission }, at) => [
      ...when(
        languages.every((each) => isEmpty(title[each])),
        `prizes/${at}/title`,
        'prizeTitle',
      ),
      // A prize of the regulation may go to nobody; one that was added was added for somebody.
      ...when(submission === '' && !own.has(id), `prizes/${at}/submission`, 'prizeHolder'),
    ]),
    ...repeated(given).flatMap((at) => when(true, `prizes/${at}/submission`, 'twice')),
  ];
}

function grantProblems({ grants }: MeetingDraft): readonly Problem[] {
  return grants.flatMap(({ requested, granted, reason }, at) => {
    const sum = parseTenge(granted);
    return [
      ...when(
        !isEmpty(requested) && parseTenge(requested) === null,
        `grants/${at}/requested`,
        'amount',
      ),
      ...when(sum === null, `grants/${at}/granted`, 'amount'),
      ...when(sum === 0 && isEmpty(reason), `grants/${at}/reason`, 'reason'),
    ];
  });
}

function otherProblems(draft: MeetingDraft): readonly Problem[] {
  const winners = draft.winners.map(({ submission }) => (submission === '' ? null : submission));
  return [
    ...repeated(winners).flatMap((at) => when(true, `winners/${at}`, 'twice')),
    ...draft.refusals.flatMap(({ reason }, at) =>
      when(isEmpty(reason), `refusals/${at}/reason`, 'reason'),
    ),
    ...draft.ties.flatMap(({ reason }, at) => when(isEmpty(reason), `ties/${at}/reason`, 'reason')),
    ...draft.ballots.flatMap((ballot, at) => voteProblems(ballot, `ballots/${at}`)),
    ...draft.opinions.flatMap(({ member, text }, at) => [
      ...when(member === '', `opinions/${at}/member`, 'member'),
      ...when(isEmpty(text), `opinions/${at}/text`, 'opinion'),
    ]),
  ];
}

/**
 * What has to be put right before a form can be recorded; what is allowed and still hinders a seal (no quorum, money above
 * the ceiling) is no problem of the form. `own` are the prizes of the regulation.
 */
export const draftProblems = (draft: MeetingDraft, own: ReadonlySet<Id>): DraftProblems =>
  new Map([
    ...headProblems(draft),
    ...otherProblems(draft),
    ...prizeProblems(draft, own),
    ...grantProblems(draft),
  ]);
