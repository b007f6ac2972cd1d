import { documentTexts } from '../results/document-texts.ts';
import { minutesTexts } from '../results/minutes-texts.ts';
import { stageOf } from '../results/naming.ts';
import { paperFrame } from '../results/paper-frame.ts';
import type { ProtocolSource } from '../results/protocol-parts.ts';
import { scoreTable } from '../results/score-annex.ts';
import { workbook } from './workbook.ts';

/** Every counted sheet as a line of a spreadsheet: scores and totals are numbers, the rest is text. */
export function scoreAnnexXlsx(source: ProtocolSource): Promise<Uint8Array> {
  const { column } = documentTexts[source.language];
  const { annex, column: own } = minutesTexts[source.language];
  const { criteria, submissions } = scoreTable(source);
  const { draftMark, embargoMark, contest, stage, foot, rootLine } = paperFrame(source);
  const { ranked } = stageOf(source.state, source.ranking.stage);
  const lines = [draftMark, embargoMark, contest, stage, annex.scores, rootLine];
  const sheet = {
    name: annex.scores,
    lines: lines.filter((line) => line !== null),
    columns: [
      { title: column.nomination, width: 36 },
      ...(ranked ? [{ title: column.place, width: 8 }] : []),
      { title: column.number, width: 10 },
      { title: column.project, width: 50 },
      { title: own.juror, width: 26 },
      ...criteria.map((title) => ({ title, width: 16 })),
      { title: own.total, width: 12 },
    ],
    rows: submissions.flatMap(({ nomination, place, number, project, lines: sheets }) =>
      sheets.map(({ juror, scores, decimals, total }) => [
        nomination,
        ...(ranked ? [place] : []),
        number,
        project,
        juror,
        ...decimals.map((decimal, at) => (decimal === '' ? (scores[at] ?? '') : { decimal })),
        { decimal: total },
      ]),
    ),
  };
  return workbook([sheet], [foot, rootLine]);
}
