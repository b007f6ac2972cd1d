import { readRecoveryCode } from '../../../shared/bundle/recovery-copy.ts';

/** The groups of a recovery code. */
export const groupsOf = (code: string): readonly string[] => code.split('-');

/** True where the last group was typed as it stands on the sheet; small letters, spaces and look-alikes are forgiven. */
export const isLastGroup = (typed: string, code: string): boolean =>
  readRecoveryCode([...groupsOf(code).slice(0, -1), typed].join('-')) === code;
