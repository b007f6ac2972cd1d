import loadHighs from 'highs';

import { present } from '../../shared/basics/assert.ts';
import type { AssignmentRequest } from '../../shared/assigning/assignment.ts';

/** A linear expression: coefficient by variable. */
type Terms = ReadonlyMap<string, number>;

const solver = await loadHighs();

const written = (terms: Terms): string =>
  [...terms]
    .map(([name, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`)
    .join('\n ') || '0 none';

/**
 * The same contest as a linear program of its own, for HiGHS to solve: each merit in turn at its least, with those
 * before it held. The program's corners are whole numbers, so that no branching is needed. Where it is known that every
 * panel can be `filled`, that is taken for granted.
 */
export function leastMerits(
  request: AssignmentRequest,
  { filled = false }: { readonly filled?: boolean } = {},
): readonly number[] {
  const program = programOf(request, filled);
  const held: string[] = [];
  return program.merits.map(({ terms, constant }, index) => {
    if (terms.size === 0) return constant;
    const text = [
      'Minimize',
      ` ${written(terms)}`,
      'Subject To',
      ...program.rules,
      ...held,
      'Bounds',
      ' 0 <= none <= 0',
      ...program.bounds,
      'End',
    ].join('\n');
    const solution = solver.solve(text, { output_flag: false });
    if (solution.Status !== 'Optimal') throw new Error(`HiGHS: ${solution.Status}`);
    const least = Math.round(solution.ObjectiveValue);
    held.push(` held${index}: ${written(terms)} <= ${least}`);
    return least + constant;
  });
}

function programOf(request: AssignmentRequest, filled: boolean) {
  const { submissions, jurors, ownRegionMax, ownRegion, expertiseWorth = 0 } = request;
  const named = (list: AssignmentRequest['keep'] = []): ReadonlySet<string> =>
    new Set(list.map(({ submission, juror }) => `${submission}/${juror}`));
  const [keep, excluded, prefer] = [request.keep, request.excluded, request.prefer].map(named);
  const has = (list: ReadonlySet<string> | undefined, submission: string, juror: string): boolean =>
    list?.has(`${submission}/${juror}`) === true;
  const rules: string[] = [' nothing: none = 0'];
  const bounds: string[] = [];
  const merits = Array.from({ length: 5 }, () => ({
    terms: new Map<string, number>(),
    constant: 0,
  }));
  const merit = (index: number) => present(merits[index], 'five merits');
  const byJuror = jurors.map(() => new Map<string, number>());
  submissions.forEach((submission, s) => {
    const panel = new Map<string, number>();
    const home = new Map<string, number>();
    let [kept, keptHome, able] = [0, 0, 0];
    jurors.forEach((juror, j) => {
      const isHome = submission.region !== null && submission.region === juror.region;
      const { nominations } = juror;
      const isAble = nominations.length === 0 || nominations.includes(submission.nomination);
      able += Number(isAble);
      if (has(keep, submission.submission, juror.juror)) {
        kept += 1;
        keptHome += Number(isHome);
        return;
      }
      if (!isAble || has(excluded, submission.submission, juror.juror)) return;
      if (ownRegion === 'only' && !isHome) return;
      const name = `x${s}_${j}`;
      bounds.push(` 0 <= ${name} <= 1`);
      panel.set(name, 1);
      present(byJuror[j], 'one for each juror').set(name, 1);
      if (isHome) home.set(name, 1);
      if (!filled) merit(0).terms.set(name, -1);
      const isChange =
        (request.prefer ?? []).length > 0 && !has(prefer, submission.submission, juror.juror);
      if (isChange) merit(2).terms.set(name, 1);
      if (ownRegion === 'preferred' && !isHome) merit(3).terms.set(name, 1);
      const [fields, knows] = [submission.expertise ?? [], juror.expertise ?? []];
      const isOutside =
        fields.length > 0 && knows.length > 0 && !fields.some((field) => knows.includes(field));
      if (isOutside && expertiseWorth > 0) merit(4).terms.set(name, 2 * expertiseWorth);
    });
    merit(0).constant -= kept;
    const wanted =
      request.wanted?.get(submission.submission) ??
      (request.perSubmission === 'all' ? able : request.perSubmission);
    const need = Math.max(0, wanted - kept);
    if (filled) merit(0).constant -= need;
    const mayMiss = filled ? 0 : need;
    for (let missing = 0; missing < mayMiss; missing += 1) {
      const name = `m${s}_${missing}`;
      bounds.push(` 0 <= ${name} <= 1`);
      panel.set(name, 1);
      merit(1).terms.set(name, 2 * missing + 1);
    }
    rules.push(` panel${s}: ${written(panel)} = ${need}`);
    if (ownRegionMax !== null && home.size > 0)
      rules.push(` home${s}: ${written(home)} <= ${Math.max(0, ownRegionMax - keptHome)}`);
  });
  jurors.forEach(({ juror, capacity }, j) => {
    const kept = submissions.filter(({ submission }) => has(keep, submission, juror)).length;
    const sheets = present(byJuror[j], 'one for each juror');
    merit(4).constant += kept ** 2;
    if (sheets.size === 0) return;
    const room = Math.max(0, Math.min(capacity ?? Infinity, submissions.length) - kept);
    for (let load = kept; load < kept + room; load += 1) {
      const name = `y${j}_${load}`;
      bounds.push(` 0 <= ${name} <= 1`);
      sheets.set(name, -1);
      merit(4).terms.set(name, 2 * load + 1);
    }
    rules.push(` load${j}: ${written(sheets)} = 0`);
  });
  return { rules, bounds, merits };
}
