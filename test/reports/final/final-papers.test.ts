import { beforeAll, describe, expect, it } from 'vitest';

import { buildDemo } from '../../../shared/demo/build-demo.ts';
import { demoDefaultsFor } from '../../../shared/demo/demo-options.ts';
import { openBundle } from '../../../shared/bundle/bundle.ts';
import { present } from '../../../shared/basics/assert.ts';
import { tiyn } from '../../../shared/basics/money.ts';
import { languages } from '../../../shared/basics/localized.ts';
import { addBundle, emptyArchive } from '../../../shared/merge/archive.ts';
import { foldContest } from '../../../shared/merge/fold.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { rankStage } from '../../../shared/ranking/rank-stage.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { budgetAnnex } from '../../../shared/reports/final/budget-annex.ts';
import { budgetTable } from '../../../shared/reports/final/budget-table.ts';
import { runningOrderPaper } from '../../../shared/reports/final/running-order-paper.ts';
import { protocolSource } from '../../../shared/results/paper-frame.ts';
import { finalSections } from '../../../shared/results/protocol-final.ts';
import type { Block, PaperPart } from '../../../shared/results/protocol-parts.ts';
import { ed25519 } from '../../builders/contest-builder.ts';

const tableOf = (parts: readonly PaperPart[], id: string) =>
  present(
    parts
      .flatMap(({ blocks }) => blocks)
      .find(
        (block): block is Extract<Block, { type: 'table' }> =>
          block.type === 'table' && block.id === id,
      ),
    `there is a table ${id}`,
  );
const texts = (parts: readonly PaperPart[]): string => JSON.stringify(parts);

describe('papers of a final', { timeout: 60_000 }, () => {
  let state: ContestState;
  let ranking: StageRanking;
  beforeAll(async () => {
    const size = { ...demoDefaultsFor('social-fair'), submissions: 30, jurors: 12 };
    const demo = await buildDemo(size, ed25519);
    let archive = emptyArchive(demo.contest);
    for (const { kind, bytes } of demo.files) {
      if (kind !== 'regional' && kind !== 'archive') continue;
      const bundle = await openBundle(bytes, ed25519.verify);
      if (!bundle.ok) throw new Error(bundle.error.type);
      const union = await addBundle(archive, bundle.value, ed25519.verify);
      if (!union.ok) throw new Error(union.error.type);
      archive = union.value.archive;
    }
    state = foldContest(archive);
    ranking = rankStage(state, 'final', { draws: 0, seed: 1 });
  }, 60_000);

  it.each(languages)('the order for the door has every turn with its time, in %s', (language) => {
    const source = protocolSource(state, ranking, null, language);
    const { sections, lines } = runningOrderPaper(source);
    const { rows } = tableOf(sections, 'running-order');
    const turns = rows.filter(({ length }) => length > 1);
    expect(turns.map(([, number]) => number)).toEqual(turns.map((_, at) => `${at + 1}`));
    expect(turns[0]?.[0]).toBe('09:00');
    expect(turns[1]?.[0]).toBe('09:12');
    expect(rows.filter(({ length }) => length === 1).length).toBeGreaterThanOrEqual(2);
    expect(lines[0]).toMatch(/5.*3.*4/u);
    expect(texts(sections)).toContain('тобылғы, домбыра, көктем 1');
  });

  it.each(languages)(
    'the minutes tell turns, who did not come, who was late, in %s',
    (language) => {
      const sections = finalSections(protocolSource(state, ranking, null, language));
      const { rows, columns } = tableOf(sections, 'turns');
      expect(rows).toHaveLength(10);
      for (const row of rows) expect(row).toHaveLength(columns.length);
      expect(texts(sections)).toContain('Өтінім берушімен байланыс болмады');
      expect(texts(sections)).toContain('Задержался поезд');
      expect(texts(sections)).not.toMatch(/\{\{/u);
    },
  );

  it('the annex has every line and every change, and sums to the tiyn', () => {
    const budgets = new Map(state.budgets.get('final'));
    const [first] = budgets.keys();
    const id = present(first, 'a finalist has a budget');
    const line = {
      id: 'a',
      title: 'Тігін машинасы',
      proposed: tiyn(150_050),
      awarded: tiyn(100_050),
    };
    const rest = { id: 'b', title: 'Мата', proposed: tiyn(50), awarded: tiyn(50) };
    budgets.set(id, { lines: [line, rest] });
    const told = { ...state, budgets: new Map([['final', budgets]]) };
    const source = protocolSource(told, ranking, null, 'ru');
    const { sections } = budgetAnnex(source);
    const { rows } = tableOf(sections, 'budget-lines');
    const plain = rows.map((row) => row.map((cell) => cell.replaceAll(/\s/gu, ' ')));
    expect(plain).toContainEqual(['Тігін машинасы', '1 500,50 ₸', '1 000,50 ₸']);
    expect(plain).toContainEqual(['Итого', '1 501 ₸', '1 001 ₸']);
    expect(tableOf(sections, 'budget-changes').rows).toHaveLength(10);
    expect(budgetTable(source).rows).toContainEqual(
      expect.arrayContaining(['Тігін машинасы', '1500.50', '1000.50']),
    );
  });

  it('of a stage without turns and budgets say so, and the minutes nothing', () => {
    const empty = { ...state, runningOrders: new Map(), budgets: new Map() };
    const source = protocolSource(empty, ranking, null, 'kk');
    expect(finalSections(source)).toEqual([]);
    expect(texts(runningOrderPaper(source).sections)).toContain('жазылмаған');
    expect(texts(budgetAnnex(source).sections)).toContain('жазылмаған');
  });
});
