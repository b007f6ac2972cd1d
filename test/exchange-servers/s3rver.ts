import { join } from 'node:path';

import { freePorts, freshFolder, type StartedServer, startPrograms } from './start-server.ts';

/** s3rver, where QAZYLAR_S3RVER names its `bin/s3rver.js`; otherwise null. It takes conditions for nothing. */
export async function startS3rver(): Promise<StartedServer | null> {
  const program = process.env['QAZYLAR_S3RVER'];
  if (program === undefined) return null;
  const folder = freshFolder();
  const [port = 0] = await freePorts(1);
  const files = join(folder, 'files');
  const stop = await startPrograms(folder, [
    {
      command: [
        process.execPath,
        program,
        '-d',
        files,
        '-a',
        '127.0.0.1',
        '-p',
        String(port),
        '-s',
        '--configure-bucket',
        'box',
      ],
      port,
    },
  ]);
  return {
    name: 's3rver',
    port,
    placeAt: (at) => ({
      kind: 's3',
      address: `http://127.0.0.1:${at}`,
      bucket: 'box',
      prefix: 'contest/2026',
    }),
    credentials: { user: 'S3RVER', password: 'S3RVER' },
    files,
    stop,
  };
}
