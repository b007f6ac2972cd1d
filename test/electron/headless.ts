import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runCommand } from '../../electron/run-command.ts';
import { writeBundle } from '../../shared/bundle/bundle.ts';
import type { BundleKind } from '../../shared/bundle/manifest.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { type TestInstallation, testSettings } from '../builders/contest-builder.ts';

export interface Called {
  readonly code: number;
  /** The one JSON document on stdout; null where there is none. */
  readonly out: unknown;
  /** The one JSON object on stderr; null where there is none. */
  readonly error: { readonly type: string; readonly [detail: string]: unknown } | null;
}

/** Calls `npx qazylar …args --json` as a script would. */
export async function call(...args: readonly string[]): Promise<Called> {
  let [stdout, stderr] = ['', ''];
  const code = await runCommand([...args, '--json'], {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
  });
  return {
    code,
    out: stdout === '' ? null : JSON.parse(stdout),
    error: stderr === '' ? null : (JSON.parse(stderr) as Called['error']),
  };
}

export interface Handed {
  readonly kind: BundleKind;
  readonly segments?: readonly Segment[];
  readonly attachments?: ReadonlyMap<string, Uint8Array>;
  /** The sender's clock. */
  readonly created?: number;
}

/** What an installation hands over, as bytes. */
export const bundleOf = (installation: TestInstallation, handed: Handed): Promise<Uint8Array> =>
  writeBundle(
    {
      manifest: {
        kind: handed.kind,
        contest: installation.contest,
        title: testSettings.title,
        demo: false,
        recipients: ['headquarters'],
        created: handed.created ?? 1_700_000_000_000,
        sender: { log: installation.log, person: 'x', name: 'X', role: 'juror' },
      },
      segments: handed.segments ?? installation.segments,
      ...(handed.attachments === undefined ? {} : { attachments: handed.attachments }),
    },
    installation.key,
  );

/** Writes a file into a folder and returns its path. */
export async function put(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}
