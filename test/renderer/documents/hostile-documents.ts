import { concatBytes, utf8ToBytes } from '../../../shared/basics/bytes.ts';
import type { DocumentKind } from '../../../shared/contest/document.ts';
import { extraFrom, pdfFile, smallPdf, stream } from './small-pdf.ts';

export interface GivenDocument {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly bytes: Uint8Array;
}

/** A document and what a person sees of it: a text of it, or the key of a sentence in document-pane.json. */
export interface HostileDocument extends GivenDocument {
  readonly shows: { readonly text: string } | { readonly sentence: string };
}

/** What a script of a document would do if it ran: a mark on the window that a test looks for. */
const canary = 'globalThis.canary = 1; window.canary = 1; app.alert(1)';

const seen = 'Жобаның сметасы';
const onePage = { pages: [[seen, 'Су сорғысы — 2 дана']] };
const extra = extraFrom(1);

const pdf = (name: string, bytes: Uint8Array, shows: HostileDocument['shows'] = { text: seen }) =>
  ({ name: `${name}.pdf`, kind: 'pdf', bytes, shows }) as const;

const damaged = { sentence: 'error.damaged.title' } as const;
const otherKind = { sentence: 'error.other-kind.title' } as const;

/** Documents that try to do something. */
const active: readonly HostileDocument[] = [
  pdf(
    'javascript-at-opening',
    smallPdf({ ...onePage, catalogue: `/OpenAction << /S /JavaScript /JS (${canary}) >>` }),
  ),
  pdf(
    'javascript-by-name',
    smallPdf({
      ...onePage,
      catalogue: `/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (${canary}) >>] >> >>`,
      page: `/AA << /O << /S /JavaScript /JS (${canary}) >> >>`,
    }),
  ),
  pdf(
    'launch',
    smallPdf({
      ...onePage,
      catalogue: '/OpenAction << /S /Launch /F (cmd.exe) /Win << /F (cmd.exe) /P (/c calc) >> >>',
    }),
  ),
  pdf(
    'links-and-notes',
    smallPdf({
      ...onePage,
      page: `/Annots [${extra} 0 R ${extra + 1} 0 R ${extra + 2} 0 R]`,
      extra: [
        '<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (javascript:window.canary=1) >> >>',
        '<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (https://example.org/?who) >> >>',
        '<< /Type /Annot /Subtype /Text /Rect [50 50 90 90] /Contents (<img src=x onerror=window.canary=1>) /T (x) >>',
      ],
    }),
  ),
  pdf(
    'form-that-sends',
    smallPdf({
      ...onePage,
      catalogue: `/AcroForm << /NeedAppearances true /Fields [${extra} 0 R] >>`,
      page: `/Annots [${extra} 0 R]`,
      extra: [
        `<< /Type /Annot /Subtype /Widget /FT /Btn /T (b) /Rect [0 0 595 842] /A << /S /SubmitForm /F (https://example.org/) >> /AA << /E << /S /JavaScript /JS (${canary}) >> >> >>`,
      ],
    }),
  ),
  pdf(
    'embedded-file',
    smallPdf({
      ...onePage,
      catalogue: `/Names << /EmbeddedFiles << /Names [(a.exe) ${extra} 0 R] >> >>`,
      extra: [
        `<< /Type /Filespec /F (a.exe) /EF << /F ${extra + 1} 0 R >> >>`,
        stream('MZ', '/Type /EmbeddedFile'),
      ],
    }),
  ),
  pdf(
    'xfa',
    smallPdf({
      ...onePage,
      catalogue: `/AcroForm << /XFA ${extra} 0 R /Fields [] >>`,
      extra: [
        stream(
          `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template><subform><event activity="initialize"><script contentType="application/x-javascript">${canary}</script></event></subform></template></xdp:xdp>`,
        ),
      ],
    }),
  ),
  pdf(
    'title-that-is-markup',
    smallPdf({
      ...onePage,
      trailer: `/Info ${extra} 0 R`,
      extra: ['<< /Title (<img src=x onerror=window.canary=1>) /Author (Applicant) >>'],
    }),
  ),
  pdf('text-that-is-markup', smallPdf({ pages: [[seen, '<img src=x onerror=window.canary=1>']] })),
  pdf(
    'function-that-is-code',
    smallPdf({
      ...onePage,
      page: `/Group << /S /Transparency /CS [/Separation /X /DeviceRGB ${extra} 0 R] >>`,
      extra: [
        stream('{ globalThis.canary 1 }', '/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]'),
      ],
    }),
  ),
];

