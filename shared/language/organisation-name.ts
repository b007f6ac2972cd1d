import { remember } from '../basics/remember.ts';
import { inOneAlphabet } from './name-letters.ts';

/** Words of legal forms and of naming after somebody, in one alphabet: they tell no organisation from another. */
const emptyWords: ReadonlySet<string> = new Set(
  [
    'тоо жшс ип жк ао ак оо кб кх шк гу мм гкп мкк ргп рмк нао кеак рк кр чу жм кгу кмм кгкп мккк пхв шжк ллп жсц',
    'товарищество с ограниченной ответственностью жауапкершилиги шектеули сериктестик сериктестиги',
    'акционерное общество акционерлик когам когамы некоммерческое коммерциялык емес',
    'индивидуальный предприниматель жеке касипкер крестьянское хозяйство шаруа кожалыгы',
    'коммунальное коммуналдык казенное казыналык предприятие касипорны учреждение мекеме мекемеси',
    'имени им атындагы ат намед афтер оф тхе анд и мен жане при жанындагы г города каласы каласынын',
    'республики республикасы республикасынын казахстан казахстана казакстан',
  ].flatMap((words) => words.split(' ')),
);

/** What many organisations are, by the beginnings of its words in three languages; such a word alone tells nobody. */
const kinds: readonly (readonly [kind: string, beginnings: readonly string[]])[] = [
  ['университет', ['университ', 'униерсит']],
  ['институт', ['институт']],
  ['колледж', ['колледж', 'коллеж', 'цоллеге']],
  ['школа', ['школ', 'мектеп', 'мектеби', 'счоол']],
  ['лицей', ['лице', 'лыце']],
  ['гимназия', ['гимнази', 'гымнас']],
  ['академия', ['академи', 'ацадем']],
  ['центр', ['центр', 'орталы', 'цент']],
  ['национальный', ['национал', 'улттык', 'натионал']],
  ['государственный', ['государственн', 'мемлекетт', 'стате']],
  ['казахский', ['казахск', 'казак', 'казах']],
  ['технический', ['техническ', 'техника', 'течницал']],
  ['технологический', ['технолог', 'течнолог']],
  ['аграрный', ['аграр']],
  ['медицинский', ['медиц']],
  ['педагогический', ['педагог']],
  ['исследовательский', ['исследоват', 'зертте', 'ресеарч']],
  ['научный', ['научн', 'гылыми', 'сциент']],
  ['областной', ['област', 'облыс']],
  ['городской', ['городск', 'калалык']],
  ['районный', ['район', 'аудан']],
  ['управление', ['управлен', 'баскарма', 'департамент']],
  ['акимат', ['аким']],
  ['кафедра', ['кафедра']],
  ['факультет', ['факултет', 'факультет']],
  ['фонд', ['фонд', 'коры', 'кор']],
  ['компания', ['компани', 'цомпан', 'групп', 'гроуп', 'холдинг']],
];

/** Towns and regions, by the beginnings of their names: many organisations of a place have it in theirs. */
const places: readonly (readonly [place: string, beginnings: readonly string[]])[] = [
  ['алматы', ['алмат']],
  ['астана', ['астан', 'нурсултан', 'акмол']],
  ['шымкент', ['шымкент', 'чимкент']],
  ['актобе', ['актоб', 'актюб']],
  ['атырау', ['атырау']],
  ['актау', ['актау', 'мангист', 'мангыст', 'манкыст']],
  ['уральск', ['уральск', 'орал']],
  ['костанай', ['костана', 'кустана']],
  ['кызылорда', ['кызылорд']],
  ['караганда', ['караганд']],
  ['павлодар', ['павлодар']],
  ['петропавловск', ['петропавл']],
  ['кокшетау', ['кокшет']],
  ['семей', ['семей', 'семипалат']],
  ['усть-каменогорск', ['оскемен', 'усть', 'каменогорск']],
  ['тараз', ['тараз', 'жамбыл']],
  ['талдыкорган', ['талдыкорган', 'жетису', 'жетысу']],
  ['туркестан', ['туркестан', 'туркистан']],
  ['жезказган', ['жезказган', 'улытау']],
];

/** Of these a place has one or few, so that the place and the word together tell which one it is. */
const fewInAPlace: ReadonlySet<string> = new Set(['университет', 'академия', 'институт', 'акимат']);

