import type { ExchangeCredentials, ExchangePlace } from '../../../shared/exchange/place.ts';
import { exchangePlaceSchema } from '../../../shared/exchange/place.ts';
import { isPrivateHost } from '../../../shared/exchange/private-host.ts';

/** What was typed of a server, each field as it stands there. */
export interface TypedPlace {
  readonly address: string;
  readonly bucket: string;
  readonly region: string;
  readonly prefix: string;
}

export const nothingTyped: TypedPlace = { address: '', bucket: '', region: '', prefix: '' };

type Field = keyof TypedPlace | keyof ExchangeCredentials;

export type PlaceFault =
  | 'addressMissing'
  | 'addressUnclear'
  | 'addressSecret'
  | 'addressOpen'
  | 'bucket'
  | 'region'
  | 'prefix'
  | 'user'
  | 'password';

export type PlaceFaults = Readonly<Partial<Record<Field, PlaceFault>>>;

/** What keeps an address from being gone to; null where nothing does. */
export function addressFault(address: string): PlaceFault | null {
  const text = address.trim();
  if (text === '') return 'addressMissing';
  if (!URL.canParse(text)) return 'addressUnclear';
  const { username, password, protocol, hostname } = new URL(text);
  if (username !== '' || password !== '') return 'addressSecret';
  if (protocol === 'http:' && !isPrivateHost(hostname)) return 'addressOpen';
  const isPlace = exchangePlaceSchema.safeParse({ kind: 'webdav', address: text }).success;
  return isPlace ? null : 'addressUnclear';
}

const fieldNames = ['address', 'bucket', 'region', 'prefix'] as const;

/** What was typed, without what was left empty; `kind` is one of a server. */
function placeOf(kind: 'webdav' | 's3', typed: TypedPlace): Record<string, string> {
  const names = kind === 's3' ? fieldNames : (['address'] as const);
  const trimmed = names.map((name) => [name, typed[name].trim()] as const);
  return { kind, ...Object.fromEntries(trimmed.filter(([, text]) => text !== '')) };
}

/** Object storage is opened by both halves of a key; another server by both or, where it lets anybody in, by none. */
function credentialFaults(
  kind: 'webdav' | 's3',
  { user, password }: ExchangeCredentials,
): PlaceFaults {
  const isAsked = kind === 's3' || user !== '' || password !== '';
  return {
    ...(isAsked && user === '' ? { user: 'user' } : {}),
    ...(isAsked && password === '' ? { password: 'password' } : {}),
  };
}

const named = ['bucket', 'region', 'prefix'] as const;

/** The place that was typed, or what is wrong in which field. */
export function readPlace(
  kind: 'webdav' | 's3',
  typed: TypedPlace,
  credentials: ExchangeCredentials,
): { readonly place: ExchangePlace | null; readonly faults: PlaceFaults } {
  const address = addressFault(typed.address);
  const parsed = exchangePlaceSchema.safeParse(placeOf(kind, typed));
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]));
  const faults: PlaceFaults = {
    ...(address === null ? {} : { address }),
    ...Object.fromEntries(named.flatMap((field) => (wrong.has(field) ? [[field, field]] : []))),
    ...credentialFaults(kind, credentials),
  };
  const isPlace = parsed.success && Object.keys(faults).length === 0;
  return { place: isPlace ? parsed.data : null, faults };
}
