/**
 * Every expected failure that a person may get to see, by the `type` of its error value. Each has a text in
 * locales/{kk,ru,en}/errors.json: what happened (`title`), what it means (`what`), what to do now (`do`).
 */
export const errorTypes = [
  'FileEmpty',
  'FileTooLarge',
  'FileUnreadable',
  'DirectoryGiven',
  'OneFileExpected',
  'NotABundle',
  'BundleTooNew',
  'BundleTruncated',
  'BundleDamaged',
  'BundleSignature',
  'BundleEncrypted',
  'BundleOtherContest',
  'BundleKindUnexpected',
  'BundleNotForYou',
  'SegmentDamaged',
  'SegmentSignature',
  'SegmentTooNew',
  'ValueMalformed',
  'ValueInvalid',
  'PassphraseWrong',
  'PassphraseWeak',
  'StoreFailed',
  'StoreNewer',
  'StoreBusy',
  'DiskFull',
  'SaveCancelled',
  'SaveFailed',
  'SaveUnverified',
  'ImportCancelled',
  'NothingToExport',
  'SheetIncomplete',
  'SheetLocked',
  'ContestIncomplete',
  'NoContest',
  'RoleForbidden',
  'OpenConflicts',
  'ScoreEmpty',
  'ScoreText',
  'ScoreRange',
  'ScoreStep',
  'CommentRequired',
  'TableEmpty',
  'TableColumnMissing',
  'TableEncoding',
  'TableTooLarge',
  'TableOldFormat',
  'TableNotText',
  'TableUnreadable',
  /** Anything without a text of its own: a bug, or an error of a later version. */
  'Unexpected',
] as const;

export type ErrorType = (typeof errorTypes)[number];

export const isErrorType = (text: string): text is ErrorType =>
  (errorTypes as readonly string[]).includes(text);
