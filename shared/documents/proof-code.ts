import { qrModules, quietZone } from '../basics/qr-modules.ts';
import { element, type MarkupElement } from './markup.ts';
import { modulesMarkup } from './qr-markup.ts';

/** Millimetres: what a telephone reads at arm's length, a side that is not too small, and the room there is. */
const moduleSize = 0.36;
const [leastSide, mostSide] = [30, 46];

/**
 * The code of a proof on paper. Its side (class `code-30` to `code-46`, in mm with the light edge) grows with what it
 * holds, so that a square stays large enough to be read; see `proofCodeCss`.
 */
export function proofCode(text: string, label: string): MarkupElement {
  // A proof is made of hashes: every mask is as good as another, and a file of diplomas has hundreds of codes.
  const modules = qrModules(text, 'L', 'any');
  const squares = modules.length + 2 * quietZone;
  const side = Math.min(mostSide, Math.max(leastSide, Math.ceil((squares * moduleSize) / 2) * 2));
  return element('div', { class: `code code-${side}` }, modulesMarkup(modules, label));
}

const sides = Array.from({ length: (mostSide - leastSide) / 2 + 1 }, (_, at) => leastSide + 2 * at);

export const proofCodeCss = `.code svg { display: block; width: 100%; height: 100%; }
${sides.map((side) => `.code-${side} { width: ${side}mm; height: ${side}mm; }`).join(' ')}
`;
