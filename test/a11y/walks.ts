import type { Browser, Page } from 'playwright-core';

import { Laptop } from '../journeys/laptop.ts';
import { settled, showPlain } from './appearance.ts';
import { awardingPlaces } from './awarding-places.ts';
import { coordinatorPlaces, headquartersPlaces } from './desk-places.ts';
import { cardPlaces } from './exchange-places.ts';
import { finalPlaces } from './final-places.ts';
import { followPlaces, ownProjectPlaces } from './follow-places.ts';
import { invitedPlaces } from './invited-places.ts';
import { jurorPlaces } from './juror-places.ts';
import { newcomerPlaces } from './newcomer-places.ts';
import type { Place } from './place.ts';
import { poolPlaces, regionPlaces } from './pool-places.ts';
import { refereePlaces, tournamentPlaces } from './tournament-places.ts';

/** Everybody's way through the application. */
export const walks = {
  newcomer: newcomerPlaces,
  juror: jurorPlaces,
  'juror with an invitation': invitedPlaces,
  coordinator: coordinatorPlaces,
  'coordinator with a card': cardPlaces,
  headquarters: headquartersPlaces,
  'headquarters awarding': awardingPlaces,
  'headquarters at a final': finalPlaces,
  'headquarters gathering a pool': poolPlaces,
  'coordinator gathering a pool': regionPlaces,
  'headquarters at a robot day': tournamentPlaces,
  'referee at a robot day': refereePlaces,
  'headquarters following projects': followPlaces,
  'coordinator following projects': ownProjectPlaces,
} as const;
export type Person = keyof typeof walks;

/** What somebody does at the places of a walk. */
interface Walker {
  readonly prepare?: (page: Page) => Promise<void>;
  readonly wanted: (place: Place) => boolean;
  /** Looks at a place and says what is wrong with it; it may leave the page in any language, size and look. */
  readonly look: (at: Laptop, place: Place) => Promise<readonly string[]>;
}

/** Goes as far as the last wanted place; gives what was found there, and what the page itself complained of. */
export async function walkThrough(
  browser: Browser,
  places: readonly Place[],
  { prepare, wanted, look }: Walker,
): Promise<string[]> {
  const findings: string[] = [];
  const last = places.findLastIndex(wanted);
  if (last < 0) return findings;
  const at = await Laptop.open(browser, 'kk');
  try {
    if (prepare !== undefined) {
      await prepare(at.page);
      await at.page.reload();
    }
    for (const place of places.slice(0, last + 1)) {
      await place.open(at);
      await settled(at.page);
      if (!wanted(place)) continue;
      await at.page.waitForTimeout(100);
      findings.push(...(await look(at, place)));
      await showPlain(at.page);
    }
    findings.push(...at.complaints.map((complaint) => `the page said: ${complaint}`));
  } catch (error) {
    await at.describe();
    throw error;
  } finally {
    await at.close();
  }
  return findings;
}
