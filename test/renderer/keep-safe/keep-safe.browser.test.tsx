import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { Desk } from '../../../renderer/storage/desk.ts';
import { err, ok } from '../../../shared/basics/result.ts';
import type { ContestId } from '../../../shared/log/operation.ts';
import { showApp } from '../score/show-app.tsx';
import { createSafeDesk, createSafeHost, factsOf, lastMade, previewOf } from './safe-desk.ts';

const button = (name: RegExp | string) => page.getByRole('button', { name });
const status = () => page.getByRole('main').getByRole('status');
const rows = () => page.getByRole('table').getByRole('row');
const stick = { name: 'copy-9.qzs', bytes: new Uint8Array([9]) };

let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

describe('the copies', () => {
  test('a juror finds them in the settings, headquarters in the rail', async () => {
    takeAway = showApp(createSafeDesk(), '/', createSafeHost());
    await button('Настройки').click();
    await page.getByRole('link', { name: 'Открыть копии' }).click();
    await expect.element(page.getByRole('heading', { name: 'Резервные копии' })).toBeVisible();
    await page.getByRole('link', { name: 'К заявкам' }).click();
    await expect.element(page.getByRole('heading', { name: 'Мои заявки' })).toBeVisible();
    takeAway();
    takeAway = showApp(createSafeDesk({ role: 'headquarters' }), '/', createSafeHost());
    await page.getByRole('navigation').getByRole('link', { name: 'Копии' }).click();
    await expect.element(page.getByRole('heading', { name: 'Резервные копии' })).toBeVisible();
  });

  test('are listed with when, why and how much; the older ones unfold', async () => {
    takeAway = showApp(createSafeDesk(), '/safety', createSafeHost());
    const newest = rows().nth(1);
    await expect.element(newest).toHaveTextContent('12 мая 2026 г., 15:05');
    await expect.element(newest).toHaveTextContent('во время работы');
    await expect.element(newest).toHaveTextContent('412');
    await expect.element(rows().nth(2)).toHaveTextContent('при обновлении программы');
    expect(rows().all()).toHaveLength(7);
    await button('Показать все копии: 8').click();
    expect(rows().all()).toHaveLength(9);
    await expect.element(rows().nth(8)).toHaveTextContent('перед импортом');
  });

  test('one that cannot be read says so and is not offered', async () => {
    const answers: Partial<Desk> = {
      inspectSnapshot: async ({ name }) =>
        name === 'copy-8.qzs' ? err({ type: 'SnapshotDamaged' }) : ok(factsOf()),
    };
    takeAway = showApp(createSafeDesk({ answers }), '/safety', createSafeHost());
    await expect.element(rows().nth(1)).toHaveTextContent('Не читается');
    await expect.element(rows().nth(1).getByRole('button')).toBeDisabled();
    await expect.element(rows().nth(2).getByRole('button')).toBeEnabled();
  });

  test('one more is made at once, and said to be read back', async () => {
    const makeSnapshot = vi.fn<Desk['makeSnapshot']>(async () =>
      ok({ name: 'copy-9.qzs', at: lastMade }),
    );
    takeAway = showApp(createSafeDesk({ answers: { makeSnapshot } }), '/safety', createSafeHost());
    await button('Сделать копию сейчас').click();
    await expect.element(status()).toHaveTextContent('прочитана с диска и проверена');
    expect(makeSnapshot).toHaveBeenCalledOnce();
  });

  test('a copy that did not reach the second place is not told as two', async () => {
    const desk = createSafeDesk({
      answers: {
        makeSnapshot: async () => {
          desk.keep({ lastSnapshot: { at: lastMade + 1, second: 'failed' } });
          return ok({ name: 'copy-9.qzs', at: lastMade + 1 });
        },
      },
    });
    takeAway = showApp(desk, '/safety', createSafeHost({ folder: 'E:\\' }));
    await button('Сделать копию сейчас').click();
    await expect.element(status()).toHaveTextContent('во второе место не записана');
  });

  test('a copy that could not be written is told with its cause', async () => {
    const makeSnapshot: Desk['makeSnapshot'] = async () =>
      err({ type: 'SnapshotFailed', details: { name: 'copy-9.qzs' } });
    takeAway = showApp(createSafeDesk({ answers: { makeSnapshot } }), '/safety', createSafeHost());
    await button('Сделать копию сейчас').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('copy-9.qzs');
    await expect.element(page.getByRole('alert')).toHaveTextContent('Прежние копии на месте');
  });

  test('a second place gets a copy as soon as it is chosen', async () => {
    const desk = createSafeDesk({
      answers: {
        makeSnapshot: async () => {
          desk.keep({ lastSnapshot: { at: lastMade + 1, second: 'written' } });
          return ok({ name: 'copy-9.qzs', at: lastMade + 1 });
        },
      },
    });
    takeAway = showApp(desk, '/safety', createSafeHost());
    await expect.element(page.getByText('Второе место для копий не выбрано.')).toBeVisible();
    await button('Выбрать папку или флешку').click();
    await expect.element(page.getByText('E:\\Qazylar')).toBeVisible();
    await expect.element(page.getByText(/Безопасное извлечение/)).toBeVisible();
    await button('Больше не копировать сюда').click();
    await expect.element(page.getByText('Второе место для копий не выбрано.')).toBeVisible();
  });

  test('a second place that did not get the last copy is told everywhere', async () => {
    const desk = createSafeDesk();
    desk.keep({ lastSnapshot: { at: lastMade, second: 'failed' } });
    takeAway = showApp(desk, '/', createSafeHost({ folder: 'E:\\' }));
    await expect.element(page.getByText('не записана во второе место')).toBeVisible();
    await page.getByRole('link', { name: 'Открыть копии' }).click();
    await expect.element(page.getByText('Последняя копия сюда не записана')).toBeVisible();
    await page.getByRole('link', { name: 'К заявкам' }).click();
    await button(/^Скрыть$/).click();
    await expect.element(page.getByText('не записана во второе место')).not.toBeInTheDocument();
  });

  test('free space is told in words', async () => {
    const desk = createSafeDesk();
    takeAway = showApp(desk, '/safety', createSafeHost());
    await expect.element(page.getByText(/Свободно 12.ГБ. Для работы достаточно/)).toBeVisible();
    desk.keep({ space: { free: null, level: 'ok' } });
    await expect.element(page.getByText(/Система не сообщает/)).toBeVisible();
  });

  test('a browser says that it makes none, and still restores from a file', async () => {
    takeAway = showApp(
      createSafeDesk(),
      '/safety',
      createSafeHost({ kind: 'browser', chosen: [stick] }),
    );
    await expect.element(page.getByText('В браузере резервные копии не делаются')).toBeVisible();
    await expect.element(page.getByRole('table')).not.toBeInTheDocument();
    await button('Выбрать файл с флешки').click();
    await expect.element(page.getByLabelText('Пароль этой копии')).toBeVisible();
  });
});

