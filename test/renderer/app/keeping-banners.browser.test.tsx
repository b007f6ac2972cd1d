import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { Desk, Repair } from '../../../renderer/storage/desk.ts';
import { err, ok } from '../../../shared/basics/result.ts';
import { createSafeDesk, createSafeHost, lastMade } from '../keep-safe/safe-desk.ts';
import { showApp } from '../score/show-app.tsx';

const button = (name: RegExp | string) => page.getByRole('button', { name, exact: true });
const alert = () => page.getByRole('alert');
const saved = () => page.getByRole('banner').getByRole('status');
const file = { name: 'juror.qzb', bytes: new Uint8Array([1]) };

let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

describe('the saved state', () => {
  test('says saving, saved and when', async () => {
    const desk = createSafeDesk();
    takeAway = showApp(desk, '/', createSafeHost());
    desk.show({ save: { status: 'saving' } });
    await expect.element(saved()).toHaveTextContent('Сохранение…');
    desk.show({ save: { status: 'saved', at: lastMade } });
    await expect.element(saved()).toHaveTextContent('Сохранено: 15:05');
    await expect.element(saved()).not.toHaveTextContent('браузере');
  });

  test('claims no more in a browser than is true', async () => {
    const desk = createSafeDesk();
    takeAway = showApp(desk, '/', createSafeHost({ kind: 'browser' }));
    desk.show({ save: { status: 'saved', at: lastMade } });
    await expect.element(saved()).toHaveTextContent('только в этом браузере');
  });

  test('a failure stays with what helps until something is saved again', async () => {
    const desk = createSafeDesk();
    takeAway = showApp(desk, '/', createSafeHost());
    const error = { type: 'JournalFailed', details: { reason: 'full' } };
    desk.show({ save: { status: 'failed', error } });
    await expect.element(saved()).toHaveTextContent('Не сохранено');
    await expect.element(alert()).toHaveTextContent('Последнее введённое не сохранено');
    await expect.element(alert()).toHaveTextContent('удалите ненужные файлы');
    await page.getByRole('link', { name: /№ 100/ }).click();
    await expect.element(alert()).toHaveTextContent('Последнее введённое не сохранено');
    desk.show({ save: { status: 'saved', at: lastMade } });
    await expect.element(alert()).not.toBeInTheDocument();
  });

  test('a failure stays in sight in a narrow window, where the header scrolls away', async () => {
    await page.viewport(683, 384);
    const desk = createSafeDesk();
    takeAway = showApp(desk, '/sheet/100', createSafeHost());
    await expect.element(page.getByRole('radio', { name: 'Оценочный лист' })).toBeVisible();
    desk.show({ save: { status: 'failed', error: { type: 'StoreFull' } } });
    const strip = button('Последнее введённое не сохранено');
    window.scrollTo({ top: document.body.scrollHeight });
    await expect.element(strip).toBeInViewport();
    await expect.element(alert()).not.toBeInViewport();
    await strip.click();
    await expect.element(alert()).toBeInViewport();
    await page.viewport(1366, 768);
    await expect.element(strip).not.toBeInTheDocument();
  });

  test('the way out of a failure is a file, and its own failure is told too', async () => {
    const exportScores = vi
      .fn<Desk['exportScores']>()
      .mockResolvedValueOnce(err({ type: 'StoreFailed' }))
      .mockResolvedValueOnce(ok([file]));
    const host = createSafeHost();
    const desk = createSafeDesk({
      answers: { exportScores, confirmHandOver: async () => ok(undefined) },
    });
    desk.show({ save: { status: 'failed', error: { type: 'StoreFailed' } } });
    takeAway = showApp(desk, '/', host);
    await button('Сохранить в файл').click();
    await expect.element(alert().nth(1)).toHaveTextContent('Данные не открылись');
    await button('Сохранить в файл').click();
    await expect.element(page.getByText('Файл сохранён', { exact: true })).toBeVisible();
    expect(host.saved.map(({ name }) => name)).toEqual(['juror.qzb']);
  });
});

test('a copy that failed is not told as an entry that was not saved', async () => {
  const desk = createSafeDesk();
  desk.keep({ copyError: { type: 'SnapshotUnverified', details: { name: 'copy-9.qzs' } } });
  desk.show({ save: { status: 'saved', at: lastMade } });
  takeAway = showApp(desk, '/', createSafeHost());
  await expect.element(saved()).toHaveTextContent('Сохранено: 15:05');
  await expect.element(saved()).toHaveTextContent('Копия не записана');
  await expect.element(alert()).toHaveTextContent('Резервная копия записана с ошибкой');
  await expect.element(alert()).not.toHaveTextContent('Последнее введённое');
  // Neither hides the other.
  desk.show({ save: { status: 'failed', error: { type: 'StoreFull' } } });
  await expect.element(alert().nth(0)).toHaveTextContent('Последнее введённое не сохранено');
  await expect.element(alert().nth(1)).toHaveTextContent('Резервная копия записана с ошибкой');
});

describe('room on the disk', () => {
  test('little is told and can be hidden', async () => {
    const desk = createSafeDesk();
    desk.keep({ space: { free: 700_000_000, level: 'low' } });
    takeAway = showApp(desk, '/', createSafeHost());
    await expect.element(page.getByText(/На диске мало места: 667,6.МБ/)).toBeVisible();
    await button('Скрыть').click();
    await expect.element(page.getByText(/На диске мало места/)).not.toBeInTheDocument();
  });

  test('too little says that scores are refused and what still works, and cannot be hidden', async () => {
    const desk = createSafeDesk();
    desk.keep({ space: { free: 700_000_000, level: 'low' } });
    takeAway = showApp(desk, '/', createSafeHost());
    await button('Скрыть').click();
    desk.keep({ space: { free: 120_000_000, level: 'blocked' } });
    await expect.element(alert()).toHaveTextContent('Новые баллы не принимаются');
    await expect.element(alert()).toHaveTextContent('Сдать листы и экспортировать файл можно');
    await expect.element(button('Скрыть')).not.toBeInTheDocument();
    desk.keep({ space: { free: 5_000_000_000, level: 'ok' } });
    await expect.element(alert()).not.toBeInTheDocument();
  });
});

