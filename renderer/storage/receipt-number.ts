import { base64urlToBytes, fingerprint } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';

/** Number on a hand-in's receipt: two groups of five digits of the sealed segment's fingerprint. */
export const receiptNumber = (segment: string): string =>
  fingerprint(present(base64urlToBytes(segment), 'segment ids are base64url'))
    .slice(0, 11)
    .replace(' ', '-');
