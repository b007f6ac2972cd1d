import {
  conditionHolds,
  type Habits,
  type SmallServer,
  startSmall,
  versionOf,
} from './small-webdav.ts';

const errorOf = (code: string): string =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
const xml = { 'Content-Type': 'application/xml' };

/** A small store of buckets whose bucket `box` is there. */
export function startSmallS3(habits: Habits = {}): Promise<SmallServer> {
  return startSmall((request, body, files) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    const [, bucket = '', key = ''] = /^\/([^/]+)\/?(.*)$/.exec(url.pathname) ?? [];
    if (bucket !== 'box') return [404, errorOf('NoSuchBucket'), xml];
    const there = files.get(key);
    switch (request.method ?? '') {
      case 'GET': {
        if (key === '') {
          const prefix = url.searchParams.get('prefix') ?? '';
          const rows = [...files].filter(([name]) => name.startsWith(prefix));
          const contents = rows.map(
            ([name, bytes]) =>
              `<Contents><Key>${name}</Key><Size>${bytes.length}</Size></Contents>`,
          );
          return [200, `<ListBucketResult>${contents.join('')}</ListBucketResult>`, xml];
        }
        if (there === undefined) return [404, errorOf('NoSuchKey'), xml];
        if (request.headers['if-none-match'] === versionOf(there)) return [304];
        return [200, there, { ETag: versionOf(there) }];
      }
      case 'PUT': {
        const { 'if-match': match, 'if-none-match': none } = request.headers;
        if (habits.refusesConditions === true && (match ?? none) !== undefined)
          return [501, errorOf('NotImplemented'), xml];
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
