import { fingerprint, base64urlToBytes } from '../basics/bytes.ts';
import { type Language, languages, type LocalizedText } from '../basics/localized.ts';
import { rational } from '../basics/rational.ts';
import { formatDate, isIsoDate } from '../language/date-format.ts';
import { formatMoney, formatNumber, formatRational } from '../language/number-format.ts';
import en from '../../locales/en/verifier.json' with { type: 'json' };
import kk from '../../locales/kk/verifier.json' with { type: 'json' };
import ru from '../../locales/ru/verifier.json' with { type: 'json' };
import { cleanLine } from '../language/clean-text.ts';
import type { OutcomeLeaf, ResultRule } from './leaf-values.ts';
import { shownName } from './long-name.ts';
import { scorePlaces } from './method-text.ts';
import type { Finding, Remark } from './proof-findings.ts';
import type { WholeNames } from './proof-source.ts';
import { groupHex } from './result-leaves.ts';
import type { VerifiedFile } from './verify-files.ts';

/** Everything the verifier says, in a language. */
export const verifierTexts: Readonly<Record<Language, typeof en>> = { kk, ru, en };

type Values = Readonly<Record<string, string>>;

/** Puts values into a text in one pass; a value that looks like a place stays as it is. */
export const fillVerifierText = (text: string, values: Values): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_place, name: string) => values[name] ?? '');

/** What is said of one file. */
export interface FileSentences {
  readonly name: string;
  /** `compare`: nothing contradicts itself, but only the printed code could tell whether it is the true result. */
  readonly verdict: 'holds' | 'compare' | 'fails' | 'unknown';
  readonly kind: string;
  readonly facts: readonly string[];
  readonly failures: readonly string[];
  readonly remarks: readonly string[];
}

const line = (text: string): string => cleanLine(text).text;

const localized = (text: LocalizedText, language: Language): string =>
  [language, ...languages].map((each) => line(text[each])).find((each) => each !== '') ?? '';

/** Most failures of a file that are told one by one. */
const toldFailures = 30;

function failureSentence(found: Finding, language: Language): string {
  const isFraction = /^-?\d+\/\d+$/;
  const value = (text: string): string =>
    text === ''
      ? '—'
      : isFraction.test(text)
        ? scoreText(text, language)
        : /^[0-9a-f]{64}$/.test(text)
          ? groupHex(text)
          : line(text);
  return fillVerifierText(verifierTexts[language].finding[found.what], {
    submission: value(found.submission),
    juror: value(found.juror),
    stated: value(found.stated),
    expected: value(found.expected),
  });
}

const remarkSentence = ({ what, submissions }: Remark, language: Language): string =>
  fillVerifierText(verifierTexts[language].remark[what], {
    submissions: submissions.slice(0, 20).join(', ') + (submissions.length > 20 ? ' …' : ''),
  });

function scoreText(text: string, language: Language, rule: ResultRule | null = null): string {
  const [numerator = '0', denominator = '1'] = text.split('/');
  const exact = rational(BigInt(numerator), BigInt(denominator));
  return formatRational(exact, language, rule === null ? 3 : scorePlaces(rule));
}

/** What a proof says of an application beside its leaf: titles of nominations and prizes, names in full. */
interface Naming {
  readonly rule: ResultRule | null;
  readonly names: readonly WholeNames[];
  readonly prizes: readonly { readonly prize: string; readonly title: LocalizedText }[];
}

function outcomeSentences(
  outcome: OutcomeLeaf,
  { rule, names, prizes }: Naming,
  language: Language,
): readonly string[] {
  const { fact } = verifierTexts[language];
  const fill = (text: string, values: Values): string => fillVerifierText(text, values);
  const whole = names.find(({ submission }) => submission === outcome.submission);
  const title = line(whole?.title ?? shownName(outcome.title));
  const applicant = line(whole?.applicant ?? shownName(outcome.applicant));
  const named = rule?.nominations.find(({ id }) => id === outcome.nomination);
  const nomination = named === undefined ? outcome.nomination : localized(named.title, language);
  const prizeTitle = (id: string): string => {
    const prize = prizes.find((each) => each.prize === id);
    return prize === undefined ? id : localized(prize.title, language);
  };
  return [
    fill(fact.application, {
      number: outcome.submission,
      name: [title, applicant].filter((each) => each !== '').join(' — '),
    }),
    outcome.place === null
      ? fill(fact.noPlace, { nomination })
      : fill(fact.place, {
          nomination,
          place: String(outcome.place),
          score: outcome.score === null ? '—' : scoreText(outcome.score, language, rule),
          sheets: formatNumber(outcome.sheets, language),
        }),
    ...(outcome.winner === null ? [] : [fill(fact.winner, { place: String(outcome.winner) })]),
    ...(outcome.finalist === true ? [fact.goesOn] : []),
    ...outcome.prizes.map((id) => fill(fact.prize, { prize: prizeTitle(id) })),
    ...(outcome.granted === null || outcome.granted === 0
      ? []
      : [fill(fact.granted, { sum: formatMoney(outcome.granted, language) })]),
    ...(outcome.refused ? [fact.refused] : []),
  ];
}

