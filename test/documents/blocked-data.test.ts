import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { languages } from '../../shared/basics/localized.ts';
import { subjectName } from '../../shared/contest/masking.ts';
import type { Person } from '../../shared/contest/people.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import { documentKinds, wholeSet } from '../../shared/documents/document-kinds.ts';
import { createDocument } from '../../shared/documents/document-set.ts';
import type { OperationId, PublicKeyId } from '../../shared/log/operation.ts';
import type { FollowedProject } from '../../shared/merge/following-facts.ts';
import { shownState } from '../../shared/merge/shown-state.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { registerData } from '../../shared/results/register.ts';
import { resultFingerprint } from '../../shared/results/result-leaves.ts';
import { resultsPayload } from '../../shared/results/results-payload.ts';
import { fewCases } from '../builders/few-cases.ts';
import { milestoneOf, orderOf, projectOf, visitOf } from '../following/sample-project.ts';
import { casesOf } from '../long/count-cases.ts';
import {
  contestState,
  meeting,
  ranking,
  resolution,
  sheet,
  sheetsByKey,
} from '../results/small-contest.ts';

/** Words that stand nowhere else, one for each thing that tells who somebody is. */
const secret = (subject: string, id: string, field: string): string =>
  `Құпия${subject}${id.replace(/\W/g, '')}${field}`;

const fieldsOfApplicant = ['applicant', 'town', 'contacts'] as const;
const fieldsOfPerson = ['surname', 'givenName', 'organisation'] as const;

const applicant = (submission: Submission): Submission => ({
  ...submission,
  ...Object.fromEntries(
    fieldsOfApplicant.map((field) => [field, secret('a', submission.id, field)]),
  ),
  bin: submission.id.padStart(12, '9'),
  answers: { mentor: secret('a', submission.id, 'mentor') },
});

const person = (juror: Person): Person => ({
  ...juror,
  ...Object.fromEntries(fieldsOfPerson.map((field) => [field, secret('p', juror.id, field)])),
});

const numbers = ['318', '147', '203', '23', '99'];
const jurors = ['j-1', 'j-2'];

/** Everybody is named by secrets, also in what was written about them. */
function namedState(blocked: readonly string[]): ContestState {
  const plain = contestState();
  const map = <Value>(
    all: ReadonlyMap<string, Value>,
    change: (value: Value) => Value,
  ): ReadonlyMap<string, Value> => new Map([...all].map(([id, value]) => [id, change(value)]));
  return contestState({
    people: map(plain.people, person),
    submissions: map(plain.submissions, applicant),
    sheets: sheetsByKey([
      ...plain.sheets.values(),
      sheet('99', 'j-1', 5000, { status: 'recused', counted: false }),
      sheet('23', 'j-1', 5000, { status: 'disputed', counted: false }),
    ]),
    jurorDetails: new Map(
      jurors.map((id) => [
        id,
        { expertise: [], capacity: 5, contact: secret('p', id, 'contact'), left: false },
      ]),
    ),
    recusals: jurors.map((juror) => ({
      stage: 'written',
      submission: '99',
      juror,
      reason: `${secret('p', juror, 'surname')} – ${secret('a', '99', 'applicant')} ағасы`,
    })),
    resolutions: [
      resolution(
        'conflict.resolve',
        'score/written/318/j-2/novelty',
        `${secret('p', 'j-2', 'surname')}ның хаты бойынша, ${secret('a', '318', 'contacts')}`,
      ),
    ],
    following: new Map(numbers.map((id) => [id, followed(id)])),
    monitoringOrders: new Map([
      ['o-1', { ...orderOf({ id: 'o-1', task: secret('a', '318', 'applicant') }), ...recorded }],
    ]),
    blocked: new Map(blocked.map((name) => [name, 'өтініш бойынша'])),
  });
}

const recorded = {
  operation: 'x.0' as OperationId,
  by: 'k' as PublicKeyId,
  wallClock: 0,
  reason: '',
};

