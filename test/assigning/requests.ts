import fc from 'fast-check';

import type { AssignmentRequest } from '../../shared/assigning/assignment.ts';
import type { SheetPair } from '../../shared/assigning/juror-graph.ts';

/** Requests of every kind within a size; what is kept is within the rules, as far as a request can be. */
export const requestsUpTo = (
  submissions: number,
  jurors: number,
): fc.Arbitrary<AssignmentRequest> => {
  const region = fc.constantFrom('a', 'b', 'c', null);
  const fields = fc.constantFrom<readonly string[]>([], ['x'], ['y'], ['x', 'y']);
  const pairs = (most: number) =>
    fc.array(fc.tuple(fc.nat({ max: submissions - 1 }), fc.nat({ max: jurors - 1 })), {
      maxLength: most,
    });
  const toPairs = (list: readonly (readonly [number, number])[]): readonly SheetPair[] =>
    list.map(([s, j]) => ({ submission: `S${s}`, juror: `J${j}` }));
  return fc
    .record({
      submissions: fc.array(
        fc.record({ nomination: fc.constantFrom('x', 'y'), region, expertise: fields }),
        { minLength: 1, maxLength: submissions },
      ),
      jurors: fc.array(
        fc.record({
          region,
          nominations: fc.constantFrom<readonly string[]>([], [], ['x'], ['y']),
          capacity: fc.constantFrom(null, null, 0, 2, 4),
          expertise: fields,
        }),
        { maxLength: jurors },
      ),
      perSubmission: fc.constantFrom(0, 1, 2, 3, 'all' as const),
      ownRegionMax: fc.constantFrom(null, 0, 1, 2),
      ownRegion: fc.constantFrom('free' as const, 'preferred' as const, 'only' as const),
      expertiseWorth: fc.nat({ max: 4 }),
      seed: fc.nat(),
      swaps: fc.constantFrom('none' as const, 'join' as const, 'raise' as const),
      excluded: pairs(6).map(toPairs),
      prefer: pairs(6).map(toPairs),
      keep: pairs(3).map(toPairs),
    })
    .map((parts) => ({
      ...parts,
      submissions: parts.submissions.map((entry, index) => ({ ...entry, submission: `S${index}` })),
      jurors: parts.jurors.map((entry, index) => ({ ...entry, juror: `J${index}` })),
    }));
};

const nameOf = ({ submission, juror }: SheetPair): string => `${submission}/${juror}`;

/** Rules that no assignment may break, whatever else it does; each of them said without the code under test. */
export function brokenRules(
  request: AssignmentRequest,
  pairs: readonly SheetPair[],
): readonly string[] {
  const broken = new Set<string>();
  const names = new Set(pairs.map(nameOf));
  if (names.size !== pairs.length) broken.add('twice');
  const kept = new Set((request.keep ?? []).map(nameOf));
  const excluded = new Set((request.excluded ?? []).map(nameOf));
  const jurorOf = new Map(request.jurors.map((entry) => [entry.juror, entry]));
  const submissionOf = new Map(request.submissions.map((entry) => [entry.submission, entry]));
  for (const pair of pairs) {
    const [juror, submission] = [jurorOf.get(pair.juror), submissionOf.get(pair.submission)];
    if (juror === undefined || submission === undefined) broken.add('unknown');
    else if (!kept.has(nameOf(pair))) {
      const { nominations } = juror;
      if (nominations.length > 0 && !nominations.includes(submission.nomination))
        broken.add('nomination');
      if (excluded.has(nameOf(pair))) broken.add('excluded');
      const isHome = juror.region !== null && juror.region === submission.region;
      if (request.ownRegion === 'only' && !isHome) broken.add('other region');
    }
  }
  for (const { submission, region } of request.submissions) {
    const panel = pairs.filter((pair) => pair.submission === submission);
    const fixed = panel.filter((pair) => kept.has(nameOf(pair)));
    const home = (list: readonly SheetPair[]): number =>
      list.filter(({ juror }) => region !== null && jurorOf.get(juror)?.region === region).length;
    const most = Math.max(request.ownRegionMax ?? Infinity, home(fixed));
    if (home(panel) > most) broken.add('own region');
    const wanted =
      request.wanted?.get(submission) ??
      (request.perSubmission === 'all' ? Infinity : request.perSubmission);
    if (panel.length > Math.max(wanted, fixed.length)) broken.add('too many');
  }
  for (const { juror, capacity } of request.jurors) {
    const own = pairs.filter((pair) => pair.juror === juror);
    const fixed = own.filter((pair) => kept.has(nameOf(pair)));
    if (own.length > Math.max(capacity ?? Infinity, fixed.length)) broken.add('capacity');
  }
  for (const pair of request.keep ?? []) {
    if (jurorOf.has(pair.juror) && submissionOf.has(pair.submission) && !names.has(nameOf(pair)))
      broken.add('kept');
  }
  return [...broken];
}

/** What an assignment is judged by, in this order, the less the better; said without the code under test. */
export function meritsOf(
  request: AssignmentRequest,
  pairs: readonly SheetPair[],
): readonly number[] {
  const jurorOf = new Map(request.jurors.map((entry) => [entry.juror, entry]));
  const submissionOf = new Map(request.submissions.map((entry) => [entry.submission, entry]));
  const kept = new Set((request.keep ?? []).map(nameOf));
  const preferred = new Set((request.prefer ?? []).map(nameOf));
  const count = (is: (pair: SheetPair) => boolean): number => pairs.filter(is).length;
  const wanted = ({ nomination, submission }: AssignmentRequest['submissions'][number]): number =>
    request.wanted?.get(submission) ??
    (request.perSubmission === 'all'
      ? request.jurors.filter(
          ({ nominations }) => nominations.length === 0 || nominations.includes(nomination),
        ).length
      : request.perSubmission);
  const missing = request.submissions.map((entry) =>
    Math.max(0, wanted(entry) - count(({ submission }) => submission === entry.submission)),
  );
  const isForeign = ({ submission, juror }: SheetPair): boolean => {
    const region = submissionOf.get(submission)?.region ?? null;
    return region === null || region !== jurorOf.get(juror)?.region;
  };
  const isOutside = ({ submission, juror }: SheetPair): boolean => {
    const [fields, knows] = [
      submissionOf.get(submission)?.expertise ?? [],
      jurorOf.get(juror)?.expertise ?? [],
    ];
    return fields.length > 0 && knows.length > 0 && !fields.some((field) => knows.includes(field));
  };
  const free = (pair: SheetPair): boolean => !kept.has(nameOf(pair));
  const squares = request.jurors.reduce(
    (sum, entry) => sum + count(({ juror }) => juror === entry.juror) ** 2,
    0,
  );
  return [
    // Not −0, which no solver says.
    0 - pairs.length,
    missing.reduce((sum, own) => sum + own ** 2, 0),
    (request.prefer ?? []).length > 0
      ? count((pair) => free(pair) && !preferred.has(nameOf(pair)))
      : 0,
    request.ownRegion === 'preferred' ? count((pair) => free(pair) && isForeign(pair)) : 0,
    squares + 2 * (request.expertiseWorth ?? 0) * count((pair) => free(pair) && isOutside(pair)),
  ];
}
