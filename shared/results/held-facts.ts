import type { Id } from '../contest/contest.ts';
import type { SubmissionDocument } from '../contest/document.ts';
import type { Interest } from '../contest/interest.ts';
import type { JurorDetails } from '../contest/juror-details.ts';
import { subjectName } from '../contest/masking.ts';
import type { Person } from '../contest/people.ts';
import type { Access, DataSubject } from '../contest/personal-data.ts';
import type { Submission } from '../contest/submission.ts';
import type { ContestState, KeyHolder } from '../merge/state.ts';
import type { Sheet } from '../scoring/sheet.ts';
import type { Consent } from '../trust/consent.ts';

/** A sheet as its juror filled it in. */
export type HeldSheet = Pick<
  Sheet,
  'stage' | 'submission' | 'status' | 'counted' | 'scores' | 'comments'
> & {
  /** Clock of the laptop that handed it in, in ms; null where it was not handed in. */
  readonly handedIn: number | null;
};

/** Everything a contest holds on somebody of its people. */
export interface HeldOnPerson {
  readonly subject: 'person';
  /** Without the ticket's key, which says nothing of a person; `invited` tells whether there is one. */
  readonly person: Omit<Person, 'ticket'>;
  readonly invited: boolean;
  readonly details: JurorDetails | null;
  /** Why the data is blocked; null where it is not. */
  readonly blocked: string | null;
  readonly keys: readonly Pick<KeyHolder, 'publicKey' | 'state' | 'confirmed'>[];
  readonly consents: readonly Consent[];
  readonly assignments: readonly { readonly stage: Id; readonly submission: Id }[];
  readonly sheets: readonly HeldSheet[];
  readonly recusals: readonly {
    readonly stage: Id;
    readonly submission: Id;
    readonly reason: string;
  }[];
  readonly interests: readonly Omit<Interest, 'juror'>[];
  /** Looks at this person's data, and those at the data of everybody. */
  readonly accesses: readonly Access[];
  /** Looks at others' data by this person. */
  readonly ownAccesses: readonly Access[];
}

/** Everything a contest holds on the applicant of a submission; of the jury's work no more than how much there is. */
export interface HeldOnApplicant {
  readonly subject: 'submission';
  readonly submission: Submission;
  readonly blocked: string | null;
  readonly documents: readonly SubmissionDocument[];
  readonly judged: readonly {
    readonly stage: Id;
    readonly jurors: number;
    readonly handedIn: number;
  }[];
  /** Without the jurors' names and what they said of themselves. */
  readonly interests: readonly Pick<Interest, 'ground' | 'state'>[];
  readonly accesses: readonly Access[];
}

export type HeldFacts = HeldOnPerson | HeldOnApplicant;

const accessesOf = (state: ContestState, subject: DataSubject, id: Id): readonly Access[] =>
  state.accesses
    .filter(({ about }) => about === null || about === subjectName(subject, id))
    .toSorted((a, b) => a.wallClock - b.wallClock);

/** What is held on one of the contest's people; null for an id that nobody has. */
export function heldOnPerson(state: ContestState, id: Id): HeldOnPerson | null {
  const found = state.people.get(id);
  if (found === undefined) return null;
  const { ticket, ...person } = found;
  return {
    subject: 'person',
    person,
    invited: ticket !== null,
    details: state.jurorDetails.get(id) ?? null,
    blocked: state.blocked.get(subjectName('person', id)) ?? null,
    keys: [...state.keys.values()].flatMap(({ person: holder, publicKey, state: key, confirmed }) =>
      holder === id ? [{ publicKey, state: key, confirmed }] : [],
    ),
    consents: state.consents.get(id) ?? [],
    assignments: [...state.assignments].flatMap(([place, jurors]) => {
      const [stage = '', submission = ''] = place.split('/');
      return jurors.includes(id) ? [{ stage, submission }] : [];
    }),
    sheets: [...state.sheets.values()].flatMap((sheet) => {
      if (sheet.juror !== id || sheet.status === 'empty') return [];
      const { stage, submission, status, counted, scores, comments, handIn } = sheet;
      const handedIn = handIn?.wallClock ?? null;
      return [{ stage, submission, status, counted, scores, comments, handedIn }];
    }),
    recusals: state.recusals.flatMap(({ juror, stage, submission, reason }) =>
      juror === id ? [{ stage, submission, reason }] : [],
    ),
    interests: state.interests.flatMap(({ juror, ...interest }) =>
      juror === id ? [interest] : [],
    ),
    accesses: accessesOf(state, 'person', id),
    ownAccesses: state.accesses.filter(({ by }) => by === id),
  };
}

/** What is held on the applicant of a submission; null for a number that no submission has. */
export function heldOnApplicant(state: ContestState, id: Id): HeldOnApplicant | null {
  const submission = state.submissions.get(id);
  if (submission === undefined) return null;
  const panels = [...state.assignments].flatMap(([place, jurors]) => {
    const [stage = '', judged = ''] = place.split('/');
    return judged === id ? [{ stage, jurors }] : [];
  });
  return {
    subject: 'submission',
    submission,
    blocked: state.blocked.get(subjectName('submission', id)) ?? null,
    documents: state.documents.get(id) ?? [],
    judged: panels.map(({ stage, jurors }) => ({
      stage,
      jurors: jurors.length,
      handedIn: jurors.filter(
        (juror) => state.sheets.get(`${stage}/${id}/${juror}`)?.status === 'handed-in',
      ).length,
    })),
    interests: state.interests.flatMap(({ submission: other, ground, state: said }) =>
      other === id ? [{ ground, state: said }] : [],
    ),
    accesses: accessesOf(state, 'submission', id),
  };
}

/** The same for programs: names of fields as they are in the contest, moments as ISO texts in UTC. */
export function heldJson(facts: HeldFacts, contest: string, made: number): string {
  const moment = (ms: number): string => new Date(ms).toISOString();
  const isMoment = (key: string): boolean => key === 'wallClock' || key === 'handedIn';
  return `${JSON.stringify(
    { format: 'qazylar-personal-data', version: 1, contest, made: moment(made), ...facts },
    (key, value: unknown) =>
      isMoment(key) && typeof value === 'number' && value > 1e11 ? moment(value) : value,
    2,
  )}\n`;
}