const wholePdf = smallPdf(onePage);
const pageWith = (box: string): Uint8Array =>
  pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents 4 0 R /Resources << >> >>`,
    stream('0 0 10 10 re f'),
  ]);

/** Documents that are broken or beyond measure. */
const broken: readonly HostileDocument[] = [
  pdf('nothing-but-a-beginning', utf8ToBytes('%PDF-1.7\n'), damaged),
  pdf('not-a-pdf', utf8ToBytes('Бұл PDF емес'), damaged),
  pdf('cut-behind-the-trailer', wholePdf.subarray(0, wholePdf.length - 20)),
  pdf('cut-in-the-trailer', wholePdf.subarray(0, wholePdf.length - 60), damaged),
  pdf('cut-in-the-first-objects', wholePdf.subarray(0, 80), damaged),
  pdf(
    'noise',
    Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + 13) % 251),
    damaged,
  ),
  pdf(
    'pages-in-a-circle',
    pdfFile(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [2 0 R] >>']),
    damaged,
  ),
  pdf(
    'no-pages',
    pdfFile(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>']),
    { sentence: 'error.empty.title' },
  ),
  pdf('strip', pageWith('[0 0 10 100000]'), { sentence: 'page.not-showable' }),
  pdf('wall', pageWith('[0 0 200000 200000]'), { sentence: 'page.no-text' }),
  pdf(
    'locked',
    smallPdf({
      ...onePage,
      trailer: `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
    }),
    { sentence: 'error.locked.title' },
  ),
];

const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="window.canary=1"><script>${canary}</script></svg>`;
const html = `<!doctype html><script>${canary}</script><img src=x onerror="window.canary=1">`;

/** Header of a PNG of any size, and nothing behind it. */
export function pngHeader(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  bytes.set([8, 6, 0, 0, 0], 24);
  return bytes;
}

const others: readonly HostileDocument[] = [
  {
    name: 'bomb.png',
    kind: 'image',
    bytes: pngHeader(60_000, 60_000),
    shows: { sentence: 'error.picture-too-large.title' },
  },
  { name: 'header-alone.png', kind: 'image', bytes: pngHeader(40, 40), shows: damaged },
  { name: 'drawing.png', kind: 'image', bytes: utf8ToBytes(svg), shows: otherKind },
  { name: 'photo.jpg', kind: 'image', bytes: utf8ToBytes(html), shows: otherKind },
  {
    name: 'picture-then-page.png',
    kind: 'image',
    bytes: concatBytes(pngHeader(10, 10), utf8ToBytes(html)),
    shows: damaged,
  },
  { name: 'still.mp4', kind: 'video', bytes: utf8ToBytes(html), shows: otherKind },
  {
    name: 'letter.txt',
    kind: 'text',
    bytes: utf8ToBytes(`Сәлеметсіз бе! ${html}`),
    shows: { text: 'Сәлеметсіз бе! <!doctype html><script>' },
  },
  {
    name: 'program.txt',
    kind: 'text',
    bytes: new Uint8Array([77, 90, 0, 1, 0, 0, 3]),
    shows: otherKind,
  },
  {
    name: 'turned\u202Etxt.exe<img src=x onerror=window.canary=1>\n.txt',
    kind: 'text',
    bytes: utf8ToBytes('\u202Eоң-сол'),
    shows: { text: 'оң-сол' },
  },
];

/** Every document of the corpus, small, made here and harmless to keep. */
export const hostileDocuments: readonly HostileDocument[] = [...active, ...broken, ...others];
