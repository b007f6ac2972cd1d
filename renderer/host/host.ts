import type { ExchangePlace } from '../../shared/exchange/place.ts';
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

/** Exchange with one place that the person chose; nothing is asked of it until `open`, nor after `close`. */
export interface HostExchange {
  /** What can be chosen here: a browser has folders alone, and some have none. */
  readonly kinds: readonly ExchangePlace['kind'][];
  readonly place: () => Promise<ExchangePlace | null>;
  /** Null where the person closed the dialog. */
  readonly chooseFolder: () => Promise<ExchangePlace | null>;
  /** Asks the person in a dialog of the system; false where they do not want it. */
  readonly confirmPlace: HostCalls['confirmExchangePlace'];
  readonly forget: () => Promise<void>;
  /** To be called from a click: a browser asks anew whether the folder may be used. False where it may not. */
  readonly allow: () => Promise<boolean>;
  readonly open: HostCalls['openExchange'];
  /** Tries the place with one small file of its own. */
  readonly probe: HostCalls['probeExchange'];
  readonly close: () => Promise<void>;
  readonly read: HostCalls['readExchange'];
  readonly write: HostCalls['writeExchange'];
  readonly list: HostCalls['listExchange'];
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
  /** Null in a browser that opens no folders. */
  readonly exchange: HostExchange | null;
  /** Null in a browser. */
  readonly machine: HostMachine | null;
  /** Room on the disk that holds the contest; null where the host cannot tell. */
  readonly space: () => Promise<StorageSpace | null>;
}
