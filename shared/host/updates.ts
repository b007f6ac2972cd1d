import type { LocalizedText } from '../basics/localized.ts';

/** Ending of an update file's name. */
export const updateEnding = '.qzu';

/** What a package is made for: the system, and how the program is installed there. */
export const updatePlatforms = [
  'windows-nsis',
  'windows-portable',
  'linux-appimage',
  'linux-deb',
  'mac-dmg',
] as const;

export type UpdatePlatform = (typeof updatePlatforms)[number];

/** Why an update is not taken, or did not come to its end. */
export type UpdateRefusal =
  /** Not an update file at all, or something that is no file. */
  | { readonly type: 'UpdateUnknown' }
  /** Cut off, changed on its way, or with bytes behind its end. */
  | { readonly type: 'UpdateDamaged' }
  /** In a form that only a later program reads. */
  | { readonly type: 'UpdateNewerFormat' }
  | { readonly type: 'UpdateTooLarge' }
  /** This program has no release key: it takes no updates at all. */
  | { readonly type: 'UpdateNoKeys' }
  | { readonly type: 'UpdateKeyUnknown' }
  | { readonly type: 'UpdateKeyRevoked' }
  | { readonly type: 'UpdateSignatureWrong' }
  | {
      readonly type: 'UpdatePlatformOther';
      readonly details: { readonly made: UpdatePlatform; readonly here: UpdatePlatform };
    }
  | { readonly type: 'UpdateSame'; readonly details: { readonly version: string } }
  /** Earlier than this program, or than one that this computer already had. */
  | {
      readonly type: 'UpdateOlder';
      readonly details: { readonly version: string; readonly had: string };
    }
  /** Another version has to come first. */
  | {
      readonly type: 'UpdateSkips';
      readonly details: { readonly version: string; readonly from: string };
    }
  /** What the file brings is not what was signed. */
  | { readonly type: 'UpdatePayloadOther' }
  | { readonly type: 'UpdateCancelled' }
  /** The file cannot be read: the stick is gone, or the file. */
  | { readonly type: 'UpdateUnreadable' }
  | { readonly type: 'UpdateNoRoom' }
  | { readonly type: 'UpdateNotWritten' }
  /** The checked copy is not what it was when it was checked. */
  | { readonly type: 'UpdateChanged' }
  /** No safety copy of the contest stands on this computer. */
  | { readonly type: 'UpdateWithoutCopy' }
  /** The system did not start the installer, or the program could not be replaced. */
  | { readonly type: 'UpdateNotStarted' }
  /** No file was chosen, or none is checked yet. */
  | { readonly type: 'UpdateNotReady' };

/**
 * What happens in the end. `installed`: an installer is started and this program quits. `replaced`: the program's file
 * is replaced and this program quits. `shown`: the checked file is shown in its folder, for a person to install.
 */
export type UpdateEnding = 'installed' | 'replaced' | 'shown';

/** What this program says of itself before any file is chosen. */
export interface UpdateFacts {
  readonly version: string;
  /** False where it has no release key. */
  readonly taken: boolean;
  readonly platform: UpdatePlatform;
  readonly ending: UpdateEnding;
}

/** An update whose head is signed for this program. */
export interface UpdateOffer {
  readonly version: string;
  /** Bytes that are to be copied. */
  readonly size: number;
  readonly notes: LocalizedText;
}

/** How far copying and checking is, in bytes of both. */
export interface UpdateProgress {
  readonly done: number;
  readonly total: number;
}
