import { beforeAll, describe, expect, it, vi } from 'vitest';

import { resolveConflict } from '../../../shared/merge/resolution-operations.ts';
import { cutOffStage } from '../../../shared/deciding/decision-operations.ts';
import { plainSeal } from '../../builders/plain-seal.ts';
import { recuse, reopenSheet, setScore } from '../../../shared/scoring/score-operations.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { createJournaledStore } from '../../../renderer/storage/journaled-store.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import type { ContestStore } from '../../../renderer/storage/contest-store.ts';
import {
  foundOn,
  importInto,
  invite,
  join,
  passphrase,
  points,
  scoreSheet,
  sheet,
  startDesk,
  valueOf,
} from './desks.ts';
import { MemoryJournal } from './memory-journal.ts';
import { stretchQuickly } from './passphrase-work.ts';

beforeAll(stretchQuickly);

async function foundContest(): Promise<{
  readonly hq: DeskEngine;
  readonly invitations: readonly [NamedFile, NamedFile, NamedFile];
}> {
  const hq = await startDesk();
  await foundOn(hq);
  return {
    hq,
    invitations: [await invite(hq, 'j1'), await invite(hq, 'j2'), await invite(hq, 'c1')],
  };
}

describe('the desk', () => {
  it('plays a contest from founding to merged sheets, file by file', async () => {
    const { hq, invitations } = await foundContest();
    const [j1, j2, c1] = await Promise.all(invitations.map((file) => join(file)));
    if (j1 === undefined || j2 === undefined || c1 === undefined) throw new Error('three desks');
    expect(j1.getSnapshot().state?.people.has('j2')).toBe(false);
    expect(c1.getSnapshot().state?.people.has('j2')).toBe(true);

    for (const [desk, juror] of [
      [j1, 'j1'],
      [j2, 'j2'],
    ] as const) {
      await scoreSheet(desk, sheet('1', juror), 7);
      valueOf(await desk.handIn({ stage: 'written', sheets: [sheet('1', juror)] }));
    }
    expect(j1.getSnapshot().notHandedOver).toBe(1);
    const files = [...valueOf(await j1.exportScores()), ...valueOf(await j2.exportScores())];
    expect(j1.getSnapshot().notHandedOver).toBe(1);
    valueOf(await j1.confirmHandOver());
    expect(j1.getSnapshot()).toMatchObject({
      notHandedOver: 0,
      lastExport: { name: 'juror-j1.qzb' },
    });
    expect(await j1.confirmHandOver()).toMatchObject({ error: { type: 'NothingToExport' } });

    await importInto(c1, ...files);
    await scoreSheet(c1, sheet('1'), 5);
    const regional = valueOf(await c1.exportRegional());
    await importInto(hq, ...regional);
    const again = valueOf(await hq.planImport([...regional, ...files]));
    expect(again.totals).toMatchObject({ newOperations: 0, conflicts: 0, quarantined: 0 });

    const state = hq.getSnapshot().state;
    expect(state?.counts).toEqual({ agree: 0, soft: 0, hard: 3, fork: 0, rule: 0, unknown: 0 });
    const sealed = await hq.record([plainSeal('written', '0'.repeat(64))]);
    expect(sealed).toEqual({ ok: false, error: { type: 'OpenConflicts', details: { count: 3 } } });
    for (const { key, alternatives } of state?.hard ?? []) {
      const versions = alternatives.map(({ operation }) => operation.id);
      valueOf(await hq.record([resolveConflict(key, points(7), versions, 'juror’s own entry')]));
    }
    expect(hq.getSnapshot().state?.counts.hard).toBe(0);
    expect(hq.getSnapshot().state?.sheets.get('written/1/j1')).toMatchObject({
      counted: true,
      status: 'handed-in',
    });
    valueOf(await hq.record([plainSeal('written', await hq.stateHash())]));
    expect(hq.getSnapshot().state?.seals.has('written')).toBe(true);
  });

  it('keeps unsealed scores over a restart and a wrong passphrase', async () => {
    const { invitations } = await foundContest();
    const store = createMemoryStore();
    const before = await join(invitations[0], store);
    await scoreSheet(before, sheet('2'), 9.5);
    const hash = await before.stateHash();

    const after = await startDesk(store);
    expect(after.getSnapshot().phase).toBe('locked');
    expect(await after.unlock('not the passphrase')).toEqual({
      ok: false,
      error: { type: 'PassphraseWrong' },
    });
    valueOf(await after.unlock(passphrase.normalize('NFD')));
    expect(after.getSnapshot().state?.sheets.get('written/2/j1')).toMatchObject({
      status: 'complete',
      scores: { novelty: 9500, effect: 9500, economy: 9500 },
    });
    expect(await after.stateHash()).toBe(hash);
  });

  it('reads ahead at every try of a passphrase, and what was written between two tries', async () => {
    const { invitations } = await foundContest();
    const journal = new MemoryJournal();
    const store = createJournaledStore('tries', journal);
    const desk = await join(invitations[0], store);
    await desk.lock();
    const ahead = vi.spyOn(store, 'readAhead');
    expect(await desk.unlock('not the passphrase')).toMatchObject({ ok: false });
    expect(ahead).toHaveBeenCalledTimes(1);

    const other = await startDesk(createJournaledStore('tries', journal));
    valueOf(await other.unlock(passphrase));
    await scoreSheet(other, sheet('2'), 9.5);
    valueOf(await desk.unlock(passphrase));
    expect(ahead).toHaveBeenCalledTimes(2);
    const { state, keeping } = desk.getSnapshot();
    expect(state?.sheets.get('written/2/j1')).toMatchObject({ scores: { novelty: 9500 } });
    expect(keeping.repair).toBeNull();
  });

  it('refuses short passphrases, other contests, strangers’ invitations and damaged files, and writes nothing', async () => {
    const { hq, invitations } = await foundContest();
    const [file] = invitations;
    const fresh = await startDesk();
    expect(await fresh.openInvitation({ file, passphrase: 'short' })).toMatchObject({
      error: { type: 'PassphraseWeak' },
    });
    const flipped = {
      ...file,
      bytes: file.bytes.map((byte, at) => (at === 3000 ? byte ^ 1 : byte)),
    };
    expect((await fresh.openInvitation({ file: flipped, passphrase })).ok).toBe(false);
    expect(fresh.getSnapshot().phase).toBe('empty');

    const juror = await join(file);
    expect(await juror.openInvitation({ file: invitations[1], passphrase })).toMatchObject({
      error: { type: 'BundleNotForYou' },
    });
    const other = await foundContest();
    const stranger = await join(other.invitations[0]);
    const before = await hq.stateHash();
    const scores = valueOf(await stranger.exportScores());
    const plan = valueOf(await hq.planImport([...scores, file]));
    expect(plan.files.map((each) => (each.accepted ? 'accepted' : each.error.type))).toEqual([
      'BundleOtherContest',
      'BundleKindUnexpected',
    ]);
    expect(await hq.stateHash()).toBe(before);
  });

  it('keeps what a later invitation told where an earlier one is opened after it', async () => {
    const { hq, invitations } = await foundContest();
    const [early] = invitations;
    if (early === undefined) throw new Error('an invitation');
    const juror = await join(early);
    valueOf(await hq.record([cutOffStage('written', [])]));
    const [renewed] = valueOf(await hq.exportInvitations(['j1']));
    if (renewed === undefined) throw new Error('an invitation');
    valueOf(await juror.openInvitation({ file: renewed, passphrase: '' }));
    expect(juror.getSnapshot().state?.cutOffs.has('written')).toBe(true);
    expect(await juror.openInvitation({ file: early, passphrase: '' })).toEqual({
      ok: false,
      error: { type: 'InvitationOlder' },
    });
    expect(juror.getSnapshot().state?.cutOffs.has('written')).toBe(true);
    valueOf(await juror.openInvitation({ file: renewed, passphrase: '' }));
  });

  it('hands in only complete sheets, and lets a juror change one again only by permission', async () => {
    const { hq, invitations } = await foundContest();
    const juror = await join(invitations[0]);
    valueOf(await juror.record([setScore(sheet('1'), 'novelty', points(4))]));
    expect(await juror.handIn({ stage: 'written', sheets: [sheet('1')] })).toEqual({
      ok: false,
      error: { type: 'SheetIncomplete', details: { submission: '1' } },
    });
    await scoreSheet(juror, sheet('1'), 4);
    const { receipt } = valueOf(await juror.handIn({ stage: 'written', sheets: [sheet('1')] }));
    expect(receipt).toMatch(/^\d{5}-\d{5}$/);
    await importInto(hq, ...valueOf(await juror.exportScores()));
    const handIn = hq.getSnapshot().state?.sheets.get('written/1/j1')?.handIn?.id;
    if (handIn === undefined) throw new Error('a hand-in');
    valueOf(await hq.record([reopenSheet(sheet('1'), handIn, 'asked by the juror')]));
    const [renewed] = valueOf(await hq.exportInvitations(['j1']));
    if (renewed === undefined) throw new Error('an invitation');
    valueOf(await juror.openInvitation({ file: renewed, passphrase: '' }));
    valueOf(await juror.record([setScore(sheet('1'), 'novelty', points(6))]));
    valueOf(await juror.handIn({ stage: 'written', sheets: [sheet('1')] }));
    await importInto(hq, ...valueOf(await juror.exportScores()));
    expect(hq.getSnapshot().state?.counts.rule).toBe(0);
    expect(hq.getSnapshot().state?.sheets.get('written/1/j1')).toMatchObject({
      status: 'handed-in',
      counted: true,
      scores: { novelty: 6000 },
    });
  });

  it('takes a recused sheet out and says so at headquarters', async () => {
    const { hq, invitations } = await foundContest();
    const juror = await join(invitations[0]);
    valueOf(await juror.record([recuse(sheet('2'), 'relative')]));
    await importInto(hq, ...valueOf(await juror.exportScores()));
    expect(hq.getSnapshot().state?.sheets.get('written/2/j1')?.status).toBe('recused');
  });

  it('shows a failing disk until it is solved', async () => {
    const { invitations } = await foundContest();
    const memory = createMemoryStore();
    let full = false;
    const store: ContestStore = {
      ...memory,
      async apply(changes) {
        if (full) throw new DOMException('full', 'QuotaExceededError');
        await memory.apply(changes);
      },
    };
    const juror = await join(invitations[0], store);
    full = true;
    expect(await juror.record([setScore(sheet('1'), 'novelty', points(4))])).toMatchObject({
      error: { type: 'DiskFull' },
    });
    expect(juror.getSnapshot().save).toEqual({ status: 'failed', error: { type: 'DiskFull' } });
    expect(juror.getSnapshot().state?.sheets.get('written/1/j1')?.status).toBe('empty');
    full = false;
    valueOf(await juror.record([setScore(sheet('1'), 'novelty', points(4))]));
    expect(juror.getSnapshot().save.status).toBe('saved');
  });
});
