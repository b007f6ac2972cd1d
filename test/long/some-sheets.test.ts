import fc from 'fast-check';
import { expect, it } from 'vitest';

import { groundOf } from '../../electron/reporting/ground.ts';
import { encodeGround, readGroundFor } from '../../electron/reporting/ground-bytes.ts';
import { sheetsSaid } from '../../electron/reporting/log-rows.ts';
import { foldSomeSheets } from '../../electron/reporting/partial-fold.ts';
import { planRun } from '../../electron/reporting/plan.ts';
import type { Row } from '../../electron/reporting/sql-text.ts';
import { reportedState, stateRows } from '../../electron/reporting/state-rows.ts';
import { settledSegments, sheetsBySubmission } from '../../electron/reporting/write-sheets.ts';
import { present } from '../../shared/basics/assert.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { FoldedSheets } from '../../shared/merge/folded-sheets.ts';
import { indexSegment } from '../../shared/merge/segment-index.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { sheetKey } from '../../shared/scoring/score-operations.ts';
import { archiveOf } from '../builders/contest-builder.ts';
import { casesOf, holds } from './count-cases.ts';
import { baseContest, RandomWorld, stepOf } from './random-world.ts';

/** Rows of a state about some sheets, in the tables that follow sheets. */
function rowsAbout(
  state: FoldedContest,
  touched: ReadonlySet<string>,
): Readonly<Record<string, readonly Row[]>> {
  if (!(state.sheets instanceof FoldedSheets)) throw new Error('a state just folded has them');
  const reported = reportedState(state, state.sheets, { personalData: false, touched });
  const tables = ['sheet', 'score', 'comment', 'quarantine', 'conflict', 'recusal'];
  return Object.fromEntries(
    tables.map((table) => [
      table,
      [...(stateRows[table]?.(reported) ?? [])].toSorted((a, b) =>
        JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
      ),
    ]),
  );
}

/** What a run over single sheets makes of new segments; null where all of the archive has to be folded. */
async function someSheets(held: readonly Segment[], added: readonly Segment[]) {
  const { contest } = await baseContest();
  const indexes = added.map(indexSegment);
  const plan = planRun(held, indexes);
  if (plan.type !== 'sheets') return null;
  const { touched } = plan;
  const names = Array.from(touched, (name) => name.split('/'));
  const before = await archiveOf(contest, held);
  const { bytes, hash } = encodeGround(
    groundOf(held.map(indexSegment), before, foldContest(before)),
  );
  const sources = held.filter((segment) =>
    [...sheetsSaid(indexSegment(segment))].some((parts) => touched.has(sheetKey(...parts))),
  );
  const asides = (settled: ReadonlySet<string>) => held.filter(({ id }) => settled.has(id));
  const readAt = (place: number, size: number) =>
    Promise.resolve(Buffer.from(bytes.subarray(place, place + size)));
  const fold = async (judged: ReadonlySet<string>): Promise<FoldedContest> => {
    const ground = await readGroundFor(hash, readAt, {
      submissions: sheetsBySubmission(touched),
      people: new Set(names.map(([, , juror = '']) => juror)),
      signers: (always) =>
        Promise.resolve(
          new Set(
            [...sources, ...added, ...asides(new Set(settledSegments(always)))].map(
              ({ header }) => header.signer,
            ),
          ),
        ),
      judged,
    });
    const known = present(ground, 'it was just written');
    const wanted = [...sources, ...asides(new Set(settledSegments(known.always)))];
    const folded = foldSomeSheets({
      contest,
      touched,
      placed: [...held, ...added],
      sources: new Map(wanted.map((segment) => [segment.id, segment])),
      added: indexes,
      ground: known,
    });
    return folded.ok ? folded.value : fold(folded.error);
  };
  const state = await fold(new Set());
  return { touched, rows: rowsAbout(state, touched) };
}

it('folds sheets with news alone to what the whole fold makes of them, whatever was said before', async () => {
  const runs = { short: 6, long: 2000 };
  let compared = 0;
  await holds(
    ['sheets folded alone = sheets of the whole'],
    runs,
    fc.tuple(
      fc.array(stepOf(), { minLength: 4, maxLength: 30 }),
      fc.array(stepOf(['score', 'score-both', 'hand-in', 'comment', 'reopen', 'recuse']), {
        minLength: 1,
        maxLength: 6,
      }),
    ),
    async ([before, after]) => {
      const { contest } = await baseContest();
      const world = new RandomWorld(await baseContest());
      await world.play(before);
      const held = world.segments;
      await world.play(after);
      const known = new Set(held.map(({ id }) => id));
      const added = world.segments.filter(({ id }) => !known.has(id));
      const some = await someSheets(held, added);
      if (some === null) return;
      const whole = foldContest(await archiveOf(contest, [...held, ...added]));
      expect(some.rows).toEqual(rowsAbout(whole, some.touched));
      compared += 1;
    },
  );
  expect(compared).toBeGreaterThan(casesOf(runs.short, runs.long) / 4);
}, 3_600_000);
