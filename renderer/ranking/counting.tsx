import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Working } from '../ui/progress.tsx';
import type { StageRankingState } from './use-stage-ranking.ts';
import './counting.css';

/** What a screen says of its counting. */
export interface CountingWords {
  readonly working: string;
  readonly failed: string;
  readonly stopped: { readonly title?: string; readonly text: string };
  readonly again: string;
  readonly stop: string;
}

/** How far the counting is, with the way to stop it and to begin again; nothing where it is done. */
export function Counting({
  counted,
  words,
}: {
  readonly counted: StageRankingState;
  readonly words: CountingWords;
}) {
  const { working, failed, stopped, progress, stop, again } = counted;
  if (failed || stopped)
    return (
      <Banner
        tone={failed ? 'danger' : 'warn'}
        {...(!failed && words.stopped.title !== undefined ? { title: words.stopped.title } : {})}
        action={
          <Button icon="refresh" onClick={again}>
            {words.again}
          </Button>
        }
      >
        {failed ? words.failed : words.stopped.text}
      </Banner>
    );
  if (!working) return null;
  return (
    <div className="counting">
      <Working
        text={words.working}
        done={progress}
        total={1}
        stop={
          <Button variant="quiet" icon="x" onClick={stop}>
            {words.stop}
          </Button>
        }
      />
    </div>
  );
}
