import { sha256 } from './cryptography.mjs';
import { compareLists, compareTexts, isRising } from './form.mjs';
import {
  compareSheets,
  isLeaf,
  isNameOf,
  readMeeting,
  readOutcome,
  readPrize,
  readReason,
  readSheet,
  readTie,
  tagOf,
  tags,
} from './leaf.mjs';
import { fail } from './proof-failure.mjs';
import { readRule } from './rule.mjs';
import { readValue, writeValue } from './value.mjs';

/** @typedef {import('./proof-failure.mjs').Findings} Findings */

/**
 * The leaves of a whole tree.
 *
 * @typedef {object} Leaves
 * @property {import('./rule.mjs').Rule} rule
 * @property {readonly import('./leaf.mjs').Sheet[]} sheets
 * @property {readonly import('./leaf.mjs').Outcome[]} outcomes
 * @property {import('./leaf.mjs').Meeting | null} meeting
 * @property {readonly import('./leaf.mjs').Prize[]} prizes
 * @property {readonly import('./leaf.mjs').Tie[]} ties
 * @property {readonly import('./leaf.mjs').Reason[]} reasons
 */

/**
 * The value of a leaf.
 *
 * @param {Uint8Array} bytes
 * @param {number} index
 */
export function leafValue(bytes, index) {
  try {
    return readValue(bytes);
  } catch {
    return fail('recount', `leaf ${index} is no value`);
  }
}

/**
 * The rule of a tree, of that contest and stage.
 *
 * @param {import('./value.mjs').Value | undefined} leaf the first
 * @param {{ readonly contest: string, readonly stage: string }} of
 */
export function ruleOf(leaf, { contest, stage }) {
  const rule = readRule(leaf);
  if (rule === null) return fail('rule', 'the first leaf is no rule');
  if (rule.contest !== contest) fail('rule', 'the rule is of another contest');
  if (rule.stage !== stage) fail('rule', 'the rule is of another stage');
  return rule;
}

/**
 * Reads all leaves of a tree, each of its form and in the order of their kinds.
 *
 * @param {readonly Uint8Array[]} bytes
 * @param {{ readonly contest: string, readonly stage: string }} of
 * @param {Findings} findings
 * @returns {Leaves}
 */
export function readLeaves(bytes, of, findings) {
  const values = bytes.map((leaf, index) => leafValue(leaf, index));
  const rule = ruleOf(values[0], of);
  /** @type {Map<import('./leaf.mjs').Tag, import('./value.mjs').Value[]>} */
  const kinds = new Map(tags.map((tag) => [tag, []]));
  let latest = 0;
  for (const [index, value] of values.entries()) {
    const tag = tagOf(value);
    if (tag === null) return fail('recount', `leaf ${index} has no known tag`);
    if (!isLeaf(value))
      fail(tag === 'sheet-2' ? 'sheet' : 'recount', `leaf ${index} is not of its form`);
    findings.expect(
      tags.indexOf(tag) >= latest,
      'recount',
      `leaf ${index} stands behind later ones`,
    );
    latest = Math.max(latest, tags.indexOf(tag));
    kinds.get(tag)?.push(value);
  }
  /** @param {import('./leaf.mjs').Tag} tag */
  const all = (tag) => kinds.get(tag) ?? [];
  findings.expect(all('rule-2').length === 1, 'recount', 'there are two rules');
  findings.expect(all('meeting-2').length <= 1, 'recount', 'there are two meetings');
  const meetings = all('meeting-2').map(readMeeting);
  return {
    rule,
    sheets: all('sheet-2').map(readSheet),
    outcomes: all('outcome-2').map(readOutcome),
    meeting: meetings[0] ?? null,
    prizes: all('prize-2').map(readPrize),
    ties: all('tie-2').map(readTie),
    reasons: all('reason-2').map(readReason),
  };
}

/**
 * Judges order and salts of the leaves.
 *
 * @param {Leaves} leaves
 * @param {Findings} findings
 */
