import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import {
  freePorts,
  freshFolder,
  programPath,
  type StartedServer,
  startPrograms,
} from './start-server.ts';

const credentials = { user: 'office', password: 'a password' };

/** rclone as a WebDAV server; null where it is not on this computer. */
export async function startRclone(): Promise<StartedServer | null> {
  const program = programPath('rclone');
  if (program === null) return null;
  const folder = freshFolder();
  const [port = 0] = await freePorts(1);
  const files = join(folder, 'files');
  mkdirSync(join(files, 'box'), { recursive: true });
  const stop = await startPrograms(folder, [
    {
      command: [
        program,
        'serve',
        'webdav',
        files,
        '--addr',
        `127.0.0.1:${port}`,
        '--dir-cache-time',
        '1s',
      ],
      port,
      env: {
        RCLONE_USER: credentials.user,
        RCLONE_PASS: credentials.password,
        RCLONE_CONFIG: join(folder, 'rclone.conf'),
      },
    },
  ]);
  return {
    name: 'rclone',
    port,
    placeAt: (at) => ({ kind: 'webdav', address: `http://127.0.0.1:${at}/box` }),
    credentials,
    files,
    stop,
  };
}
