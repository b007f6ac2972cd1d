import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ChartPlaceProvider } from '../../../renderer/charts/chart-place.ts';
import { ConflictImpactChart } from '../../../renderer/charts/conflict-impact-chart.tsx';
import { CutLineChart } from '../../../renderer/charts/cut-line-chart.tsx';
import { JurorSeverity } from '../../../renderer/charts/juror-severity.tsx';
import { ReliabilityChart } from '../../../renderer/charts/reliability-chart.tsx';
import { ScoreDistribution } from '../../../renderer/charts/score-distribution.tsx';
import { SlopeChart } from '../../../renderer/charts/slope-chart.tsx';
import { currentLanguage, switchLanguage } from '../../../renderer/language/texts.ts';

const before = currentLanguage();
beforeAll(() => switchLanguage('kk'));
afterAll(() => switchLanguage(before));

const jurors = Array.from({ length: 40 }, (_, index) => ({
  id: `j-${index}`,
  name: `Қазы ${index}`,
  severity: (index - 20) / 10,
  error: index === 5 ? 1 : 0.2,
  sheets: index === 5 ? 1 : 40,
  kind: index < 3 ? ('stricter' as const) : ('usual' as const),
}));

const places = Array.from({ length: 60 }, (_, index) => ({
  id: `s-${index + 1}`,
  name: `№ ${index + 1} «Жоба»`,
  short: `№ ${index + 1}`,
  place: index + 1,
  low: Math.max(1, index - 5),
  high: index + 8,
  pTop: index < 20 ? 0.99 : index < 40 ? 0.5 : 0.01,
  zone: index < 20 ? ('in' as const) : index < 40 ? ('grey' as const) : ('out' as const),
}));

const pictures: readonly (readonly [name: string, picture: ReactNode])[] = [
  [
    'scores',
    <ScoreDistribution
      key="scores"
      title="Балдар"
      sheets={[4, 5, 5.5, 6, 7, 8.25]}
      finals={[5, 6, 7]}
      marks={[
        { kind: 'pass', value: 5 },
        { kind: 'cut', value: 6 },
      ]}
    />,
  ],
  ['severity', <JurorSeverity key="severity" title="Қаталдық" jurors={jurors} />],
  [
    'methods',
    <SlopeChart
      key="methods"
      title="Әдістер"
      titles={['Орташа', 'Медиана']}
      rows={places.map(({ id, name, short, place }) => ({
        id,
        name,
        short,
        left: place,
        right: 61 - place,
      }))}
      top={30}
    />,
  ],
  ['the cut', <CutLineChart key="cut" title="Өту сызығы" rows={places} top={30} />],
  [
    'reliability',
    <ReliabilityChart
      key="reliability"
      title="Сенімділік"
      rows={[{ id: 'r', name: 'Номинация', share: 0.6, sheets: 3, wanted: 8 }]}
      bounds={{ fair: 0.6, high: 0.8 }}
    />,
  ],
  [
    'conflicts',
    <ConflictImpactChart
      key="conflicts"
      title="Қайшылықтар"
      conflicts={[
        {
          id: 'c',
          name: '№ 9',
          short: '№ 9',
          level: 'winners',
          now: 29,
          places: [29, 33],
          moved: 5,
        },
      ]}
      top={30}
    />,
  ],
];

describe.each(pictures)('the picture of %s', (_, picture) => {
  const html = (onPaper = false): string =>
    renderToStaticMarkup(
      <ChartPlaceProvider value={{ onPaper, named: false }}>{picture}</ChartPlaceProvider>,
    );

  test('is a figure with a name, a sentence, and a switch to its table', () => {
    const shown = html();
    expect(shown).toMatch(
      /^<figure class="chart" aria-labelledby="([^"]+)"><div class="chart-head"><h2 id="\1">/u,
    );
    expect(shown).toMatch(/<figcaption>[^<]+\.<\/figcaption>/u);
    expect(shown).toMatch(/<svg viewBox="[^"]+" role="img" aria-label="[^"]+\."/u);
    expect(shown).toContain('>Кесте</button>');
    expect(shown).not.toContain('<table');
  });

  test('has no figure that is not a number, no colour of its own and no missing text', () => {
    for (const shown of [html(), html(true)]) {
      expect(shown).not.toMatch(/NaN|Infinity|undefined|null/u);
      expect(shown).not.toMatch(/(?:fill|stroke)="(?!url)/u);
      expect(/<svg viewBox.*<\/svg>/su.exec(shown)?.[0]).not.toContain('style=');
      expect(shown).not.toMatch(/\{\{|charts[:.]/u);
    }
  });

  test('stands on paper without its controls', () => {
    const shown = html(true);
    expect(shown).toContain('role="img"');
    expect(shown).not.toContain('<button');
  });
});

const markup = (picture: ReactNode, onPaper = false): string =>
  renderToStaticMarkup(
    <ChartPlaceProvider value={{ onPaper, named: false }}>{picture}</ChartPlaceProvider>,
  );

test('a short table stands on paper below its picture', () => {
  expect(markup(pictures[0]?.[1], true)).toContain('<table');
});

test('of many jurors the strictest and the mildest are shown first, on paper all', () => {
  const picture = <JurorSeverity title="Қаталдық" jurors={jurors} />;
  const names = (html: string): number => html.match(/>Қазы \d+</gu)?.length ?? 0;
  expect(names(markup(picture))).toBe(30);
  expect(markup(picture)).toContain('Барлық 40 қазыны көрсету');
  expect(names(markup(picture, true))).toBe(40);
});

test('the sentence counts who stands out', () => {
  expect(markup(<JurorSeverity title="Қаталдық" jurors={jurors} />)).toContain(
    'қаталырақ қазылар: 3, айтарлықтай жұмсағырақ: 0, қалғандары: 37.',
  );
});

test('a picture of nothing is not drawn', () => {
  expect(markup(<JurorSeverity title="Қаталдық" jurors={[]} />)).toBe('');
  expect(markup(<CutLineChart title="Өту сызығы" rows={[]} top={30} />)).toBe('');
  expect(markup(<ScoreDistribution title="Балдар" sheets={[]} finals={[]} marks={[]} />)).toBe('');
});
