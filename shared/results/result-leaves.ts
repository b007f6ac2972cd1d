import { toHex } from '../basics/bytes.ts';
import type { Rational } from '../basics/rational.ts';
import type { Id } from '../contest/contest.ts';
import { subjectName } from '../contest/masking.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import { sheetsOfStages, takesPart } from '../ranking/stage-marks.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import type { Sheet } from '../scoring/sheet.ts';
import { decisionLeaves } from './decision-leaves.ts';
import { finalistsOf } from './finalists.ts';
import { countedStages, jurorInLeaf, type JurorLabels, jurorLabels } from './juror-labels.ts';
import { leafSalts } from './leaf-salts.ts';
import { encodeLeaf, type Leaf, type OutcomeLeaf, type SheetLeaf } from './leaf-values.ts';
import { leafName } from './long-name.ts';
import { merkleLeafHash, type MerkleTree, merkleTree, treeRoot } from './merkle.ts';
import { settingsOf } from './naming.ts';
import { resultRule } from './result-rule.ts';
import { winnersOf } from './winners.ts';

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type CountedSheet = Sheet & { readonly handIn: NonNullable<Sheet['handIn']> };

const isCountedSheet = (sheet: Sheet): sheet is CountedSheet =>
  takesPart(sheet) && sheet.handIn !== null;

/** A counted sheet as a leaf; `juror` is what stands for the juror there. */
export const sheetLeaf = (sheet: CountedSheet, juror: string): SheetLeaf => ({
  salt: sheet.handIn.salt,
  stage: sheet.stage,
  submission: sheet.submission,
  juror,
  scores: Object.entries(sheet.scores).sort(([a], [b]) => byCodeUnits(a, b)),
});

function sheetLeaves(
  state: ContestState,
  { stage, ranking }: StageRanking,
  labels: JurorLabels,
): readonly SheetLeaf[] {
  const stages = countedStages(settingsOf(state), stage);
  const ranked = new Set(ranking.submissions.map(({ submission }) => submission));
  return sheetsOfStages(state.sheets, (each) => stages.has(each))
    .filter(isCountedSheet)
    .filter(({ submission }) => ranked.has(submission))
    .map((sheet) => sheetLeaf(sheet, jurorInLeaf(labels, sheet.juror)))
    .sort(
      (a, b) =>
        byCodeUnits(a.stage, b.stage) ||
        byCodeUnits(a.submission, b.submission) ||
        byCodeUnits(a.juror, b.juror),
    );
}

const fractionText = ({ numerator, denominator }: Rational): string =>
  `${numerator}/${denominator}`;

/** What was decided on an application, by its number. */
function decisionsBySubmission(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
) {
  const winners = new Map(
    winnersOf(settingsOf(state), ranking, meeting).map(({ submission, place }) => [
      submission,
      place,
    ]),
  );
  const chosen = finalistsOf(ranking, meeting);
  const goingOn = chosen === null ? null : new Set(chosen);
  const granted = new Map(meeting?.grants.map((grant) => [grant.submission, grant.granted]));
  const refused = new Set(meeting?.refusals.map(({ submission }) => submission));
  return (submission: string) => ({
    winner: winners.get(submission) ?? null,
    finalist: goingOn?.has(submission) ?? null,
    prizes: (meeting?.prizes ?? [])
      .flatMap((prize) => (prize.submission === submission ? prize.id : []))
      .toSorted(byCodeUnits),
    granted: granted.get(submission) ?? null,
    refused: refused.has(submission),
  });
}

/** True where the applicant's data is blocked: then nobody is named in the proof. */
export const isBlockedApplicant = (state: Pick<ContestState, 'blocked'>, submission: Id): boolean =>
  state.blocked.has(subjectName('submission', submission));

