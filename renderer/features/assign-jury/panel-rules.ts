import { mayJudge } from '../../../shared/assigning/assignment.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { Person } from '../../../shared/contest/people.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { type AssigningFacts, atWork, loadsOf, standingIn } from './assigning-facts.ts';
import { capacityOf } from './assigning-rule.ts';
import { type InterestSigns, isOwnOrganisation } from './interest-signs.ts';
import { type PanelChange, type Panels, pairName, panelIn, panelsAfter } from './panels.ts';

/** What the regulation or the juror says against a pair: it is not made. */
export const objections = [
  'there',
  'left',
  'recused',
  'interest',
  'organisation',
  'nomination',
  'region',
] as const;
export type Objection = (typeof objections)[number];

/** What a person should know of a pair that may be made all the same. */
export const remarks = ['capacity', 'expertise', 'sign', 'many', 'few'] as const;
export type Remark = (typeof remarks)[number];

/** What is looked at to judge pairs. */
export interface PanelGround {
  readonly facts: AssigningFacts;
  readonly signs: InterestSigns;
  readonly submissionOf: (id: Id) => Submission | undefined;
  readonly jurorOf: (id: Id) => Person | undefined;
}

export function panelGround(facts: AssigningFacts, signs: InterestSigns): PanelGround {
  const submissions = new Map(facts.submissions.map((each) => [each.id, each]));
  const jurors = new Map(facts.jurors.map((each) => [each.id, each]));
  return {
    facts,
    signs,
    submissionOf: (id) => submissions.get(id),
    jurorOf: (id) => jurors.get(id),
  };
}

const isHome = ({ region }: Person, submission: Submission): boolean =>
  region !== null && region === submission.region;

/** How many jurors a submission shall have; null where all judge. */
export function wantedBy({ facts, jurorOf }: PanelGround, submission: Submission): number {
  const { jurorsPerSubmission } = facts.stage.assignment;
  if (jurorsPerSubmission !== 'all') return jurorsPerSubmission;
  return facts.jurors.filter(
    ({ id }) => !facts.details(id).left && mayJudge(jurorOf(id) ?? { nominations: [] }, submission),
  ).length;
}

/** What speaks against a juror on a panel, whoever else sits there; `others` is the panel without the juror. */
export function objectionTo(
  ground: PanelGround,
  pair: { readonly submission: Id; readonly juror: Id },
  others: readonly Id[],
): Objection | null {
  const { facts, signs, submissionOf, jurorOf } = ground;
  const [submission, juror] = [submissionOf(pair.submission), jurorOf(pair.juror)];
  if (submission === undefined || juror === undefined) return null;
  const name = pairName(submission.id, juror.id);
  const standing = standingIn(facts, submission.id, juror.id);
  if (others.includes(juror.id)) return 'there';
  if (standing === 'recused') return 'recused';
  if (facts.details(juror.id).left && standing !== 'handed-in') return 'left';
  if (facts.interests.has(name)) return 'interest';
  const { ownOrganisationExcluded, ownRegionMax } = facts.stage.assignment;
  if (ownOrganisationExcluded && isOwnOrganisation(signs.get(name))) return 'organisation';
  if (!mayJudge(juror, submission)) return 'nomination';
  if (ownRegionMax === null || !isHome(juror, submission)) return null;
  const own = others.filter((id) => {
    const other = jurorOf(id);
    return other !== undefined && isHome(other, submission);
  });
  return own.length >= ownRegionMax ? 'region' : null;
}

const isCounted = (facts: AssigningFacts, submission: Id) => (juror: Id) =>
  standingIn(facts, submission, juror) !== 'recused';

