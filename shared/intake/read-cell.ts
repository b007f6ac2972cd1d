import { languages, type Language } from '../basics/localized.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { isId, type ContestSettings, type Id, type Nomination } from '../contest/contest.ts';
import { findRegion } from '../contest/regions.ts';
import { submissionLimits } from '../contest/submission-schema.ts';
import { cleanLine, cleanText, type CleanText } from '../language/clean-text.ts';
import { foldForSearch } from '../language/search-fold.ts';
import { parseDate, parseDecimal, parseMoney } from './amounts.ts';
import type { CellFault, CellWarning } from './cell-faults.ts';
import { parseIdentityNumber } from './identity-number.ts';
import type { IntakeField } from './intake-fields.ts';
import { dateFromSerial } from './sheet-dates.ts';
import { cellText, type Cell } from './table.ts';

/** A person's answer to "which nomination / region is meant by this text?", by folded text. */
export interface IntakeChoices {
  readonly nominations: Readonly<Record<string, Id>>;
  readonly regions: Readonly<Record<string, Id>>;
}

export const noChoices: IntakeChoices = { nominations: {}, regions: {} };

/** The key under which a choice for a cell's text is kept. */
export const choiceKey = (text: string): string => foldForSearch(text);

/** What reading cells of one contest depends on; made once per table because folding names is what costs. */
export interface CellContext {
  readonly settings: ContestSettings;
  readonly choices: IntakeChoices;
  /** Days of the table are counted from 1904. */
  readonly date1904: boolean;
  readonly nominationNames: readonly { readonly id: Id; readonly names: readonly string[] }[];
  /** Nominations and regions found so far, by the text of the cell. */
  readonly nominations: Map<string, CellReading>;
  readonly regions: Map<string, CellReading>;
}

export const cellContext = (
  settings: ContestSettings,
  choices: IntakeChoices,
  date1904 = false,
): CellContext => ({
  settings,
  choices,
  date1904,
  nominationNames: settings.nominations.map((nomination) => ({
    id: nomination.id,
    names: namesOf(nomination),
  })),
  nominations: new Map(),
  regions: new Map(),
});

/** What a filled cell becomes: the stored text, and warnings about it. */
export type CellReading = Result<
  { readonly value: string; readonly warnings: readonly CellWarning[] },
  CellFault
>;

const plain = (value: string): CellReading => ok({ value, warnings: [] });

const longTypes = new Set(['longtext', 'contacts', 'table']);

const limitOf = (field: IntakeField): number => {
  const limits: Readonly<Record<string, number>> = submissionLimits;
  return field.standard === null
    ? submissionLimits.answer
    : (limits[field.standard] ?? submissionLimits.answer);
};

/** A question mark where a letter should be: inside a word, or before one. */
const lostLetter = /\p{L}\?\p{L}|(?:^|\s)\?\p{L}/u;

/**
 * Letters of UTF-8 read as those of windows-1251 or Latin-1, where each letter becomes a pair that begins with one of
 * two; and the sign that stands for what could not be read at all.
 */
const brokenLetters = /\uFFFD|(?:[\u0420\u0421]\S){5}|(?:[\u00D0\u00D1]\S){4}/u;

function textWarnings(
  { text, hiddenRemoved, mixed, suggestion }: CleanText,
  long: boolean,
): readonly CellWarning[] {
  return [
    ...(hiddenRemoved ? [{ type: 'HiddenRemoved' } as const] : []),
    ...(text.includes('?') && lostLetter.test(text) ? [{ type: 'LettersLost' } as const] : []),
    ...(mixed.length > 0 && !long ? [{ type: 'AlphabetsMixed', suggestion } as const] : []),
  ];
}

function readText(text: string, field: IntakeField): CellReading {
  const long = longTypes.has(field.type) || field.standard === 'summary';
  const cleaned = long ? cleanText(text) : cleanLine(text);
  const limit = limitOf(field);
  if (brokenLetters.test(cleaned.text)) return err({ type: 'LettersBroken' });
  if (cleaned.text.length > limit) return err({ type: 'TooLong', limit });
  return ok({ value: cleaned.text, warnings: textWarnings(cleaned, long) });
}

