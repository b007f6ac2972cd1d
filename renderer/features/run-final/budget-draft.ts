import type { Language } from '../../../shared/basics/localized.ts';
import type { Tiyn } from '../../../shared/basics/money.ts';
import type { GrantRules, Id } from '../../../shared/contest/contest.ts';
import { readMoney } from '../../../shared/language/money-entry.ts';
import { formatTiyn } from '../../../shared/language/number-format.ts';
import {
  type BudgetFault,
  type BudgetLine,
  type Budgets,
  type ProjectBudget,
  withBudget,
} from '../../../shared/pitching/budget.ts';
import { pitchingLimits } from '../../../shared/pitching/pitching-schema.ts';

/** One line as it is typed. */
export interface LineDraft {
  readonly id: Id;
  readonly title: string;
  readonly proposed: string;
  /** Empty while nobody decided. */
  readonly awarded: string;
}

/** A sum for a field: as people read it, without the sign of the currency. */
const shown = (sum: Tiyn, language: Language): string =>
  formatTiyn(sum, language).replace('₸', '').trim();

export const draftOf = ({ lines }: ProjectBudget, language: Language): readonly LineDraft[] =>
  lines.map(({ id, title, proposed, awarded }) => ({
    id,
    title,
    proposed: shown(proposed, language),
    awarded: awarded === null ? '' : shown(awarded, language),
  }));

/** A new line with an id of its own. */
export function newLine(lines: readonly LineDraft[]): LineDraft {
  const taken = new Set(lines.map(({ id }) => id));
  let number = lines.length + 1;
  while (taken.has(`line-${number}`)) number += 1;
  return { id: `line-${number}`, title: '', proposed: '', awarded: '' };
}

/** Every line awarded as it was proposed. */
export const asProposed = (lines: readonly LineDraft[]): readonly LineDraft[] =>
  lines.map((line) => ({ ...line, awarded: line.proposed }));

/** What is wrong with a field: `${line}/title`, `${line}/proposed`, `${line}/awarded`. */
export type LineFault = 'TitleMissing' | 'MoneyInvalid' | 'MoneyAmbiguous' | 'MoneyTooLarge';

/** What typed lines come to; `budget` is null while a field is wrong. */
export interface DraftReading {
  readonly budget: ProjectBudget | null;
  readonly wrong: ReadonlyMap<string, LineFault>;
}

export function readDraft(lines: readonly LineDraft[]): DraftReading {
  const wrong = new Map<string, LineFault>();
  const sum = (place: string, text: string): Tiyn | null => {
    const money = readMoney(text);
    if (money.ok && money.value <= pitchingLimits.line) return money.value;
    wrong.set(place, money.ok ? 'MoneyTooLarge' : money.error.type);
    return null;
  };
  const read = lines.flatMap(({ id, title, proposed, awarded }): readonly BudgetLine[] => {
    if (title.trim() === '') wrong.set(`${id}/title`, 'TitleMissing');
    const asked = sum(`${id}/proposed`, proposed);
    const given = awarded.trim() === '' ? null : sum(`${id}/awarded`, awarded);
    return asked === null ? [] : [{ id, title: title.trim(), proposed: asked, awarded: given }];
  });
  return { budget: wrong.size === 0 ? { lines: read } : null, wrong };
}

/** Why a budget cannot stand beside the others; none where it can. */
export function budgetFaults(
  budgets: Budgets,
  submission: Id,
  budget: ProjectBudget | null,
  rules: GrantRules | null,
): readonly BudgetFault[] {
  if (budget === null) return [];
  const taken = withBudget(budgets, submission, budget, rules);
  return taken.ok ? [] : taken.error;
}