/** What universities are called for short, and the word that their full names have in every language. */
const shortNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    казну: 'фараби',
    казуу: 'фараби',
    ену: 'гумилев',
    еуу: 'гумилев',
    уеу: 'гумилев',
    казниту: 'сатпаев',
    казнту: 'сатпаев',
    казутзу: 'сатпаев',
    сатбаев: 'сатпаев',
    сатбаева: 'сатпаев',
    казнпу: 'абай',
    казупу: 'абай',
    казнму: 'асфендияров',
    казуму: 'асфендияров',
  }),
);

const vowelClass: Readonly<Record<string, string>> = {
  а: 'а',
  я: 'а',
  э: 'и',
  е: 'и',
  и: 'и',
  ы: 'и',
  о: 'у',
  у: 'у',
  ю: 'у',
};

/** The same for all spellings and cases of a word: vowels by their kind, none at the end, no doubled letters. */
const spellingKey = (word: string): string =>
  [...word]
    .map((letter) => vowelClass[letter] ?? ('йьъ'.includes(letter) ? '' : letter))
    .join('')
    .replace(/(.)\1+/gu, '$1')
    .replace(/(?<=..)[аиу]$/u, '');

/** The name of an organisation as it can be compared, whatever its language, legal form and spelling. */
export interface OrganisationName {
  /** Words that count, each once, sorted. */
  readonly words: readonly string[];
  /** Those of the words that few organisations share. */
  readonly telling: readonly string[];
  /** First letters of a name of three words or more, to be found by an abbreviation; else empty. */
  readonly initials: string;
  /** The name itself where it is one word of a few letters, as an abbreviation is; else empty. */
  readonly abbreviation: string;
  /** True where the words tell one organisation from the others of its place. */
  readonly tells: boolean;
}

const tellingLetters = 4;
const tellingCount = 3;

function isTelling(words: readonly string[], telling: readonly string[]): boolean {
  if (words.length >= tellingCount || telling.join('').length >= tellingLetters) return true;
  return words.length === 2 && words.some((word) => fewInAPlace.has(word));
}

interface MeantWord {
  /** The word in one alphabet; empty where it tells nothing. */
  readonly plain: string;
  readonly words: readonly string[];
  /** Null where many organisations have the word. */
  readonly telling: string | null;
}

const beginnerOf = (
  word: string,
  list: readonly (readonly [string, readonly string[]])[],
): string | undefined =>
  list.find(([, beginnings]) => beginnings.some((each) => word.startsWith(each)))?.[0];

const meantWord = remember((written): MeantWord => {
  const plain = inOneAlphabet(written);
  if (plain === '' || emptyWords.has(plain)) return { plain: '', words: [], telling: null };
  const shared = beginnerOf(plain, kinds) ?? beginnerOf(plain, places);
  if (shared !== undefined) return { plain, words: [shared], telling: null };
  const meant = shortNames.get(plain);
  const key = spellingKey(meant ?? plain);
  return { plain, words: meant === undefined ? [key] : [key, 'университет'], telling: key };
});

/** Reads a name for comparing. A name that says nothing but a legal form has no words. */
export function organisationName(name: string): OrganisationName {
  const meant = name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(meantWord)
    .filter(({ plain }) => plain !== '');
  const words = [...new Set(meant.flatMap((word) => word.words))].sort();
  const telling = [
    ...new Set(meant.flatMap((word) => (word.telling === null ? [] : [word.telling]))),
  ].sort();
  const [only] = meant;
  const letters = meant.length === 1 ? (only?.plain ?? '') : '';
  return {
    words,
    telling,
    tells: isTelling(words, telling),
    initials: meant.length < 3 ? '' : meant.map(({ plain }) => plain.slice(0, 1)).join(''),
    abbreviation: letters.length >= 3 && letters.length <= 6 ? letters : '',
  };
}

const isWithin = (short: OrganisationName, long: OrganisationName): boolean =>
  short.tells && short.words.every((word) => long.words.includes(word));

/**
 * True where two names may well stand for one organisation: all words of one are in the other and tell enough («Арыс»
 * alone does, «университет» does not), or one is the other's first letters.
 */
export const isSameOrganisation = (one: OrganisationName, other: OrganisationName): boolean =>
  isWithin(one, other) ||
  isWithin(other, one) ||
  (one.abbreviation !== '' && one.abbreviation === other.initials) ||
  (other.abbreviation !== '' && other.abbreviation === one.initials);
