import type { Language } from '../../basics/localized.ts';
import type { Discipline } from '../../contest/discipline.ts';
import { formatNumber } from '../../language/number-format.ts';
import { localized } from '../../results/naming.ts';
import type { SideResult } from '../../tournament/match-result.ts';
import { runText } from './standing-words.ts';
import { tournamentTexts } from './tournament-texts.ts';

/** One line of a referee's sheet: what is asked, and what each side has there. */
export interface SheetLine {
  readonly label: string;
  /** In the order of the sides; empty on a blank sheet. */
  readonly values: readonly string[];
}

/** True where the referee weighs the robots. */
export const isWeighed = ({ bestOf, tieBreak }: Pick<Discipline, 'bestOf' | 'tieBreak'>): boolean =>
  bestOf > 1 || tieBreak.includes('lighter-robot');

/** The lines of a sheet in the order in which they are asked; `sides` is empty where nothing was written yet. */
export function sheetLines(
  discipline: Discipline,
  sides: readonly SideResult[],
  language: Language,
): readonly SheetLine[] {
  const { sheet } = tournamentTexts[language];
  const line = (label: string, valueOf: (side: SideResult) => string): SheetLine => ({
    label,
    values: sides.map(valueOf),
  });
  const figure = (value: number | null | undefined): string =>
    value === null || value === undefined ? '' : formatNumber(value, language);
  const main =
    discipline.system === 'timed-heats'
      ? [
          line(sheet.time, ({ run }) => runText(run?.milliseconds ?? null, language)),
          line(sheet.finished, ({ run }) =>
            run === null ? '' : run.finished ? sheet.yes : sheet.no,
          ),
          line(sheet.checkpoints, ({ run }) => figure(run?.checkpoints)),
        ]
      : [line(discipline.bestOf > 1 ? sheet.rounds : sheet.goals, ({ score }) => figure(score))];
  const penalties = discipline.penalties.map(({ id, title }) =>
    line(localized(title, language), (side) =>
      figure(side.penalties.find((penalty) => penalty.id === id)?.count ?? 0),
    ),
  );
  const isTimed = discipline.system === 'timed-heats';
  return [
    ...main,
    ...penalties,
    ...(isTimed ? [] : [line(sheet.extra, ({ extra }) => figure(extra))]),
    ...(!isTimed && isWeighed(discipline)
      ? [line(sheet.weight, ({ weight }) => figure(weight))]
      : []),
  ];
}
