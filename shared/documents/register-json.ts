import type { RegisterData } from '../results/register.ts';

/** The register for other programs: scores as exact decimal text, names exactly as recorded. */
export const registerJson = (register: RegisterData): string =>
  `${JSON.stringify(
    {
      language: register.language,
      contest: register.contest,
      stage: register.stage,
      draft: register.draftMark !== null,
      open: register.open,
      scope: register.scope,
      top: register.top,
      selection: register.selection.lines,
      rows: register.rows.map(({ decimal, score: _shown, ...row }) => ({ ...row, score: decimal })),
    },
    null,
    2,
  )}\n`;
