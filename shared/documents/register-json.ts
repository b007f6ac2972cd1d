import type { DecisionsData } from '../results/decisions-data.ts';
import type { RegisterData } from '../results/register.ts';

/** Decisions of a stage that chooses no winners. */
const withoutWinners = ({ winners: _none, ...others }: DecisionsData): object => others;

/** The register and what was decided, for other programs: scores as exact decimal text, names exactly as recorded. */
export const registerJson = (register: RegisterData, decisions: DecisionsData): string =>
  `${JSON.stringify(
    {
      language: register.language,
      contest: register.contest,
      stage: register.stage,
      draft: register.draftMark !== null,
      open: register.open,
      ...(register.ranked ? decisions : withoutWinners(decisions)),
      ...(register.ranked ? { scope: register.scope, top: register.top } : {}),
      selection: register.selection.rows,
      rows: register.rows.map(({ place, decimal, score: _shown, ...row }) => ({
        ...(register.ranked ? { place } : {}),
        ...row,
        score: decimal,
      })),
    },
    null,
    2,
  )}\n`;
