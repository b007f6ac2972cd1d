import { Readable } from 'node:stream';

import type { S3Client } from '@aws-sdk/client-s3';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { MailboxStore, StoreError } from '../../shared/exchange/mailbox-store.ts';
import type { ExchangeCredentials } from '../../shared/exchange/place.ts';
import type { Connection } from './connection.ts';
import { readBody, usualLimit, within } from './read-body.ts';
import { isObjectName, type RemovingStore } from './removing-store.ts';
import { errorOfLine, errorOfStatus } from './store-errors.ts';

type Library = (typeof import('./s3-client.ts'))['s3Library'];
type Condition = Parameters<MailboxStore['write']>[2];
type Written = Awaited<ReturnType<MailboxStore['write']>>;

/** Where in object storage. */
export interface BucketPlace {
  readonly address: string;
  readonly bucket: string;
  readonly region: string;
  /** Empty, or ends with a stroke. */
  readonly prefix: string;
}

/** Files of one folder that are listed at most. */
const mostListed = 200_000;
/** Pages that may be empty, and what all others bring on average at least: a list may go on for ever and say nothing. */
const least = { pages: 16, files: 50 };

interface Refusal {
  readonly status: number | null;
  readonly name: string;
  /** The region that the store would have been signed for, where it says so. */
  readonly region: string | null;
  readonly error: StoreError;
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What stores say in words of their own, whatever number goes with it. */
const meanings: readonly (readonly [RegExp, StoreError])[] = [
  [/quota|StorageFull|InsufficientCapacity/i, { type: 'ExchangeFull' }],
  [/^Request(?:TimeTooSkewed|Expired)$/, { type: 'ExchangeClock' }],
  // Not all that was sent came, or not as it was sent.
  [
    /^(?:RequestTimeout|IncompleteBody|BadDigest|XAmzContentSHA256Mismatch)$/,
    { type: 'ExchangeUnreachable' },
  ],
  [/^SlowDown|^ServiceUnavailable|^TooManyRequests/, { type: 'ExchangeBusy', retryAfter: null }],
];

/** What says that a bucket is of another region than the one that was signed for. */
const elsewhere = /^(?:PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraint)/;

/** What the client throws: an answer that refuses, or none at all. */
function refusalOf(error: unknown): Refusal {
  const response = fieldOf(error, '$response');
  const said = fieldOf(fieldOf(error, '$metadata'), 'httpStatusCode');
  const status = said ?? fieldOf(response, 'statusCode');
  const name = String(fieldOf(error, 'name'));
  const region =
    textOf(fieldOf(error, 'Region')) ??
    textOf(fieldOf(fieldOf(response, 'headers'), 'x-amz-bucket-region'));
  if (typeof status !== 'number' || status < 300)
    return { status: null, name, region: null, error: errorOfLine(error) };
  const refusal = (means: StoreError): Refusal => ({ status, name, region, error: means });
  if (elsewhere.test(name) || (status === 301 && region !== null))
    return refusal({ type: 'ExchangeElsewhere', region });
  const wait = textOf(fieldOf(fieldOf(response, 'headers'), 'retry-after'));
  const meaning = meanings.find(([words]) => words.test(name))?.[1];
  if (meaning !== undefined && (meaning.type !== 'ExchangeBusy' || wait === null))
    return refusal(meaning);
  // Another write to the same name was under way.
  if (status === 409) return refusal({ type: 'ExchangeBusy', retryAfter: null });
  return refusal(errorOfStatus(status, wait));
}

/** True for answers that refuse a write because it has a condition at all. */
const knowsNoCondition = ({ status, name }: Refusal): boolean =>
  status === 501 ||
  (status === 400 && /^(?:NotImplemented|Invalid(?:Argument|Request))$/.test(name));

class S3Store implements RemovingStore {
  readonly lists = false;
  readonly #library: Library;
  readonly #clientFor: (region: string) => S3Client;
  #client: S3Client;
  #region: string;
  readonly #place: BucketPlace;
  /** Whether the store heeds If-Match; null until a write asked. */
  #heeds: boolean | null = null;
  /** False where it refuses every write with a condition, as one that it does not know. */
  #takesConditions = true;

