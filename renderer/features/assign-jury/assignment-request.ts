import {
  type AssignableJuror,
  type AssignableSubmission,
  type Assignment,
  type AssignmentRequest,
  mayJudge,
} from '../../../shared/assigning/assignment.ts';
import type { SheetPair } from '../../../shared/assigning/juror-graph.ts';
import { compareNumbers } from '../../../shared/scoring/list-order.ts';
import { createShuffle } from '../../../shared/assigning/shuffle.ts';
import { topUpRequest } from '../../../shared/assigning/top-up.ts';
import { groupBy } from '../../../shared/basics/group-by.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { Person } from '../../../shared/contest/people.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { foldForSearch } from '../../../shared/language/search-fold.ts';
import { type AssigningFacts, standingIn } from './assigning-facts.ts';
import { type AssigningRule, capacityOf } from './assigning-rule.ts';
import { isOwnOrganisation } from './interest-signs.ts';
import { type Objection, objectionTo, type PanelGround } from './panel-rules.ts';
import { type Panels, pairName, panelIn, pairsOf } from './panels.ts';

/** Fields by submission: its nomination, and every word that some juror calls a field and its texts speak of. */
function fieldsOf(facts: AssigningFacts): (submission: Submission) => readonly string[] {
  const nominations = new Set((facts.state.settings?.nominations ?? []).map(({ id }) => id));
  const words = new Set(facts.jurors.flatMap(({ id }) => facts.details(id).expertise));
  const free = [...words].filter((word) => !nominations.has(word));
  const folded = free.map((word) => [word, foldForSearch(word)] as const);
  return ({ nomination, title, summary, answers }) => {
    if (words.size === 0) return [];
    if (folded.length === 0) return [nomination];
    const text = foldForSearch([title, summary, ...Object.values(answers)].join(' '));
    const spoken = folded.flatMap(([word, part]) => (text.includes(part) ? [word] : []));
    return [nomination, ...spoken];
  };
}

/** Pairs that must not be: recusals, declared conflicts, and the own organisation where the rule says so. */
function excludedPairs(
  { facts, signs }: PanelGround,
  rule: Pick<AssigningRule, 'ownOrganisationExcluded'>,
): readonly SheetPair[] {
  const recused = [...facts.standings].flatMap(([name, standing]) =>
    standing === 'recused' ? [name] : [],
  );
  const own = rule.ownOrganisationExcluded
    ? [...signs].flatMap(([name, sign]) => (isOwnOrganisation(sign) ? [name] : []))
    : [];
  return [...new Set([...recused, ...facts.interests, ...own])].map((name) => {
    const [submission = '', juror = ''] = name.split('/');
    return { submission, juror };
  });
}

/** How many jurors a submission can have at most. */
function mostFor(
  submission: Submission,
  jurors: readonly Person[],
  {
    excluded,
    ownRegionMax,
  }: { readonly excluded: ReadonlySet<string>; readonly ownRegionMax: number | null },
): number {
  const able = jurors.filter(
    (juror) => mayJudge(juror, submission) && !excluded.has(pairName(submission.id, juror.id)),
  );
  const own = able.filter(({ region }) => region !== null && region === submission.region).length;
  return able.length - own + Math.min(own, ownRegionMax ?? own);
}

/**
 * Submissions that the whole jury scores to calibrate: those that were told stand; else as many as the rule asks for,
 * by chance, from each nomination in turn, first those that nobody must leave out. Jurors begin by them in the order of
 * their numbers.
 */
export function calibrationOf(
  ground: PanelGround,
  rule: AssigningRule,
  seed: number,
): readonly Id[] {
  const { facts } = ground;
  if (rule.jurorsPerSubmission === 'all' || rule.calibration === 0) return [];
  const told = facts.state.calibration.get(facts.stage.id);
  if (told !== undefined && told.length > 0)
    return told.filter((id) => ground.submissionOf(id) !== undefined);
  const barred = groupBy(excludedPairs(ground, rule), ({ submission }) => submission);
  const against = ({ id }: Submission): number => barred.get(id)?.length ?? 0;
  const shuffled = createShuffle(seed)(facts.submissions);
  const byNomination = [...groupBy(shuffled, ({ nomination }) => nomination).values()].map((list) =>
    list.toSorted((a, b) => against(a) - against(b)),
  );
  const longest = Math.max(0, ...byNomination.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, turn) =>
    byNomination.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
  return inTurn
    .slice(0, rule.calibration)
    .map(({ id }) => id)
    .toSorted(compareNumbers);
}

