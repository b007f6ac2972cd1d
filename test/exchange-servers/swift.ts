import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';

import {
  freePorts,
  freshFolder,
  programPath,
  type StartedServer,
  startPrograms,
} from './start-server.ts';

const credentials = { user: 'contest:office', password: 'password' };
const kinds = ['account', 'container', 'object'] as const;

const common = (folder: string, port: number): string => `
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${userInfo().username}
swift_dir = ${folder}
devices = ${folder}/files
mount_check = false
`;

const proxy = `
[pipeline:main]
pipeline = catch_errors cache s3api tempauth proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
auth_pipeline_check = false
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_contest_office = password .admin
`;

function prepare(folder: string, ports: readonly number[]): void {
  mkdirSync(join(folder, 'files', 'disk'), { recursive: true });
  for (const [index, kind] of kinds.entries()) {
    const port = ports[index + 1] ?? 0;
    const ring = (...args: readonly string[]): void => {
      execFileSync('swift-ring-builder', [`${kind}.builder`, ...args], {
        cwd: folder,
        stdio: 'ignore',
      });
    };
    ring('create', '1', '1', '0');
    ring('add', `r1z1-127.0.0.1:${port}/disk`, '1');
    ring('rebalance');
    writeFileSync(
      join(folder, `${kind}.conf`),
      `${common(folder, port)}[pipeline:main]\npipeline = ${kind}-server\n[app:${kind}-server]\nuse = egg:swift#${kind}\n`,
    );
  }
  writeFileSync(join(folder, 'proxy.conf'), `${common(folder, ports[0] ?? 0)}${proxy}`);
}

/**
 * OpenStack's object storage spoken to as S3: a proxy and its three servers on one disk; null where they are not on this
 * computer. It refuses every write with a condition.
 */
export async function startSwift(): Promise<StartedServer | null> {
  const programs = ['proxy', ...kinds].map((kind) => programPath(`swift-${kind}-server`));
  if (programs.includes(null) || !existsSync('/etc/swift/swift.conf')) return null;
  const folder = freshFolder();
  const ports = await freePorts(1 + kinds.length);
  prepare(folder, ports);
  const stop = await startPrograms(
    folder,
    ['proxy', ...kinds].map((kind, index) => ({
      command: [`swift-${kind}-server`, join(folder, `${kind}.conf`)],
      port: ports[index] ?? 0,
    })),
  );
  const [port = 0] = ports;
  const address = `http://127.0.0.1:${port}`;
  const client = new S3Client({
    endpoint: address,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: credentials.user, secretAccessKey: credentials.password },
  });
  await client.send(new CreateBucketCommand({ Bucket: 'box' }));
  client.destroy();
  return {
    name: 'Swift',
    port,
    placeAt: (at) => ({
      kind: 's3',
      address: `http://127.0.0.1:${at}`,
      bucket: 'box',
      prefix: 'contest',
    }),
    credentials,
    files: join(folder, 'files'),
    stop,
  };
}
