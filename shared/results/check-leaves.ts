import { equalBytes } from '../basics/bytes.ts';
import { groupBy } from '../basics/group-by.ts';
import type { Value } from '../log/operation.ts';
import { leafSalts } from './leaf-salts.ts';
import type { Leaf, MeetingLeaf, OutcomeLeaf, ResultRule, SheetLeaf } from './leaf-values.ts';
import { isNameOf } from './long-name.ts';
import { type Finding, finding, type Remark } from './proof-findings.ts';
import type { WholeNames } from './proof-source.ts';
import { isOnScale } from './recount.ts';

type LeafOf<Type extends Leaf['type']> = Extract<Leaf, { readonly type: Type }>;

/** Leaves by what they are. */
export interface SortedLeaves {
  readonly rule: ResultRule | null;
  readonly sheets: readonly SheetLeaf[];
  readonly outcomes: readonly OutcomeLeaf[];
  readonly meeting: MeetingLeaf | null;
  readonly prizes: readonly LeafOf<'prize'>[];
  readonly ties: readonly LeafOf<'tie'>[];
  readonly reasons: readonly LeafOf<'reason'>[];
}

export function sortLeaves(leaves: readonly Leaf[]): SortedLeaves {
  const of = <Type extends Leaf['type']>(type: Type): readonly LeafOf<Type>[] =>
    leaves.filter((leaf): leaf is LeafOf<Type> => leaf.type === type);
  const [first] = leaves;
  return {
    rule: first?.type === 'rule' ? first.rule : null,
    sheets: of('sheet'),
    outcomes: of('outcome'),
    meeting: of('meeting')[0] ?? null,
    prizes: of('prize'),
    ties: of('tie'),
    reasons: of('reason'),
  };
}

const order = ['rule', 'sheet', 'outcome', 'meeting', 'prize', 'tie', 'reason'] as const;

/** What leaves of one type are sorted by; ties stay as they were recorded. */
function keyOf(leaf: Leaf): readonly string[] {
  switch (leaf.type) {
    case 'sheet':
      return [leaf.stage, leaf.submission, leaf.juror];
    case 'outcome':
      return [leaf.submission];
    case 'prize':
      return [leaf.prize, leaf.submission];
    case 'reason':
      return [leaf.on, leaf.submission ?? ''];
    case 'rule':
    case 'meeting':
    case 'tie':
      return [];
  }
}

/** Below zero where the first comes before the second, zero where they stand alike. */
function compareLeaves(a: Leaf, b: Leaf): number {
  const types = order.indexOf(a.type) - order.indexOf(b.type);
  if (types !== 0) return types;
  const [left, right] = [keyOf(a), keyOf(b)];
  for (const [at, text] of left.entries()) {
    const other = right[at] ?? '';
    if (text !== other) return text < other ? -1 : 1;
  }
  return 0;
}

const subject = (leaf: Leaf): { readonly submission: string; readonly juror: string } => ({
  submission: 'submission' in leaf ? (leaf.submission ?? '') : '',
  juror: leaf.type === 'sheet' ? leaf.juror : '',
});

/** Leaves that stand out of order, or twice where there may be one. */
function orderFindings(leaves: readonly Leaf[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [at, leaf] of leaves.entries()) {
    const before = leaves[at - 1];
    if (before === undefined) continue;
    const compared = compareLeaves(before, leaf);
    const isDouble = compared === 0 && leaf.type !== 'tie';
    if (!isDouble && compared <= 0) continue;
    const isAmongSheets = before.type === 'sheet' && leaf.type === 'sheet';
    if (isDouble && leaf.type === 'sheet') findings.push(finding('sheet-double', subject(leaf)));
    else if (isDouble && leaf.type === 'outcome')
      findings.push(finding('outcome-double', subject(leaf)));
    else findings.push(finding(isAmongSheets ? 'sheet-malformed' : 'leaf-order', subject(leaf)));
  }
  return findings;
}

/** What a leaf's salt is made of beside the salts of the sheets; null where it has a salt of its own, or none. */
function saltedBy(leaf: Leaf, tie: number): readonly Value[] | null {
  switch (leaf.type) {
    case 'rule':
    case 'sheet':
      return null;
    case 'outcome':
      return ['outcome-2', leaf.submission];
    case 'meeting':
      return ['meeting-2'];
    case 'prize':
      return ['prize-2', leaf.prize, leaf.submission];
    case 'tie':
      return ['tie-2', tie];
    case 'reason':
      return ['reason-2', leaf.on, leaf.submission];
  }
}

function saltFindings(leaves: readonly Leaf[], sheets: readonly SheetLeaf[]): readonly Finding[] {
  const saltOf = leafSalts(sheets);
  const firstTie = leaves.findIndex(({ type }) => type === 'tie');
  return leaves.flatMap((leaf, at) => {
    const of = saltedBy(leaf, at - firstTie);
    if (of === null || !('salt' in leaf) || equalBytes(saltOf(of), leaf.salt)) return [];
    return [finding('leaf-salt', subject(leaf))];
  });
}