/** What takes a pair off although it is assigned: the limit of a region does not, it is looked at by a person. */
const takesOff: ReadonlySet<Objection | null> = new Set([
  'left',
  'recused',
  'interest',
  'organisation',
  'nomination',
] as const);

/** Pairs that stay whatever is proposed: what is handed in, and what is begun and may go on. */
function standingPairs(
  ground: PanelGround,
  panels: Panels,
): { readonly fixed: readonly SheetPair[]; readonly open: readonly SheetPair[] } {
  const fixed: SheetPair[] = [];
  const open: SheetPair[] = [];
  for (const pair of pairsOf(panels)) {
    const standing = standingIn(ground.facts, pair.submission, pair.juror);
    if (standing === 'handed-in') fixed.push(pair);
    else if (!takesOff.has(objectionTo(ground, pair, [])))
      (standing === 'begun' ? fixed : open).push(pair);
  }
  return { fixed, open };
}

/** Jurors and submissions as assigning sees them. */
function parties(
  { facts }: PanelGround,
  cap: number | null,
): { readonly submissions: AssignableSubmission[]; readonly jurors: AssignableJuror[] } {
  const fields = fieldsOf(facts);
  return {
    submissions: facts.submissions.map((submission) => ({
      submission: submission.id,
      nomination: submission.nomination,
      region: submission.region,
      expertise: fields(submission),
    })),
    jurors: facts.jurors.map(({ id, region, nominations }) => ({
      juror: id,
      region,
      nominations,
      capacity: facts.details(id).left ? 0 : capacityOf(facts, id, cap),
      expertise: facts.details(id).expertise,
    })),
  };
}

/** The request for a whole proposal by a rule; `panels` are those it begins with. */
export function requestFor(
  ground: PanelGround,
  rule: AssigningRule,
  { panels, seed }: { readonly panels: Panels; readonly seed: number },
): AssignmentRequest {
  const { facts } = ground;
  const excluded = excludedPairs(ground, rule);
  const names = new Set(excluded.map(({ submission, juror }) => pairName(submission, juror)));
  const present = facts.jurors.filter(({ id }) => !facts.details(id).left);
  const bounds = { excluded: names, ownRegionMax: rule.ownRegionMax };
  const whole = new Set(calibrationOf(ground, rule, seed));
  const all = facts.submissions.filter(
    ({ id }) => rule.jurorsPerSubmission === 'all' || whole.has(id),
  );
  const { fixed, open } = standingPairs(ground, panels);
  return {
    ...parties(ground, rule.cap),
    perSubmission: rule.jurorsPerSubmission === 'all' ? 0 : rule.jurorsPerSubmission,
    wanted: new Map(all.map((each) => [each.id, mostFor(each, present, bounds)])),
    ownRegionMax: rule.ownRegionMax,
    ownRegion: rule.ownRegion,
    seed,
    keep: rule.keep ? [...fixed, ...open] : fixed,
    excluded,
    swaps: 'raise',
  };
}

/** What is to be topped up. */
export interface Lack {
  /** Sheets to be replaced, and added besides, by submission. */
  readonly more: ReadonlyMap<Id, number>;
  /** Sheets that nobody began may go to others where that fills more places. */
  readonly mayMove: boolean;
}

/** The request that adds sheets where they are missing or matter, and leaves everything else as it is. */
export function requestForLack(
  ground: PanelGround,
  { more, mayMove }: Lack,
  { panels, seed }: { readonly panels: Panels; readonly seed: number },
): AssignmentRequest {
  const { ownOrganisationExcluded, ownRegionMax } = ground.facts.stage.assignment;
  const { fixed, open } = standingPairs(ground, panels);
  const request = {
    ...parties(ground, null),
    perSubmission: 0,
    ownRegionMax,
    seed,
    excluded: excludedPairs(ground, { ownOrganisationExcluded }),
  };
  return topUpRequest(request, {
    fixed,
    open,
    more,
    mayMove,
  });
}

/**
 * Panels as an answer has them. Who recused stays on the list, without a sheet that counts: a recusal is of a juror
 * who is assigned.
 */
export function panelsByAnswer(
  { facts }: Pick<PanelGround, 'facts'>,
  { assignments }: Pick<Assignment, 'assignments'>,
): Panels {
  const given = groupBy(assignments, ({ submission }) => submission);
  return new Map(
    facts.submissions.map(({ id }) => {
      const jurors = (given.get(id) ?? []).map(({ juror }) => juror);
      const recused = panelIn(facts.recorded, id).filter(
        (juror) => standingIn(facts, id, juror) === 'recused' && !jurors.includes(juror),
      );
      return [id, [...jurors, ...recused]];
    }),
  );
}
