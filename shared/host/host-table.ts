import type { Language } from '../basics/localized.ts';
import type { Result } from '../basics/result.ts';
import type { ExchangeCredentials, ExchangePlace } from '../exchange/place.ts';
import type { ShellFacts } from './diagnostics.ts';
import type {
  ExchangeFailure,
  ExchangeListed,
  ExchangeOpened,
  ExchangeOpening,
  ExchangeProbed,
  ExchangeRead,
  ExchangeReading,
  ExchangeWriting,
  ExchangeWritten,
} from './exchange-store.ts';
import type {
  CopyError,
  FilesCopied,
  JobReport,
  PdfFailed,
  PrintError,
  RecentFile,
  RecentGone,
  SavedGone,
  SavedPlace,
} from './home-files.ts';
import type {
  JournalContents,
  JournalError,
  JournalPlace,
  SnapshotError,
  SnapshotListed,
  SnapshotWritten,
  StorageSpace,
} from './keeping.ts';
import type {
  UpdateEnding,
  UpdateFacts,
  UpdateOffer,
  UpdateProgress,
  UpdateRefusal,
} from './updates.ts';
import type { Drawing } from './log-events.ts';
import type { MachineState } from './machine.ts';

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
  /** Where they are; absent in a browser, which does not tell. */
  readonly place?: SavedPlace;
}

