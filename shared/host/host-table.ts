import type { Result } from '../basics/result.ts';

/** A file as it passes between a window and its host: a bare name, and all its bytes. */
export interface HostFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a person may choose: endings with their dot (`.qzb`); an empty list stands for any file. */
export interface PickRequest {
  readonly accept: readonly string[];
  readonly multiple: boolean;
}

export type SaveError =
  /** The person closed the dialog: nothing was written and nothing went wrong. */
  | { readonly type: 'SaveCancelled' }
  | { readonly type: 'SaveFailed'; readonly details: { readonly name: string } }
  /** What was read back from the disk is not what was written. */
  | { readonly type: 'SaveUnverified'; readonly details: { readonly name: string } };

export interface SavedFiles {
  /** The names the files got, in the order of the request. */
  readonly names: readonly string[];
  /** Whether the bytes were read back from the disk and compared; a browser cannot do that. */
  readonly verified: boolean;
}

/** Everything a window may ask of its host: one line for each call, its argument and its answer. */
export interface HostTable {
  readonly pickFiles: { readonly input: PickRequest; readonly output: readonly HostFile[] };
  readonly saveFiles: {
    readonly input: readonly HostFile[];
    readonly output: Result<SavedFiles, SaveError>;
  };
  readonly print: { readonly input: null; readonly output: null };
  readonly systemLanguages: { readonly input: null; readonly output: readonly string[] };
}

export type HostMethod = keyof HostTable;

/** The same table as functions, which is how both sides see it. */
export type HostCalls = {
  readonly [Method in HostMethod]: (
    input: HostTable[Method]['input'],
  ) => Promise<HostTable[Method]['output']>;
};

/** The channel of each call between the window and the main process. */
export const hostChannels: { readonly [Method in HostMethod]: `host:${Method}` } = {
  pickFiles: 'host:pickFiles',
  saveFiles: 'host:saveFiles',
  print: 'host:print',
  systemLanguages: 'host:systemLanguages',
};

/** Largest file a window takes in, in bytes: a whole contest's archive is a tenth of it. */
export const largestFile = 512 * 1024 * 1024;

/** Name under which the preload script shows the calls to the page. */
export const hostGlobal = 'qazylar';
