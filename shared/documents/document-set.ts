import { present } from '../basics/assert.ts';
import { utf8ToBytes } from '../basics/bytes.ts';
import { ceremonyScript } from '../results/ceremony-script.ts';
import { ceremonyHtml } from './ceremony-html.ts';
import {
  documentName,
  type DocumentContent,
  type DocumentFile,
  type DocumentKind,
  type DocumentRequest,
  type DocumentSource,
} from './document-kinds.ts';
import type { Maker } from './document-maker.ts';
import type { FontFile } from './font-face.ts';
import { monitoringMakers } from './monitoring-documents.ts';
import { paperMakers } from './paper-documents.ts';
import { peopleMakers } from './people-documents.ts';
import { finalMakers } from './final-documents.ts';
import { poolMakers } from './pool-documents.ts';
import { publicMakers } from './public-documents.ts';
import { tournamentMakers } from './tournament-documents.ts';

/** A new kind is a line in `documentKinds` and a line here. What is large is loaded when it is asked for. */
const makers: Readonly<Record<DocumentKind, Maker>> = {
  ...paperMakers,
  ...peopleMakers,
  'ceremony.html': {
    make: ({ state, ranking, meeting, language, fonts }) =>
      ceremonyHtml(ceremonyScript(state, ranking, meeting, language), fonts),
  },
  ...publicMakers,
  ...finalMakers,
  ...poolMakers,
  ...monitoringMakers,
  ...tournamentMakers,
};

/** How far the making of documents is, in sheets and whole files, or a file that is ready. */
export type DocumentStep =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'file'; readonly file: DocumentFile };

/** How many sheets a request leads to; null for a kind that is one whole. */
export const countSheets = (source: DocumentSource, request: DocumentRequest): number | null => {
  const { sheets }: Maker = makers[request.kind];
  return sheets?.(source, request) ?? null;
};

const unitsOf = (source: DocumentSource, request: DocumentRequest): number =>
  Math.max(1, countSheets(source, request) ?? 1);

function toFiles(request: DocumentRequest, content: DocumentContent): readonly DocumentFile[] {
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) return content;
  const bytes = typeof content === 'string' ? utf8ToBytes(content) : content;
  return [{ name: documentName(request), bytes }];
}

/**
 * Makes documents one after another, and can be left after any step. The same source gives the same bytes. The last step
 * tells that all is done.
 */
export async function* documentSteps(
  source: DocumentSource,
  requests: readonly DocumentRequest[],
  fonts: readonly FontFile[],
): AsyncGenerator<DocumentStep, void> {
  const units = requests.map((request) => unitsOf(source, request));
  const total = units.reduce((sum, each) => sum + each, 0);
  let before = 0;
  for (const [at, request] of requests.entries()) {
    yield { type: 'progress', done: before, total };
    const [language] = request.languages;
    const making = makers[request.kind].make({ ...source, request, language, fonts });
    let content: DocumentContent;
    if (typeof making === 'object' && 'next' in making) {
      let done = before;
      let step = await making.next();
      for (; step.done !== true; step = await making.next()) {
        done += 1;
        yield { type: 'progress', done, total };
      }
      content = step.value;
    } else content = await making;
    for (const file of toFiles(request, content)) yield { type: 'file', file };
    before += units[at] ?? 0;
  }
  yield { type: 'progress', done: total, total };
}

/** Makes one document that is a single file. */
export async function createDocument(
  source: DocumentSource,
  request: DocumentRequest,
  fonts: readonly FontFile[],
): Promise<DocumentFile> {
  const files: DocumentFile[] = [];
  for await (const step of documentSteps(source, [request], fonts)) {
    if (step.type === 'file') files.push(step.file);
  }
  return present(files[0], 'a document has a file');
}
