import type { Language } from '../../basics/localized.ts';
import type { Id } from '../../contest/contest.ts';
import { documentTexts, fillPhrase, fillText, phrases } from '../../results/document-texts.ts';
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

/** The stage on which teams meet, as every page names it. */
function meetingStage({ state, language }: ProtocolSource, otherwise: string): string {
  const { disciplines, stages } = settingsOf(state);
  const stage = stages.find(({ id }) => id === disciplines[0]?.stage);
  if (stage === undefined) return otherwise;
  return fillText(documentTexts[language].register.stage, language, {
    stage: localized(stage.title, language),
  });
}

/** Chair and secretary sign a paper of the day, unless it says who else does. */
function signedByCommission({ state, language }: ProtocolSource): PaperData['signing'] {
  const { role: roles, section } = documentTexts[language];
  const signing = settingsOf(state).commission.filter(
    ({ role }) => role === 'chair' || role === 'secretary',
  );
  return {
    title: section.signatures,
    lines: signing.map(({ role, name }) => ({
      role: roles[role],
      name: memberName(name, language),
    })),
    sealPlace: fillPhrase(phrases.protocol.seal, language),
  };
}

/** A paper of the day: no root of a ranking; a draft while something in it is open. */
export function tournamentPaper(
  source: ProtocolSource,
  own: Pick<PaperData, 'title' | 'sections'> & Partial<PaperData>,
  open: readonly string[],
): PaperData {
  const paper = plainPaper(source, own);
  const texts = documentTexts[source.language];
  const isDraft = open.length > 0;
  return {
    ...paper,
    stage: meetingStage(source, paper.stage),
    draftMark: isDraft ? texts.draft : null,
    draftNote: isDraft ? texts.draftNote : null,
    openTexts: open,
    rootLine: '',
    signing: own.signing === undefined ? signedByCommission(source) : own.signing,
  };
}
