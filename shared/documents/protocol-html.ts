import type { ProtocolData } from '../results/protocol-parts.ts';
import type { FontFile } from './font-face.ts';
import { paperHtml } from './paper-html.ts';
import { protocolPaper } from './paper.ts';

/** The minutes as one file for screen, print and PDF; two languages stand side by side. */
export const protocolHtml = (
  sides: readonly ProtocolData[],
  options: { readonly withRegister: boolean; readonly fonts: readonly FontFile[] },
): string => paperHtml([protocolPaper(sides, options)], options.fonts);
