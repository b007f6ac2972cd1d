import type { Id } from '../../contest/contest.ts';
import { cleanText } from '../../language/clean-text.ts';
import type { PaperData, PaperPart, ProtocolSource } from '../../results/protocol-parts.ts';
import { sentence } from '../../results/protocol-words.ts';
import { type PoolRow, poolRows } from './pool-board.ts';
import { poolPaper } from './pool-paper.ts';
import { poolTable } from './pool-tables.ts';
import { poolTexts } from './pool-texts.ts';
import { createPoolWords, type PoolWords } from './pool-words.ts';

/** What a card tells of a project, line by line; what nobody said is left out. */
const facts = [
  'number',
  'project',
  'applicant',
  'region',
  'town',
  'track',
  'state',
  'maturity',
  'budget',
  'team',
  'partners',
  'note',
] as const;

function cardOf(source: ProtocolSource, { submission }: PoolRow, words: PoolWords): PaperData {
  const { language } = source;
  const texts = poolTexts[language];
  const rows = facts.flatMap((fact) => {
    const value = fact === 'project' ? words.title : words[fact];
    // Why a project was withdrawn stands above.
    const isSaid = fact === 'note' && words.ended !== '' && words.ended.includes(value);
    return value === '' || isSaid ? [] : [[texts.column[fact], value]];
  });
  const summary = cleanText(submission.summary).text.trim();
  const sections: readonly PaperPart[] = [
    {
      id: 'facts',
      title: texts.project.facts,
      blocks: [poolTable('facts', language, ['field', 'value'], rows)],
    },
    ...(summary === ''
      ? []
      : [
          {
            id: 'summary',
            title: texts.project.summary,
            blocks: [sentence('summary', summary)],
          },
        ]),
  ];
  return poolPaper(source, {
    title: texts.project.title,
    lines: [words.title, ...(words.ended === '' ? [] : [words.ended])],
    sections,
  });
}

/** A card for each project of the pool, or for those that are asked for, by number; one that says so where there is none. */
export function projectCards(
  source: ProtocolSource,
  submissions: readonly Id[] | null,
): readonly PaperData[] {
  const asked = submissions === null ? null : new Set(submissions);
  const wordsOf = createPoolWords(source.state, source.language);
  const rows = poolRows(source.state).filter(
    ({ submission }) => asked === null || asked.has(submission.id),
  );
  if (rows.length > 0) return rows.map((row) => cardOf(source, row, wordsOf(row)));
  const texts = poolTexts[source.language].project;
  return [poolPaper(source, { title: texts.title, lines: [texts.none], sections: [] })];
}