/** "№ 2016/147" → "2016-147": the number people use, in letters that keys may hold. */
function readId(text: string): CellReading {
  const id = cleanLine(text)
    .text.replace(/^№\s*/, '')
    .replace(/\s*[/\\]\s*|\s+/g, '-');
  return isId(id) && id !== '__proto__' ? plain(id) : err({ type: 'IdInvalid' });
}

const namesOf = ({ id, title }: Pick<Nomination, 'id' | 'title'>): readonly string[] =>
  [id, ...languages.map((language) => title[language])].map(foldForSearch);

function readNomination(text: string, { choices, nominationNames }: CellContext): CellReading {
  const folded = foldForSearch(text);
  const chosen = Object.hasOwn(choices.nominations, folded)
    ? choices.nominations[folded]
    : undefined;
  const exact = nominationNames.find(({ id, names }) => id === chosen || names.includes(folded));
  if (exact !== undefined) return plain(exact.id);
  const words = folded.split(' ').filter((word) => word.length > 2);
  const [likely, another] = nominationNames.filter(({ names }) =>
    names.some((name) => words.length > 1 && words.every((word) => name.split(' ').includes(word))),
  );
  return likely !== undefined && another === undefined
    ? ok({ value: likely.id, warnings: [{ type: 'NominationGuessed', nomination: likely.id }] })
    : err({ type: 'NominationUnknown' });
}

function readRegion(text: string, { settings, choices }: CellContext): CellReading {
  const folded = foldForSearch(text);
  const chosen = Object.hasOwn(choices.regions, folded) ? choices.regions[folded] : undefined;
  const region =
    chosen ?? findRegion(cleanLine(text).text, settings.regionsProfile, settings.regionAliases);
  if (region === null) return err({ type: 'RegionUnknown' });
  return settings.regions.includes(region)
    ? plain(region)
    : err({ type: 'RegionElsewhere', region });
}

/** Columns of names repeat a few texts in thousands of rows: each is looked up once. */
function readOnce(
  seen: Map<string, CellReading>,
  text: string,
  read: () => CellReading,
): CellReading {
  const before = seen.get(text);
  if (before !== undefined) return before;
  const reading = read();
  seen.set(text, reading);
  return reading;
}

/**
 * A number cell of nine to eleven digits is a number whose leading zeros the spreadsheet dropped. What cannot be an ИИН
 * or БИН is kept as it was written, with a warning: one typing error in eleven passes every check, and old documents
 * pass none.
 */
function readIdentity(text: string, cell: Cell): CellReading {
  const padded = typeof cell === 'object' && cell !== null && /^\d{9,11}$/.test(text);
  const read = parseIdentityNumber(padded ? text.padStart(12, '0') : text);
  if (!read.ok) {
    const value = cleanLine(text).text;
    const limit = submissionLimits.bin;
    if (value.length > limit) return err({ type: 'TooLong', limit });
    return ok({ value, warnings: [read.error] });
  }
  const warnings: CellWarning[] = [
    ...(padded ? [{ type: 'IdentityPadded' } as const] : []),
    ...(read.value.checkDigitFits ? [] : [{ type: 'IdentityCheckDigit' } as const]),
  ];
  return ok({ value: read.value.digits, warnings });
}

function readOption(text: string, field: IntakeField): CellReading {
  const folded = foldForSearch(text);
  const option = field.options.find((entry) => namesOf(entry).includes(folded));
  if (option !== undefined) return plain(option.id);
  return field.options.length === 0 ? readText(text, field) : err({ type: 'OptionUnknown' });
}

const languageWords: Readonly<Record<Language, readonly string[]>> = {
  kk: ['kk', 'kaz', 'kz', 'каз', 'қаз', 'казахский', 'қазақ', 'қазақша', 'қазақ тілі', 'kazakh'],
  ru: ['ru', 'rus', 'рус', 'орыс', 'русский', 'орысша', 'орыс тілі', 'russian'],
  en: ['en', 'eng', 'англ', 'ағыл', 'английский', 'ағылшын', 'ағылшынша', 'english'],
};