/** Sheets of applications that nothing is said of, and outcomes that count another number of them. */
function sheetFindings({ rule, sheets, outcomes }: SortedLeaves): readonly Finding[] {
  if (rule === null) return [];
  const known = new Set(outcomes.map(({ submission }) => submission));
  const stages = new Set([
    rule.stage,
    ...rule.tieBreak.flatMap((each) => (each.by === 'criterion' ? each.stage : [])),
  ]);
  return sheets.flatMap(({ stage, submission, juror, scores }) => {
    const names = scores.map(([criterion]) => criterion);
    const isSorted = names.every((name, at) => at === 0 || (names[at - 1] ?? '') < name);
    if (!isSorted || !stages.has(stage)) return [finding('sheet-malformed', { submission, juror })];
    return known.has(submission) ? [] : [finding('sheet-alone', { submission, juror })];
  });
}

function nameFindings(
  outcomes: readonly OutcomeLeaf[],
  names: readonly WholeNames[],
): readonly Finding[] {
  const leaves = new Map(outcomes.map((each) => [each.submission, each]));
  return names.flatMap(({ submission, title, applicant }) => {
    const leaf = leaves.get(submission);
    const holds =
      leaf !== undefined && isNameOf(title, leaf.title) && isNameOf(applicant, leaf.applicant);
    return holds ? [] : [finding('name-wrong', { submission, stated: `${title} — ${applicant}` })];
  });
}

/** Prizes are told twice, and what was granted has bounds. */
function decisionFindings(sorted: SortedLeaves): readonly Finding[] {
  const { rule, outcomes, prizes, meeting } = sorted;
  const told = groupBy(prizes, ({ submission }) => submission);
  const known = new Set(outcomes.map(({ submission }) => submission));
  const { ceiling = null, perProjectMax = null } = rule?.grants ?? {};
  const sum = outcomes.reduce((total, { granted }) => total + (granted ?? 0), 0);
  const isUnmet = meeting === null && sorted.ties.length + sorted.reasons.length > 0;
  const isUndecided = (outcome: OutcomeLeaf): boolean =>
    meeting === null && (outcome.granted !== null || outcome.refused || outcome.prizes.length > 0);
  return [
    ...(isUnmet ? [finding('decision-wrong')] : []),
    ...prizes.flatMap(({ submission }) =>
      known.has(submission) ? [] : [finding('decision-wrong', { submission })],
    ),
    ...outcomes
      .filter(isUndecided)
      .map(({ submission }) => finding('decision-wrong', { submission })),
    ...outcomes.flatMap(({ submission, prizes: own, granted }) => {
      const wanted = (told.get(submission) ?? []).map(({ prize }) => prize).join();
      const isTooMuch = perProjectMax !== null && (granted ?? 0) > perProjectMax;
      if (own.join() === wanted && !isTooMuch) return [];
      return [finding('decision-wrong', { submission, stated: own.join(), expected: wanted })];
    }),
    ...(ceiling !== null && sum > ceiling
      ? [finding('decision-wrong', { stated: String(sum), expected: String(ceiling) })]
      : []),
  ];
}

/** The rule says how many jurors its sheets name. */
function ruleFindings({ rule, sheets }: SortedLeaves): readonly Finding[] {
  if (rule === null) return [finding('rule-missing')];
  const named = new Set(sheets.map(({ juror }) => juror));
  const count =
    rule.jurors === 'named'
      ? named.size
      : [...named].reduce((most, juror) => Math.max(most, Number(juror)), 0);
  if (count === rule.jurorCount) return [];
  return [finding('rule-other', { stated: String(rule.jurorCount), expected: String(count) })];
}

/** Everything that can be checked of leaves beside the count: order, salts, sheets, names, decisions. */
export function checkLeaves(
  leaves: readonly Leaf[],
  sorted: SortedLeaves,
  names: readonly WholeNames[],
): readonly Finding[] {
  return [
    ...ruleFindings(sorted),
    ...sheetFindings(sorted),
    ...nameFindings(sorted.outcomes, names),
    ...decisionFindings(sorted),
    ...orderFindings(leaves),
    ...saltFindings(leaves, sorted.sheets),
  ];
}

/** What a reader should know of sheets: points that no scale of the rule has, which somebody released. */
export function sheetRemarks({ rule, sheets }: SortedLeaves): readonly Remark[] {
  const scales = new Map(rule?.criteria.map((each) => [each.id, each]));
  const off = sheets.filter(
    ({ stage, scores }) =>
      stage === rule?.stage &&
      scores.some(([criterion, score]) => {
        const scale = scales.get(criterion);
        return scale === undefined || !isOnScale(score, scale);
      }),
  );
  if (off.length === 0) return [];
  return [{ what: 'off-scale', submissions: [...new Set(off.map((each) => each.submission))] }];
}
