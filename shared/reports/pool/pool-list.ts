import type { Language } from '../../basics/localized.ts';
import type { Id } from '../../contest/contest.ts';
import { fillText } from '../../results/document-texts.ts';
import { nominationTitle, regionTitle, settingsOf } from '../../results/naming.ts';
import type { PaperData, PaperPart, ProtocolSource } from '../../results/protocol-parts.ts';
import {
  groupedRows,
  type PoolRow,
  poolRows,
  rowsByRegion,
  rowsByState,
  totalOf,
} from './pool-board.ts';
import { poolPaper } from './pool-paper.ts';
import { poolTable } from './pool-tables.ts';
import { poolTexts } from './pool-texts.ts';
import { createPoolWords, sumText } from './pool-words.ts';

type Groups = readonly { readonly id: Id; readonly rows: readonly PoolRow[] }[];

/** How many projects and how much money each group has. */
const totalsPart = (
  id: 'byTrack' | 'byRegion' | 'byState',
  groups: Groups,
  { language, titleOf }: { readonly language: Language; readonly titleOf: (id: Id) => string },
): PaperPart => {
  const column = id === 'byTrack' ? 'track' : id === 'byRegion' ? 'region' : 'state';
  const rows = groups.map((group) => {
    const total = totalOf(group.rows);
    return [titleOf(group.id), String(total.count), sumText(total, language)];
  });
  return {
    id,
    title: poolTexts[language].pool[id],
    blocks: [poolTable(id, language, [column, 'count', 'budget'], rows)],
  };
};

/** The whole pool as a paper: totals, then the projects of each region by number. */
export function poolListPaper(source: ProtocolSource): PaperData {
  const { state, language } = source;
  const texts = poolTexts[language];
  const rows = poolRows(state);
  const { nominations, regions } = settingsOf(state);
  const title = (region: Id): string =>
    region === '' ? texts.pool.elsewhere : regionTitle(state, region, language);
  const byRegion = rowsByRegion(rows, regions);
  const tracks = nominations.map(({ id }) => id);
  const wordsOf = createPoolWords(state, language);
  const total = totalOf(rows);
  const projects = byRegion.map(({ id, rows: own }): PaperPart => ({
    id: `region-${id}`,
    title: fillText(texts.pool.projects, language, { region: title(id) }),
    blocks: [
      poolTable(
        'projects',
        language,
        ['number', 'project', 'applicant', 'track', 'state', 'maturity', 'budget'],
        own
          .map(wordsOf)
          .map((row) => [
            row.number,
            row.title,
            row.applicant,
            row.track,
            row.state,
            row.maturity,
            row.budget,
          ]),
      ),
    ],
  }));
  return poolPaper(source, {
    title: texts.pool.title,
    lines: [
      rows.length === 0
        ? texts.pool.empty
        : fillText(texts.pool.lead, language, {
            count: total.count,
            sum: sumText(total, language),
          }),
    ],
    sections:
      rows.length === 0
        ? []
        : [
            totalsPart('byTrack', groupedRows(rows, 'track', tracks), {
              language,
              titleOf: (id) => nominationTitle(state, id, language),
            }),
            totalsPart('byRegion', byRegion, { language, titleOf: title }),
            totalsPart('byState', rowsByState(rows), {
              language,
              titleOf: (id) => new Map(Object.entries(texts.state)).get(id) ?? id,
            }),
            ...projects,
          ],
  });
}
