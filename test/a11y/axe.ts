import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe?: typeof import('axe-core');
  }
}

/** What axe finds on the page as it is: all its rules, those of WCAG 2.2 included. One line for each element. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(source);
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(async () => {
    const found = await window.axe?.run(document, {
      resultTypes: ['violations'],
      rules: { 'target-size': { enabled: true } },
      elementRef: false,
    });
    if (found === undefined) throw new Error('no axe');
    return { violations: found.violations };
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => {
      const [, why = ''] = failureSummary.split('\n');
      return `${id}: ${html.slice(0, 160)} – ${why.trim().slice(0, 200)}`;
    }),
  );
}