describe('a repair', () => {
  const told: readonly (readonly [Repair['kind'], Repair['cause'], string])[] = [
    ['store-rebuilt', 'empty', 'База оказалась пустой'],
    ['store-rebuilt', 'short', 'В базе не хватало части данных'],
    ['store-rebuilt', 'damaged', 'База была повреждена'],
    ['store-rebuilt', 'schema', 'База была от другой версии программы'],
    ['journal-renewed', 'missing', 'Журнал не нашёлся'],
    ['journal-renewed', 'damaged', 'Журнал был повреждён'],
    ['both-damaged', 'damaged', 'Повреждены и база, и журнал'],
    ['copied', 'elsewhere', 'скопированы сюда из другого места'],
  ];

  test.each(told)('%s because %s is told in one sentence', async (kind, cause, sentence) => {
    const desk = createSafeDesk();
    desk.keep({ repair: { kind, cause, sheets: 31, lost: false } });
    takeAway = showApp(desk, '/', createSafeHost());
    await expect.element(page.getByText(sentence)).toHaveTextContent('Ничего не потеряно.');
  });

  test('what was done is told on demand, and the sentence goes once it was read', async () => {
    const desk = createSafeDesk({
      answers: {
        acknowledgeRepair: async () => {
          desk.keep({ repair: null });
          return ok(undefined);
        },
      },
    });
    desk.keep({ repair: { kind: 'store-rebuilt', cause: 'empty', sheets: 31, lost: false } });
    takeAway = showApp(desk, '/', createSafeHost());
    await page.getByText('Что было сделано?').click();
    await expect.element(page.getByText(/Листов здесь сейчас: 31/)).toBeVisible();
    await button('Понятно').click();
    await expect.element(page.getByText(/База оказалась пустой/)).not.toBeInTheDocument();
  });

  test('is honest where something may be missing', async () => {
    const desk = createSafeDesk();
    desk.keep({ repair: { kind: 'both-damaged', cause: 'damaged', sheets: 30, lost: true } });
    takeAway = showApp(desk, '/', createSafeHost());
    await expect.element(page.getByText(/изменений может не хватать/)).toBeVisible();
    await expect.element(page.getByText(/Просмотрите листы/)).toBeVisible();
    await expect.element(page.getByText(/Ничего не потеряно/)).not.toBeInTheDocument();
  });
});

describe('a file that is due', () => {
  test('is asked for after a hand-in in a browser until it was saved', async () => {
    const host = createSafeHost({ kind: 'browser' });
    const desk = createSafeDesk({
      answers: {
        exportScores: async () => ok([file]),
        confirmHandOver: async () => {
          desk.keep({ exportDue: false });
          return ok(undefined);
        },
      },
    });
    desk.keep({ exportDue: true });
    takeAway = showApp(desk, '/sheet/100', host);
    const due = page.getByText('Сданные листы лежат только в этом браузере');
    await expect.element(due).toBeVisible();
    await button('Сохранить в файл').click();
    await expect.element(due).not.toBeInTheDocument();
    expect(host.saved.map(({ name }) => name)).toEqual(['juror.qzb']);
  });

  test('stays when the dialog was closed without saving', async () => {
    const cancelled = {
      ...createSafeHost({ kind: 'browser' }),
      saveFiles: async () => err({ type: 'SaveCancelled' as const }),
    };
    const desk = createSafeDesk({ answers: { exportScores: async () => ok([file]) } });
    desk.keep({ exportDue: true });
    takeAway = showApp(desk, '/', cancelled);
    await button('Сохранить в файл').click();
    await expect.element(button('Сохранить в файл')).toBeEnabled();
    await expect.element(page.getByText('Сданные листы лежат только')).toBeVisible();
    await expect.element(alert()).not.toBeInTheDocument();
  });

  test('is never asked for in practice', async () => {
    const desk = createSafeDesk({ demo: true });
    desk.keep({ exportDue: true });
    takeAway = showApp(desk, '/', createSafeHost({ kind: 'browser' }));
    await expect.element(page.getByRole('heading', { name: 'Мои заявки' })).toBeVisible();
    await expect.element(page.getByText('Сданные листы лежат только')).not.toBeInTheDocument();
  });
});

describe('a stick', () => {
  const answers: Partial<Desk> = {
    exportScores: async () => ok([file]),
    confirmHandOver: async () => ok(undefined),
  };

  test('may be removed once the file was read back', async () => {
    takeAway = showApp(createSafeDesk({ answers }), '/', createSafeHost());
    await button('Подготовить файл').click();
    await expect.element(page.getByText(/Прочитано с диска заново и проверено/)).toBeVisible();
    await expect.element(page.getByText(/Безопасного извлечения/)).toBeVisible();
  });

  test('is not spoken of where a browser could not read it back', async () => {
    takeAway = showApp(createSafeDesk({ answers }), '/', createSafeHost({ kind: 'browser' }));
    await button('Подготовить файл').click();
    await expect.element(page.getByText('Файл «juror.qzb» готов')).toBeVisible();
    await expect.element(page.getByText(/извлечения/)).not.toBeInTheDocument();
  });
});
