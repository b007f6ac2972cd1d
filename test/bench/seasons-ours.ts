import type { ContestId } from '../../shared/log/operation.ts';
import { AppliedBefore } from '../../shared/seasons/applied-before.ts';
import { identityHasher } from '../../shared/seasons/identity-hash.ts';
import { SeasonSearch } from '../../shared/seasons/search-seasons.ts';
import { readSeason, writeSeason } from '../../shared/seasons/season-file.ts';
import type { PastApplication, Season } from '../../shared/seasons/season.ts';
import { createNames } from '../../shared/demo/demo-names.ts';
import { createDraw } from '../../shared/demo/draw.ts';
import projects from '../../shared/demo/projects.json' with { type: 'json' };

/**
 * Twenty seasons of 5,000 applications: reading their files, building the index, searching, and asking for 600
 * applications who applied before; each beside one pass over the same texts. Prints one JSON document.
 */

const years = 20;
const perYear = 5000;
const draw = createDraw(7, 'seasons');
const name = createNames(createDraw(7, 'season applicants'));
/** So many people, some of whom apply again and again. */
const people = Array.from({ length: 30_000 }, () => name(draw.chance(50) ? 'kk' : 'ru'));
const identityOf = identityHasher(new Uint8Array(32).fill(5));

const application = (index: number): PastApplication => {
  const { surname, givenName, patronymic } = draw.pick(people);
  const project = draw.pick(projects.projects);
  return {
    number: String(index + 1),
    title: `${project.title[draw.chance(50) ? 'kk' : 'ru']} ${draw.below(400)}`,
    applicant: `${surname} ${givenName} ${patronymic}`.trim(),
    organisation: '',
    identity: identityOf(String(100_000_000_000 + draw.below(90_000))),
    nomination: 'water',
    region: null,
    result: 'scored',
    place: null,
    granted: null,
  };
};

const seasons = Array.from({ length: years }, (_, year): Season => ({
  contest: String(2000 + year).padEnd(43, 'A') as ContestId,
  title: { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' },
  season: String(2000 + year),
  from: null,
  until: `${2000 + year}-12-01`,
  demo: false,
  stages: [],
  nominations: [{ id: 'water', title: { kk: 'Су', ru: 'Вода', en: 'Water' } }],
  regionsProfile: '2022-',
  applications: Array.from({ length: perYear }, (_each, index) => application(index)),
  operations: 1,
  stateHash: '00'.repeat(32),
}));
const files = seasons.map(writeSeason);

const seconds: Record<string, number> = {};
function timed<T>(part: string, work: () => T): T {
  const begun = performance.now();
  const made = work();
  seconds[part] = (performance.now() - begun) / 1000;
  return made;
}

timed('floor', () =>
  seasons.flatMap(({ applications }) =>
    applications.map(({ title, applicant }) =>
      `${title} ${applicant}`.normalize('NFC').toLowerCase(),
    ),
  ),
);
const read = timed('read', () =>
  files.flatMap((file) => {
    const season = readSeason(file);
    return season.ok ? [season.value] : [];
  }),
);
const search = timed('index', () => {
  const made = new SeasonSearch(read, identityOf);
  for (const done of made.build()) void done;
  return made;
});
const before = timed('numbers', () => new AppliedBefore(read));
timed('names', () => {
  for (const done of before.build()) void done;
});
timed('names again', () => {
  const made = new AppliedBefore(read, before);
  for (const done of made.build()) void done;
});
const today = Array.from({ length: 600 }, (_, index) => application(index));
const own = 'today'.padEnd(43, 'A') as ContestId;
const matches = timed('applied600', () =>
  today.reduce((sum, each) => sum + before.matches(each, own).length, 0),
);
const delays: number[] = [];
for (const { applicant, title } of today.slice(0, 200))
  for (const query of [applicant.slice(0, 4), applicant, title.slice(0, 12)]) {
    const begun = performance.now();
    search.search(query, { contest: null, result: null, granted: null }, 100);
    delays.push(performance.now() - begun);
  }
const bytes = files.reduce((sum, file) => sum + file.length, 0);
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(
  JSON.stringify({ seconds, delays, matches, bytes, peak, applications: years * perYear }),
);
