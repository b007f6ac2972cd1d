import type { HandOverOptions } from '../storage/desk.ts';

/** What a mail server takes at most, in megabytes; `none` for a stick. */
export type MailLimit = 'none' | '10' | '20' | '25';

export const mailLimits: readonly MailLimit[] = ['none', '10', '20', '25'];

const megabyte = 1_000_000;

/** Mail carries three bytes of a file as four letters, and breaks their lines: a file may fill 70 % of a letter. */
const shareOfLetter = 0.7;

/** The largest file in bytes that still fits into a letter of that size. */
export const limitOptions = (limit: MailLimit): HandOverOptions =>
  limit === 'none' ? {} : { limit: Number(limit) * megabyte * shareOfLetter };
