import { strFromU8, strToU8 } from 'fflate';

import { err, ok, type Result } from '../basics/result.ts';
import type { ContestSettings, Deadline } from './contest.ts';
import { daysBetween } from './deadlines.ts';
import { parseContestSettings } from './settings-schema.ts';

const format = 'qazylar-regulation';

/** Version of the file around the settings; these tell their own version by their form. */
const fileVersion = 1;

/** Most bytes of a regulation's file; the largest template has some 100 kB. */
export const settingsFileLimit = 8_000_000;

/** Why a file is no regulation that a contest can start from. */
export type SettingsFileError =
  | { readonly type: 'SettingsFileTooLarge' }
  /** Not JSON: another kind of file, or a broken one. */
  | { readonly type: 'SettingsFileUnreadable' }
  /** JSON of something else. */
  | { readonly type: 'SettingsFileForeign' }
  | { readonly type: 'SettingsFileNewer'; readonly version: number }
  /** A regulation that this version cannot use; `path` says where the first fault is ("stages.0.title.kk"). */
  | { readonly type: 'SettingsFileInvalid'; readonly path: string };

/** The same seats with nobody on them: a file that travels tells no names unless somebody wants it to. */
const withoutNames = ({ commission }: ContestSettings): ContestSettings['commission'] =>
  commission.map((member) => ({ ...member, name: '' }));

/**
 * A regulation as a file that people and programs can read: UTF-8 JSON with a mark and a version. It is never that of
 * a practice contest, and names the commission's people only where `names` asks for it.
 */
export function writeSettingsFile(
  settings: ContestSettings,
  { names }: { readonly names: boolean },
): Uint8Array {
  const told = {
    ...settings,
    demo: false,
    commission: names ? settings.commission : withoutNames(settings),
  };
  return strToU8(`${JSON.stringify({ format, version: fileVersion, settings: told }, null, 2)}\n`);
}

function readJson(bytes: Uint8Array): unknown {
  const text = strFromU8(bytes);
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what `writeSettingsFile` wrote, of this or an earlier version; the contest is never a practice one. */
export function readSettingsFile(bytes: Uint8Array): Result<ContestSettings, SettingsFileError> {
  if (bytes.length > settingsFileLimit) return err({ type: 'SettingsFileTooLarge' });
  const value = readJson(bytes);
  if (value === undefined) return err({ type: 'SettingsFileUnreadable' });
  if (!isObject(value) || value['format'] !== format) return err({ type: 'SettingsFileForeign' });
  const { version, settings } = value;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
    return err({ type: 'SettingsFileInvalid', path: 'version' });
  if (version > fileVersion) return err({ type: 'SettingsFileNewer', version });
  const parsed = parseContestSettings(settings);
  return parsed.ok
    ? ok({ ...parsed.value, demo: false })
    : err({ type: 'SettingsFileInvalid', path: parsed.error.path });
}

/** "2026" becomes "2027", "2025–2026" becomes "2026–2027"; a season without years stays as it is. */
const nextYears = (season: string): string =>
  season.replaceAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g, (year) => String(Number(year) + 1));

/** A day of last season says nothing of the next one, but how long after the announcement it was does. */
function countedAgain(deadline: Deadline, announced: string | null): Deadline {
  const { date, offsetDays } = deadline;
  const days = date === null || announced === null ? null : daysBetween(announced, date);
  return { ...deadline, date: null, offsetDays: days !== null && days >= 0 ? days : offsetDays };
}

/**
 * A regulation as the beginning of the next season's: the years one later, no announcement yet, and every deadline
 * counted from it. Only what had a date and no announcement loses its day, which the check then asks for.
 */
export const nextSeason = (settings: ContestSettings): ContestSettings => ({
  ...settings,
  season: nextYears(settings.season),
  announced: null,
  deadlines: settings.deadlines.map((deadline) => countedAgain(deadline, settings.announced)),
});