function outcomeLeaves(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
): readonly Omit<OutcomeLeaf, 'salt'>[] {
  const decided = decisionsBySubmission(state, ranking, meeting);
  const asked = new Set(
    settingsOf(state)
      .stages.find(({ id }) => id === ranking.stage)
      ?.regulation.quotas.map(({ by }) => by),
  );
  const outcome = (ranked: RankedSubmission): Omit<OutcomeLeaf, 'salt'> => {
    const { submission, nomination } = ranked;
    const about = state.submissions.get(submission);
    const groups = ranking.selection?.groupsOf.get(submission);
    return {
      submission,
      nomination,
      region: about?.region ?? null,
      applicantGroup: (asked.has('applicant') ? groups?.applicant : null) ?? null,
      organisationGroup: (asked.has('organisation') ? groups?.organisation : null) ?? null,
      sheets: ranked.sheets,
      place: ranked.place,
      overall: ranked.overall,
      score: ranked.score === null ? null : fractionText(ranked.score),
      list: ranking.selection?.entries.get(submission)?.state ?? null,
      ...decided(submission),
      title: leafName(about?.title ?? ''),
      applicant: leafName(isBlockedApplicant(state, submission) ? '' : (about?.applicant ?? '')),
    };
  };
  return ranking.ranking.submissions
    .map(outcome)
    .sort((a, b) => byCodeUnits(a.submission, b.submission));
}

/**
 * The leaves of the published proof in their order: the rule, the counted sheets, what became of each application, the
 * meeting's decisions. `PROOF.md` is their specification. Nothing depends on the order in which anything arrived. An
 * applicant whose data is blocked is an empty text: a result issued after that has another root.
 */
export function resultLeaves(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
): readonly Leaf[] {
  const labels = jurorLabels(state, ranking.stage);
  const sheets = sheetLeaves(state, ranking, labels);
  const saltOf = leafSalts(sheets);
  const rule = resultRule(state, ranking, {
    jurors: labels.shown,
    jurorCount:
      labels.shown === 'numbered'
        ? sheets.reduce((most, { juror }) => Math.max(most, Number(juror)), 0)
        : new Set(sheets.map(({ juror }) => juror)).size,
  });
  return [
    { type: 'rule', rule },
    ...sheets.map((sheet): Leaf => ({ type: 'sheet', ...sheet })),
    ...outcomeLeaves(state, ranking, meeting).map((outcome): Leaf => ({
      type: 'outcome',
      salt: saltOf(['outcome-2', outcome.submission]),
      ...outcome,
    })),
    ...(meeting === null ? [] : decisionLeaves(meeting, saltOf)),
  ];
}

/** The leaves of a result, their bytes, and the tree over them. */
export interface ResultTree {
  readonly leaves: readonly Leaf[];
  readonly bytes: readonly Uint8Array[];
  readonly tree: MerkleTree;
  /** Number of the leaf that says what became of an application. */
  readonly outcomes: ReadonlyMap<Id, number>;
}

type TreeSource = Pick<ContestState, 'settings' | 'sheets' | 'submissions' | 'blocked'>;

/** The last tree of each ranking: one set of documents asks for it again and again. */
const lastTrees = new WeakMap<
  StageRanking,
  { readonly of: TreeSource; readonly meeting: Meeting | null; readonly tree: ResultTree }
>();

const isSame = (a: TreeSource, b: TreeSource): boolean =>
  a.settings === b.settings &&
  a.sheets === b.sheets &&
  a.submissions === b.submissions &&
  a.blocked === b.blocked;

/** The whole proof of a result. */
export function resultTree(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
): ResultTree {
  const last = lastTrees.get(ranking);
  if (last?.meeting === meeting && isSame(last.of, state)) return last.tree;
  const leaves = resultLeaves(state, ranking, meeting);
  const bytes = leaves.map(encodeLeaf);
  const outcomes = leaves.flatMap((leaf, index) =>
    leaf.type === 'outcome' ? [[leaf.submission, index] as const] : [],
  );
  const tree: ResultTree = {
    leaves,
    bytes,
    tree: merkleTree(bytes.map(merkleLeafHash)),
    outcomes: new Map(outcomes),
  };
  lastTrees.set(ranking, { of: state, meeting, tree });
  return tree;
}

/** The control code of a result: root (64 hex digits) and the number of leaves it stands over. */
export interface ResultFingerprint {
  readonly root: string;
  readonly leaves: number;
}

/** The same on every machine that holds the same operations, in whatever order they came. */
export function resultFingerprint(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
): ResultFingerprint {
  const { tree, leaves } = resultTree(state, ranking, meeting);
  return { root: toHex(treeRoot(tree)), leaves: leaves.length };
}

/** Hex digits in groups of four, as people compare them. */
export const groupHex = (hex: string): string => hex.match(/.{1,4}/g)?.join(' ') ?? '';
