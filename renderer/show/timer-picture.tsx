import { useEffect, useState } from 'react';

import { timerText } from '../../shared/pitching/turn-timer.ts';
import { classNames } from '../ui/class-names.ts';
import type { StageHeading } from './ceremony-picture.tsx';
import type { ShownTimer } from './shown-timer.ts';
import { StageTexts } from './stage-texts.tsx';
import { useFitting } from './use-fitting.ts';
import './timer-picture.css';

/** How often the figures are looked at again. Milliseconds. */
const tick = 200;

/** The milliseconds left of a picture's part, again as long as it runs. */
function useLeft({ ends, left }: ShownTimer): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (ends === null) return undefined;
    const ticking = window.setInterval(() => setNow(Date.now()), tick);
    return () => window.clearInterval(ticking);
  }, [ends]);
  return ends === null ? left : ends - now;
}

type Mood = 'paused' | 'calm' | 'last' | 'over';

function moodOf({ ends, warnAt }: ShownTimer, left: number): Mood {
  if (left <= 0) return 'over';
  if (ends === null) return 'paused';
  return left <= warnAt ? 'last' : 'calm';
}

/**
 * A speaker's timer, to be read from the last row. The last minute and the end are told by words, by a frame and by
 * turned colours, and never by a sound.
 */
export function TimerPicture({
  picture,
  heading: Heading,
}: {
  readonly picture: ShownTimer;
  readonly heading: StageHeading;
}) {
  const left = useLeft(picture);
  const mood = moodOf(picture, left);
  const { place, text, shrink } = useFitting();
  return (
    <div className={classNames('stage-in', 'stage-timer', mood, `shrink-${shrink}`)} ref={place}>
      <div className="stage-flow" ref={text}>
        <div className="timer-part">
          <StageTexts texts={picture.over} />
        </div>
        <div className="timer-left" role="timer">
          {timerText(left)}
        </div>
        <div className="timer-mood" role="status">
          {mood !== 'calm' && <StageTexts texts={picture.words[mood]} />}
        </div>
        <Heading className="timer-title">
          <StageTexts texts={picture.title} />
        </Heading>
        <div className="timer-under">
          <StageTexts texts={picture.under} />
        </div>
      </div>
    </div>
  );
}
