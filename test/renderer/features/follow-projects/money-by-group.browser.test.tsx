import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { noMoney, tengeToTiyn } from '../../../../shared/basics/money.ts';
import type { ProjectFigures } from '../../../../shared/reports/monitoring/project-figures.ts';
import { MoneyByGroup } from '../../../../renderer/features/follow-projects/money-by-group.tsx';
import { useFollowWords } from '../../../../renderer/features/follow-projects/use-follow-words.ts';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import { press } from '../../press.ts';
import { testSettings } from '../../score/juror-desk.ts';
import '../../../../renderer/ui/styles.css';

const settings = { ...testSettings(), regionsProfile: '2022-' as const };

function Shown({ projects }: { readonly projects: readonly ProjectFigures[] }) {
  return <MoneyByGroup projects={projects} words={useFollowWords(settings)} />;
}

const projectIn = (
  id: string,
  region: string | null,
  tenge: readonly [granted: number, paid: number, spent: number],
): ProjectFigures => {
  const [granted = noMoney, paid = noMoney, spent = noMoney] = tenge.map(tengeToTiyn);
  return {
    submission: id,
    project: {
      submission: id,
      contract: { number: '', day: '' },
      start: '2026-01-01',
      end: '2026-12-31',
      granted,
      industry: 'energy',
      organisation: { kind: 'company', name: 'ТОО' },
      responsible: '',
      decidedIn: null,
      closure: null,
    },
    title: id,
    region,
    town: '',
    status: 'running',
    granted,
    paid,
    spent,
    milestones: { all: 0, due: 0, done: 0, onTime: 0, overdue: 0 },
    visits: 0,
    openRisks: 0,
    indicators: [],
  };
};

const inRegions = [
  projectIn('1', 'KZ-15', [4_000_000, 3_000_000, 1_000_000]),
  projectIn('2', 'KZ-15', [4_000_000, 1_000_000, 1_000_000]),
  projectIn('3', 'KZ-71', [1_000_000, 1_000_000, 1_000_000]),
  projectIn('4', null, [500_000, 0, 0]),
];

let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await page.viewport(1366, 900);
  await switchLanguage('kk');
});

function show(projects: readonly ProjectFigures[]): void {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  root.render(<Shown projects={projects} />);
  takeAway = () => {
    root.unmount();
    place.remove();
  };
}

const drawn = () => page.getByRole('img').element().textContent ?? '';

test('regions stand as tiles with the same figures in their table, where those without a tile stand as well', async () => {
  await page.viewport(1000, 800);
  show(inRegions);
  await expect.element(page.getByRole('img')).toBeVisible();
  expect(drawn()).toContain('Актюбинская');
  expect(drawn()).toMatch(/Проектов: 2Освоено: 25\s%/u);
  expect(drawn()).toMatch(/г\. Астана.*Освоено: 100\s%/u);
  for (const text of document.querySelectorAll('.chart-canvas text')) {
    const tile = text.parentElement?.querySelector('.follow-tile')?.getBoundingClientRect();
    expect(text.getBoundingClientRect().right).toBeLessThanOrEqual(tile?.right ?? 0);
  }
  await press(page.getByRole('radio', { name: 'Таблица' }));
  await expect.element(page.getByRole('row')).toHaveLength(4);
  await expect.element(page.getByRole('row', { name: /Актюбинская.*2.*8 000 000/ })).toBeVisible();
});

test('a narrow window has bars in place of tiles', async () => {
  await page.viewport(400, 800);
  show(inRegions);
  await expect.element(page.getByRole('img')).toBeVisible();
  expect(drawn()).toMatch(/Выделено 8.000.000/u);
  expect(document.querySelector('.follow-tile')).toBeNull();
});
