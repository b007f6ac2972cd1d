import { ImageRun } from 'docx';

import { pictureFormat, pictureSize } from '../intake/picture-header.ts';
import { cell, paragraph, row, table, twips, writable, type DocxBlock } from './docx-parts.ts';
import { runsOf, textWidthMm } from './docx-texts.ts';
import { inOneLine, type PaperBlock, type Pictures } from './paper.ts';

type Bars = PaperBlock & { readonly type: 'bars' };
type Photos = PaperBlock & { readonly type: 'photos' };

const labelMm = 48;
const figureMm = 40;
/** Parts of a bar's room: bars are cells that go across some of them. */
const parts = 40;
const partWidth = twips((textWidthMm - labelMm - figureMm) / parts);
const fills = ['005A6B', '7FB5BC', 'D6E8EA'];
const size = 18;

/** A bar drawn by cells, so that every word processor shows it and anybody can change it. */
function barRow(
  label: Bars['items'][number]['label'] | null,
  { share, text }: Bars['items'][number]['bars'][number],
  { at, keepNext }: { readonly at: number; readonly keepNext: boolean },
) {
  const filled = share <= 0 ? 0 : Math.max(1, Math.min(parts, Math.round(share * parts)));
  const empty = paragraph([], { after: 0, keepNext });
  return row([
    cell(twips(labelMm), [
      paragraph(label === null ? [] : runsOf(label, { size }), { after: 0, keepNext }),
    ]),
    ...(filled === 0
      ? []
      : [
          cell(filled * partWidth, [empty], {
            fill: fills[at % fills.length] ?? 'FFFFFF',
            span: filled,
          }),
        ]),
    ...(filled === parts
      ? []
      : [cell((parts - filled) * partWidth, [empty], { span: parts - filled })]),
    cell(twips(figureMm), [paragraph(runsOf(text, { size }), { align: 'right', after: 0 })]),
  ]);
}

const widths = [twips(labelMm), ...Array.from({ length: parts }, () => partWidth), twips(figureMm)];

/** Bars with their figures as a table. */
export const barsParts = (block: Bars): readonly DocxBlock[] => [
  ...block.legend.map((texts, at) =>
    table(
      [twips(8), twips(textWidthMm - 8)],
      [
        row([
          cell(twips(8), [paragraph([], { after: 0 })], { fill: fills[at % fills.length] ?? '' }),
          cell(twips(textWidthMm - 8), [paragraph(runsOf(texts, { size }), { after: 0 })]),
        ]),
      ],
    ),
  ),
  table(
    widths,
    block.items.flatMap(({ label, bars }) =>
      bars.map((each, at) =>
        barRow(at === 0 ? label : null, each, { at, keepNext: at < bars.length - 1 }),
      ),
    ),
    { headroom: twips(0.3) },
  ),
];

const photoMm = 82;
const photoHeightMm = 75;
const pixels = (mm: number): number => Math.round((mm * 96) / 25.4);
const docxTypes = { jpeg: 'jpg', png: 'png', gif: 'gif' } as const;

/** A photo as large as its room allows; null where it is not here, or in a form that word processors do not show. */
function photoRun(hash: string, alt: string, pictures: Pictures): ImageRun | null {
  const data = pictures.get(hash);
  const format = data === undefined ? null : pictureFormat(data);
  if (data === undefined || format === null || format === 'webp') return null;
  const found = pictureSize(data, format);
  if (found === null) return null;
  const scale = Math.min(pixels(photoMm) / found.width, pixels(photoHeightMm) / found.height);
  const transformation = {
    width: Math.max(1, Math.round(found.width * scale)),
    height: Math.max(1, Math.round(found.height * scale)),
  };
  const name = writable(alt);
  return new ImageRun({
    type: docxTypes[format],
    data,
    transformation,
    altText: { name, description: name, title: name },
  });
}

/** Photos two in a row with what they show. */
export function photosParts(block: Photos, pictures: Pictures): readonly DocxBlock[] {
  const width = twips(textWidthMm / 2);
  const cells = block.photos.map(({ hash, caption }) => {
    const photo = photoRun(hash, inOneLine(caption), pictures);
    return cell(width, [
      ...(photo === null ? [] : [paragraph([photo], { after: 20, keepNext: true })]),
      paragraph(runsOf(caption, { size }), { after: 60 }),
    ]);
  });
  const rows = Array.from({ length: Math.ceil(cells.length / 2) }, (_, at) =>
    row([
      ...cells.slice(2 * at, 2 * at + 2),
      ...(cells.length === 2 * at + 1 ? [cell(width, [paragraph([], { after: 0 })])] : []),
    ]),
  );
  return rows.length === 0 ? [] : [table([width, width], rows)];
}
