import type { Result } from '../../shared/basics/result.ts';
import type {
  HostCalls,
  HostFile,
  PickRequest,
  SavedFiles,
  SaveError,
} from '../../shared/host/host-table.ts';
import type { PrintError } from '../../shared/host/home-files.ts';
import type { StorageSpace } from '../../shared/host/keeping.ts';

/** The journal beside the database: what is appended is on the disk when the answer comes. */
export interface HostJournal {
  readonly read: () => ReturnType<HostCalls['readJournal']>;
  readonly append: HostCalls['appendJournal'];
  readonly replace: HostCalls['replaceJournal'];
}

/** The folder of snapshots, and the second one that they are copied to. */
export interface HostSnapshots {
  readonly write: HostCalls['writeSnapshot'];
  readonly list: () => ReturnType<HostCalls['listSnapshots']>;
  readonly read: HostCalls['readSnapshot'];
  readonly folder: () => Promise<string | null>;
  readonly chooseFolder: () => Promise<string | null>;
  readonly forgetFolder: () => Promise<void>;
}

/** Files at home, which only the desktop knows: named by tokens of this run, never by paths. */
export interface HostFiles {
  readonly show: HostCalls['showSaved'];
  readonly copy: HostCalls['copySaved'];
  readonly recent: () => ReturnType<HostCalls['recentFiles']>;
  readonly openRecent: HostCalls['openRecent'];
  readonly forgetRecent: () => Promise<void>;
  readonly savePdf: HostCalls['savePdf'];
  readonly reportJob: HostCalls['reportJob'];
}

/** The computer below the program; a browser says nothing of it. */
export interface HostMachine {
  readonly state: () => ReturnType<HostCalls['machine']>;
  /** From the next start on. */
  readonly chooseDrawing: HostCalls['chooseDrawing'];
  /** Tells the shell what the window speaks, for what it says where there is no window. */
  readonly speak: HostCalls['speakLanguage'];
  readonly diagnose: () => ReturnType<HostCalls['diagnose']>;
}

/** Updates of the program from signed files; the file itself never comes into the page. */
export interface HostUpdates {
  readonly facts: () => ReturnType<HostCalls['updateFacts']>;
  readonly choose: () => ReturnType<HostCalls['chooseUpdate']>;
  readonly prepare: () => ReturnType<HostCalls['prepareUpdate']>;
  readonly progress: () => ReturnType<HostCalls['updateProgress']>;
  readonly cancel: () => Promise<void>;
  readonly start: HostCalls['startUpdate'];
}

/** What the page can ask of the program around it: the desktop shell, or a browser. */
export interface Host {
  /** `browser` keeps no journal; the page says so and reminds of exporting. */
  readonly kind: 'desktop' | 'browser';
  /**
   * Lets the person choose files and reads them whole; an empty list when they chose none. Rejects when a chosen file
   * cannot be read (the stick is gone) or is larger than `largestFile`.
   */
  readonly pickFiles: (request: PickRequest) => Promise<readonly HostFile[]>;
  /** Writes files where the person says; on the desktop they are read back and compared before this resolves. */
  readonly saveFiles: (files: readonly HostFile[]) => Promise<Result<SavedFiles, SaveError>>;
  /** Opens the system's print dialog for the page as it is now. */
  readonly print: () => Promise<Result<null, PrintError>>;
  /** Languages the person's system prefers, best first, as BCP 47 tags. */
  readonly systemLanguages: () => Promise<readonly string[]>;
  /** Files that a person opened by a double-click since it was asked last; null in a browser, where nobody can. */
  readonly opened: (() => Promise<readonly HostFile[]>) | null;
  /** Null in a browser, which shows, copies and remembers no files. */
  readonly files: HostFiles | null;
  /** Null in a browser: there the database is all there is. */
  readonly journal: HostJournal | null;
  readonly snapshots: HostSnapshots | null;
  /** Null in a browser, which is no program that could be updated. */
  readonly updates: HostUpdates | null;
  /** Null in a browser. */
  readonly machine: HostMachine | null;
  /** Room on the disk that holds the contest; null where the host cannot tell. */
  readonly space: () => Promise<StorageSpace | null>;
}
