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

/** The commission's seats; where it hears a final, its voting members are the first of the jury, who score there. */
function seatsOf(
  { template, stages }: ContestSettings,
  jurors: readonly DemoPerson[],
  invent: () => string,
): ContestSettings['commission'] {
  const hears = stages.some(({ kind, scored }) => scored && kind === 'live');
  let next = 0;
  return commissionSeats(template).map((seat) => {
    const name = invent();
    const juror = hears && seat.vote ? jurors[next] : undefined;
    if (juror === undefined) return { ...seat, name };
    next += 1;
    return { ...seat, id: juror.person.id, name: fullName(juror.person) };
  });
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
  const headquarters = draft(headquartersId, 'headquarters', null);
  const jury = Array.from({ length: jurors }, (_, index) =>
    draft(
      `j${String(index + 1).padStart(width, '0')}`,
      'juror',
      regions[index % Math.max(1, regions.length)] ?? null,
    ),
  );
  const coordinators = settings.regions.map((region) =>
    draft(`c-${region}`, 'coordinator', region),
  );
  return {
    headquarters,
    jurors: jury,
    coordinators,
    settings: {
      ...settings,
      commission: seatsOf(settings, jury, () => fullName(name('ru'))),
    },
  };
}