/** A supported project with people in everything that was written of it. */
const followed = (submission: string): FollowedProject => ({
  submission,
  project: {
    ...projectOf({
      submission,
      responsible: secret('a', submission, 'responsible'),
      organisation: { kind: 'company', name: secret('a', submission, 'organisation') },
    }),
    ...recorded,
  },
  milestones: [{ ...milestoneOf({ submission }), ...recorded }],
  payments: [],
  spendings: [],
  indicators: [],
  facts: [],
  visits: [
    {
      ...visitOf({ submission, observations: `${secret('a', submission, 'applicant')} жоқ екен.` }),
      ...recorded,
    },
  ],
  risks: [],
  photos: [],
  changes: [],
});

const secretsOf = (name: string): readonly string[] => {
  const [subject = '', id = ''] = name.split('/');
  return subject === 'person'
    ? [...fieldsOfPerson, 'contact'].map((field) => secret('p', id, field))
    : [
        ...[...fieldsOfApplicant, 'mentor', 'responsible', 'organisation'].map((field) =>
          secret('a', id, field),
        ),
        id.padStart(12, '9'),
      ];
};

const everybody = [
  ...numbers.map((id) => subjectName('submission', id)),
  ...jurors.map((id) => subjectName('person', id)),
];

/** A file's text; of packed files the text of everything in them. */
const textOf = (bytes: Uint8Array): string =>
  bytes[0] === 0x50 && bytes[1] === 0x4b
    ? Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join('\n')
    : strFromU8(bytes);

async function everyDocument(state: ContestState): Promise<string> {
  const files = [];
  for (const request of wholeSet(languages, documentKinds))
    files.push(textOf((await createDocument({ state, ranking, meeting }, request, [])).bytes));
  const issued = { stateHash: '0'.repeat(64), sealed: true };
  return [...files, strFromU8(resultsPayload({ state, ranking, meeting }, issued))].join('\n');
}

test('no document, register, page or proof names anybody whose data is blocked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(everybody, { minLength: 1 }), async (blocked) => {
      const documents = await everyDocument(namedState(blocked));
      const told = blocked.flatMap(secretsOf).filter((word) => documents.includes(word));
      expect(told).toEqual([]);
    }),
    { numRuns: fewCases ? 1 : casesOf(1, 20) },
  );
}, 60_000);

test('those whose data is not blocked are named as before', async () => {
  const documents = await everyDocument(namedState(['submission/147', 'person/j-2']));
  expect(documents).toContain(secret('a', '318', 'applicant'));
  expect(documents).toContain(secret('a', '318', 'organisation'));
  expect(documents).toContain(secret('p', 'j-1', 'surname'));
});

test('scores and places stay as they were', () => {
  const rows = (blocked: readonly string[]) =>
    registerData(namedState(blocked), ranking, meeting, 'kk').rows.map(
      ({ applicant: _applicant, town: _town, ...row }) => row,
    );
  expect(rows(everybody)).toEqual(rows([]));
});

test('the proof of a result does not depend on the language in which a block is shown', () => {
  const state = namedState(['submission/318']);
  expect(resultFingerprint(shownState(state, 'Data blocked'), ranking, meeting)).toEqual(
    resultFingerprint(state, ranking, meeting),
  );
});

test('no text of the shown contest names anybody whose data is blocked, and showing it again changes nothing', () => {
  fc.assert(
    fc.property(fc.subarray(everybody), (blocked) => {
      const state = namedState(blocked);
      const shown = shownState(state, 'Бұғатталған');
      const text = JSON.stringify(
        [
          [...shown.people.values()],
          [...shown.submissions.values()],
          [...shown.jurorDetails.values()],
          shown.recusals,
          shown.interests,
          shown.resolutions,
        ],
        (_key, value: unknown) => value,
      );
      expect(blocked.flatMap(secretsOf).filter((word) => text.includes(word))).toEqual([]);
      expect(shownState(shown, 'Бұғатталған')).toEqual(shown);
      expect(shown.sheets).toBe(state.sheets);
    }),
  );
});
