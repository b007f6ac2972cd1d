import { utf8ToBytes } from '../basics/bytes.ts';
import type { Language } from '../basics/localized.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { diplomaData } from '../results/diploma.ts';
import type { ProtocolData } from '../results/protocol-parts.ts';
import { protocolData } from '../results/protocol.ts';
import { publicPageData } from '../results/public-page.ts';
import { registerData } from '../results/register.ts';
import { diplomaHtml } from './diploma-html.ts';
import type { FontFile } from './font-face.ts';
import { protocolHtml } from './protocol-html.ts';
import { publicPageHtml } from './public-page-html.ts';
import { registerCsv } from './register-csv.ts';
import { registerHtml } from './register-html.ts';
import { registerJson } from './register-json.ts';
import { registerXlsx } from './register-xlsx.ts';

/** What every document is made of. */
export interface DocumentSource {
  readonly state: ContestState;
  readonly ranking: StageRanking;
  readonly meeting: Meeting | null;
}

/** Each document that can be issued, in the order of issue. */
export const documentKinds = [
  'protocol.html',
  'protocol.docx',
  'register.html',
  'register.xlsx',
  'register.csv',
  'register.json',
  'diplomas.html',
  'index.html',
] as const;

export type DocumentKind = (typeof documentKinds)[number];

export interface DocumentRequest {
  readonly kind: DocumentKind;
  /** Two languages only for the minutes, which then stand side by side; the public page holds all three anyway. */
  readonly languages: readonly [Language, ...Language[]];
  readonly withRegister: boolean;
}

export interface DocumentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** "protocol.kk-ru.docx"; the public page is always "index.html". */
export function documentName({ kind, languages }: DocumentRequest): string {
  if (kind === 'index.html') return kind;
  const [name, ending] = kind.split('.');
  return `${name}.${languages.join('-')}.${ending}`;
}

/** The library for DOCX is large, and the ranking of a stage does not wait for it. */
async function writeDocx(
  sides: readonly ProtocolData[],
  request: DocumentRequest,
): Promise<Uint8Array> {
  const { protocolDocx } = await import('./protocol-docx.ts');
  return protocolDocx(sides, request);
}

async function documentContent(
  { state, ranking, meeting }: DocumentSource,
  request: DocumentRequest,
  fonts: readonly FontFile[],
): Promise<string | Uint8Array> {
  const [language] = request.languages;
  const register = () => registerData(state, ranking, meeting, language);
  const sides = () => request.languages.map((each) => protocolData(state, ranking, meeting, each));
  switch (request.kind) {
    case 'protocol.html':
      return protocolHtml(sides(), { withRegister: request.withRegister, fonts });
    case 'protocol.docx':
      return writeDocx(sides(), request);
    case 'register.html':
      return registerHtml(register(), fonts);
    case 'register.xlsx':
      return registerXlsx(register());
    case 'register.csv':
      return registerCsv(register());
    case 'register.json':
      return registerJson(register());
    case 'diplomas.html':
      return diplomaHtml(diplomaData(state, ranking, meeting, language), language, fonts);
    case 'index.html':
      return publicPageHtml(publicPageData(state, ranking, meeting));
  }
}

/** Makes one document; the same source gives the same bytes. */
export async function createDocument(
  source: DocumentSource,
  request: DocumentRequest,
  fonts: readonly FontFile[],
): Promise<DocumentFile> {
  const content = await documentContent(source, request, fonts);
  return {
    name: documentName(request),
    bytes: typeof content === 'string' ? utf8ToBytes(content) : content,
  };
}

/** Everything that is issued for a result: each document in each language, and the public page once. */
export const wholeSet = (languages: readonly Language[]): readonly DocumentRequest[] => [
  ...languages.flatMap((language) =>
    documentKinds
      .filter((kind) => kind !== 'index.html')
      .map((kind): DocumentRequest => ({ kind, languages: [language], withRegister: true })),
  ),
  { kind: 'index.html', languages: ['kk'], withRegister: true },
];
