import { expect, it } from 'vitest';

import type { BundleFileError } from '../../electron/bundle-files.ts';
import { languages } from '../../shared/basics/localized.ts';
import type { BundleError } from '../../shared/bundle/bundle.ts';
import type { CodeError, TransferError } from '../../shared/bundle/codes.ts';
import type { EncryptedFileError } from '../../shared/bundle/encrypted-file.ts';
import type { KeyFileMalformed } from '../../shared/bundle/key-file.ts';
import type { RecoveryCopyError } from '../../shared/bundle/recovery-copy.ts';
import { errorTypes } from '../../shared/language/error-types.ts';
import type { OtherContest } from '../../shared/merge/archive.ts';
import { errorText } from '../../renderer/language/error-text.ts';

type ReaderError =
  | BundleError
  | BundleFileError
  | CodeError
  | EncryptedFileError
  | KeyFileMalformed
  | OtherContest
  | RecoveryCopyError
  | TransferError;

/** A type of error that a reader returns and that is not here does not compile; nor does one too many. */
const returned: Record<ReaderError['type'], true> = {
  BundleDamaged: true,
  BundleEncrypted: true,
  BundleNotForThisKey: true,
  BundleOtherContest: true,
  BundleSignature: true,
  BundleTooNew: true,
  BundleTruncated: true,
  CodeDamaged: true,
  CodeUnknown: true,
  CodesDamaged: true,
  CodesTooNew: true,
  DirectoryGiven: true,
  EncryptionUnsupported: true,
  FileEmpty: true,
  FileNotFound: true,
  FileTooLarge: true,
  FileUnreadable: true,
  KeyFileMalformed: true,
  NotABundle: true,
  NotARecoveryCopy: true,
  RecoveryCodeMalformed: true,
  RecoveryCodeWrong: true,
  RecoveryCopyDamaged: true,
  SegmentDamaged: true,
  SegmentSignature: true,
  SegmentTooNew: true,
};

it.each(Object.keys(returned))('has words of its own in three languages: %s', (type) => {
  expect(errorTypes).toContain(type);
  for (const language of languages) {
    const [text, unexpected] = [errorText({ type }, language), errorText({ type: '' }, language)];
    for (const part of ['title', 'what', 'do'] as const) {
      expect(text[part]).not.toBe('');
      expect(text[part]).not.toContain(type);
      expect(text[part], part).not.toBe(unexpected[part]);
    }
  }
});
