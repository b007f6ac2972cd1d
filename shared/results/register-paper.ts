import type { Language } from '../basics/localized.ts';
import type { Stage } from '../contest/contest.ts';
import { minutesTexts } from './minutes-texts.ts';
import { plainPaper } from './paper-frame.ts';
import { annexLine } from './protocol-annexes.ts';
import type { Block, PaperData, PaperPart, ProtocolSource } from './protocol-parts.ts';
import { placeless, type RegisterColumnId, tableBlock } from './protocol-tables.ts';
import { registerData, type RegisterGroup } from './register.ts';

const wholeColumns: readonly RegisterColumnId[] = [
  'place',
  'number',
  'project',
  'applicant',
  'nomination',
  'region',
  'score',
];

type Without = 'nomination' | 'region';

/** The same list in groups, each under a row with its name; nothing where there are no two to tell apart. */
function groupedPart(
  groups: readonly RegisterGroup[],
  by: Without,
  {
    title,
    language,
    of,
  }: {
    readonly title: string;
    readonly language: Language;
    readonly of: Pick<Stage, 'ranked' | 'subject'>;
  },
): readonly PaperPart[] {
  if (groups.length < 2) return [];
  const columns = placeless(wholeColumns, of).filter((id) => id !== by);
  const tables = groups.map(({ rows }) => tableBlock(by, columns, rows, language));
  const [first] = tables;
  if (first === undefined) return [];
  const rows = tables.flatMap((table, at) => [[groups[at]?.title ?? ''], ...table.rows]);
  return [{ id: `by-${by}`, title, blocks: [{ ...first, rows }] }];
}

/** The register as a paper of its own: whole, by nomination, by region, and whom quotas took in or passed over. */
export function registerPaper(source: ProtocolSource): PaperData {
  const { state, ranking, meeting, language } = source;
  const register = registerData(state, ranking, meeting, language);
  const { title, rows, selection, byNomination, byRegion } = register;
  const texts = minutesTexts[language].register;
  const notes: Block = { type: 'list', id: 'selection', items: selection.lines };
  return plainPaper(source, {
    title,
    lines: [annexLine(source, 'register')],
    sections: [
      {
        id: 'whole',
        title: texts.whole,
        blocks: [tableBlock('register', placeless(wholeColumns, register), rows, language)],
      },
      ...(selection.lines.length === 0
        ? []
        : [{ id: 'selection', title: selection.title, blocks: [notes] }]),
    ],
    annexes: [
      ...groupedPart(byNomination, 'nomination', {
        title: texts.byNomination,
        language,
        of: register,
      }),
      ...groupedPart(byRegion, 'region', { title: texts.byRegion, language, of: register }),
    ],
  });
}
