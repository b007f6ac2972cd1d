import { fillText } from '../../results/document-texts.ts';
import { regionTitle, settingsOf } from '../../results/naming.ts';
import type { PaperData, PaperPart, ProtocolSource } from '../../results/protocol-parts.ts';
import { poolRows, rowsByRegion } from './pool-board.ts';
import { poolPaper } from './pool-paper.ts';
import { poolTable } from './pool-tables.ts';
import { poolTexts } from './pool-texts.ts';
import { createPoolWords } from './pool-words.ts';

/**
 * The pool as everybody may see it: title, region and theme of each project, as the contest's consent says, and nothing of
 * people, money or scores. What was withdrawn is not in it.
 */
export function publicPoolPaper(source: ProtocolSource): PaperData {
  const { state, language } = source;
  const texts = poolTexts[language];
  const rows = poolRows(state).filter(({ entry }) => entry.state !== 'withdrawn');
  const wordsOf = createPoolWords(state, language);
  const sections = rowsByRegion(rows, settingsOf(state).regions).map(
    ({ id, rows: own }): PaperPart => ({
      id: `region-${id}`,
      title: id === '' ? texts.pool.elsewhere : regionTitle(state, id, language),
      blocks: [
        poolTable(
          'projects',
          language,
          ['project', 'track'],
          own.map(wordsOf).map(({ title, track }) => [title, track]),
        ),
      ],
    }),
  );
  return poolPaper(source, {
    title: texts.pool.title,
    lines: [
      rows.length === 0
        ? texts.pool.empty
        : fillText(texts.pool.public, language, { count: rows.length }),
    ],
    sections,
  });
}
