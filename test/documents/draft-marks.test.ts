import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';

import { type Language, languages } from '../../shared/basics/localized.ts';
import {
  type DocumentFile,
  type DocumentRequest,
  type DocumentSource,
  issuedKinds,
  wholeSet,
} from '../../shared/documents/document-kinds.ts';
import { documentSteps } from '../../shared/documents/document-set.ts';
import { documentTexts } from '../../shared/results/document-texts.ts';
import { embargoMark } from '../../shared/results/embargo.ts';
import { contestState, meeting, ranking, settings } from '../results/small-contest.ts';

const draft: DocumentSource = {
  state: contestState({ seals: new Map(), meetings: new Map() }),
  ranking,
  meeting: null,
};

const prepared: DocumentSource = {
  state: contestState({
    publications: new Map([['written', { stage: 'written', state: 'prepared', day: '' }]]),
  }),
  ranking,
  meeting,
};

async function filesOf(
  source: DocumentSource,
  request: DocumentRequest,
): Promise<readonly DocumentFile[]> {
  const files: DocumentFile[] = [];
  for await (const step of documentSteps(source, [request], []))
    if (step.type === 'file') files.push(step.file);
  return files;
}

/** All text parts of an office file whose name fits. */
const partsOf = (bytes: Uint8Array, name: RegExp): readonly string[] =>
  Object.entries(unzipSync(bytes)).flatMap(([part, content]) =>
    name.test(part) ? [strFromU8(content)] : [],
  );

/** True where every page of a printed page's file carries the mark: in its margin, or on each sheet. */
function isOnEveryPage(html: string, mark: string): boolean {
  const [style = ''] = /<style>[\s\S]*?<\/style>/.exec(html) ?? [];
  if (new RegExp(`@top-right \\{ content: "[^"]*${mark}`).test(style)) return true;
  const sheets = html.match(/<article[\s\S]*?<\/article>/g) ?? [];
  const [body = ''] = /<body>[\s\S]*/.exec(html) ?? [];
  return sheets.length === 0 ? body.includes(mark) : sheets.every((sheet) => sheet.includes(mark));
}

/** True where whoever opens the file is told, on every page that it has. */
function isMarked({ name, bytes }: DocumentFile, mark: string): boolean {
  const text = () => new TextDecoder().decode(bytes);
  switch (name.split('.').at(-1) ?? '') {
    case 'html':
      return isOnEveryPage(text(), mark);
    case 'docx':
      return partsOf(bytes, /^word\/header\d+\.xml$/).some((header) => header.includes(mark));
    case 'xlsx':
      return partsOf(bytes, /sharedStrings|sheet1\.xml$/).some((part) => part.includes(mark));
    case 'csv':
    case 'txt':
      return text().includes(mark);
    case 'json':
      return /"(draft|sealed)"/.test(text());
    default:
      return false;
  }
}

/** The languages whose mark a file has to carry: its own, or all where it holds all. */
const languagesOf = ({ name }: DocumentFile): readonly Language[] => {
  const own = languages.filter((language) => new RegExp(`[.-]${language}[.-]`).test(name));
  return own.length === 0 ? languages : own;
};

describe.each(
  wholeSet(languages, issuedKinds(settings, ranking.stage)).map(
    (request) => [request.kind, request.languages, request] as const,
  ),
)('%s in %s', (_kind, _languages, request) => {
  test('says on every page that an unsealed result is a draft', async () => {
    const files = await filesOf(draft, request);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      for (const language of languagesOf(file))
        expect([file.name, isMarked(file, documentTexts[language].draft)]).toEqual([
          file.name,
          true,
        ]);
  });

  test('says on every page that a result under embargo must not be passed on', async () => {
    for (const file of await filesOf(prepared, request)) {
      if (!/\.(html|docx)$/.test(file.name)) continue;
      for (const language of languagesOf(file)) {
        const mark = embargoMark(prepared.state, 'written', language) ?? 'none';
        expect([file.name, isMarked(file, mark)]).toEqual([file.name, true]);
      }
    }
  });
});
