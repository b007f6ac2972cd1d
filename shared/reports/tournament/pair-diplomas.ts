import type { Id } from '../../contest/contest.ts';
import { formatList } from '../../language/list-format.ts';
import { certificateData } from '../../results/certificate.ts';
import { type DiplomaData, issuing } from '../../results/diploma.ts';
import { documentTexts, fillPhrase, fillText, phrases } from '../../results/document-texts.ts';
import { localized, settingsOf } from '../../results/naming.ts';
import { participantsOf, type Participant } from '../../results/participants.ts';
import { isUnnamed, type SheetSource } from '../../results/sheet-source.ts';
import type { ContestState } from '../../merge/state.ts';
import { shownTeam } from '../../tournament/team-shown.ts';
import type { Standing } from '../../tournament/standings.ts';
import { disciplineStates } from './discipline-state.ts';
import { disciplineName } from './tournament-paper.ts';
import { tournamentTexts } from './tournament-texts.ts';

/** A pair that is honoured: a medal of its discipline, or a certificate of merit for a place without one. */
export interface PairHonour {
  readonly submission: Id;
  readonly nomination: Id;
  readonly place: number;
  readonly medal: Standing['medal'];
}

/** Certificates of merit go to so many places behind the medals. */
const meritPlaces = 6;

/** Medals of every finished discipline, then certificates of merit of the places behind them. */
export const pairHonours = (state: ContestState): readonly PairHonour[] =>
  disciplineStates(state).flatMap(({ tournament }) => {
    if (!tournament.complete) return [];
    return tournament.standings.flatMap(({ team, place, medal }): readonly PairHonour[] =>
      place === null || place > meritPlaces || isUnnamed(state, team)
        ? []
        : [{ submission: team, nomination: tournament.discipline.nomination, place, medal }],
    );
  });

/** The diploma of a pair: both pupils are named on their own paper, with team and school. */
export function pairDiploma(source: SheetSource, honour: PairHonour): DiplomaData {
  const { state, language } = source;
  const { submission, nomination, place, medal } = honour;
  const texts = tournamentTexts[language].diploma;
  const about = state.submissions.get(submission);
  const shown = about === undefined ? null : shownTeam(about, 'own-document');
  const pupils = participantsOf(state).filter(
    (each) => each.submission === submission && each.pupil !== null,
  );
  const names = formatList(
    pupils.map(({ name }) => name),
    language,
  );
  const team = shown?.name ?? submission;
  return {
    ...issuing(source),
    id: `pair-${submission}`,
    title: fillPhrase(medal === null ? phrases.diploma.merit : phrases.diploma.title, language),
    distinction:
      medal === null ? texts.merit : fillPhrase(phrases.diploma.place, language, { place }),
    lead: fillPhrase(phrases.diploma.awarded, language, {
      contest: localized(settingsOf(state).title, language),
      nomination: disciplineName(source, nomination),
    }),
    name: names || team,
    lines: [
      fillText(texts.team, language, { team }),
      ...(shown === null || shown.school === ''
        ? []
        : [fillText(texts.school, language, { school: shown.school })]),
      ...(shown === null || shown.coach === ''
        ? []
        : [fillPhrase(phrases.certificate.coach, language, { name: shown.coach })]),
      ...(medal === null ? [] : [texts.medal[medal]]),
    ],
    // The root of the scored stage says nothing of matches; until that stage is sealed, this is a draft as every paper is.
    rootLine: '',
    proof: null,
  };
}

/** What stands in place of diplomas while no discipline is finished. */
export const noPairDiplomasText = ({ language }: Pick<SheetSource, 'language'>): string =>
  documentTexts[language].noDiplomas;

/** Every pupil of a drawn team gets a certificate of participation, whatever place the team has. */
export function pairParticipants(state: ContestState): readonly Participant[] {
  const drawn = new Set(
    disciplineStates(state).flatMap(({ tournament }) =>
      (tournament.draw?.entries ?? []).map(({ team }) => team),
    ),
  );
  return participantsOf(state).filter(
    ({ submission, pupil }) =>
      pupil !== null && drawn.has(submission) && !isUnnamed(state, submission),
  );
}

/** The certificate of one pupil; it speaks of taking part and of no place. */
export const pairCertificate = (source: SheetSource, participant: Participant): DiplomaData =>
  // Places of the scored stage are those of engineering alone, and no places of the competition.
  ({
    ...certificateData({ ...source, facts: { ...source.facts, winners: [] } }, participant),
    rootLine: '',
    proof: null,
  });
