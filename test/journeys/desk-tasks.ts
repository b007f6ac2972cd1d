import type { Laptop } from './laptop.ts';

/** Drops files in the receiving screen, looks at the dry run and imports. */
export async function receive(
  laptop: Laptop,
  verb: RegExp,
  ...files: readonly string[]
): Promise<void> {
  await laptop.go('receive');
  await laptop.give(laptop.button('receive:pick'), ...files);
  await laptop.page.getByRole('button', { name: verb }).click();
  await laptop.page.getByText(laptop.text('receive:resultFiles')).first().waitFor();
}

/**
 * A coordinator types the first scores of a juror's first sheet from paper. `juror` is the place in the list of jurors,
 * whose first line only asks to choose; `scores` go to the criteria in their order.
 */
export async function enterFromPaper(
  coordinator: Laptop,
  juror: number,
  scores: readonly string[],
): Promise<void> {
  const { page } = coordinator;
  await coordinator.go('paper');
  const chooser = page.getByLabel(coordinator.text('coordinator:paper.juror'), { exact: true });
  await chooser.locator('option').nth(juror).waitFor({ state: 'attached' });
  await chooser.selectOption({ index: juror });
  for (const [criterion, score] of scores.entries()) {
    const group = page.locator('.crit').nth(criterion).getByRole('radiogroup');
    await group.getByRole('radio', { name: score, exact: true }).click();
  }
  await page
    .getByRole('status')
    .filter({ hasText: coordinator.text('common:saved') })
    .first()
    .waitFor();
}
