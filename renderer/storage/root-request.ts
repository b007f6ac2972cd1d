import {
  base64urlToBytes,
  bytesToBase64url,
  equalBytes,
  sha256,
  concatBytes,
} from '../../shared/basics/bytes.ts';

/** The public half of a key that asks to be the second root of a contest. */
export interface RootRequest {
  /** Ed25519 public key. */
  readonly publicKey: Uint8Array;
  /** X25519 public key to which the archive is encrypted for it. */
  readonly recipient: Uint8Array;
}

const word = 'QAZYLAR-ROOT-1';
const checkLength = 4;

/** Guards against a letter lost in copying; forgery is what comparing fingerprints is for. */
const checkOf = ({ publicKey, recipient }: RootRequest): Uint8Array =>
  sha256(concatBytes(publicKey, recipient)).subarray(0, checkLength);

/** A request as one line of text, for a file or a QR code. */
export const writeRootRequest = (request: RootRequest): string =>
  `${word} ${bytesToBase64url(concatBytes(request.publicKey, request.recipient, checkOf(request)))}`;

/** Reads a request; spaces and line ends around it do no harm. Null for anything else. */
export function readRootRequest(text: string): RootRequest | null {
  const [first, letters = '', ...more] = text.trim().split(/\s+/);
  const bytes = base64urlToBytes(letters);
  if (first !== word || more.length > 0 || bytes?.length !== 64 + checkLength) return null;
  const request = { publicKey: bytes.slice(0, 32), recipient: bytes.slice(32, 64) };
  return equalBytes(bytes.slice(64), checkOf(request)) ? request : null;
}