export function judgeOrder(leaves, findings) {
  const { sheets, outcomes, meeting, prizes, ties, reasons } = leaves;
  const decided = prizes.length + ties.length + reasons.length;
  findings.expect(meeting !== null || decided === 0, 'recount', 'decisions without a meeting');
  /** @param {readonly (readonly string[])[]} keys @param {string} what */
  const rising = (keys, what) =>
    findings.expect(isRising(keys, compareLists), 'recount', `${what} are out of order or double`);
  rising(
    outcomes.map(({ submission }) => [submission]),
    'outcomes',
  );
  rising(
    prizes.map(({ prize, submission }) => [prize, submission]),
    'prizes',
  );
  rising(
    reasons.map(({ on, submission }) => [on, submission ?? '']),
    'reasons',
  );

  const secret = sha256('qazylar sheet salts 1\n', ...sheets.map(({ salt }) => salt));
  /** @param {Uint8Array} salt @param {(string | number | null)[]} of */
  const salted = (salt, of) => {
    const own = sha256('qazylar leaf salt 1\n', secret, writeValue(of)).subarray(0, 16);
    findings.expect(
      own.equals(salt),
      'recount',
      `the salt of ${of.map(String).join(' ')} is another`,
    );
  };
  for (const { salt, submission } of outcomes) salted(salt, ['outcome-2', submission]);
  if (meeting !== null) salted(meeting.salt, ['meeting-2']);
  for (const { salt, prize, submission } of prizes) salted(salt, ['prize-2', prize, submission]);
  for (const [at, { salt }] of ties.entries()) salted(salt, ['tie-2', at]);
  for (const { salt, on, submission } of reasons) salted(salt, ['reason-2', on, submission]);
}

/**
 * Judges order of sheets, whose they are, and how many jurors there are; remarks marks off their scale, which a person
 * has released.
 *
 * @param {Leaves} leaves
 * @param {Findings} findings
 */
export function judgeSheets({ rule, sheets, outcomes }, findings) {
  const submissions = new Set(outcomes.map(({ submission }) => submission));
  const criteria = new Map(rule.criteria.map((criterion) => [criterion.id, criterion]));
  for (const [at, sheet] of sheets.entries()) {
    const whose = `the sheet of ${sheet.juror} on ${sheet.submission} in ${sheet.stage}`;
    const before = sheets[at - 1];
    const rises = before === undefined || compareSheets(before, sheet) < 0;
    findings.expect(rises, 'sheet', `${whose} is out of order or there twice`);
    findings.expect(submissions.has(sheet.submission), 'sheet', `${whose} is of no outcome`);
    const sorted = isRising(sheet.scores, ([a], [b]) => compareTexts(a, b));
    findings.expect(sorted, 'sheet', `${whose} has its criteria out of order`);
    if (sheet.stage !== rule.stage) continue;
    for (const [id, mark] of sheet.scores) {
      const criterion = criteria.get(id);
      const sound =
        criterion !== undefined &&
        (mark === 'cannot-judge' ||
          (mark >= criterion.min &&
            mark <= criterion.max &&
            (mark - criterion.min) % criterion.step === 0));
      if (!sound) findings.remarks.push(`${whose} has a mark that is not of the scale: ${id}`);
    }
  }
  const jurors = [...new Set(sheets.map(({ juror }) => juror))];
  const numbered = rule.jurors === 'numbered';
  if (numbered)
    findings.expect(
      jurors.every((juror) => /^[1-9]\d*$/.test(juror)),
      'sheet',
      'a juror has no number',
    );
  const count = numbered ? Math.max(0, ...jurors.map(Number)) : jurors.length;
  findings.expect(rule.jurorCount === count, 'rule', 'the rule names another number of jurors');
}

/**
 * Judges whole names beside those of outcomes, which are all named where `complete`.
 *
 * @param {readonly { readonly submission: string, readonly title: string, readonly applicant: string }[]} names
 * @param {readonly import('./leaf.mjs').Outcome[]} outcomes
 * @param {Findings} findings
 */
export function judgeNames(names, outcomes, findings) {
  const known = new Map(outcomes.map((outcome) => [outcome.submission, outcome]));
  for (const { submission, title, applicant } of names) {
    const outcome = known.get(submission);
    const same =
      outcome !== undefined &&
      isNameOf(outcome.title, title) &&
      isNameOf(outcome.applicant, applicant);
    findings.expect(same, 'name', `application ${submission}: the whole name is another`);
  }
  const named = new Set(names.map(({ submission }) => submission));
  findings.expect(named.size === names.length, 'name', 'a name is there twice');
  for (const { submission, title, applicant } of outcomes)
    findings.expect(
      named.has(submission) || (typeof title === 'string' && typeof applicant === 'string'),
      'name',
      `application ${submission}: the whole name is missing`,
    );
}
