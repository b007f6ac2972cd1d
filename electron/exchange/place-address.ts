import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ExchangePlace } from '../../shared/exchange/place.ts';
import { exchangePlaceSchema } from '../../shared/exchange/place.ts';
import { isPrivateHost } from '../../shared/exchange/private-host.ts';

export type PlaceError =
  /** Neither a folder nor an address of a collection or a bucket. */
  | { readonly type: 'PlaceNotUnderstood' }
  /** A person or a password in the address, where everybody would see them. */
  | { readonly type: 'PlaceHoldsPassword' }
  /** `http:` to a computer that is not this one or of the same house. */
  | { readonly type: 'PlaceNotEncrypted' }
  /** Object storage is opened with an access key, and there is none. */
  | { readonly type: 'PlaceNeedsCredentials' };

/** A place that may be gone to; an address over `http:` only within the house. */
export function checkPlace(place: ExchangePlace): Result<ExchangePlace, PlaceError> {
  if (place.kind !== 'folder' && URL.canParse(place.address)) {
    const { username, password, protocol, hostname } = new URL(place.address);
    if (username !== '' || password !== '') return err({ type: 'PlaceHoldsPassword' });
    if (protocol === 'http:' && !isPrivateHost(hostname)) return err({ type: 'PlaceNotEncrypted' });
  } else if (place.kind !== 'folder') return err({ type: 'PlaceNotUnderstood' });
  return exchangePlaceSchema.safeParse(place).success
    ? ok(place)
    : err({ type: 'PlaceNotUnderstood' });
}

/** `URL/BUCKET[/PREFIX]`: the first step of the path is the bucket, all others begin each name in it. */
function bucketPlace(text: string): ExchangePlace | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const [bucket = '', ...prefix] = url.pathname.split('/').filter((step) => step !== '');
  if (bucket === '' || url.search !== '' || url.hash !== '') return null;
  const signedIn = url.username === '' && url.password === '' ? '' : `${url.username}@`;
  const address = `${url.protocol}//${signedIn}${url.host}`;
  return prefix.length === 0
    ? { kind: 's3', address, bucket }
    : { kind: 's3', address, bucket, prefix: prefix.join('/') };
}

/** Reads `folder:PATH`, `webdav:URL` or `s3:URL/BUCKET[/PREFIX]`. */
export function parsePlace(text: string): Result<ExchangePlace, PlaceError> {
  const [, kind, address = ''] = /^(folder|webdav|s3):(.+)$/s.exec(text) ?? [];
  if (kind === 'folder' || kind === 'webdav') return checkPlace({ kind, address });
  const place = kind === 's3' ? bucketPlace(address) : null;
  return place === null ? err({ type: 'PlaceNotUnderstood' }) : checkPlace(place);
}
