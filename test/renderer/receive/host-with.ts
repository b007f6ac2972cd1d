import { ok } from '../../../shared/basics/result.ts';
import type { Host } from '../../../renderer/host/host.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';

/** A host whose person chooses the given files, and that keeps what it is asked to save. */
export function hostWith(chosen: readonly NamedFile[]): Host & { readonly saved: NamedFile[] } {
  const saved: NamedFile[] = [];
  return {
    saved,
    kind: 'browser',
    pickFiles: async () => chosen,
    saveFiles: async (files) => {
      saved.push(...files);
      return ok({ names: files.map(({ name }) => name), verified: true });
    },
    print: async () => ok(null),
    systemLanguages: async () => ['ru'],
    opened: null,
    files: null,
    updates: null,
    exchange: null,
    journal: null,
    snapshots: null,
    machine: null,
    space: async () => null,
  };
}
