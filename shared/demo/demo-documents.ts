import { sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import type { Action } from '../contest/action.ts';
import type { Id } from '../contest/contest.ts';
import { type DocumentKind, setDocument } from '../contest/document.ts';
import type { Submission } from '../contest/submission.ts';
import { formatMoney } from '../language/number-format.ts';

/** The papers that many applications have in common, in one language. */
export interface DemoPapers {
  /** A PDF of two pages. */
  readonly plan: Uint8Array;
  /** A PNG. */
  readonly scheme: Uint8Array;
}

/** Papers by language; an application in English has the Russian ones. */
export type DemoPapersByLanguage = Readonly<Record<'kk' | 'ru', DemoPapers>>;

interface DemoDocument {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly bytes: Uint8Array;
}

const words = {
  kk: {
    plan: 'Күнтізбелік жоспар және смета.pdf',
    scheme: 'Алаңның сызбасы.png',
    note: 'Түсіндірме жазба.txt',
    heading: 'ТҮСІНДІРМЕ ЖАЗБА',
    budget: 'Жобаның құны',
    asked:
      'Байқау комиссиясынан жобаны қарап, бағалауды сұраймыз. Қосымшада күнтізбелік жоспар, смета және алаңның сызбасы бар.',
    invented: 'Үлгі құжат: барлық дерек ойдан шығарылған.',
  },
  ru: {
    plan: 'Календарный план и смета.pdf',
    scheme: 'Схема площадки.png',
    note: 'Пояснительная записка.txt',
    heading: 'ПОЯСНИТЕЛЬНАЯ ЗАПИСКА',
    budget: 'Стоимость проекта',
    asked:
      'Просим конкурсную комиссию рассмотреть и оценить проект. Приложены календарный план, смета и схема площадки.',
    invented: 'Пример документа: все сведения вымышлены.',
  },
} as const;

/** A note about one application in plain text. */
function noteOf({ title, summary, budget }: Submission, language: 'kk' | 'ru'): Uint8Array {
  const said = words[language];
  const cost = budget === null ? [] : [`${said.budget}: ${formatMoney(budget, language)}`];
  const parts = [said.heading, `«${title}»`, summary, ...cost, said.asked, said.invented];
  return utf8ToBytes(`${parts.join('\n\n')}\n`);
}

/** What an application of the practice contest comes with: three documents, two or one, in turn. */
function documentsOf(
  submission: Submission,
  at: number,
  papers: DemoPapersByLanguage,
): readonly DemoDocument[] {
  const language = submission.language === 'kk' ? 'kk' : 'ru';
  const { plan, scheme } = papers[language];
  const { plan: planName, scheme: schemeName, note: noteName } = words[language];
  const all: readonly DemoDocument[] = [
    { name: planName, kind: 'pdf', bytes: plan },
    { name: schemeName, kind: 'image', bytes: scheme },
    { name: noteName, kind: 'text', bytes: noteOf(submission, language) },
  ];
  return all.slice(0, all.length - (at % all.length));
}

/** Documents of some applications of the practice contest: what says so, and their bytes by hash. */
export interface DemoDocuments {
  readonly actions: readonly Action[];
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/** Nothing, where a practice contest comes without papers. */
export const noDocuments: DemoDocuments = { actions: [], bytes: new Map() };

/** Gives each of these applications one to three documents. */
export function giveDocuments(
  submissions: readonly Submission[],
  papers: DemoPapersByLanguage,
): DemoDocuments {
  const actions: Action[] = [];
  const bytes = new Map<string, Uint8Array>();
  const give = (submission: Id, document: DemoDocument, at: number): void => {
    const hash = toHex(sha256(document.bytes));
    bytes.set(hash, document.bytes);
    const { name, kind } = document;
    actions.push(setDocument(submission, { hash, name, kind, size: document.bytes.length, at }));
  };
  for (const [at, submission] of submissions.entries())
    for (const [place, document] of documentsOf(submission, at, papers).entries())
      give(submission.id, document, place);
  return { actions, bytes };
}