function contestSentences(rule: ResultRule | null, language: Language): readonly string[] {
  if (rule === null) return [];
  return [
    fillVerifierText(verifierTexts[language].fact.contest, {
      contest: localized(rule.title, language),
      stage: localized(rule.stageTitle, language),
    }),
  ];
}

function meetingSentences(
  meeting: { readonly number: string; readonly date: string } | null,
  language: Language,
): readonly string[] {
  if (meeting === null) return [];
  const date = isIsoDate(meeting.date)
    ? formatDate(meeting.date, language, 'official')
    : line(meeting.date);
  const text = verifierTexts[language].fact.meeting;
  return [fillVerifierText(text, { number: line(meeting.number) || '—', date: date || '—' })];
}

/** What a file tells where nothing in it fails, and what it leads to where something does. */
function factSentences(
  { content, contest, founded }: VerifiedFile,
  rule: ResultRule | null,
  language: Language,
) {
  const { fact } = verifierTexts[language];
  const count = (number: number): string => formatNumber(number, language);
  const bytes = contest === null ? null : base64urlToBytes(contest);
  const signed =
    founded === true && bytes !== null
      ? [fillVerifierText(fact.signed, { fingerprint: fingerprint(bytes) })]
      : [];
  switch (content.kind) {
    case 'results': {
      const { checked } = content;
      return [
        ...contestSentences(checked.rule, language),
        ...signed,
        fillVerifierText(fact.counted, {
          sheets: count(checked.sheets.length),
          applications: count(checked.outcomes.length),
        }),
        ...meetingSentences(checked.meeting, language),
        ...(checked.recounted && checked.findings.length === 0 ? [fact.recounted] : []),
      ];
    }
    case 'public': {
      const { checked } = content;
      return [
        ...contestSentences(checked.rule, language),
        ...meetingSentences(checked.meeting, language),
        ...(checked.findings.length === 0
          ? [fillVerifierText(fact.published, { count: count(checked.leaves.size) })]
          : []),
        fact.noSheets,
      ];
    }
    case 'proof': {
      const { checked } = content;
      return [
        ...contestSentences(checked.rule, language),
        ...checked.outcomes.flatMap((each) => outcomeSentences(each, checked, language)),
        ...meetingSentences(checked.meeting, language),
      ];
    }
    case 'code':
      return outcomeSentences(content.checked.outcome, { rule, names: [], prizes: [] }, language);
    case 'sheets':
      return content.found + content.missing === 0
        ? [fact.ownAlone]
        : [fillVerifierText(fact.own, { count: count(content.found) })];
    case 'bundle':
      return signed;
    case 'unreadable':
      return [];
  }
}

function rootSentences(file: VerifiedFile, printed: string | null, language: Language) {
  const { fact } = verifierTexts[language];
  if (file.root === null) return [];
  const root = fillVerifierText(fact.root, { code: groupHex(file.root) });
  if (printed === null) return [root, fact.compare];
  return file.root === printed ? [root, fact.compared] : [root];
}

function verdictOf(
  { content, findings, root }: VerifiedFile,
  printed: string | null,
): FileSentences['verdict'] {
  if (findings.length > 0) return 'fails';
  if (content.kind === 'sheets') return content.found > 0 ? 'holds' : 'unknown';
  if (root === null) return 'unknown';
  return root === printed ? 'holds' : 'compare';
}

/** What else is asked beside a file: the root read on paper, and the rule of the result that lies beside it. */
interface Beside {
  readonly printed: string | null;
  readonly rule: ResultRule | null;
}

/** Everything that is said of a verified file. */
export function fileSentences(
  file: VerifiedFile,
  beside: Beside,
  language: Language,
): FileSentences {
  const { printed } = beside;
  const texts = verifierTexts[language];
  const { content, findings } = file;
  const remarks =
    content.kind === 'results' || content.kind === 'public' || content.kind === 'proof'
      ? content.checked.remarks
      : [];
  const told = findings.slice(0, toldFailures).map((each) => failureSentence(each, language));
  return {
    name: file.name,
    verdict: verdictOf(file, printed),
    kind: texts.kind[content.kind],
    facts: [
      ...factSentences(file, beside.rule, language),
      ...rootSentences(file, printed, language),
    ],
    failures: findings.length > told.length ? [...told, `… ${findings.length}`] : told,
    remarks: remarks.map((each) => remarkSentence(each, language)),
  };
}
