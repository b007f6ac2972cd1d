import { present } from '../../../shared/basics/assert.ts';
import { createRankingDesk } from '../../renderer/features/review-ranking/ranking-desk.ts';
import { showApp } from '../../renderer/score/show-app.tsx';
import { painted, watchFrames } from '../frames.ts';
import '../../renderer/all-texts.ts';

/** The window's side of `npm run bench -- --only rankingScreen`: the ranking of headquarters as the product has it. */

const isThere = (selector: string): boolean => document.querySelector(selector) !== null;

/** Shows that many; milliseconds until the list, and until every range of places, is painted. */
async function begin(submissions: number, jurors: number): Promise<Record<string, number>> {
  const start = performance.now();
  showApp(createRankingDesk({ submissions, jurors }), '/ranking');
  while (!isThere('.rt tr.choose')) await painted();
  const list = performance.now() - start;
  while (!isThere('.rt .rank-plot') || isThere('.counting')) await painted();
  return { list, whole: performance.now() - start };
}

/** Frames after which something that a press did not change is not going to change. */
const mostFrames = 6;

/**
 * Milliseconds from each press, choice or key to the frame in which what `selector` holds is drawn anew; where nothing
 * of it changes, to the end of the work that the press made.
 */
function listen(selector: string, events: readonly string[]) {
  const delays: number[] = [];
  let pressed: number | null = null;
  const drawn = { anew: false };
  const observer = new MutationObserver(() => (drawn.anew = true));
  const place = present(document.querySelector(selector), `there is ${selector}`);
  observer.observe(place, { subtree: true, childList: true, characterData: true });
  const wait = async (from: number): Promise<void> => {
    let at = await painted();
    const first = at;
    for (let frame = 0; !drawn.anew && frame < mostFrames; frame += 1) at = await painted();
    delays.push((drawn.anew ? at : first) - from);
    pressed = null;
  };
  const press = ({ timeStamp }: Event): void => {
    if (pressed !== null) return;
    pressed = timeStamp;
    drawn.anew = false;
    void wait(timeStamp);
  };
  for (const event of events) window.addEventListener(event, press, true);
  return {
    delays,
    waiting: () => pressed !== null,
    stop: () => {
      for (const event of events) window.removeEventListener(event, press, true);
      observer.disconnect();
      return delays;
    },
  };
}

/** Frames until `stop`, and how many rows were drawn at last. */
function watchRows(): { readonly stop: () => Record<string, number> } {
  const watch = watchFrames();
  return {
    stop: () => ({ ...watch.stop(), rows: document.querySelectorAll('.rt tr.choose').length }),
  };
}

Object.assign(window, { bench: { begin, listen, watchFrames: watchRows } });
