import { strToU8, zipSync } from 'fflate';

import { escapeXml, twips, type Xml } from './docx-parts.ts';

/** The parts of a DOCX file that differ from one document to the next. */
export interface DocxContent {
  readonly title: string;
  readonly body: readonly Xml[];
  readonly header: readonly Xml[];
  readonly footer: readonly Xml[];
}

/** A moment every ZIP can hold, so that a file does not depend on when it was made. */
const fixedTime = '1980-01-01T00:00:00Z';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org';
const wordSpace = `xmlns:w="${office}/wordprocessingml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"`;
const partType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const parts = ['styles', 'header', 'footer'] as const;

const contentTypes =
  `<Types xmlns="${office}/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${partType}.document.main+xml"/>` +
  parts
    .map((part) => `<Override PartName="/word/${part}.xml" ContentType="${partType}.${part}+xml"/>`)
    .join('') +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
  '</Types>';

const packageRelations =
  `<Relationships xmlns="${office}/package/2006/relationships">` +
  `<Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
  `<Relationship Id="rId2" Type="${office}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
  '</Relationships>';

const documentRelations =
  `<Relationships xmlns="${office}/package/2006/relationships">` +
  parts
    .map(
      (part) =>
        `<Relationship Id="${part}" Type="${office}/officeDocument/2006/relationships/${part}" Target="${part}.xml"/>`,
    )
    .join('') +
  '</Relationships>';

const fontName = 'Times New Roman';

const styles =
  `<w:styles ${wordSpace}><w:docDefaults><w:rPrDefault><w:rPr>` +
  `<w:rFonts w:ascii="${fontName}" w:hAnsi="${fontName}" w:cs="${fontName}" w:eastAsia="${fontName}"/>` +
  '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="kk-KZ"/></w:rPr></w:rPrDefault>' +
  '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style></w:styles>';

const coreProperties = (title: string): Xml =>
  `<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" ` +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:title>${escapeXml(title)}</dc:title><dc:creator>Qazylar</dc:creator>` +
  `<dcterms:created xsi:type="dcterms:W3CDTF">${fixedTime}</dcterms:created></cp:coreProperties>`;

const section =
  '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>' +
  `<w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"/>` +
  `<w:pgMar w:top="${twips(17)}" w:right="${twips(15)}" w:bottom="${twips(16)}" w:left="${twips(20)}" ` +
  `w:header="${twips(8)}" w:footer="${twips(8)}" w:gutter="0"/></w:sectPr>`;

/** A DOCX file on A4 with a running head and foot. The same content gives the same bytes. */
export function docxFile({ title, body, header, footer }: DocxContent): Uint8Array {
  const files: Readonly<Record<string, Xml>> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': packageRelations,
    'word/document.xml': `<w:document ${wordSpace}><w:body>${body.join('')}${section}</w:body></w:document>`,
    'word/_rels/document.xml.rels': documentRelations,
    'word/styles.xml': styles,
    'word/header.xml': `<w:hdr ${wordSpace}>${header.join('')}</w:hdr>`,
    'word/footer.xml': `<w:ftr ${wordSpace}>${footer.join('')}</w:ftr>`,
    'docProps/core.xml': coreProperties(title),
  };
  const entries = Object.entries(files).map(
    ([name, xml]) => [name, strToU8(declaration + xml)] as const,
  );
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: fixedTime });
}
