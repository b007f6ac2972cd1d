import type { DocumentContent, DocumentRequest, DocumentSource, Making } from './document-kinds.ts';

/** Makes a document; one of many sheets yields after each, and `sheets` tells beforehand how many there are. */
export interface Maker {
  readonly make: (
    making: Making,
  ) =>
    | DocumentContent
    | Promise<DocumentContent>
    | Generator<void, DocumentContent>
    | AsyncGenerator<void, DocumentContent>;
  readonly sheets?: (source: DocumentSource, request: DocumentRequest) => number;
}
