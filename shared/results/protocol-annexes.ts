import type { Operation } from '../log/operation.ts';
import { resolutionKinds } from '../merge/resolution-operations.ts';
import { documentTexts, fillText } from './document-texts.ts';
import { criterionTitle, jurorName, oneLine, stageOf } from './naming.ts';
import { tableBlock } from './protocol-tables.ts';
import type { Block, ProtocolSection, ProtocolSource } from './protocol-parts.ts';
import { createRegisterRow, listed, selectionNotes } from './register.ts';

/** An annex before it has its number. */
interface Annex {
  readonly id: string;
  readonly name: string;
  readonly blocks: readonly Block[];
}

function registerAnnex(source: ProtocolSource): Annex {
  const { state, ranking, language } = source;
  const { annex, register } = documentTexts[language];
  const { advance } = stageOf(state, ranking.stage).regulation;
  const scope = advance?.scope ?? 'all';
  const rows = listed(state, ranking).map(createRegisterRow(state, ranking, scope, language));
  const table = tableBlock(
    'register',
    ['place', 'number', 'project', 'applicant', 'nomination', 'region', 'score'],
    rows,
    language,
  );
  const selection = selectionNotes(state, ranking, language);
  const isLonger = advance !== null && scope === 'all' && rows.length > advance.top;
  const note: Block = {
    type: 'paragraph',
    id: 'tied',
    text: fillText(annex.tied, language, { count: rows.length }),
  };
  return {
    id: 'register',
    name:
      advance === null
        ? register.fullTitle
        : fillText(register.title, language, { top: advance.top }),
    blocks: [
      ...(isLonger ? [note] : []),
      table,
      ...(selection.lines.length === 0
        ? []
        : [
            { type: 'paragraph', id: 'selection', text: selection.title } as const,
            { type: 'list', id: 'selection-lines', items: selection.lines } as const,
          ]),
    ],
  };
}

function resolutionSubject({ state, language }: ProtocolSource, { kind, key }: Operation): string {
  const texts = documentTexts[language].resolution;
  switch (kind) {
    case resolutionKinds.quarantine:
      return texts.quarantine;
    case resolutionKinds.fork:
      return texts.fork;
    case resolutionKinds.key:
      return texts.key;
    default: {
      const [subject, , application = '', juror = '', criterion = ''] = key.split('/');
      if (subject !== 'score' && subject !== 'comment')
        return fillText(texts.other, language, { key });
      return fillText(texts[subject], language, {
        application,
        juror: jurorName(state, juror),
        criterion: criterionTitle(state, criterion, language),
      });
    }
  }
}

function resolutionsAnnex(source: ProtocolSource): Annex {
  const { language, facts } = source;
  const { annex, column } = documentTexts[language];
  return {
    id: 'resolutions',
    name: annex.resolutions,
    blocks: [
      {
        type: 'table',
        id: 'resolutions',
        columns: [
          { id: 'subject', title: column.subject, align: 'left' },
          { id: 'reason', title: column.reason, align: 'left' },
        ],
        rows: facts.resolutions.map((operation) => [
          resolutionSubject(source, operation),
          oneLine(operation.reason),
        ]),
      },
    ],
  };
}

/** The annexes in their numbered order: the register first, then what was settled and why. */
export function protocolAnnexes(source: ProtocolSource): {
  readonly sections: readonly ProtocolSection[];
  /** "1) …; 2) …" for the minutes themselves. */
  readonly listed: string;
} {
  const { language, facts } = source;
  const { heading, listed: listing } = documentTexts[language].annex;
  const annexes = [
    registerAnnex(source),
    ...(facts.resolutions.length > 0 ? [resolutionsAnnex(source)] : []),
  ];
  const numbered = (text: string, name: string, index: number): string =>
    fillText(text, language, { number: index + 1, title: name });
  return {
    sections: annexes.map(({ id, name, blocks }, index) => ({
      id,
      title: numbered(heading, name, index),
      blocks,
    })),
    listed: annexes.map(({ name }, index) => numbered(listing, name, index)).join('; '),
  };
}
