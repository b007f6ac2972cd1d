import type { Language } from '../../basics/localized.ts';
import type { Id } from '../../contest/contest.ts';
import { documentTexts } from '../../results/document-texts.ts';
import { localized, memberName, oneLine, settingsOf } from '../../results/naming.ts';
import { plainPaper } from '../../results/paper-frame.ts';
import type {
  Block,
  PaperData,
  ProtocolSource,
  TableColumn,
} from '../../results/protocol-parts.ts';
import { shownTeam } from '../../tournament/team-shown.ts';
import type { DisciplineState } from './discipline-state.ts';
import { matchName } from './match-words.ts';
import { missingSentences } from './standing-words.ts';
import { tournamentTexts } from './tournament-texts.ts';

/** Names of teams as papers for everybody have them: team and school, no child. */
export function teamsOnPaper({ state }: Pick<ProtocolSource, 'state'>): {
  readonly nameOf: (team: Id) => string;
  readonly schoolOf: (team: Id) => string;
} {
  const shown = (team: Id) => {
    const submission = state.submissions.get(team);
    return submission === undefined ? null : shownTeam(submission, 'public');
  };
  return {
    nameOf: (team) => oneLine(shown(team)?.name ?? '') || team,
    schoolOf: (team) => oneLine(shown(team)?.school ?? ''),
  };
}

/** A discipline's name with its age groups. */
export function disciplineName(
  { state, language }: Pick<ProtocolSource, 'state' | 'language'>,
  nomination: Id,
): string {
  const { nominations, ageGroups } = settingsOf(state);
  const found = nominations.find(({ id }) => id === nomination);
  const groups = ageGroups.filter((group) => group.nomination === nomination);
  return [
    found === undefined ? nomination : localized(found.title, language),
    ...groups.map(({ title }) => localized(title, language)),
  ].join(', ');
}

type Columns = keyof (typeof tournamentTexts)['en']['column'];

/** A column of a table by its word. */
export const paperColumn = (
  id: Columns,
  language: Language,
  align: TableColumn['align'] = 'left',
): TableColumn => ({ id, title: tournamentTexts[language].column[id], align });

/** What of a discipline is open, by its name. */
export const openSentences = (source: ProtocolSource, each: DisciplineState): readonly string[] =>
  missingSentences(each, teamsOnPaper(source).nameOf, source.language, (match) =>
    matchName(each.tournament, match, source.language),
  );

/** A list, or nothing where it would be empty. */
export const listOf = (id: string, items: readonly string[]): readonly Block[] =>
  items.length === 0 ? [] : [{ type: 'list', id, items }];

/** A paper of the day: no root of a ranking; a draft while something in it is open. */
export function tournamentPaper(
  source: ProtocolSource,
  own: Pick<PaperData, 'title' | 'sections'> & Partial<PaperData>,
  open: readonly string[],
): PaperData {
  const { language, state } = source;
  const paper = plainPaper(source, own);
  const texts = documentTexts[language];
  const isDraft = open.length > 0;
  const commission = settingsOf(state).commission.filter(
    ({ role }) => role === 'chair' || role === 'secretary',
  );
  return {
    ...paper,
    stage: '',
    draftMark: isDraft ? texts.draft : null,
    draftNote: isDraft ? texts.draftNote : null,
    openTexts: open,
    rootLine: '',
    signing:
      own.signing === undefined
        ? {
            title: '',
            lines: commission.map(({ role, name }) => ({
              role: texts.role[role],
              name: memberName(name, language),
            })),
            sealPlace: '',
          }
        : own.signing,
  };
}