/** Everything a window may ask of its host: one line for each call, its argument and its answer. */
export interface HostTable {
  readonly pickFiles: { readonly input: PickRequest; readonly output: readonly HostFile[] };
  readonly saveFiles: {
    readonly input: readonly HostFile[];
    readonly output: Result<SavedFiles, SaveError>;
  };
  /** Files with which people opened the program since the last call, each once. */
  readonly openedFiles: { readonly input: null; readonly output: readonly HostFile[] };
  /** Shows in the system's file manager what was saved under a token. */
  readonly showSaved: { readonly input: string; readonly output: Result<null, SavedGone> };
  /** Copies what was saved under a token to a folder that the person chooses, and reads the copy back. */
  readonly copySaved: { readonly input: string; readonly output: Result<FilesCopied, CopyError> };
  /** Newest first. */
  readonly recentFiles: { readonly input: null; readonly output: readonly RecentFile[] };
  readonly openRecent: { readonly input: string; readonly output: Result<HostFile, RecentGone> };
  readonly forgetRecent: { readonly input: null; readonly output: null };
  readonly reportJob: { readonly input: JobReport; readonly output: null };
  readonly print: { readonly input: null; readonly output: Result<null, PrintError> };
  /** The page as it would be printed now, as a PDF file of that name. */
  readonly savePdf: {
    readonly input: string;
    readonly output: Result<SavedFiles, SaveError | PdfFailed>;
  };
  readonly systemLanguages: { readonly input: null; readonly output: readonly string[] };
  /** How this computer draws the window, and from the next start on. */
  readonly machine: { readonly input: null; readonly output: MachineState };
  readonly chooseDrawing: { readonly input: Drawing; readonly output: MachineState };
  /** What the window speaks now, for what the shell has to say without it. */
  readonly speakLanguage: { readonly input: Language; readonly output: null };
  /** Program and computer in numbers, versions and words, for a diagnostics file. */
  readonly diagnose: { readonly input: null; readonly output: ShellFacts };
  readonly readJournal: { readonly input: null; readonly output: JournalContents };
  /** One entry, of 1 to `largestFile` bytes; on the disk when this resolves. */
  readonly appendJournal: {
    readonly input: Uint8Array;
    readonly output: Result<JournalPlace, JournalError>;
  };
  /** A new generation with these entries; the former one is kept aside. */
  readonly replaceJournal: {
    readonly input: readonly Uint8Array[];
    readonly output: Result<{ readonly generation: string }, JournalError>;
  };
  readonly storageSpace: { readonly input: null; readonly output: StorageSpace };
  /** The name must end in `.qzs`; the answer tells under which name it was kept. */
  readonly writeSnapshot: {
    readonly input: HostFile;
    readonly output: Result<SnapshotWritten, SnapshotError>;
  };
  /** Newest first. */
  readonly listSnapshots: { readonly input: null; readonly output: readonly SnapshotListed[] };
  readonly readSnapshot: {
    readonly input: string;
    readonly output: Result<HostFile, SnapshotError>;
  };
  /** The second folder that snapshots are copied to, for people to read; null where none is chosen. */
  readonly snapshotFolder: { readonly input: null; readonly output: string | null };
  /** Asks the person for it; null where they closed the dialog, and what was chosen before stays. */
  readonly chooseSnapshotFolder: { readonly input: null; readonly output: string | null };
  readonly forgetSnapshotFolder: { readonly input: null; readonly output: null };
  readonly updateFacts: { readonly input: null; readonly output: UpdateFacts };
  /** Asks the person for an update file and judges its head; `UpdateCancelled` where they closed the dialog. */
  readonly chooseUpdate: {
    readonly input: null;
    readonly output: Result<UpdateOffer, UpdateRefusal>;
  };
  /** Copies the chosen update to this computer and checks the copy. */
  readonly prepareUpdate: { readonly input: null; readonly output: Result<null, UpdateRefusal> };
  /** Null while nothing is copied. */
  readonly updateProgress: { readonly input: null; readonly output: UpdateProgress | null };
  readonly cancelUpdate: { readonly input: null; readonly output: null };
  /** Hands the checked copy to the system; `copy` names the contest's safety copy, null where there is no contest. */
  readonly startUpdate: {
    readonly input: { readonly copy: string | null };
    readonly output: Result<UpdateEnding, UpdateRefusal>;
  };
  /** Where the exchange takes place, as a person confirmed it; null while nobody did. */
  readonly exchangePlace: { readonly input: null; readonly output: ExchangePlace | null };
  /** Asks the person for a folder; null where they closed the dialog, and what was chosen before stays. */
  readonly chooseExchangeFolder: { readonly input: null; readonly output: ExchangePlace | null };
  /** Asks the person, in a dialog of the system, whether the program may talk to this address; false where not. */
  readonly confirmExchangePlace: { readonly input: ExchangePlace; readonly output: boolean };
  readonly forgetExchangePlace: { readonly input: null; readonly output: null };
  /**
   * Opens the confirmed place for this run; credentials stay in memory until it is closed. `ExchangeOff` where it is not
   * the place that the card names: no other one gets to see its credentials.
   */
  readonly openExchange: {
    readonly input: ExchangeOpening;
    readonly output: Result<ExchangeOpened, ExchangeFailure>;
  };
  /** Tries the confirmed place with one small file of its own, which is removed again. */
  readonly probeExchange: {
    readonly input: ExchangeCredentials | null;
    readonly output: Result<ExchangeProbed, ExchangeFailure>;
  };
  readonly closeExchange: { readonly input: null; readonly output: null };
  readonly readExchange: {
    readonly input: ExchangeReading;
    readonly output: Result<ExchangeRead, ExchangeFailure>;
  };
  readonly writeExchange: {
    readonly input: ExchangeWriting;
    readonly output: Result<ExchangeWritten, ExchangeFailure>;
  };
  /** Files in a folder of the mailbox. */
  readonly listExchange: {
    readonly input: string;
    readonly output: Result<readonly ExchangeListed[], ExchangeFailure>;
  };
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
  openedFiles: 'host:openedFiles',
  showSaved: 'host:showSaved',
  copySaved: 'host:copySaved',
  recentFiles: 'host:recentFiles',
  openRecent: 'host:openRecent',
  forgetRecent: 'host:forgetRecent',
  reportJob: 'host:reportJob',
  print: 'host:print',
  savePdf: 'host:savePdf',
  systemLanguages: 'host:systemLanguages',
  machine: 'host:machine',
  chooseDrawing: 'host:chooseDrawing',
  speakLanguage: 'host:speakLanguage',
  diagnose: 'host:diagnose',
  readJournal: 'host:readJournal',
  appendJournal: 'host:appendJournal',
  replaceJournal: 'host:replaceJournal',
  storageSpace: 'host:storageSpace',
  writeSnapshot: 'host:writeSnapshot',
  listSnapshots: 'host:listSnapshots',
  readSnapshot: 'host:readSnapshot',
  snapshotFolder: 'host:snapshotFolder',
  chooseSnapshotFolder: 'host:chooseSnapshotFolder',
  forgetSnapshotFolder: 'host:forgetSnapshotFolder',
  updateFacts: 'host:updateFacts',
  chooseUpdate: 'host:chooseUpdate',
  prepareUpdate: 'host:prepareUpdate',
  updateProgress: 'host:updateProgress',
  cancelUpdate: 'host:cancelUpdate',
  startUpdate: 'host:startUpdate',
  exchangePlace: 'host:exchangePlace',
  chooseExchangeFolder: 'host:chooseExchangeFolder',
  confirmExchangePlace: 'host:confirmExchangePlace',
  forgetExchangePlace: 'host:forgetExchangePlace',
  openExchange: 'host:openExchange',
  probeExchange: 'host:probeExchange',
  closeExchange: 'host:closeExchange',
  readExchange: 'host:readExchange',
  writeExchange: 'host:writeExchange',
  listExchange: 'host:listExchange',
};

/** Largest file a window takes in, in bytes: a whole contest's archive is a tenth of it. */
export const largestFile = 512 * 1024 * 1024;

/** Name under which the preload script shows the calls to the page. */
export const hostGlobal = 'qazylar';
