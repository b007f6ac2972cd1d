import {
  conditionHolds,
  type Habits,
  type SmallServer,
  startSmall,
  versionOf,
} from './small-webdav.ts';

/** An answer that refuses, as S3 words it. */
export const errorOf = (code: string, more = ''): string =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message>${more}</Error>`;
const xml = { 'Content-Type': 'application/xml' };

/** A page of a listing: what comes after the token, which is the last name before. */
function pageOf(url: URL, files: ReadonlyMap<string, Uint8Array>, most: number): string {
  const prefix = url.searchParams.get('prefix') ?? '';
  const after = url.searchParams.get('continuation-token') ?? '';
  const rows = [...files]
    .filter(([name]) => name.startsWith(prefix) && name > after)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const page = rows.slice(0, most);
  const contents = page.map(
    ([name, bytes]) => `<Contents><Key>${name}</Key><Size>${bytes.length}</Size></Contents>`,
  );
  const more = rows.length > most;
  const next = `<NextContinuationToken>${page.at(-1)?.[0] ?? ''}</NextContinuationToken>`;
  return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${more ? next : ''}${contents.join('')}</ListBucketResult>`;
}

/** A small store of buckets whose bucket `box` is there. */
export function startSmallS3(habits: Habits = {}): Promise<SmallServer> {
  return startSmall((request, body, files) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    const [, bucket = '', key = ''] = /^\/([^/]+)\/?(.*)$/.exec(url.pathname) ?? [];
    if (bucket !== 'box') return [404, errorOf('NoSuchBucket'), xml];
    const { region = '', page = 1000 } = habits;
    if (region !== '' && !String(request.headers.authorization).includes(`/${region}/s3/`))
      return [400, errorOf('AuthorizationHeaderMalformed', `<Region>${region}</Region>`), xml];
    const there = files.get(key);
    switch (request.method ?? '') {
      case 'GET': {
        if (key === '') return [200, pageOf(url, files, page), xml];
        if (there === undefined) return [404, errorOf('NoSuchKey'), xml];
        if (request.headers['if-none-match'] === versionOf(there)) return [304];
        return [200, there, { ETag: versionOf(there) }];
      }
      case 'PUT': {
        const { 'if-match': match, 'if-none-match': none } = request.headers;
        if (habits.refusesConditions !== undefined && (match ?? none) !== undefined) {
          const code = habits.refusesConditions === 501 ? 'NotImplemented' : 'InvalidArgument';
          return [habits.refusesConditions, errorOf(code), xml];
        }
        if (habits.ignoresConditions !== true && !conditionHolds(request, there))
          return [412, errorOf('PreconditionFailed'), xml];
        files.set(key, body);
        return [200, undefined, { ETag: versionOf(body) }];
      }
      case 'DELETE':
        files.delete(key);
        return [204];
      default:
        return [405, errorOf('MethodNotAllowed'), xml];
    }
  }, habits);
}