/** What speaks against a change; null where it can be made. Who comes in exchange is looked at as well. */
export function objectionToChange(
  ground: PanelGround,
  panels: Panels,
  change: PanelChange,
): { readonly objection: Objection; readonly juror: Id; readonly submission: Id } | null {
  const { juror, from, to, over } = change;
  if (to === null) return null;
  const here = panelIn(panels, to).filter(isCounted(ground.facts, to));
  const come = (comes: Id, submission: Id, others: readonly Id[]) => {
    const objection = objectionTo(ground, { submission, juror: comes }, others);
    return objection === null ? null : { objection, juror: comes, submission };
  };
  const against = come(
    juror,
    to,
    here.filter((other) => other !== over),
  );
  if (against !== null || from === null || over === null) return against;
  const there = panelIn(panels, from).filter(isCounted(ground.facts, from));
  return come(
    over,
    from,
    there.filter((other) => other !== juror),
  );
}

/** A handed-in or begun sheet that a change would take off its panel: it is asked about first. */
export function sheetsTakenOff(
  facts: AssigningFacts,
  { juror, from, to, over }: PanelChange,
): readonly {
  readonly submission: Id;
  readonly juror: Id;
  readonly standing: 'begun' | 'handed-in' | 'recused';
}[] {
  const off = [
    ...(from === null ? [] : [{ submission: from, juror }]),
    ...(to === null || over === null ? [] : [{ submission: to, juror: over }]),
  ];
  return off.flatMap((pair) => {
    const standing = standingIn(facts, pair.submission, pair.juror);
    return standing === 'open' ? [] : [{ ...pair, standing }];
  });
}

/** What a person should know of a juror on a panel. */
export function remarksOn(
  ground: PanelGround,
  { submission, juror }: { readonly submission: Id; readonly juror: Id },
  loads: ReadonlyMap<Id, number>,
): readonly Remark[] {
  const { facts, signs, submissionOf } = ground;
  const found: Remark[] = [];
  const most = capacityOf(facts, juror, null);
  if (most !== null && (loads.get(juror) ?? 0) > most) found.push('capacity');
  if (signs.has(pairName(submission, juror))) found.push('sign');
  const { expertise } = facts.details(juror);
  const nomination = submissionOf(submission)?.nomination ?? '';
  const knows = facts.state.settings?.nominations.some(({ id }) => expertise.includes(id)) === true;
  if (knows && !expertise.includes(nomination)) found.push('expertise');
  return found;
}

/** What a person should know after a change was made, of everyone who came somewhere and of the panels it touched. */
export function remarksAfter(
  ground: PanelGround,
  panels: Panels,
  change: PanelChange,
): readonly { readonly remark: Remark; readonly submission: Id; readonly juror: Id }[] {
  const { facts, submissionOf } = ground;
  const changed = panelsAfter(panels, change);
  const next: Panels = new Map([...panels, ...changed]);
  const loads = loadsOf(facts, next);
  return [...changed].flatMap(([id, panel]) => {
    const submission = submissionOf(id);
    const before = panelIn(panels, id);
    const came = panel.filter((juror) => !before.includes(juror));
    const size = atWork(facts, next, id).length;
    const wanted = submission === undefined ? 0 : wantedBy(ground, submission);
    const remark: Remark | null = size < wanted ? 'few' : size > wanted ? 'many' : null;
    return [
      ...came.flatMap((juror) =>
        remarksOn(ground, { submission: id, juror }, loads).map((each) => ({
          remark: each,
          submission: id,
          juror,
        })),
      ),
      ...(remark === null ? [] : [{ remark, submission: id, juror: change.juror }]),
    ];
  });
}

/** Everything on a panel that is against a rule, as where a conflict was declared after the assignment. */
export const panelObjections = (
  ground: PanelGround,
  panels: Panels,
  submission: Id,
): readonly { readonly juror: Id; readonly objection: Objection }[] => {
  const panel = panelIn(panels, submission).filter(isCounted(ground.facts, submission));
  return panel.flatMap((juror, place) => {
    // Of too many from the own region the first ones are within the limit.
    const objection = objectionTo(ground, { submission, juror }, panel.slice(0, place));
    return objection === null ? [] : [{ juror, objection }];
  });
};
