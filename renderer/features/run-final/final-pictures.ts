import type { Language } from '../../../shared/basics/localized.ts';
import type { Stage } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { readTimer, type TurnTimer } from '../../../shared/pitching/turn-timer.ts';
import type { StandingTurn } from '../../../shared/pitching/turn.ts';
import { formats } from '../../language/format.ts';
import { texts } from '../../language/texts.ts';
import { demoMark } from '../../show/demo-mark.ts';
import type { ShownTimer } from '../../show/shown-timer.ts';
import { inLanguages, type ShownTexts } from '../../show/shown-text.ts';

const companions: Readonly<Record<Language, Language | null>> = { kk: 'ru', ru: 'kk', en: null };

/** Languages of the public: that of this window leads, Kazakh and Russian go together. */
export const publicLanguages = (own: Language): readonly Language[] => {
  const second = companions[own];
  return second === null ? [own] : [own, second];
};

const inAll = (languages: readonly Language[], say: (language: Language) => string): ShownTexts =>
  inLanguages(languages.map((language) => ({ language, text: say(language) })));

type Word = 'show.paused' | 'show.last' | 'show.over';

/** The timer as everybody sees it: nothing of scores, money or what comes next. */
export function timerPicture(
  {
    state,
    stage,
    turn,
  }: { readonly state: ContestState; readonly stage: Stage; readonly turn: StandingTurn },
  { timer, count }: { readonly timer: TurnTimer; readonly count: number },
  own: Language,
): ShownTimer {
  const languages = publicLanguages(own);
  const since = timer.since ?? 0;
  const reading = readTimer(timer, since);
  const submission = state.submissions.get(turn.submission);
  const word = (key: Word): ShownTexts =>
    inAll(languages, (language) => texts.getFixedT(language, 'final')(key));
  const part = stage.timing[reading.at];
  return {
    kind: 'timer',
    mark: state.settings?.demo === true ? inAll(languages, (language) => demoMark()[language]) : [],
    over: inAll(languages, (language) =>
      part === undefined ? '' : formats[language].localized(part.title),
    ),
    title: inAll(languages, () => submission?.title ?? turn.submission),
    under: inAll(languages, (language) =>
      texts.getFixedT(language, 'final')('show.turn', {
        number: turn.number,
        count,
        applicant: submission?.applicant ?? '',
      }),
    ),
    left: reading.left,
    ends: reading.running ? since + reading.left : null,
    warnAt: Math.min(60, reading.total / 2) * 1000,
    words: { paused: word('show.paused'), last: word('show.last'), over: word('show.over') },
  };
}
