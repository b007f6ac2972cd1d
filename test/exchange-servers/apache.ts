import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userInfo } from 'node:os';

import {
  freePorts,
  freshFolder,
  programPath,
  type StartedServer,
  startPrograms,
} from './start-server.ts';

const credentials = { user: 'office', password: 'қазылар: a password' };
const modules = '/usr/lib/apache2/modules';

const configuration = (folder: string, port: number): string => `
ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/errors
Mutex pthread
${userInfo().uid === 0 ? 'User #65534\nGroup #65534\n' : ''}
LoadModule mpm_event_module ${modules}/mod_mpm_event.so
LoadModule authn_core_module ${modules}/mod_authn_core.so
LoadModule authn_file_module ${modules}/mod_authn_file.so
LoadModule authz_core_module ${modules}/mod_authz_core.so
LoadModule authz_user_module ${modules}/mod_authz_user.so
LoadModule auth_basic_module ${modules}/mod_auth_basic.so
LoadModule dav_module ${modules}/mod_dav.so
LoadModule dav_fs_module ${modules}/mod_dav_fs.so
DavLockDB ${folder}/locks/db
DocumentRoot ${folder}/files
<Directory ${folder}/files>
  Dav On
  AuthType Basic
  AuthName mailbox
  AuthUserFile ${folder}/people
  Require valid-user
</Directory>
`;

/** Apache with mod_dav on its own configuration; null where it is not on this computer. */
export async function startApache(): Promise<StartedServer | null> {
  const program = programPath('apache2');
  if (program === null) return null;
  const folder = freshFolder();
  const [port = 0] = await freePorts(1);
  for (const name of ['files', 'locks']) mkdirSync(join(folder, name));
  mkdirSync(join(folder, 'files', 'box'));
  const hash = createHash('sha1').update(credentials.password).digest('base64');
  writeFileSync(join(folder, 'people'), `${credentials.user}:{SHA}${hash}\n`);
  writeFileSync(join(folder, 'apache.conf'), configuration(folder, port));
  const { chmodSync } = await import('node:fs');
  // Its workers are nobody.
  chmodSync(folder, 0o711);
  for (const name of ['files', 'files/box', 'locks']) chmodSync(join(folder, name), 0o777);
  const stop = await startPrograms(folder, [
    { command: [program, '-f', join(folder, 'apache.conf'), '-DFOREGROUND'], port },
  ]);
  return {
    name: 'Apache',
    port,
    placeAt: (at) => ({ kind: 'webdav', address: `http://127.0.0.1:${at}/box/` }),
    credentials,
    files: join(folder, 'files'),
    stop,
  };
}
