/** A save as the page may speak of it later: by a token, never by a path. */
export interface SavedPlace {
  /** 32 hexadecimal digits; means something to this run of the program alone. */
  readonly token: string;
  /** The folder that the files are in, for people to read. */
  readonly folder: string;
  /** In the order of the save. */
  readonly files: readonly PlacedFile[];
}

/** A file as it lies on the disk. */
export interface PlacedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Short code to compare over the phone. */
  readonly code: string;
}

/** What was saved is not there any more, or is not what was saved; also a token that stands for nothing. */
export interface SavedGone {
  readonly type: 'SavedGone';
}

export type CopyError =
  | SavedGone
  /** The person closed the dialog: nothing was copied and nothing went wrong. */
  | { readonly type: 'SaveCancelled' }
  /** The folder that was chosen is the one that the files are in. */
  | { readonly type: 'CopySameFolder' }
  | {
      readonly type: 'StickFull' | 'StickProtected' | 'StickPulledOut';
      readonly details: { readonly name: string };
    }
  | {
      readonly type: 'SaveFailed' | 'SaveUnverified';
      readonly details: { readonly name: string };
    };

export interface FilesCopied {
  /** In the order of the save. */
  readonly names: readonly string[];
  readonly folder: string;
  /** Whether the folder is on something that can be taken out, as far as the system tells. */
  readonly removable: boolean;
  /** Whose way of taking a stick out is to be explained. */
  readonly system: 'windows' | 'mac' | 'linux';
}

/** A file that was opened or saved lately. */
export interface RecentFile {
  /** 32 hexadecimal digits; means something to this run of the program alone. */
  readonly token: string;
  readonly name: string;
  readonly how: 'opened' | 'saved';
  /** Milliseconds since 1970, by this computer's clock. */
  readonly at: number;
}

/** How many of them are remembered. */
export const mostRecentFiles = 10;

export interface RecentGone {
  readonly type: 'RecentGone';
}

/** How far the longest job is, as the system's bar of programs shows it; `share` is from 0 to 1. */
export type JobReport =
  | { readonly state: 'running'; readonly share: number }
  /** A long job came to its end: whoever looks elsewhere is told. */
  | { readonly state: 'ended' }
  | { readonly state: 'cleared' };

export type PrintError =
  /** The person closed the dialog: nothing went wrong. */
  { readonly type: 'PrintCancelled' } | { readonly type: 'PrinterMissing' | 'PrintFailed' };

export interface PdfFailed {
  readonly type: 'PdfFailed';
}
