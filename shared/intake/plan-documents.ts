import type { DocumentKind } from '../contest/document.ts';
import { type DocumentRefusal, examineDocument } from './document-content.ts';
import { documentName, endingOf } from './document-name.ts';

/** A file as a person chose it. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A document that an application may get, not yet in any list. */
export interface PlannedDocument {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly bytes: Uint8Array;
}

export interface DocumentsPlan {
  readonly documents: readonly PlannedDocument[];
  readonly refused: readonly {
    readonly name: string;
    readonly error: DocumentRefusal | { readonly type: 'DocumentFilmAlone' };
  }[];
}

/** What a film and its still have in common: the name but for its ending. */
export const stillNameOf = (name: string): string =>
  name.slice(0, name.length - endingOf(name).length).toLowerCase();

/**
 * What of one application's files becomes its documents. A film is there as the picture of the same name beside it;
 * without such a picture it is refused. Empty files, programs and whatever no window shows are refused with a reason.
 */
export function planDocuments(files: readonly ChosenFile[]): DocumentsPlan {
  const refused: DocumentsPlan['refused'][number][] = [];
  const films: string[] = [];
  const pictures = new Map<string, PlannedDocument>();
  const documents: PlannedDocument[] = [];
  for (const file of files) {
    const name = documentName(file.name);
    const read = examineDocument(file.bytes);
    if (!read.ok) refused.push({ name, error: read.error });
    else if (read.value.kind === 'film') films.push(name);
    else {
      const { kind, bytes } = read.value;
      const document: PlannedDocument = { name, kind, bytes };
      documents.push(document);
      if (kind === 'image') pictures.set(stillNameOf(name), document);
    }
  }
  const stills = new Map<PlannedDocument, string>();
  for (const film of films) {
    const still = pictures.get(stillNameOf(film));
    if (still === undefined) refused.push({ name: film, error: { type: 'DocumentFilmAlone' } });
    else stills.set(still, film);
  }
  return {
    documents: documents.map((document) => {
      const film = stills.get(document);
      return film === undefined ? document : { ...document, name: film, kind: 'video' };
    }),
    refused,
  };
}
