/**
 * The fonts that stand in for those a PDF names but does not carry, each a script of its own: the content policy lets a page
 * fetch nothing, but import what belongs to it.
 */
const fonts = import.meta.glob<string>('../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url&inline',
  import: 'default',
});

function bytesOf(dataAddress: string): Uint8Array {
  const text = atob(dataAddress.slice(dataAddress.indexOf(',') + 1));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** How pdf.js asks for what it does not carry itself; what is not a font is not there, and it goes on without. */
export class BundledFonts {
  async fetch({
    filename,
  }: {
    readonly kind: string;
    readonly filename: string;
  }): Promise<Uint8Array> {
    const load = fonts[`../../node_modules/pdfjs-dist/standard_fonts/${filename}`];
    if (load === undefined) throw new Error(`${filename} is not part of this program`);
    return bytesOf(await load());
  }
}
