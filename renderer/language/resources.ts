import type { Language } from '../../shared/basics/localized.ts';
import type { TextTree } from './text-tree.ts';

/** The texts of each namespace, typed by the English file. A new locales/<language>/<name>.json needs one line here. */
export interface TextResources {
  common: typeof import('../../locales/en/common.json');
  errors: typeof import('../../locales/en/errors.json');
  help: typeof import('../../locales/en/help.json');
  'first-run': typeof import('../../locales/en/first-run.json');
  'contest-setup': typeof import('../../locales/en/contest-setup.json');
  'look-back': typeof import('../../locales/en/look-back.json');
  finding: typeof import('../../locales/en/finding.json');
  'gather-pool': typeof import('../../locales/en/gather-pool.json');
  intake: typeof import('../../locales/en/intake.json');
  attach: typeof import('../../locales/en/attach.json');
  assign: typeof import('../../locales/en/assign.json');
  jury: typeof import('../../locales/en/jury.json');
  people: typeof import('../../locales/en/people.json');
  interests: typeof import('../../locales/en/interests.json');
  guard: typeof import('../../locales/en/guard.json');
  keys: typeof import('../../locales/en/keys.json');
  'update-program': typeof import('../../locales/en/update-program.json');
  'exchange-files': typeof import('../../locales/en/exchange-files.json');
  'keep-safe': typeof import('../../locales/en/keep-safe.json');
  'see-desks': typeof import('../../locales/en/see-desks.json');
  receive: typeof import('../../locales/en/receive.json');
  conflicts: typeof import('../../locales/en/conflicts.json');
  completeness: typeof import('../../locales/en/completeness.json');
  reminders: typeof import('../../locales/en/reminders.json');
  invitations: typeof import('../../locales/en/invitations.json');
  ranking: typeof import('../../locales/en/ranking.json');
  charts: typeof import('../../locales/en/charts.json');
  'jury-report': typeof import('../../locales/en/jury-report.json');
  decide: typeof import('../../locales/en/decide.json');
  'follow-up': typeof import('../../locales/en/follow-up.json');
  final: typeof import('../../locales/en/final.json');
  tournament: typeof import('../../locales/en/tournament.json');
  issue: typeof import('../../locales/en/issue.json');
  results: typeof import('../../locales/en/results.json');
  audit: typeof import('../../locales/en/audit.json');
  ceremony: typeof import('../../locales/en/ceremony.json');
  publish: typeof import('../../locales/en/publish.json');
  'public-page': typeof import('../../locales/en/public-page.json');
  documents: typeof import('../../locales/en/documents.json');
  'document-pane': typeof import('../../locales/en/document-pane.json');
  'score-sheet': typeof import('../../locales/en/score-sheet.json');
  score: typeof import('../../locales/en/score.json');
  consent: typeof import('../../locales/en/consent.json');
  panel: typeof import('../../locales/en/panel.json');
  personal: typeof import('../../locales/en/personal.json');
  'juror-list': typeof import('../../locales/en/juror-list.json');
  'own-scores': typeof import('../../locales/en/own-scores.json');
  coordinator: typeof import('../../locales/en/coordinator.json');
  'hand-over': typeof import('../../locales/en/hand-over.json');
  'home-files': typeof import('../../locales/en/home-files.json');
  codes: typeof import('../../locales/en/codes.json');
  shell: typeof import('../../locales/en/shell.json');
}

/** Name of a text file: `score` is locales/{kk,ru,en}/score.json. */
export type Namespace = keyof TextResources;

/** One file of texts: locales/<language>/<namespace>.json. */
export interface LoadedTexts {
  readonly language: Language;
  readonly namespace: string;
  readonly tree: TextTree;
}

interface TextFiles {
  readonly files: Readonly<Record<string, TextTree>>;
}

/** A built file each: whoever begins in one language does not wait for the others. */
const loaders: Readonly<
  Record<'first' | 'all', Readonly<Record<Language, () => Promise<TextFiles>>>>
> = {
  first: {
    kk: () => import('./first-kk.ts'),
    ru: () => import('./first-ru.ts'),
    en: () => import('./first-en.ts'),
  },
  all: {
    kk: () => import('./all-kk.ts'),
    ru: () => import('./all-ru.ts'),
    en: () => import('./all-en.ts'),
  },
};

/** Loads text files of a language: those of the first screens, or all. Rejects where one cannot be read. */
export async function loadTexts(
  language: Language,
  wanted: 'first' | 'all',
): Promise<readonly LoadedTexts[]> {
  const { files } = await loaders[wanted][language]();
  return Object.entries(files).map(([path, tree]) => {
    const [file = ''] = path.split('/').slice(-1);
    return { language, namespace: file.replace(/\.json$/, ''), tree };
  });
}
