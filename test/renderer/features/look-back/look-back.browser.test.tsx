import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { errorText } from '../../../../renderer/language/error-text.ts';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { Desk, DeskSnapshot } from '../../../../renderer/storage/desk.ts';
import type { YearSummary } from '../../../../renderer/storage/years.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import { pastApplication, pastSeason } from '../../../seasons/past-seasons.ts';
import { press } from '../../press.ts';
import { createJurorDesk } from '../../score/juror-desk.ts';
import { createKeepingHost, showApp } from '../../score/show-app.tsx';

const winner = pastApplication('21', {
  title: 'Жел қондырғысы',
  applicant: 'Қайрат Әбілқасымов',
  result: 'winner',
  place: 1,
});
const { applications, ...season } = pastSeason(2021, [winner], { stages: [] });
const summary: YearSummary = {
  ...season,
  applications: applications.length,
  results: { winner: 1 },
  grants: { projects: 0, granted: 0 },
};
const found = { found: [{ contest: season.contest, application: winner }], total: 1 };

let takeAway: () => void = () => undefined;
beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

type Tell = (years: DeskSnapshot['years']) => void;

/** Headquarters, and how its desk tells of long work. */
function deskWithWork(): { readonly desk: Desk; readonly tell: Tell } {
  const desk = createJurorDesk({ role: 'headquarters' });
  const listeners = new Set<() => void>();
  let snapshot = desk.getSnapshot();
  return {
    desk: {
      ...desk,
      getSnapshot: () => snapshot,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    tell: (years) => {
      snapshot = { ...snapshot, years };
      for (const listener of listeners) listener();
    },
  };
}

/** Headquarters with these past years, and these files to choose from. */
function show(
  years: () => readonly YearSummary[],
  given: (tell: Tell) => Partial<Desk> = () => ({}),
  files: readonly string[] = [],
): void {
  const { desk, tell } = deskWithWork();
  const asked = {
    ...desk,
    listYears: async () => ok(years()),
    searchYears: async () => ok(found),
    ...given(tell),
  };
  const host = {
    ...createKeepingHost(),
    pickFiles: async () => files.map((name) => ({ name, bytes: new Uint8Array(1) })),
  };
  takeAway = showApp(asked, '/look-back', host);
}

test('a season opens to its applications and their outcomes, and says that nothing of it is sealed', async () => {
  show(() => [summary]);
  await press(page.getByRole('button', { name: 'Конкурс 2021' }));
  await expect.element(page.getByText('1-е место')).toBeVisible();
  await expect.element(page.getByText('Қайрат Әбілқасымов')).toBeVisible();
  await expect.element(page.getByText(/закрытого этапа в нём нет/)).toBeVisible();
});

test('without past years there is a next step', async () => {
  show(() => []);
  await expect.element(page.getByText('Прошлых лет пока нет')).toBeVisible();
});

test('of several files each is told of, and what is refused has its reason in words', async () => {
  let years: readonly YearSummary[] = [];
  show(
    () => years,
    () => ({
      addYears: async () => {
        years = [summary];
        return ok([
          { files: ['2021.qzb'], outcome: 'added', contest: season.contest },
          { files: ['cut.qzb'], outcome: 'refused', error: { type: 'BundleTruncated' } },
        ]);
      },
    }),
    ['2021.qzb', 'cut.qzb'],
  );
  await press(page.getByRole('button', { name: 'Выбрать файл' }));
  await expect.element(page.getByText('2021.qzb — добавлен.')).toBeVisible();
  await expect.element(page.getByText(/^cut\.qzb — не принят: .{10,}\.$/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Конкурс 2021' })).toBeVisible();
});

test('while files are read it shows how far that is, and a stop leaves nothing behind', async () => {
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  show(
    () => [],
    (tell) => ({
      addYears: async () => {
        tell({ work: 'add', done: 30, total: 120 });
        await stopped;
        tell(null);
        return err({ type: 'ImportCancelled' });
      },
      cancelYears: async () => stop(),
    }),
    ['2021.qzb'],
  );
  await press(page.getByRole('button', { name: 'Выбрать файл' }));
  const bar = page.getByRole('progressbar', { name: 'Архив проверяется' });
  await expect.element(bar).toHaveAttribute('value', '30');
  await press(page.getByRole('button', { name: 'Остановить' }));
  await expect.element(bar).not.toBeInTheDocument();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await expect.element(page.getByText('Прошлых лет пока нет')).toBeVisible();
});

test('files that were added here are followed by one reading of what is here, whatever else works meanwhile', async () => {
  let lists = 0;
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  show(
    () => [summary],
    (tell) => ({
      listYears: async () => {
        lists += 1;
        return ok([summary]);
      },
      addYears: async () => {
        tell({ work: 'add', done: 30, total: 120 });
        tell(null);
        tell({ work: 'index', done: 1, total: 2 });
        await ended;
        tell(null);
        return ok([{ files: ['2021.qzb'], outcome: 'same', contest: season.contest }]);
      },
    }),
    ['2021.qzb'],
  );
  await press(page.getByRole('button', { name: 'Выбрать файл' }));
  const bar = page.getByRole('progressbar', { name: 'Архив проверяется' });
  await expect.element(bar).toBeVisible();
  expect(lists).toBe(1);
  end();
  await expect.element(bar).not.toBeInTheDocument();
  await expect.poll(() => lists).toBe(2);
});

test('whoever comes back while files are read sees how far that is, and then what came of it', async () => {
  let years: readonly YearSummary[] = [];
  let told: Tell = () => undefined;
  show(
    () => years,
    (tell) => {
      told = tell;
      tell({ work: 'add', done: 30, total: 120 });
      return {};
    },
  );
  const bar = page.getByRole('progressbar', { name: 'Архив проверяется' });
  await expect.element(bar).toHaveAttribute('value', '30');
  years = [summary];
  told(null);
  await expect.element(page.getByRole('button', { name: 'Конкурс 2021' })).toBeVisible();
  await expect.element(bar).not.toBeInTheDocument();
});

test('a search that waits for the index of words says how far it is, and can be stopped', async () => {
  let stops = 0;
  show(
    () => [summary],
    (tell) => ({
      searchYears: ({ query }) => {
        if (query === '') return Promise.resolve(ok(found));
        tell({ work: 'index', done: 2000, total: 100_000 });
        return new Promise(() => undefined);
      },
      cancelYears: async () => void (stops += 1),
    }),
  );
  await press(page.getByRole('tab', { name: 'Поиск заявок' }));
  await page.getByRole('searchbox').fill('қайрат');
  const bar = page.getByRole('progressbar', { name: /поиск по прошлым годам/ });
  await expect.element(bar).toHaveAttribute('value', '2000');
  await expect.element(page.getByText('Жел қондырғысы')).not.toBeInTheDocument();
  await press(page.getByRole('button', { name: 'Остановить' }));
  expect(stops).toBe(1);
});

test('a contest that names no year is chosen by its title alone', async () => {
  show(() => [{ ...summary, season: '', until: null }]);
  await press(page.getByRole('tab', { name: 'Поиск заявок' }));
  const title = page.getByRole('option', { name: 'Конкурс 2021', exact: true });
  await expect.element(title).toBeInTheDocument();
});

test('a season is removed once that was confirmed, and is not in the list any more', async () => {
  let years: readonly YearSummary[] = [summary];
  show(
    () => years,
    () => ({
      removeYear: async () => {
        years = [];
        return ok(undefined);
      },
    }),
  );
  await press(page.getByRole('button', { name: 'Конкурс 2021' }));
  await press(page.getByRole('button', { name: 'Убрать' }));
  await press(page.getByRole('alertdialog').getByRole('button', { name: 'Убрать' }));
  await expect.element(page.getByText('Прошлых лет пока нет')).toBeVisible();
});

test('a season that could not be removed stays, and says why until it is tried again', async () => {
  let years: readonly YearSummary[] = [summary];
  let tries = 0;
  show(
    () => years,
    () => ({
      removeYear: async () => {
        tries += 1;
        if (tries === 1) return err({ type: 'StoreFailed' });
        years = [];
        return ok(undefined);
      },
    }),
  );
  const remove = async () => {
    await press(page.getByRole('button', { name: 'Убрать' }));
    await press(page.getByRole('alertdialog').getByRole('button', { name: 'Убрать' }));
  };
  await press(page.getByRole('button', { name: 'Конкурс 2021' }));
  await remove();
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent(errorText({ type: 'StoreFailed' }, 'ru').title);
  await remove();
  await expect.element(page.getByText('Прошлых лет пока нет')).toBeVisible();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});