/** To the preview of the second copy in the list. */
async function openSecondCopy(): Promise<void> {
  await rows().nth(2).getByRole('button').click();
  await page.getByLabelText('Пароль этой копии').fill('төрт сөз');
  await button('Проверить копию').click();
}

describe('restoring', () => {
  test('goes from facts and passphrase over what it takes away to a check of the hash', async () => {
    const restore = vi.fn<Desk['restore']>(async () => ok({ stateHash: previewOf().stateHash }));
    const previewRestore = async () => ok(previewOf({ newerHere: 7 }));
    const desk = createSafeDesk({ answers: { restore, previewRestore } });
    takeAway = showApp(desk, '/safety', createSafeHost());
    await openSecondCopy();
    const main = page.getByRole('main');
    await expect.element(main).toHaveTextContent('Әбдірахманова Серікгүл Маратқызы');
    await expect.element(main).toHaveTextContent('ab12 cd34 ef56 0718');
    await expect.element(main).toHaveTextContent('есть 7 записей, которых нет в копии');
    await button('Восстановить').click();
    const question = page.getByRole('alertdialog');
    await expect.element(question).toHaveTextContent('Сначала делается копия нынешних данных');
    await expect.element(question.getByRole('button', { name: 'Восстановить' })).toBeDisabled();
    expect(restore).not.toHaveBeenCalled();
    await question.getByRole('checkbox').click();
    await question.getByRole('button', { name: 'Восстановить' }).click();
    const done = page.getByRole('dialog');
    await expect.element(done).toHaveTextContent('открыто то же, что в копии');
    expect(restore).toHaveBeenCalledExactlyOnceWith({
      file: { name: 'copy-7.qzs', bytes: new Uint8Array([1, 2, 3]) },
      passphrase: 'төрт сөз',
    });
    await done.getByRole('button', { name: 'Продолжить работу' }).click();
    await expect.element(page.getByRole('heading', { name: 'Резервные копии' })).toBeVisible();
  });

  test('goes on by keyboard alone from the list to the question', async () => {
    takeAway = showApp(createSafeDesk(), '/safety', createSafeHost());
    await expect.element(rows().nth(2)).toHaveTextContent('при обновлении программы');
    const restoreIt = rows().nth(2).getByRole('button').element();
    if (restoreIt instanceof HTMLElement) restoreIt.focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByLabelText('Пароль этой копии')).toHaveFocus();
    await userEvent.keyboard('secret{Enter}');
    await expect.element(page.getByText('Копия проверена: всё на месте')).toBeVisible();
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument();
  });

  test('a wrong passphrase stays on the same step', async () => {
    const previewRestore: Desk['previewRestore'] = async () => err({ type: 'PassphraseWrong' });
    takeAway = showApp(
      createSafeDesk({ answers: { previewRestore } }),
      '/safety',
      createSafeHost(),
    );
    await openSecondCopy();
    await expect.element(page.getByRole('alert')).toHaveTextContent('Пароль неверен');
    await expect.element(page.getByLabelText('Пароль этой копии')).toHaveValue('төрт сөз');
  });

  test('says when nothing is taken away, and asks without a tick', async () => {
    takeAway = showApp(createSafeDesk(), '/safety', createSafeHost());
    await openSecondCopy();
    await expect.element(page.getByText('Все записи этого компьютера есть в копии.')).toBeVisible();
    await button('Восстановить').click();
    const question = page.getByRole('alertdialog');
    await expect.element(question.getByRole('checkbox')).not.toBeInTheDocument();
    await question.getByRole('button', { name: 'Отмена' }).click();
    await expect.element(question).not.toBeInTheDocument();
  });

  test('a hash that differs is never called the same', async () => {
    const restore = async () => ok({ stateHash: '00ff00ff00ff00ff' });
    takeAway = showApp(createSafeDesk({ answers: { restore } }), '/safety', createSafeHost());
    await openSecondCopy();
    await button('Восстановить').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Восстановить' }).click();
    const done = page.getByRole('dialog');
    await expect.element(done).toHaveTextContent('не то же самое');
    await expect.element(done).toHaveTextContent('00ff 00ff 00ff 00ff');
  });

  test('a copy of another contest is named before it takes the place of this one', async () => {
    const inspectSnapshot = async () => ok(factsOf({ contest: 'another' as ContestId }));
    takeAway = showApp(
      createSafeDesk({ answers: { inspectSnapshot } }),
      '/safety',
      createSafeHost(),
    );
    await openSecondCopy();
    await expect.element(page.getByText('Это копия другого конкурса')).toBeVisible();
  });

  test('a file that is no copy is refused in words', async () => {
    const inspectSnapshot: Desk['inspectSnapshot'] = async () => err({ type: 'NotASnapshot' });
    takeAway = showApp(
      createSafeDesk({ answers: { inspectSnapshot } }),
      '/safety',
      createSafeHost({ chosen: [stick], listed: [] }),
    );
    await button('Выбрать файл с флешки').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('Это не резервная копия');
  });

  test('a failed restore says so and leaves what was here', async () => {
    const restore: Desk['restore'] = async () => err({ type: 'StoreFull' });
    takeAway = showApp(createSafeDesk({ answers: { restore } }), '/safety', createSafeHost());
    await openSecondCopy();
    await button('Восстановить').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Восстановить' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('На диске нет места');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('a borrowed laptop', () => {
  test('is restored from a stick alone in a few steps', async () => {
    const desk = createSafeDesk({
      phase: 'empty',
      answers: {
        inspectSnapshot: async () => ok(factsOf()),
        restore: async () => {
          desk.show(createSafeDesk().getSnapshot());
          return ok({ stateHash: previewOf().stateHash });
        },
      },
    });
    takeAway = showApp(desk, '/', createSafeHost({ chosen: [stick], listed: [] }));
    await page.getByRole('main').getByRole('button', { name: 'Русский' }).click();
    await button(/У меня есть резервная копия/).click();
    await button('Выбрать файл с флешки').click();
    await page.getByLabelText('Пароль этой копии').fill('төрт сөз');
    await button('Проверить копию').click();
    await expect.element(page.getByText('Копия проверена: всё на месте')).toBeVisible();
    await button('Восстановить').click();
    await expect.element(page.getByRole('dialog')).toHaveTextContent('то же, что в копии');
    await button('Продолжить работу').click();
    await expect.element(page.getByRole('heading', { name: 'Мои заявки' })).toBeVisible();
    expect(window.location.hash).toBe('#/');
  });

  test('a practice copy opens without a passphrase', async () => {
    const desk = createSafeDesk({
      phase: 'empty',
      answers: { inspectSnapshot: async () => ok(factsOf({ locked: false, demo: true })) },
    });
    takeAway = showApp(desk, '/restore', createSafeHost({ chosen: [stick], listed: [] }));
    await button('Выбрать файл с флешки').click();
    await expect.element(page.getByText(/пароль не нужен/)).toBeVisible();
    await button('Проверить копию').click();
    await expect.element(page.getByText('Копия проверена: всё на месте')).toBeVisible();
  });

  test('whoever came here by mistake goes back', async () => {
    takeAway = showApp(
      createSafeDesk({ phase: 'empty' }),
      '/restore',
      createSafeHost({ listed: [] }),
    );
    await expect.element(page.getByRole('table')).not.toBeInTheDocument();
    await button('Назад').click();
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('язык');
  });
});
