import { matchName, roundName, sideNames } from '../../../shared/reports/tournament/match-words.ts';
import { isOver } from './meeting-rows.ts';
import type { PlayedMatch } from '../../../shared/tournament/play-matches.ts';
import { useText } from '../../language/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { useScrollFocus } from '../../ui/use-scroll-focus.ts';
import { type Bracket, bracketsOf } from './bracket-rounds.ts';
import { type TournamentSubject, useTournamentWords } from './tournament-subject.ts';

/** One match of the picture: both sides, their figures, and who won, in words as well. */
function BracketMatch({
  subject,
  played,
}: {
  readonly subject: TournamentSubject;
  readonly played: PlayedMatch;
}) {
  const { t, format, language } = useText('tournament');
  const words = useTournamentWords(subject);
  const { outcome, sides, state } = played;
  const names = sideNames(subject.tournament, played, words.nameOf, language);
  const name = matchName(subject.tournament, played.match.id, language);
  return (
    <li className={classNames('bracket-match', state === 'disputed' && 'disputed')}>
      <div role="group" aria-label={name}>
        {sides.map((side, at) => {
          const team = side.type === 'team' ? side.team : null;
          const isWinner = team !== null && team === outcome?.winner;
          const figure = outcome?.figures?.[at];
          return (
            <div
              key={at}
              className={classNames(
                'bracket-side',
                isWinner && 'won',
                team === null && 'open',
                outcome !== null && team !== null && !isWinner && 'lost',
              )}
            >
              <span className="grow">{names[at]}</span>
              {isWinner && <Icon name="check" size="sm" />}
              {isWinner && <span className="sr">{t('standings.winner')}</span>}
              {figure !== undefined && <b className="num">{format.number(figure)}</b>}
            </div>
          );
        })}
        {!isOver({ state }) && <span className="bracket-state">{t(`state.${state}`)}</span>}
      </div>
    </li>
  );
}

function OneBracket({
  subject,
  bracket,
}: {
  readonly subject: TournamentSubject;
  readonly bracket: Bracket;
}) {
  const { t, language } = useText('tournament');
  const scroll = useScrollFocus<HTMLDivElement>();
  const heading = {
    whole: t('standings.bracket'),
    winners: t('standings.winners'),
    losers: t('standings.losers'),
    finals: t('standings.finals'),
  }[bracket.name];
  return (
    <section aria-label={heading}>
      {bracket.name !== 'whole' && <h3 className="bracket-name">{heading}</h3>}
      <div className="scroll-x">
        <div className={classNames('bracket', bracket.name)} {...scroll} role="group">
          {bracket.rounds.map(({ id, part, round, matches }) => (
            <div key={id} className="bracket-round">
              <p className="bracket-round-name">
                {bracket.name === 'finals'
                  ? matchName(subject.tournament, matches[0]?.match.id ?? '', language)
                  : roundName(subject.tournament, { part, round }, language)}
              </p>
              <ul>
                {matches.map((played) => (
                  <BracketMatch key={played.match.id} subject={subject} played={played} />
                ))}
              </ul>
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

/** The bracket as a picture, a column for each round; the list of matches is its table. */
export function BracketView({ subject }: { readonly subject: TournamentSubject }) {
  return (
    <div className="brackets">
      {bracketsOf(subject.tournament.matches).map((bracket) => (
        <OneBracket key={bracket.name} subject={subject} bracket={bracket} />
      ))}
    </div>
  );
}
