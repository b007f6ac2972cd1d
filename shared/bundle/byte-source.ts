/** A file that is read piece by piece: one on a disk, or bytes in memory. */
export interface ByteSource {
  /** Length in bytes. */
  readonly size: number;
  /** The bytes from `from` up to but not including `to`; fewer where the file ends before. */
  readonly read: (from: number, to: number) => Promise<Uint8Array>;
}

export const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (from, to) => Promise.resolve(bytes.subarray(from, to)),
});
