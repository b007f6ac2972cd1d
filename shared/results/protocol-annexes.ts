import { documentTexts, fillText } from './document-texts.ts';
import { minutesTexts } from './minutes-texts.ts';
import { stageOf } from './naming.ts';
import { minutesNumber } from './paper-frame.ts';
import type { Block, PaperPart, ProtocolSource } from './protocol-parts.ts';
import { placeless, tableBlock } from './protocol-tables.ts';
import { sentence } from './protocol-words.ts';
import { createRegisterRow, listed, registerTitle, selectionNotes } from './register.ts';

/** The annexes of minutes in the order of their numbers. */
const annexIds = ['register', 'scores', 'differences', 'method'] as const;

export type AnnexId = (typeof annexIds)[number];

/** Every annex with its number, from 1, and its name. */
export const annexNames = (
  source: ProtocolSource,
): readonly { readonly id: AnnexId; readonly number: number; readonly title: string }[] =>
  annexIds.map((id, at) => ({
    id,
    number: at + 1,
    title:
      id === 'register'
        ? registerTitle(stageOf(source.state, source.ranking.stage), source.language)
        : minutesTexts[source.language].annex[id],
  }));

/** "Annex 2 to minutes No. 7", for the head of an annex that is a file of its own. */
export const annexLine = ({ meeting, language }: ProtocolSource, id: AnnexId): string =>
  fillText(minutesTexts[language].annex.of, language, {
    annex: annexIds.indexOf(id) + 1,
    number: minutesNumber(meeting, language),
  });

/** The register as it stands behind the minutes. */
export function registerAnnex(source: ProtocolSource): PaperPart {
  const { state, ranking, language } = source;
  const { annex } = documentTexts[language];
  const stage = stageOf(state, ranking.stage);
  const { advance } = stage.regulation;
  const scope = advance?.scope ?? 'all';
  const rows = listed(state, ranking).map(createRegisterRow(state, ranking, scope, language));
  const selection = selectionNotes(state, ranking, language);
  const isLonger = stage.ranked && advance !== null && scope === 'all' && rows.length > advance.top;
  const blocks: readonly Block[] = [
    ...(isLonger ? [sentence('tied', fillText(annex.tied, language, { count: rows.length }))] : []),
    tableBlock(
      'register',
      placeless(
        ['place', 'number', 'project', 'applicant', 'nomination', 'region', 'score'],
        stage,
      ),
      rows,
      language,
    ),
    ...(selection.lines.length === 0
      ? []
      : [
          sentence('selection', selection.title),
          { type: 'list', id: 'selection-lines', items: selection.lines } as const,
        ]),
  ];
  return {
    id: 'register',
    title: fillText(annex.heading, language, {
      number: 1,
      title: registerTitle(stage, language),
    }),
    blocks,
  };
}