function readLanguage(text: string): CellReading {
  const folded = foldForSearch(text);
  const language = languages.find((entry) =>
    languageWords[entry].some((word) => foldForSearch(word) === folded),
  );
  return language === undefined ? err({ type: 'OptionUnknown' }) : plain(language);
}

function readMoney(text: string, cell: Cell): CellReading {
  // A number cell is a number already: its digits come with a point and without grouping.
  const isNumber = typeof cell === 'object' && cell !== null && 'number' in cell;
  const read = isNumber && /^\d{1,15}$/.test(text) ? ok(Number(text)) : parseMoney(text);
  return read.ok ? plain(String(read.value)) : read;
}

/** A day as text, as a spreadsheet's date, or as the number behind one whose format was lost. */
function readDate(text: string, cell: Cell, { date1904 }: CellContext): CellReading {
  const typed = parseDate(text);
  if (typed !== null) return plain(typed);
  const isNumber = typeof cell === 'object' && cell !== null && 'number' in cell;
  const serial = isNumber ? Number(cell.number) : NaN;
  const date = likelySerial(serial) ? dateFromSerial(serial, date1904) : null;
  return date === null
    ? err({ type: 'DateInvalid' })
    : ok({ value: date, warnings: [{ type: 'DateFromNumber', date }] });
}

/** Days between 1927 and 2173: a year such as 2026 typed alone is none of them. */
const likelySerial = (serial: number): boolean => serial >= 10_000 && serial < 100_000;

/** A group of ages by its name, or by the school grade where the contest's groups are bounded by grades. */
function readAgeGroup(text: string, { settings }: CellContext): CellReading {
  const folded = foldForSearch(text);
  const named = settings.ageGroups.find((group) => namesOf(group).includes(folded));
  if (named !== undefined) return plain(named.id);
  const grade = /^\d{1,2}(?=$|\D)/.exec(folded)?.[0];
  const graded = settings.ageGroups.filter(
    ({ gradeMin, gradeMax }) =>
      grade !== undefined &&
      gradeMin !== null &&
      gradeMax !== null &&
      Number(grade) >= gradeMin &&
      Number(grade) <= gradeMax,
  );
  const [only, another] = graded;
  return only !== undefined && another === undefined
    ? plain(only.id)
    : err({ type: 'OptionUnknown' });
}

/** Reads one filled cell as a field of this contest. */
export function readCell(cell: Cell, field: IntakeField, context: CellContext): CellReading {
  if (cell !== null && typeof cell === 'object') {
    if ('error' in cell) return err({ type: 'CellError', code: cell.error });
    if ('formula' in cell) return err({ type: 'FormulaEmpty' });
  }
  const text = cellText(cell);
  if (field.standard === 'id') return readId(text);
  if (field.standard === 'nomination')
    return readOnce(context.nominations, text, () => readNomination(text, context));
  if (field.standard === 'region')
    return readOnce(context.regions, text, () => readRegion(text, context));
  if (field.standard === 'bin') return readIdentity(text, cell);
  if (field.standard === 'budget' || field.type === 'money') return readMoney(text, cell);
  if (field.standard === 'language') return readLanguage(text);
  if (field.type === 'number' || field.type === 'integer') {
    const value = parseDecimal(text);
    const whole = field.type !== 'integer' || (value !== null && !value.includes('.'));
    return value !== null && whole ? plain(value) : err({ type: 'NumberInvalid' });
  }
  if (field.standard === 'ageGroup') return readAgeGroup(text, context);
  if (field.type === 'date') return readDate(text, cell, context);
  if (field.type === 'select') return readOption(text, field);
  return readText(text, field);
}

/** The language an application is written in: letters only Kazakh has tell Kazakh, any other Cyrillic Russian. */
export function guessLanguage(title: string, summary: string): Language {
  const text = `${title} ${summary}`.toLowerCase();
  if (/[әғқңөұүһі]/.test(text)) return 'kk';
  return /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en';
}