  constructor(library: Library, clientFor: (region: string) => S3Client, place: BucketPlace) {
    [this.#library, this.#clientFor, this.#place] = [library, clientFor, place];
    this.#region = place.region;
    this.#client = clientFor(place.region);
  }

  async read(
    name: string,
    how: { readonly known?: string; readonly limit?: number } = {},
  ): ReturnType<MailboxStore['read']> {
    try {
      const get = new this.#library.GetObjectCommand({
        ...this.#at(name),
        ...(how.known === undefined ? {} : { IfNoneMatch: how.known }),
      });
      const { Body, ETag } = await this.#ask((client) => client.send(get));
      const bytes = await readBody(Body as AsyncIterable<Uint8Array>, how.limit ?? usualLimit);
      return bytes === null
        ? err({ type: 'ExchangeUnexpected', status: 413 })
        : ok({ bytes, version: ETag ?? null });
    } catch (thrown) {
      const { status, name: said, error } = refusalOf(thrown);
      if (status === 304) return ok('unchanged');
      return status === 404 && said !== 'NoSuchBucket' ? ok(null) : err(error);
    }
  }

  async write(name: string, bytes: Uint8Array, when: Condition): Promise<Written> {
    if (when === 'any') return this.#put(name, bytes, {});
    // The same bytes have the same name: whether a second writer is refused or repeats the first is all one.
    if (when === 'absent' && isObjectName(name))
      return this.#put(name, bytes, { IfNoneMatch: '*' });
    if (this.#heeds === null) {
      const learned = await this.#learnWhetherItHeeds(name);
      if (!learned.ok) return learned;
    }
    const heeded = this.#heeds ?? false;
    if (!heeded) {
      const known = when === 'absent' ? null : when.version;
      const there = await this.#hasVersion(name, known);
      if (!there.ok) return there;
      if (!there.value) return ok('refused');
    }
    const written = await this.#put(
      name,
      bytes,
      when === 'absent' ? { IfNoneMatch: '*' } : { IfMatch: when.version },
    );
    return written.ok && written.value !== 'refused'
      ? ok({ ...written.value, checked: heeded })
      : written;
  }

  async list(folder: string): ReturnType<MailboxStore['list']> {
    const { Bucket, Key } = this.#at(`${folder}/`);
    const files: { name: string; size: number }[] = [];
    let next: string | undefined;
    let pages = 0;
    try {
      do {
        const before: string | undefined = next;
        const ask = new this.#library.ListObjectsV2Command({
          Bucket,
          Prefix: Key,
          Delimiter: '/',
          ...(before === undefined ? {} : { ContinuationToken: before }),
        });
        const page = await this.#ask((client) => client.send(ask));
        for (const { Key: key = '', Size = 0 } of page.Contents ?? [])
          if (key.startsWith(Key) && key !== Key && !key.includes('/', Key.length))
            files.push({ name: key.slice(Key.length), size: Size });
        next = page.NextContinuationToken;
        pages += 1;
        // A list that goes on and does not say where would be taken for one of all that is there.
        if (page.IsTruncated === true && (next === undefined || next === before))
          return err({ type: 'ExchangeUnexpected', status: 200 });
      } while (
        next !== undefined &&
        files.length < mostListed &&
        files.length >= (pages - least.pages) * least.files
      );
      return next === undefined ? ok(files) : err({ type: 'ExchangeUnexpected', status: 413 });
    } catch (thrown) {
      return err(refusalOf(thrown).error);
    }
  }

  async remove(name: string): Promise<Result<null, StoreError>> {
    try {
      const remove = new this.#library.DeleteObjectCommand(this.#at(name));
      await this.#ask((client) => client.send(remove));
      return ok(null);
    } catch (thrown) {
      const { status, error } = refusalOf(thrown);
      return status === 404 ? ok(null) : err(error);
    }
  }

  async #put(
    name: string,
    bytes: Uint8Array,
    condition: { readonly IfMatch?: string; readonly IfNoneMatch?: string },
  ): Promise<Written> {
    const conditions = this.#takesConditions ? condition : {};
    const isConditional = Object.keys(conditions).length > 0;
    try {
      const put = new this.#library.PutObjectCommand({
        ...this.#at(name),
        Body: bytes,
        ...conditions,
      });
      const { ETag } = await this.#ask((client) => client.send(put));
      return ok({ version: ETag ?? null, checked: true });
    } catch (thrown) {
      const refusal = refusalOf(thrown);
      const { status, name: said, error } = refusal;
      if (isConditional && knowsNoCondition(refusal)) {
        this.#takesConditions = false;
        return this.#put(name, bytes, condition);
      }
      // If-Match where there is nothing any more is answered with 404 by some.
      const gone = status === 404 && said !== 'NoSuchBucket' && condition.IfMatch !== undefined;
      // Somebody else was writing at that moment: what is there now is not what the condition was about.
      const overtaken = said === 'ConditionalRequestConflict';
      return status === 412 || gone || overtaken ? ok('refused') : err(error);
    }
  }

  /** Asks, and once more in the region that the store says it is of: at the same address, under another signature. */
  async #ask<Answer>(ask: (client: S3Client) => Promise<Answer>): Promise<Answer> {
    try {
      return await ask(this.#client);
    } catch (thrown) {
      const { name, region } = refusalOf(thrown);
      if (name !== 'AuthorizationHeaderMalformed' || region === null || region === this.#region)
        throw thrown;
      this.#region = region;
      this.#client = this.#clientFor(region);
      return ask(this.#client);
    }
  }

  /** Whether what is there has a version; null: whether nothing is. For stores that take conditions for nothing. */
  async #hasVersion(name: string, version: string | null): Promise<Result<boolean, StoreError>> {
    const there = await this.read(name, version === null ? {} : { known: version });
    if (!there.ok) return there;
    if (version === null || there.value === null)
      return ok(version === null && there.value === null);
    return ok(there.value === 'unchanged' || there.value.version === version);
  }

  /** An empty object beside the index, to be written only in the place of a version that never was. */
  async #learnWhetherItHeeds(name: string): Promise<Result<null, StoreError>> {
    const asked = await this.#put(`${name}.part`, new Uint8Array(), { IfMatch: '"0"' });
    if (!asked.ok) return asked;
    this.#heeds = asked.value === 'refused';
    return this.#heeds ? ok(null) : this.remove(`${name}.part`);
  }

  #at(name: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#place.bucket, Key: `${this.#place.prefix}${name}` };
  }
}

