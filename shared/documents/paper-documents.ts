import { decisionsData } from '../results/decisions-data.ts';
import { differencesAnnex } from '../results/differences-annex.ts';
import { fillPhrase, phrases } from '../results/document-texts.ts';
import { extractPapers } from '../results/extract.ts';
import { methodAnnex } from '../results/method-annex.ts';
import { minutesNumber, paperFrame, plainPaper, protocolSource } from '../results/paper-frame.ts';
import { minutesTexts } from '../results/minutes-texts.ts';
import type { PaperData, ProtocolData, ProtocolSource } from '../results/protocol-parts.ts';
import { protocolData } from '../results/protocol.ts';
import { registerPaper } from '../results/register-paper.ts';
import { registerData } from '../results/register.ts';
import { scoreAnnex } from '../results/score-annex.ts';
import type { Making } from './document-kinds.ts';
import type { Maker } from './document-maker.ts';
import { paperHtml } from './paper-html.ts';
import { joinPaper, type Paper } from './paper.ts';
import { protocolHtml } from './protocol-html.ts';
import { registerCsv } from './register-csv.ts';
import { registerJson } from './register-json.ts';
import { registerXlsx } from './register-xlsx.ts';
import { scoreAnnexXlsx } from './score-annex-xlsx.ts';

type Of<Data extends PaperData> = (source: ProtocolSource) => Data;

const sourcesOf = ({ state, ranking, meeting, request }: Making): readonly ProtocolSource[] =>
  request.languages.map((language) => protocolSource(state, ranking, meeting, language));

const sidesOf = <Data extends PaperData>(making: Making, create: Of<Data>): readonly Data[] =>
  sourcesOf(making).map(create);

const leading = ({ state, ranking, meeting, language }: Making): ProtocolSource =>
  protocolSource(state, ranking, meeting, language);

const page = (create: Of<PaperData>): Maker => ({
  make: (making) => paperHtml([joinPaper(sidesOf(making, create))], making.fonts),
});

const register = ({ state, ranking, meeting, language }: Making) =>
  registerData(state, ranking, meeting, language);

const minutes = ({ state, ranking, meeting, request }: Making): readonly ProtocolData[] =>
  request.languages.map((language) => protocolData(state, ranking, meeting, language));

function* makeExtracts(making: Making): Generator<void, string> {
  const sources = sourcesOf(making);
  const { submissions } = making.request;
  const sides = sources.map((source) => extractPapers(source, submissions));
  const papers: Paper[] = [];
  for (;;) {
    const extracts = sides.map((side) => side.next());
    const data = extracts.flatMap(({ done, value }) => (done === true ? [] : [value]));
    if (data.length === 0) break;
    papers.push(joinPaper(data));
    yield;
  }
  return paperHtml(papers.length === 0 ? [noExtracts(sources)] : papers, making.fonts);
}

/** What stands in the file of extracts while nothing has a place. */
const noExtracts = (sources: readonly ProtocolSource[]): Paper =>
  joinPaper(
    sources.map((source) =>
      plainPaper(source, {
        title: fillPhrase(phrases.extract.title, source.language, {
          number: minutesNumber(source.meeting, source.language),
        }),
        lines: [minutesTexts[source.language].extract.nothing],
        sections: [],
      }),
    ),
  );

/** The minutes, the register, and the annexes of the minutes. */
export const paperMakers = {
  'protocol.html': {
    make: (making) =>
      protocolHtml(minutes(making), {
        withRegister: making.request.withRegister,
        fonts: making.fonts,
      }),
  },
  'protocol.docx': {
    make: async (making) => {
      const { protocolDocx } = await import('./protocol-docx.ts');
      return protocolDocx(minutes(making), making.request);
    },
  },
  'register.html': page(registerPaper),
  'register.docx': {
    make: async (making) => {
      const { paperDocx } = await import('./paper-docx.ts');
      return paperDocx(joinPaper(sidesOf(making, registerPaper)));
    },
  },
  'register.xlsx': {
    make: (making) => {
      const { foot, rootLine } = paperFrame(leading(making));
      return registerXlsx(register(making), [foot, rootLine]);
    },
  },
  'register.csv': { make: (making) => registerCsv(register(making)) },
  'register.json': {
    make: (making) => registerJson(register(making), decisionsData(leading(making))),
  },
  'scores.html': page(scoreAnnex),
  'scores.xlsx': { make: (making) => scoreAnnexXlsx(leading(making)) },
  'differences.html': page(differencesAnnex),
  'method.html': page(methodAnnex),
  'extracts.html': {
    make: makeExtracts,
    sheets: ({ ranking }, { submissions }) =>
      submissions?.length ?? ranking.ranking.submissions.length,
  },
} as const satisfies Readonly<Record<string, Maker>>;
