import type { Language } from '../basics/localized.ts';
import type { ContestSettings, Id, RegionCode } from '../contest/contest.ts';
import type { Person } from '../contest/people.ts';
import { fullName } from '../contest/people.ts';
import { commissionSeats } from '../contest/templates.ts';
import { headquartersId } from '../merge/directory.ts';
import { demoPlaces } from './demo-regions.ts';
import { createNames } from './demo-names.ts';
import { createDraw } from './draw.ts';

/** A person of the demo, and the language they write their comments in. */
export interface DemoPerson {
  readonly person: Person;
  readonly language: 'kk' | 'ru';
}

export interface DemoPeople {
  readonly headquarters: DemoPerson;
  readonly jurors: readonly DemoPerson[];
  /** One per region. */
  readonly coordinators: readonly DemoPerson[];
  readonly settings: ContestSettings;
}

/** Draws everybody: jurors over the regions in turn, a coordinator for each region, the seats of the commission. */
export function drawPeople(settings: ContestSettings, jurors: number, seed: number): DemoPeople {
  const draw = createDraw(seed, 'people');
  const name = createNames(createDraw(seed, 'names'));
  const places = demoPlaces(settings);
  const draft = (id: Id, role: Person['role'], region: RegionCode | null): DemoPerson => {
    const language: Language = draw.chance(50) ? 'kk' : 'ru';
    const organisations = places.organisations(region);
    const organisation =
      role === 'juror' && organisations.length > 0 ? draw.pick(organisations)[language] : '';
    const person = {
      id,
      role,
      ...name(language),
      organisation,
      region,
      nominations: [],
      ticket: null,
    };
    return { person, language };
  };
  const regions = draw.shuffle(settings.regions);
  const width = String(jurors).length;
  return {
    headquarters: draft(headquartersId, 'headquarters', null),
    jurors: Array.from({ length: jurors }, (_, index) =>
      draft(
        `j${String(index + 1).padStart(width, '0')}`,
        'juror',
        regions[index % Math.max(1, regions.length)] ?? null,
      ),
    ),
    coordinators: settings.regions.map((region) => draft(`c-${region}`, 'coordinator', region)),
    settings: {
      ...settings,
      commission: commissionSeats(settings.template).map((seat) => ({
        ...seat,
        name: fullName(name('ru')),
      })),
    },
  };
}