/** Counts requests, and says nothing about this computer that the store did not ask for. */
function quiet(client: S3Client, connection: Connection): void {
  client.middlewareStack.addRelativeTo(
    <Step extends { readonly request: unknown }, Answer>(next: (step: Step) => Answer) =>
      (step: Step): Answer => {
        connection.countRequest();
        const headers: unknown = fieldOf(step.request, 'headers');
        if (typeof headers === 'object' && headers !== null)
          for (const name of Object.keys(headers))
            if (/^(?:x-amz-)?user-agent$|^amz-sdk-/i.test(name))
              Reflect.deleteProperty(headers, name);
        return next(step);
      },
    // After signing nothing may be taken away.
    { relation: 'before', toMiddleware: 'httpSigningMiddleware', name: 'quiet' },
  );
}

/** The client holds each answer but an object in memory, so none is longer than a page of a list can be. */
function bounded(client: S3Client): void {
  client.middlewareStack.addRelativeTo(
    <Step, Answer extends { readonly response: unknown }>(next: (step: Step) => Promise<Answer>) =>
      async (step: Step): Promise<Answer> => {
        const answer = await next(step);
        const { response } = answer;
        const body = fieldOf(response, 'body');
        if (typeof response === 'object' && response !== null && body instanceof Readable)
          Reflect.set(response, 'body', Readable.from(within(body, usualLimit)));
        return answer;
      },
    { relation: 'after', toMiddleware: 'deserializerMiddleware', name: 'bounded' },
  );
}

/** A bucket of S3-compatible object storage as a mailbox. Nothing is asked of it yet. */
export async function s3Store(
  place: BucketPlace,
  credentials: ExchangeCredentials,
  connection: Connection,
): Promise<RemovingStore> {
  // It would tell people at a terminal which Node its makers would rather have.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const { s3Library: library, saidHere } = await import('./s3-client.ts');
  const clientFor = (region: string): S3Client => {
    const client = new library.S3Client({
      ...saidHere,
      endpoint: place.address,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId: credentials.user, secretAccessKey: credentials.password },
      // Who tries again, and when, is decided once, by the exchange.
      maxAttempts: 1,
      retryMode: 'standard',
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      followRegionRedirects: false,
      useDualstackEndpoint: false,
      useFipsEndpoint: false,
      requestHandler: {
        httpAgent: connection.http,
        httpsAgent: connection.https,
        connectionTimeout: connection.patience.connecting,
        socketTimeout: connection.patience.silence,
      },
    });
    quiet(client, connection);
    bounded(client);
    return client;
  };
  return new S3Store(library, clientFor, place);
}
