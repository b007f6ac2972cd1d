import {
  type QrLevel,
  type QrModules,
  qrModules,
  qrStrokes,
  quietZone,
} from '../basics/qr-modules.ts';
import { element, type MarkupElement } from './markup.ts';

/** A code's squares, black on a white square with its quiet edge; `label` says what a camera gets from it. */
export function modulesMarkup(modules: QrModules, label: string): MarkupElement {
  const side = String(modules.length + 2 * quietZone);
  return element(
    'svg',
    { class: 'qr', viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': label },
    element('rect', { width: side, height: side, fill: '#fff' }),
    element('path', { d: qrStrokes(modules), fill: 'none', stroke: '#000' }),
  );
}

/**
 * A text as a QR code, black on a white square with its quiet edge, as wide as its place; `label` says what a camera gets
 * from it.
 */
export const qrMarkup = (text: string, label: string, level: QrLevel = 'M'): MarkupElement =>
  modulesMarkup(qrModules(text, level), label);
