import type { StoreError } from '../../shared/exchange/mailbox-store.ts';

/** Codes of Node and OpenSSL for a certificate that is not trusted, not of this host or out of its time. */
const certificate =
  /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/;

/** Codes of the system, of DNS and of Node's HTTP for a line that does not carry, or was cut. */
const line = /^(?:E[A-Z_]+|HPE_|ERR_STREAM_PREMATURE_CLOSE|ERR_SSL_|ERR_SOCKET)/;

const unreachable: StoreError = { type: 'ExchangeUnreachable' };

/** A `Retry-After`: seconds, or a date; null where there is none or nonsense. */
function secondsToWait(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d{1,6}$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}

/** What an HTTP answer of 300 or above says; 404 and 412 mean something to whoever asked and come here last. */
export function errorOfStatus(status: number, retryAfter: string | null): StoreError {
  switch (status) {
    case 401:
    case 403:
      return { type: 'ExchangeDenied' };
    case 404:
      return { type: 'ExchangeNotFound' };
    case 408:
      return unreachable;
    case 423:
    case 429:
    case 502:
    case 503:
    case 504:
      return { type: 'ExchangeBusy', retryAfter: secondsToWait(retryAfter) };
    case 507:
      return { type: 'ExchangeFull' };
    default:
      return { type: 'ExchangeUnexpected', status };
  }
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/**
 * What an error without an answer says: the line, the certificate, or (status 0) an answer that is none. Only its code
 * is looked at: messages may hold addresses.
 */
export function errorOfLine(error: unknown): StoreError {
  const code = fieldOf(error, 'code') ?? fieldOf(fieldOf(error, 'cause'), 'code');
  const name = fieldOf(error, 'name');
  if (typeof code === 'string' && certificate.test(code)) return { type: 'ExchangeCertificate' };
  if (typeof code === 'string' && line.test(code)) return unreachable;
  return name === 'AbortError' || name === 'TimeoutError'
    ? unreachable
    : { type: 'ExchangeUnexpected', status: 0 };
}
