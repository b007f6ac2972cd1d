import { expect, test } from 'vitest';

import {
  ApplicationFinder,
  type FindSource,
} from '../../../renderer/features/receive-applications/find-applications.ts';
import {
  admissionOf,
  noFilters,
  passes,
  ranksOfFew,
  ranksOfFigures,
  rowsOf,
} from '../../../renderer/features/receive-applications/find-rows.ts';
import type { FindingAnswer, FindingMessage } from '../../../renderer/workers/finding-messages.ts';
import { FindingSteps } from '../../../renderer/workers/finding-steps.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { submissionOf, testSettings } from '../../builders/contest-builder.ts';

const application = (id: string, more: Partial<Submission> = {}): Submission => ({
  ...submissionOf(id),
  title: '',
  applicant: '',
  town: '',
  bin: '',
  ...more,
});

/** A finder over an index in the same thread; `asked` keeps what the index was asked. */
function createFinder() {
  const asked: FindingMessage[] = [];
  const finder = new ApplicationFinder((listener) => {
    const steps = new FindingSteps({
      tell: (answer: FindingAnswer) => listener(answer),
      pause: async () => undefined,
    });
    let last = Promise.resolve();
    return {
      send: (message) => {
        asked.push(message);
        last = last.then(() => steps.take(structuredClone(message)));
      },
      stop: () => undefined,
    };
  });
  return { finder, asked };
}

const sourceOf = (
  submissions: readonly Submission[],
  more: Partial<FindSource> = {},
): FindSource => ({
  settings: testSettings,
  submissions: new Map(submissions.map((each) => [each.id, each])),
  blocked: new Map(),
  blockedLabel: 'жабық',
  ...more,
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

const found = (finder: ApplicationFinder): readonly (string | undefined)[] | null => {
  const { found: hits, submissions } = finder.getState();
  return hits === null ? null : Array.from(hits.ordinals, (ordinal) => submissions[ordinal]?.id);
};

test('applications are found as they come, change and go, and one question is asked at a time', async () => {
  const { finder, asked } = createFinder();
  const first = [application('2', { title: 'Күн' }), application('1', { title: 'Жел' })];
  finder.take(sourceOf(first));
  finder.find('жел');
  await settled();
  expect(found(finder)).toEqual(['1']);
  expect([...finder.getState().numberRanks]).toEqual([0, 1]);

  for (const query of ['к', 'кү', 'күн']) finder.find(query);
  await settled();
  expect(found(finder)).toEqual(['2']);
  const questions = asked.flatMap((each) => (each.type === 'find' ? [each.query] : []));
  expect(questions).toEqual(['жел', 'к', 'күн']);

  const more = [...first.slice(1), application('3', { title: 'Күн сәулесі' })];
  finder.take(sourceOf(more));
  await settled();
  expect(found(finder)).toEqual(['3']);
  expect(finder.getState().count).toBe(2);
  finder.find('');
  expect(found(finder)).toBeNull();
});

test('what does not concern the search is not sent again', async () => {
  const { finder, asked } = createFinder();
  finder.take(sourceOf([application('1'), application('2')]));
  await settled();
  const before = asked.length;
  const refused = { admitted: false, reason: 'Құжат жоқ' };
  finder.take(sourceOf([application('1', { eligibility: refused }), application('2')]));
  await settled();
  expect(asked.length).toBe(before);
  expect(finder.getState().submissions[0]?.eligibility).toEqual(refused);
});

test('an applicant whose data is blocked is neither shown nor found by name', async () => {
  const { finder } = createFinder();
  const submissions = [application('1', { applicant: 'Қайрат', title: 'Жел' })];
  finder.take(sourceOf(submissions, { blocked: new Map([['submission/1', 'сұрады']]) }));
  finder.find('қайрат');
  await settled();
  expect(found(finder)).toEqual([]);
  expect(finder.getState().submissions[0]?.applicant).toBe('жабық');
  finder.find('жел');
  await settled();
  expect(found(finder)).toEqual(['1']);
});

test('a column is put in order, and again after a change', async () => {
  const { finder } = createFinder();
  const first = [application('1', { title: 'Б' }), application('2', { title: 'Ә' })];
  finder.take(sourceOf(first));
  finder.order('title');
  await settled();
  expect([...(finder.getState().ranks.get('title') ?? [])]).toEqual([1, 0]);
  finder.take(sourceOf([application('1', { title: 'А' }), ...first.slice(1)]));
  await settled();
  expect([...(finder.getState().ranks.get('title') ?? [])]).toEqual([0, 1]);
});

const submissions = [
  application('1', { budget: 5, language: 'kk' }),
  application('2', { budget: null, language: 'ru' }),
  null,
  application('4', { budget: 3, language: 'kk', eligibility: { admitted: false, reason: '' } }),
];

test('rows are what was found and passes, sorted, with what is similar behind', () => {
  const hits = { ordinals: Uint32Array.of(3, 1, 0), exact: 2 };
  const rows = (more: Partial<Parameters<typeof rowsOf>[0]>) =>
    rowsOf({ submissions, found: null, isShown: () => true, sorting: null, ranks: null, ...more });
  expect(rows({})).toEqual({ ordinals: Uint32Array.of(0, 1, 3), exact: 3 });
  expect(rows({ found: hits })).toEqual({ ordinals: Uint32Array.of(3, 1, 0), exact: 2 });
  expect(rows({ found: hits, isShown: ({ id }) => id !== '2' })).toEqual({
    ordinals: Uint32Array.of(3, 0),
    exact: 1,
  });
  const ranks = ranksOfFigures(submissions, ({ budget }) => budget);
  const sorting = { column: 'budget', direction: 'ascending' } as const;
  expect(rows({ ranks, sorting }).ordinals).toEqual(Uint32Array.of(3, 0, 1));
  expect(rows({ ranks, sorting: { ...sorting, direction: 'descending' } }).ordinals).toEqual(
    Uint32Array.of(1, 0, 3),
  );
  expect(rows({ found: hits, ranks, sorting }).ordinals).toEqual(Uint32Array.of(3, 1, 0));
  expect([...ranksOfFew(submissions, ({ language }) => language, ['ru', 'kk'])]).toEqual([
    1, 0, 2, 1,
  ]);
});

test('filters hold all at once', () => {
  const [first, second, , last] = submissions;
  const facts = {
    documentsOf: (id: string) => Number(id === '1'),
    jurorsOf: () => 0,
    beforeOf: (id: string) => (id === '1' ? '2019 — финалист' : ''),
  };
  const passing = (filters: Partial<typeof noFilters>) =>
    [first, second, last].map(
      (each) =>
        each !== null && each !== undefined && passes(each, { ...noFilters, ...filters }, facts),
    );
  expect(passing({})).toEqual([true, true, true]);
  expect(passing({ before: 'yes' })).toEqual([true, false, false]);
  expect(passing({ before: 'no' })).toEqual([false, true, true]);
  expect(passing({ language: 'kk' })).toEqual([true, false, true]);
  expect(passing({ language: 'kk', admission: 'admitted' })).toEqual([true, false, false]);
  expect(passing({ admission: 'undecided' })).toEqual([false, false, true]);
  expect(passing({ documents: 'missing' })).toEqual([false, true, true]);
  expect(passing({ jurors: 'some' })).toEqual([false, false, false]);
  expect(admissionOf(application('5', { eligibility: { admitted: false, reason: 'кеш' } }))).toBe(
    'refused',
  );
});
