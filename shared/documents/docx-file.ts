import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  Packer,
  type IPropertiesOptions,
  type Paragraph,
} from 'docx';

import type { Language } from '../basics/localized.ts';
import { languageTags, parted, twips, writable, type DocxBlock } from './docx-parts.ts';
import { zipAgain } from './zip-again.ts';

/** What differs from one document to the next. */
export interface DocxContent {
  readonly title: string;
  readonly language: Language;
  readonly body: readonly DocxBlock[];
  readonly header: Paragraph;
  readonly footer: readonly DocxBlock[];
}

const creator = 'Qazylar';

/** Tinos has the same letters and widths; word processors put in its place what the machine has of this name. */
export const docxFont = 'Times New Roman';

const styles = (language: Language): NonNullable<IPropertiesOptions['styles']> => ({
  default: {
    document: {
      run: { font: docxFont, size: 21, language: { value: languageTags[language] } },
      paragraph: { spacing: { before: 0, after: 60, line: 259, lineRule: 'auto' } },
    },
    title: {
      run: { font: docxFont, size: 27, bold: true, allCaps: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 160, after: 80 } },
    },
    heading1: {
      run: { font: docxFont, size: 21, bold: true },
      paragraph: { keepNext: true, spacing: { before: 200, after: 80 } },
    },
  },
});

const indent = { left: twips(6), hanging: twips(6) };

const numbering: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    {
      reference: 'numbered',
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent } },
        },
      ],
    },
    {
      reference: 'marked',
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { run: { font: docxFont }, paragraph: { indent } },
        },
      ],
    },
  ],
};

const page = {
  size: { width: twips(210), height: twips(297) },
  margin: {
    top: twips(17),
    right: twips(15),
    bottom: twips(18),
    left: twips(20),
    header: twips(8),
    footer: twips(8),
    gutter: 0,
  },
};

/** A DOCX file on A4 with a running head and foot. The same content gives the same bytes, in Node and in a window. */
export async function docxFile(content: DocxContent): Promise<Uint8Array> {
  const file = new Document({
    title: writable(content.title),
    creator,
    lastModifiedBy: creator,
    styles: styles(content.language),
    numbering,
    compatibility: { version: 15 },
    sections: [
      {
        properties: { page },
        headers: { default: new Header({ children: [content.header] }) },
        footers: { default: new Footer({ children: parted(content.footer) }) },
        children: parted(content.body),
      },
    ],
  });
  return zipAgain(new Uint8Array(await Packer.toArrayBuffer(file)));
}
