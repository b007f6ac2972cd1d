import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(
  new URL('../../../renderer/ui/tokens.css', import.meta.url),
  'utf8',
).replaceAll('"', "'");

type Tokens = ReadonlyMap<string, string>;

/** The declarations of every block whose selector names the theme, later ones winning, over those of light. */
function tokensOf(theme: 'light' | 'dark' | 'contrast'): Tokens {
  const tokens = new Map<string, string>();
  const read = (marker: string) => {
    for (const block of css.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      const [, selector = '', body = ''] = block;
      if (!selector.includes(marker)) continue;
      for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g))
        tokens.set(name, value.trim());
    }
  };
  read("[data-theme='light']");
  if (theme !== 'light') read(`[data-theme='${theme}']`);
  return tokens;
}

/** WCAG 2.2 relative luminance of "#RRGGBB". */
function luminance(colour: string): number {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (match === null) throw new Error(`not a colour: ${colour}`);
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((hex) => {
    const share = Number.parseInt(hex, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Tokens, text: string, ground: string): number {
  const [a, b] = [luminance(tokens.get(text) ?? text), luminance(tokens.get(ground) ?? ground)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const grounds = ['--canvas', '--surface', '--surface-2', '--sunken'];
const textPairs: readonly (readonly [text: string, ground: string])[] = [
  ...['--ink', '--ink-2', '--ink-3', '--primary-text'].flatMap((text) =>
    grounds.map((ground) => [text, ground] as const),
  ),
  ...['--primary', '--primary-hover', '--primary-press'].map(
    (ground) => ['--on-primary', ground] as const,
  ),
  ...['--primary-soft', '--primary-soft-2'].flatMap((ground) => [
    ['--primary-text', ground] as const,
    ['--ink', ground] as const,
    ['--ink-2', ground] as const,
  ]),
  ...['ok', 'warn', 'danger', 'hold'].flatMap((tone) => [
    [`--${tone}`, `--${tone}-soft`] as const,
    [`--${tone}`, '--surface'] as const,
    [`--${tone}`, '--surface-2'] as const,
    ['--ink', `--${tone}-soft`] as const,
    ['--ink-2', `--${tone}-soft`] as const,
  ]),
  ['--surface', '--warn'],
  ['--plot-cut', '--surface'],
  ['--paper-ink', '--paper'],
  ['--paper-ink-2', '--paper'],
  ['--paper-ink', '--paper-head'],
];

const edgePairs: readonly (readonly [edge: string, ground: string])[] = [
  ...grounds
    .filter((ground) => ground !== '--sunken')
    .map((ground) => ['--line-strong', ground] as const),
  ...['--canvas', '--surface'].map((ground) => ['--focus', ground] as const),
  ...[1, 3, 4, 5, 6].map((series) => [`--plot-${series}`, '--surface'] as const),
];

describe.each(['light', 'dark', 'contrast'] as const)('the tokens of the %s theme', (theme) => {
  const tokens = tokensOf(theme);

  it.each(textPairs)('keep the text %s readable on %s', (text, ground) => {
    expect(contrast(tokens, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edgePairs)('keep the edge %s visible on %s', (edge, ground) => {
    expect(contrast(tokens, edge, ground)).toBeGreaterThanOrEqual(3);
  });
});

it('measures contrast as WCAG does', () => {
  expect(contrast(new Map(), '#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(contrast(new Map(), '#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
});
