import { useMemo } from 'react';

import { currentTurn } from '../../../shared/pitching/turn.ts';
import { useText } from '../../language/use-text.ts';
import type { ShownNow } from '../../show/show-messages.ts';
import { type ShowWindow, useShowWindow } from '../../show/use-show-window.ts';
import { type FinalSubject, turnsIn } from './final-facts.ts';
import { timerPicture } from './final-pictures.ts';
import { timerKey } from './timer-keys.ts';
import { type RunningTimer, useTurnTimer } from './use-turn-timer.ts';

/** The turn that goes on, its timer, and the window in which everybody sees it. */
export interface FinalShow {
  readonly running: RunningTimer | null;
  readonly show: ShowWindow;
  readonly picture: ShownNow;
}

/** Lives as long as the screen, whichever part of it is open: the public window closes with it. */
export function useFinalShow(subject: FinalSubject): FinalShow {
  const { language } = useText('final');
  const { state, stage } = subject;
  const turns = useMemo(() => turnsIn(subject), [subject]);
  const turn = currentTurn(turns);
  const running = useTurnTimer(state.contest, stage, turn?.submission ?? '');
  const timer = running?.timer ?? null;
  const picture = useMemo(
    (): ShownNow => ({
      type: 'picture',
      look: 'dark',
      picture:
        turn === null || timer === null
          ? null
          : timerPicture({ state, stage, turn }, { timer, count: turns.length }, language),
    }),
    [state, stage, turn, timer, turns.length, language],
  );
  const show = useShowWindow(picture, (code) => {
    const key = timerKey(code);
    if (key !== null) running?.act(key);
  });
  return { running, show, picture };
}
