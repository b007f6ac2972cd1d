import type { ProtocolData } from '../results/protocol-parts.ts';
import { paperDocx } from './paper-docx.ts';
import { type PaperOptions, protocolPaper } from './paper.ts';

/** The minutes as a DOCX file for A4; two languages stand side by side. The same data give the same bytes. */
export const protocolDocx = (
  sides: readonly ProtocolData[],
  options: PaperOptions,
): Promise<Uint8Array> => paperDocx(protocolPaper(sides, options));
