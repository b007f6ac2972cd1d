import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { Desk, DeskSnapshot } from '../../../renderer/storage/desk.ts';
import { createJurorDesk } from '../score/juror-desk.ts';
import { createKeepingHost, showApp } from '../score/show-app.tsx';

let takeAway: () => void = () => undefined;
beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

/** Headquarters with one juror on the list, whose ticket the second key keeper has not approved. */
function waitingDesk(): Desk {
  const desk = createJurorDesk({ role: 'headquarters' });
  const { state, profile, ...rest } = desk.getSnapshot();
  if (state === null || profile === null) throw new Error('no contest');
  const invited = { ...profile.person, role: 'juror' as const };
  const people = new Map([[invited.id, invited]]);
  const snapshot: DeskSnapshot = { ...rest, profile, state: { ...state, people } };
  return {
    ...desk,
    getSnapshot: () => snapshot,
    exportInvitations: async () => ({
      ok: false,
      error: { type: 'ApprovalsWaiting', details: { count: 1 } },
    }),
  };
}

test('invitations that the other key keeper approves first say so, and what to do', async () => {
  const host = createKeepingHost();
  takeAway = showApp(waitingDesk(), '/jury', host);
  await page.getByRole('tab', { name: 'Приглашения' }).click();
  await page.getByRole('button', { name: 'Выбрать всё' }).click();
  await page.getByRole('button', { name: 'Подготовить 1 приглашение' }).click();
  const note = page.getByRole('status').filter({ hasText: 'второго хранителя ключа' });
  await expect.element(note).toHaveTextContent('файлов пока нет');
  await expect.element(note).toHaveTextContent('снова нажмите здесь «Подготовить»');
  await expect.element(note.getByRole('link')).toHaveAttribute('href', '#/receive');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  expect(host.saved).toEqual([]);
});
