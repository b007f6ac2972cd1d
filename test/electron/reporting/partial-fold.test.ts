import { expect, it } from 'vitest';

import { groundOf } from '../../../electron/reporting/ground.ts';
import { encodeGround, readGroundFor } from '../../../electron/reporting/ground-bytes.ts';
import { foldSomeSheets } from '../../../electron/reporting/partial-fold.ts';
import { planRun } from '../../../electron/reporting/plan.ts';
import type { Row } from '../../../electron/reporting/sql-text.ts';
import { reportedState, stateRows } from '../../../electron/reporting/state-rows.ts';
import { present } from '../../../shared/basics/assert.ts';
import { milli } from '../../../shared/basics/points.ts';
import { noteAccess } from '../../../shared/contest/personal-data.ts';
import { noteSeen } from '../../../shared/deciding/desk.ts';
import { foldContest } from '../../../shared/merge/fold.ts';
import { FoldedSheets } from '../../../shared/merge/folded-sheets.ts';
import { indexSegment } from '../../../shared/merge/segment-index.ts';
import type { FoldedContest } from '../../../shared/merge/state.ts';
import type { Segment } from '../../../shared/log/segment.ts';
import { setComment, setScore } from '../../../shared/scoring/score-operations.ts';
import { signConsent } from '../../../shared/trust/consent.ts';
import { archiveOf, buildContest, testSettings } from '../../builders/contest-builder.ts';

const sheetsIn = (state: FoldedContest): FoldedSheets => {
  if (state.sheets instanceof FoldedSheets) return state.sheets;
  throw new Error('a state just folded has folded sheets');
};

const rowsOf = (
  state: FoldedContest,
  table: string,
  touched: ReadonlySet<string> | null,
): readonly Row[] => {
  const reported = reportedState(state, sheetsIn(state), { personalData: false, touched });
  return [...(stateRows[table]?.(reported) ?? [])];
};

async function afterScores() {
  const { contest, hq, jurors } = await buildContest();
  const installations = [hq, ...jurors];
  const held: readonly Segment[] = installations.flatMap(({ segments }) => segments);
  const juror = present(jurors[0], 'there is a juror');
  const sheet = { stage: 'written', submission: '1', juror: 'j1' };
  const criterion = 'novelty';
  const added = await juror.seal([
    setScore(sheet, criterion, milli(7000)),
    setComment(sheet, criterion, 'tab\tand line\n'),
  ]);
  return { contest, held, added, sheet };
}

it('folds sheets with news alone to what the whole fold makes of them', async () => {
  const { contest, held, added } = await afterScores();
  const plan = planRun(held, [indexSegment(added)]);
  if (plan.type !== 'sheets') throw new Error('a juror’s own scores are about sheets alone');
  expect([...plan.touched]).toEqual(['written/1/j1']);
  const archive = await archiveOf(contest, held);
  const { bytes, hash } = encodeGround(
    groundOf(held.map(indexSegment), archive, foldContest(archive)),
  );
  const readAt = (place: number, size: number) =>
    Promise.resolve(Buffer.from(bytes.subarray(place, place + size)));
  const asked = {
    submissions: new Map([['1', new Set(['j1'])]]),
    people: new Set(['j1']),
    signers: () => Promise.resolve(new Set([added.header.signer])),
    judged: new Set<string>(),
  };
  const ground = present(await readGroundFor(hash, readAt, asked), 'it was just written');
  const folded = foldSomeSheets({
    contest,
    touched: plan.touched,
    placed: [...held, added],
    sources: new Map(),
    added: [indexSegment(added)],
    ground,
  });
  if (!folded.ok) throw new Error('what was found of the application is enough');
  const some = folded.value;
  const whole = foldContest(await archiveOf(contest, [...held, added]));
  for (const table of ['sheet', 'score', 'comment', 'quarantine', 'conflict', 'recusal'])
    expect(rowsOf(some, table, plan.touched)).toEqual(rowsOf(whole, table, plan.touched));
  expect(rowsOf(some, 'sheet', plan.touched)).toHaveLength(1);
});

it('folds everything again for anything but sheets, and for segments that do not go on from an end', async () => {
  const { held, added } = await afterScores();
  const [first, ...rest] = held;
  expect(planRun([], [indexSegment(added)]).type).toBe('whole');
  expect(planRun(rest, [indexSegment(present(first, 'there is a first'))]).type).toBe('whole');
  const before = held.filter(({ id }) => id !== added.header.previous);
  expect(planRun(before, [indexSegment(added)]).type).toBe('whole');
  const twin = { ...added, id: 'x'.repeat(43) as Segment['id'] };
  expect(planRun([...held, twin], [indexSegment(added)]).type).toBe('whole');
});

it('takes looks at data, what desks saw and the first segment of a new key beside sheets', async () => {
  const { hq, jurors } = await buildContest();
  const [first, late] = [present(jurors[0], 'one'), present(jurors[1], 'two')];
  const look = noteAccess('l1', { act: 'print', about: null, count: 2 });
  const before: readonly Segment[] = [hq, first].flatMap(({ segments }) => [...segments]);
  const added = [
    await hq.seal([noteSeen(hq.log, 'a'.repeat(64)), look]),
    ...late.segments,
    await late.seal([
      signConsent('j2', testSettings, 'kk'),
      setScore({ stage: 'written', submission: '1', juror: 'j2' }, 'novelty', milli(500)),
    ]),
  ].map(indexSegment);
  const plan = planRun(before, added);
  if (plan.type !== 'sheets') throw new Error('no verdict on anything else rests on these');
  expect([...plan.touched]).toEqual(['written/1/j2']);
  expect(plan.beside.map(({ kind }) => kind)).toEqual(['desk.seen', 'access.note', 'consent.sign']);
  expect(plan.enrolments.map(({ signer }) => signer)).toEqual([late.publicKey]);
  // A key that spoke before, and a laptop with two logs: what is known of their words changes.
  const continued = added
    .map(({ segment }) => segment)
    .filter(({ header }) => header.previous !== null);
  expect(planRun([...before, ...continued], added.slice(1, 2)).type).toBe('whole');
});

it('names nobody who is blocked, and shows contacts and numbers only where they are asked for', async () => {
  const { contest, held, added } = await afterScores();
  const folded = foldContest(await archiveOf(contest, [...held, added]));
  const known = present(folded.submissions.get('1'), 'there is an application');
  const applied = { ...known, bin: '990101300123', contacts: 'a@b.kz' };
  const state = { ...folded, submissions: new Map([...folded.submissions, ['1', applied]]) };
  const shown = (of: typeof state, personalData: boolean): string => {
    const reported = reportedState(of, sheetsIn(of), { personalData, touched: null });
    return JSON.stringify([...(stateRows['submission']?.(reported) ?? [])]);
  };
  expect(shown(state, false)).toContain(applied.applicant);
  expect(shown(state, false)).not.toMatch(/990101300123|a@b\.kz/);
  expect(shown(state, true)).toMatch(/990101300123.*a@b\.kz/);
  const blocked = { ...state, blocked: new Map([['submission/1', 'asked']]) };
  expect(shown(blocked, true)).not.toMatch(/990101300123|a@b\.kz/);
  expect(shown(blocked, false)).not.toContain(`"${applied.applicant}"`);
});
