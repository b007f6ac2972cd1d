import type { Desk } from '../storage/desk.ts';
import { useDeskCommands } from '../storage/use-desk.ts';
import { OpenPlaces } from './open-places.ts';

const sessions = new WeakMap<Desk, OpenPlaces>();

/** Where reading goes on, from one application to the next until the contest is locked. */
export function useOpenPlaces(): OpenPlaces {
  const desk = useDeskCommands();
  const known = sessions.get(desk);
  if (known !== undefined) return known;
  const places = new OpenPlaces();
  sessions.set(desk, places);
  const stop = desk.subscribe(() => {
    if (desk.getSnapshot().phase === 'open') return;
    sessions.delete(desk);
    stop();
  });
  return places;
}
