import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { UpdateProgram } from '../../../../renderer/features/update-program/update-program.tsx';
import type { Host, HostUpdates } from '../../../../renderer/host/host.ts';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { Desk, DeskSnapshot } from '../../../../renderer/storage/desk.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import type { UpdateRefusal } from '../../../../shared/host/updates.ts';
import { createSafeDesk, createSafeHost } from '../../keep-safe/safe-desk.ts';
import { showApp } from '../../score/show-app.tsx';
import { showScreen } from '../../show-screen.tsx';

const offer = {
  version: '0.2.0',
  size: 104_000_000,
  notes: { kk: 'Басып шығару тездеді.', ru: 'Печать стала быстрее.', en: 'Printing is faster.' },
};
const button = (name: string | RegExp) => page.getByRole('button', { name });
const choose = () => button('Выбрать файл обновления').click();
const begin = () => button('Создать копию и обновить').click();

const order: string[] = [];
let takeAway: () => void = () => undefined;

beforeEach(async () => {
  order.length = 0;
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

/** A desktop that takes updates; `over` says what is otherwise. */
function hostWith(over: Partial<HostUpdates> = {}): Host {
  return {
    ...createSafeHost(),
    updates: {
      facts: async () => ({
        version: '0.1.0',
        taken: true,
        platform: 'windows-nsis',
        ending: 'installed',
      }),
      choose: async () => ok(offer),
      prepare: async () => {
        order.push('checked');
        return ok(null);
      },
      progress: async () => ({ done: 52_000_000, total: 208_000_000 }),
      cancel: async () => void order.push('cancelled'),
      start: async ({ copy }) => {
        order.push(`started after ${copy}`);
        return ok('installed');
      },
      ...over,
    },
  };
}

const makeSnapshot: Desk['makeSnapshot'] = async (reason) => {
  order.push(`copied: ${reason}`);
  return ok({ name: '000009-update.qzs', at: 0 });
};

function show(
  host: Host,
  given: { readonly phase?: DeskSnapshot['phase']; readonly answers?: Partial<Desk> } = {},
): void {
  const desk = createSafeDesk({ answers: { makeSnapshot }, ...given });
  takeAway = showScreen(<UpdateProgram dropped={false} />, desk, host);
}

describe('updating from a file', () => {
  test('says what the file brings and what will happen, copies the contest first, then starts', async () => {
    show(hostWith());
    await choose();
    await expect.element(page.getByText('Новая версия — 0.2.0')).toBeVisible();
    await expect.element(page.getByText('Печать стала быстрее.')).toBeVisible();
    await expect.element(page.getByText(/Сначала будет создана резервная копия/)).toBeVisible();
    expect(order).toEqual([]);
    await begin();
    await expect.element(page.getByText(/Установщик открыт/)).toBeVisible();
    expect(order).toEqual(['copied: update', 'checked', 'started after 000009-update.qzs']);
  });

  test('stops where the contest cannot be copied', async () => {
    const failing = async () => err({ type: 'SnapshotFailed', details: { name: 'day.qzs' } });
    show(hostWith(), { answers: { makeSnapshot: failing } });
    await choose();
    await begin();
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(order).toEqual([]);
    await expect.element(button('Создать копию и обновить')).toBeVisible();
  });

  test('shows how far it is, and can be stopped', async () => {
    let finish: (why: UpdateRefusal) => void = () => undefined;
    const prepare: HostUpdates['prepare'] = () =>
      new Promise((resolve) => {
        finish = (why) => resolve(err(why));
      });
    const cancel = vi.fn<() => Promise<void>>(async () => finish({ type: 'UpdateCancelled' }));
    show(hostWith({ prepare, cancel }));
    await choose();
    await begin();
    const bar = page.getByRole('progressbar');
    await expect.element(bar).toHaveAttribute('value', '52000000');
    await button('Остановить').click();
    await expect.element(button('Создать копию и обновить')).toBeVisible();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    expect(cancel).toHaveBeenCalled();
    expect(order).toEqual(['copied: update']);
  });

  test('stops what is being copied when the person leaves', async () => {
    const prepare: HostUpdates['prepare'] = () => new Promise(() => undefined);
    show(hostWith({ prepare }));
    await choose();
    await begin();
    await expect.element(page.getByRole('progressbar')).toBeVisible();
    takeAway();
    await vi.waitFor(() => expect(order).toContain('cancelled'));
    expect(order.filter((what) => what.startsWith('started'))).toEqual([]);
  });

  test('tells a refusal in words, with the versions', async () => {
    const refused: HostUpdates['choose'] = async () =>
      err({ type: 'UpdateOlder', details: { version: '0.0.9', had: '0.1.0' } });
    show(hostWith({ choose: refused }));
    await choose();
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(/более старая.*0\.0\.9.*0\.1\.0/);
    await expect.element(button('Выбрать файл обновления')).toBeVisible();
  });

  test('names both systems of a file for another one', async () => {
    const refused: HostUpdates['choose'] = async () =>
      err({ type: 'UpdatePlatformOther', details: { made: 'mac-dmg', here: 'windows-nsis' } });
    show(hostWith({ choose: refused }));
    await choose();
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(/macOS.*Windows, установленная программа/);
  });

  test('says how a file is installed by hand where the program cannot do it', async () => {
    const facts: HostUpdates['facts'] = async () => ({
      version: '0.1.0',
      taken: true,
      platform: 'windows-portable',
      ending: 'shown',
    });
    show(hostWith({ facts, start: async () => ok('shown') }));
    await choose();
    await expect.element(page.getByText(/Проверенный файл будет показан/)).toBeVisible();
    await begin();
    await expect.element(page.getByText(/Не удаляйте папку «data»/)).toBeVisible();
  });

  test('asks for the contest to be opened first where it is locked', async () => {
    show(hostWith(), { phase: 'locked' });
    await choose();
    await expect.element(page.getByText(/откройте конкурс парольной фразой/)).toBeVisible();
    await expect.element(button('Создать копию и обновить')).toBeDisabled();
  });

  test('copies what can be read of a contest that does not open', async () => {
    const file = { name: 'rescue.qzs', bytes: Uint8Array.of(1) };
    show(hostWith(), { phase: 'failed', answers: { rescue: async () => ok([file]) } });
    await choose();
    await begin();
    await expect.element(page.getByText(/Установщик открыт/)).toBeVisible();
    expect(order).toEqual(['checked', 'started after rescue.qzs']);
  });

  test('needs no copy where there is no contest', async () => {
    show(hostWith(), { phase: 'empty' });
    await choose();
    await button('Обновить').click();
    await expect.element(page.getByText(/Установщик открыт/)).toBeVisible();
    expect(order).toEqual(['checked', 'started after null']);
  });
});

describe('where there are no updates', () => {
  test('a browser says that they belong to the program on a computer', async () => {
    show(createSafeHost({ kind: 'browser' }));
    await expect.element(page.getByText(/только в программе, установленной/)).toBeVisible();
    await expect.element(button(/обновления/)).not.toBeInTheDocument();
  });

  test('a build without a release key says so', async () => {
    const facts: HostUpdates['facts'] = async () => ({
      version: '0.1.0',
      taken: false,
      platform: 'linux-deb',
      ending: 'shown',
    });
    show(hostWith({ facts }));
    await expect.element(page.getByText(/нет ключа разработчика/)).toBeVisible();
    await expect.element(button(/обновления/)).not.toBeInTheDocument();
  });
});

test('an update file that is dropped on the window leads there, and no screen reads it', async () => {
  const names: string[] = [];
  const inspectSnapshot: Desk['inspectSnapshot'] = async ({ name }) => {
    names.push(name);
    return err({ type: 'SnapshotDamaged' });
  };
  const desk = createSafeDesk({ answers: { inspectSnapshot } });
  takeAway = showApp(desk, '/safety', hostWith());
  await expect.element(page.getByRole('heading', { name: 'Резервные копии' })).toBeVisible();
  const drop = (name: string): void => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['QZUPDATE'], name));
    document.body.dispatchEvent(
      new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }),
    );
  };
  drop('day.qzs');
  await vi.waitFor(() => expect(names).toContain('day.qzs'));
  drop('qazylar-update-0.2.0-windows-nsis.QZU');
  await expect.element(page.getByText(/Файл обновления выбирают здесь/)).toBeVisible();
  expect(names.filter((name) => name.endsWith('QZU'))).toEqual([]);
});
