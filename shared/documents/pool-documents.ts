import { type Language, languages } from '../basics/localized.ts';
import { protocolSource } from '../results/paper-frame.ts';
import type { PaperData, ProtocolSource } from '../results/protocol-parts.ts';
import { printedState } from '../results/naming.ts';
import { poolTableFile } from '../reports/pool/move-table.ts';
import { poolListPaper } from '../reports/pool/pool-list.ts';
import { publicPoolPaper } from '../reports/pool/public-pool.ts';
import { projectCards } from '../reports/pool/project-card.ts';
import { submissionsOf } from '../reports/pool/pool-subjects.ts';
import { proposalPapers, proposalSections } from '../reports/pool/proposals-paper.ts';
import { readinessCards } from '../reports/pool/readiness-card.ts';
import type { Making } from './document-kinds.ts';
import type { Maker } from './document-maker.ts';
import { paperHtml } from './paper-html.ts';
import { joinPaper, type Paper } from './paper.ts';
import { tableCsv, tableXlsx } from './table-file.ts';

type Papers = (source: ProtocolSource, making: Making) => readonly PaperData[];

const sourceIn = ({ state, ranking, meeting }: Making, language: Language): ProtocolSource =>
  protocolSource(state, ranking, meeting, language);

/** The papers of every language, joined one by one. */
function joined(making: Making, papersOf: Papers): readonly Paper[] {
  const { languages: asked, range } = making.request;
  const sides = asked.map((language) => papersOf(sourceIn(making, language), making));
  const all = (sides[0] ?? []).map((_first, at) =>
    joinPaper(sides.flatMap((papers) => papers[at] ?? [])),
  );
  return range === undefined ? all : all.slice(range.from, range.from + range.count);
}

const pages = (papersOf: Papers, sheets?: NonNullable<Maker['sheets']>): Maker => ({
  make: (making) => paperHtml(joined(making, papersOf), making.fonts),
  ...(sheets === undefined ? {} : { sheets }),
});

/** How many applications of a subject a request is about; a paper that says so where there are none. */
const sheetsOf =
  (subject: 'project' | 'region'): NonNullable<Maker['sheets']> =>
  ({ state }, { submissions }) => {
    const all = submissionsOf(state, subject).filter(({ id }) => submissions?.includes(id) ?? true);
    return Math.max(1, all.length);
  };

const docx = (papersOf: Papers): Maker => ({
  make: async (making) => {
    const { papersDocx } = await import('./paper-docx.ts');
    return papersDocx(joined(making, papersOf));
  },
});

const readiness: Papers = (source, { request }) =>
  readinessCards(source, request.submissions ?? null);
const projects: Papers = (source, { request }) => projectCards(source, request.submissions ?? null);
const pool: Papers = (source) => [poolListPaper(source)];

const table = ({ state, language }: Making) =>
  poolTableFile(printedState(state, language), language);

/** Papers and tables of regional pools, readiness of regions, and a forum's proposals. */
export const poolMakers = {
  'readiness.html': pages(readiness, sheetsOf('region')),
  'readiness.docx': docx(readiness),
  'pool.html': pages(pool),
  'pool.docx': docx(pool),
  'pool.xlsx': { make: (making) => tableXlsx(table(making)) },
  'pool.csv': { make: (making) => tableCsv(table(making)) },
  'projects.html': pages(projects, sheetsOf('project')),
  'proposals.html': pages(proposalPapers, ({ state }) =>
    Math.max(1, proposalSections(state).length),
  ),
  'proposals.docx': docx(proposalPapers),
  'pool-public.html': {
    make: (making) =>
      paperHtml(
        languages.map((language) => joinPaper([publicPoolPaper(sourceIn(making, language))])),
        making.fonts,
      ),
  },
} as const satisfies Readonly<Record<string, Maker>>;
