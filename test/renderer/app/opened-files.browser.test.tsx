import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { HostFile } from '../../../shared/host/host-table.ts';
import { headquartersDesk, smallDemo } from '../receive/demo-desks.ts';
import { createKeepingHost, showApp } from '../score/show-app.tsx';

let takeAway: () => void = () => undefined;
afterEach(() => takeAway());

/** A host that hands out these files, once, when it is asked. */
const hostGiving = (waiting: HostFile[]) => ({
  ...createKeepingHost(),
  kind: 'desktop' as const,
  opened: async () => waiting.splice(0),
});

const damaged: HostFile = { name: 'аймақ-10.qzb', bytes: Uint8Array.of(0x50, 0x4b, 3, 4) };

test('a file opened by a double-click comes to the dry run of headquarters, whatever screen was open', async () => {
  await switchLanguage('kk');
  const waiting = [damaged];
  takeAway = showApp(await headquartersDesk(await smallDemo()), '/ranking', hostGiving(waiting));
  await expect.element(page.getByText('аймақ-10.qzb').first()).toBeVisible();
  expect(window.location.hash).toBe('#/receive');
  expect(waiting).toEqual([]);
});

test('one opened while the program runs comes when its window is brought to the front', async () => {
  const waiting: HostFile[] = [];
  takeAway = showApp(await headquartersDesk(await smallDemo()), '/receive', hostGiving(waiting));
  await vi.waitFor(() => expect(document.querySelector('.drop')).not.toBeNull());
  expect(page.getByText('аймақ-10.qzb').elements()).toEqual([]);
  waiting.push(damaged);
  window.dispatchEvent(new Event('focus'));
  await expect.element(page.getByText('аймақ-10.qzb').first()).toBeVisible();
});
