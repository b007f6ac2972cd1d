import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

import {
  freePorts,
  freshFolder,
  programPath,
  type StartedServer,
  startPrograms,
} from './start-server.ts';

const credentials = { user: 'office', password: 'a password' };
/** Listings are not of nginx itself. */
const listings = '/usr/lib/nginx/modules/ngx_http_dav_ext_module.so';

const configuration = (folder: string, port: number): string => `
daemon off;
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/errors;
load_module ${listings};
${userInfo().uid === 0 ? `user ${userInfo().username};` : ''}
events {}
http {
  access_log off;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  .map((kind) => `  ${kind}_temp_path ${folder}/${kind};`)
  .join('\n')}
  server {
    listen 127.0.0.1:${port};
    root ${folder}/files;
    auth_basic mailbox;
    auth_basic_user_file ${folder}/people;
    location / {
      dav_methods PUT DELETE MKCOL MOVE;
      dav_ext_methods PROPFIND;
    }
  }
}
`;

/** nginx with both its WebDAV modules; null where they are not on this computer. It takes conditions for nothing. */
export async function startNginx(): Promise<StartedServer | null> {
  const program = programPath('nginx');
  if (program === null || !existsSync(listings)) return null;
  const folder = freshFolder();
  const [port = 0] = await freePorts(1);
  mkdirSync(join(folder, 'files', 'box'), { recursive: true });
  const hash = createHash('sha1').update(credentials.password).digest('base64');
  writeFileSync(join(folder, 'people'), `${credentials.user}:{SHA}${hash}\n`);
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port));
  const stop = await startPrograms(folder, [
    { command: [program, '-p', folder, '-c', join(folder, 'nginx.conf')], port },
  ]);
  return {
    name: 'nginx',
    port,
    placeAt: (at) => ({ kind: 'webdav', address: `http://127.0.0.1:${at}/box` }),
    credentials,
    files: join(folder, 'files'),
    stop,
  };
}
