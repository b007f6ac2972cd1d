import { bestLists, TooHard } from './best-list.mjs';
import { compareTexts } from './form.mjs';
import { groupedBy } from './marked-sheets.mjs';
import { passes } from './recount.mjs';

/** @typedef {import('./tree-leaves.mjs').Leaves} Leaves */
/** @typedef {import('./proof-failure.mjs').Findings} Findings */
/** @typedef {import('./leaf.mjs').Outcome} Outcome */

/** The group of an application under a quota. @param {Outcome} outcome @param {import('./rule.mjs').Subject} by */
function groupOf(outcome, by) {
  if (by === 'nomination') return outcome.nomination;
  if (by === 'region') return outcome.region;
  return by === 'applicant' ? outcome.applicantGroup : outcome.organisationGroup;
}

/**
 * The list that the rule makes of places.
 *
 * @param {import('./rule.mjs').Rule} rule
 * @param {readonly Outcome[]} outcomes
 * @param {(outcome: Outcome) => number | null} placeOf null where somebody cannot stand on it
 */
function listOf(rule, outcomes, placeOf) {
  const { advance, quotas } = rule;
  const subjects = /** @type {const} */ ([
    'nomination',
    'region',
    'applicant',
    'organisation',
  ]).filter(
    (by) =>
      quotas.some((quota) => quota.by === by) ||
      (by === 'nomination' && advance?.scope === 'nomination'),
  );
  const top = advance?.top ?? 0;
  const bounds = subjects.map((by) => {
    const own = quotas.filter((quota) => quota.by === by);
    const scoped = by === 'nomination' && advance?.scope === 'nomination';
    const named = outcomes.flatMap((outcome) => groupOf(outcome, by) ?? []);
    return {
      max: Math.min(scoped ? top : Infinity, ...own.map(({ max }) => max ?? Infinity)),
      mins: own.flatMap(({ min }) => min ?? []),
      groups: [...new Set(named)],
    };
  });
  const candidates = outcomes.flatMap((outcome) => {
    const place = placeOf(outcome);
    const groups = subjects.map((by) => groupOf(outcome, by));
    return place === null ? [] : [{ submission: outcome.submission, place, groups }];
  });
  return bestLists({ candidates, bounds, top: advance?.scope === 'all' ? top : Infinity });
}

/**
 * Whether lists, winners and finalists are as the rule makes them, and what the meeting decided keeps the rule.
 *
 * @param {Leaves} leaves
 * @param {ReturnType<typeof import('./recount.mjs').recount>} recounted
 * @param {Findings} findings
 */
export function judgeDecisions(leaves, { counted, scope }, findings) {
  const { rule, outcomes } = leaves;
  const passing = passes(leaves, counted);
  /** @type {ReadonlyMap<string, string> | null} */
  let list = null;
  try {
    if (rule.advance !== null)
      list = listOf(rule, outcomes, ({ submission }) =>
        passing.has(submission) ? (scope.get(submission) ?? null) : null,
      );
  } catch (error) {
    if (!(error instanceof TooHard)) throw error;
    findings.expect(false, 'recount', 'the list under these quotas could not be counted');
    return;
  }
  for (const outcome of outcomes) {
    const { submission, place } = outcome;
    const on = list === null ? null : (list.get(submission) ?? 'off');
    findings.expect(
      outcome.list === on,
      'decision',
      `application ${submission}: by the rule the list says ${on ?? 'nothing'} of it`,
    );
    const wins =
      rule.winners && place !== null && place <= rule.prizePlaces && passing.has(submission);
    const plain = { winner: wins ? place : null, finalist: on === null ? null : on === 'on' };
    if (leaves.meeting === null) judgeUndecided(outcome, plain, findings);
    else if (outcome.winner !== plain.winner)
      findings.remarks.push(
        `application ${submission}: the meeting decided on ${outcome.winner ?? 'no'} place, by the order it would be ${plain.winner ?? 'none'}`,
      );
    else if (outcome.finalist !== plain.finalist)
      findings.remarks.push(`application ${submission}: the meeting decided otherwise on the list`);
  }
  judgePrizes(leaves, findings);
  const known = new Set(outcomes.map(({ submission }) => submission));
  findings.expect(
    leaves.prizes.every(({ submission }) => known.has(submission)),
    'decision',
    'a special prize goes to an application without outcome',
  );
  judgeGrants(leaves, findings);
}

/**
 * @param {Outcome} outcome
 * @param {{ readonly winner: number | null, readonly finalist: boolean | null }} plain
 * @param {Findings} findings
 */
function judgeUndecided(outcome, plain, findings) {
  const { submission, winner, finalist, granted, refused, prizes } = outcome;
  findings.expect(
    winner === plain.winner,
    'decision',
    `application ${submission}: by the order of places it has ${plain.winner ?? 'no'} prize place`,
  );
  findings.expect(
    finalist === plain.finalist,
    'decision',
    `application ${submission}: it does not go on as the list says`,
  );
  findings.expect(
    granted === null && !refused && prizes.length === 0,
    'decision',
    `application ${submission}: something was decided without a meeting`,
  );
}

/**
 * Whether outcomes name the special prizes that the meeting gave them.
 *
 * @param {Pick<Leaves, 'outcomes' | 'prizes'>} leaves
 * @param {Findings} findings
 */
export function judgePrizes({ outcomes, prizes }, findings) {
  const bySubmission = groupedBy(prizes, ({ submission }) => submission);
  for (const { submission, prizes: told } of outcomes) {
    const own = (bySubmission.get(submission) ?? []).map(({ prize }) => prize).sort(compareTexts);
    findings.expect(
      own.join(' ') === told.join(' '),
      'decision',
      `application ${submission}: its special prizes are not those of the meeting`,
    );
  }
}

/** @param {Leaves} leaves @param {Findings} findings */
function judgeGrants({ rule, outcomes }, findings) {
  const { ceiling = null, perProjectMax = null } = rule.grants ?? {};
  let sum = 0;
  for (const { submission, granted } of outcomes) {
    if (granted === null) continue;
    sum += granted;
    findings.expect(
      perProjectMax === null || granted <= perProjectMax,
      'decision',
      `application ${submission}: more was granted than one project may get`,
    );
  }
  findings.expect(ceiling === null || sum <= ceiling, 'decision', 'more was granted than there is');
}
