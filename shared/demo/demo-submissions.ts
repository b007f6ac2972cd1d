import { present } from '../basics/assert.ts';
import type { Language, LocalizedText } from '../basics/localized.ts';
import type { ContestSettings, FormField, Id, RegionCode } from '../contest/contest.ts';
import { fullName } from '../contest/people.ts';
import type { Submission } from '../contest/submission.ts';
import { intakeFields } from '../intake/intake-fields.ts';
import { checkDigit } from '../intake/identity-number.ts';
import { demoPlaces, type DemoPlaces } from './demo-regions.ts';
import { createNames, type DemoName } from './demo-names.ts';
import { createDraw, type Draw } from './draw.ts';
import data from './projects.json' with { type: 'json' };

interface Project {
  readonly nomination: Id;
  readonly region: RegionCode | null;
  readonly budget: number;
  readonly title: LocalizedText;
  readonly summary: Readonly<Record<'kk' | 'ru', string>>;
  /** Title of the `turn`-th application about the same idea, from 0; no two are alike. */
  readonly titleOf: (turn: number, language: Language) => string;
}

/** What tells one application about the same idea from another; the first is the idea as it is. */
const turns: readonly LocalizedText[] = [
  { kk: 'тәжірибелік алаң', ru: 'опытная площадка', en: 'pilot site' },
  { kk: 'ауылдарға арналған нұсқа', ru: 'вариант для сёл', en: 'a version for villages' },
  { kk: 'өндіріске енгізу', ru: 'внедрение в производство', en: 'going into production' },
  {
    kk: 'моноқалаларға арналған нұсқа',
    ru: 'вариант для моногородов',
    en: 'a version for company towns',
  },
  {
    kk: 'оқу-көрсету кешені',
    ru: 'учебно-демонстрационный комплекс',
    en: 'a training and show site',
  },
  { kk: 'қыс жағдайында сынау', ru: 'испытания в зимних условиях', en: 'winter trials' },
  {
    kk: 'техникалық-экономикалық негіздеме',
    ru: 'технико-экономическое обоснование',
    en: 'feasibility study',
  },
];

/** Words after the title for the `turn`-th application about one idea; after the list, numbered stages without end. */
function titleOf(title: LocalizedText, turn: number, language: Language): string {
  if (turn === 0) return title[language];
  const stage = turn - turns.length + 1;
  const numbered = { kk: `${stage}-кезең`, ru: `${stage}-й этап`, en: `stage ${stage}` };
  return `${title[language]}: ${(turns[turn - 1] ?? numbered)[language]}`;
}

type StoredProject = Omit<Project, 'titleOf'>;

const toProject = ({ nomination, region, budget, title, summary }: StoredProject): Project => ({
  nomination,
  region,
  budget,
  title,
  summary,
  titleOf: (turn, language) => titleOf(title, turn, language),
});

/** Projects that suit a contest: its own, else those of another programme, dealt out over its nominations. */
function projectsFor(settings: ContestSettings): readonly Project[] {
  const nominations = settings.nominations.map(({ id }) => id);
  const own = data.projects.filter(({ template }) => template === settings.template);
  if (own.length > 0) return own.map(toProject);
  return data.projects
    .filter(({ template }) => template === 'expo')
    .map((project, index) =>
      toProject({
        ...project,
        nomination: nominations[index % nominations.length] ?? project.nomination,
      }),
    );
}

/** Says who applies: an organisation of the region, a farm, a small firm, or the author in person. */
function drawApplicant(
  draw: Draw,
  name: DemoName,
  language: Language,
  own: readonly LocalizedText[],
): { readonly applicant: string; readonly registered: boolean } {
  const share = draw.below(100);
  const { surname, givenName } = name;
  const initial = `${surname} ${givenName.slice(0, 1)}.`;
  const farm = {
    kk: `«${givenName}» шаруа қожалығы`,
    ru: `КХ «${givenName}»`,
    en: `Farm “${givenName}”`,
  };
  const firm = { kk: `«${surname}» ЖШС`, ru: `ТОО «${surname}»`, en: `${surname} LLP` };
  const trader = { kk: `ЖК ${initial}`, ru: `ИП ${initial}`, en: `Sole trader ${initial}` };
  if (share < 40 && own.length > 0)
    return { applicant: draw.pick(own)[language], registered: true };
  if (share < 55) return { applicant: farm[language], registered: true };
  if (share < 70) return { applicant: firm[language], registered: true };
  if (share < 80) return { applicant: trader[language], registered: false };
  return { applicant: fullName(name), registered: false };
}

/** A БИН that nobody can have: it says the firm was registered in the sixties. */
function drawBin(draw: Draw): string {
  const eleven = `6${draw.below(10)}0${1 + draw.below(9)}40${String(draw.below(100_000)).padStart(5, '0')}`;
  const last = checkDigit(eleven);
  return last === null ? drawBin(draw) : `${eleven}${last}`;
}

/** Answers to what the form asks beside the standard fields: a choice, or a sentence of the summary. */
function drawAnswers(
  draw: Draw,
  fields: readonly FormField[],
  summary: string,
): Record<Id, string> {
  const sentence = summary.split(/(?<=\.)\s/).at(-1) ?? summary;
  return Object.fromEntries(
    fields.flatMap(({ id, type, options }): [Id, string][] => {
      if (type === 'select' && options.length > 0) return [[id, draw.pick(options).id]];
      return type === 'longtext' ? [[id, sentence]] : [];
    }),
  );
}

function answerFields(settings: ContestSettings): readonly FormField[] {
  const asked = new Set(
    intakeFields(settings)
      .filter(({ standard }) => standard === null)
      .map(({ id }) => id),
  );
  return settings.stages.flatMap(({ form }) => form).filter(({ id }) => asked.delete(id));
}

/** The town that a title or an organisation names, in whatever case the name stands; else any of the region. */
function drawTown(
  draw: Draw,
  towns: readonly LocalizedText[],
  told: readonly string[],
  language: Language,
): string {
  const named = told.flatMap((text) =>
    towns.filter((town) => text.includes(town.kk) || text.includes(town[language])),
  );
  return (named[0] ?? draw.pick(towns))[language];
}

interface Scene {
  readonly settings: ContestSettings;
  readonly places: DemoPlaces;
  readonly draw: Draw;
  readonly name: (language: Language) => DemoName;
  readonly form: readonly FormField[];
  /** Applicants that have given their number already. */
  readonly known: Set<string>;
}

function describe(
  project: Project,
  turn: number,
  language: Language,
  scene: Scene,
): Omit<Submission, 'id'> {
  const { draw, places, settings } = scene;
  const spelling = language === 'kk' ? 'kk' : 'ru';
  const home = project.region === null ? null : places.regionOf(project.region);
  const region = home ?? (settings.regions.length === 0 ? null : draw.pick(settings.regions));
  const organisations = region === null ? [] : places.organisations(region);
  const { applicant, registered } = drawApplicant(
    draw,
    scene.name(language),
    language,
    organisations,
  );
  const telling = registered && !scene.known.has(applicant);
  scene.known.add(applicant);
  const percent = 60 + 5 * draw.below(17);
  const summary = project.summary[spelling];
  return {
    title: project.titleOf(turn, language),
    language,
    applicant,
    nomination: project.nomination,
    region,
    town: drawTown(draw, places.towns(region), [project.title.kk, applicant], language),
    summary,
    bin: telling ? drawBin(draw) : '',
    budget:
      project.budget === 0 ? null : Math.round((project.budget * percent) / 10_000_000) * 100_000,
    contacts: '',
    answers: drawAnswers(draw, scene.form, summary),
    eligibility: { admitted: true, reason: '' },
  };
}

/** Ideas of one nomination in the order they are used: those of the contest's regions first, if there are any. */
function ideasOf(nomination: Id, projects: readonly Project[], scene: Scene): readonly Project[] {
  const all = projects.filter((project) => project.nomination === nomination);
  const near = all.filter(
    ({ region }) => region !== null && scene.places.regionOf(region) !== null,
  );
  return scene.draw.shuffle(near.length > 0 ? near : all);
}

/** Applications numbered from 1, evenly over the nominations, without two of the same title. */
export function drawSubmissions(
  settings: ContestSettings,
  count: number,
  languages: readonly Language[],
  seed: number,
): readonly Submission[] {
  const draw = createDraw(seed, 'submissions');
  const scene: Scene = {
    settings,
    places: demoPlaces(settings),
    draw,
    name: createNames(createDraw(seed, 'applicants')),
    form: answerFields(settings),
    known: new Set(),
  };
  const projects = projectsFor(settings);
  const ideas = settings.nominations.map(({ id }) => ideasOf(id, projects, scene));
  const order = Array.from({ length: count }, (_, index) => {
    const own = present(ideas[index % ideas.length], 'a scored template has nominations');
    const round = Math.floor(index / ideas.length);
    return {
      project: present(own[round % own.length], 'each nomination has ideas'),
      turn: Math.floor(round / own.length),
    };
  });
  return draw.shuffle(order).map(({ project, turn }, index) => {
    const language = present(languages[index % languages.length], 'at least one language');
    const id = String(index + 1);
    return {
      id,
      ...describe(project, turn, language, scene),
      contacts: `otinim-${id}@demo.example`,
    };
  });
}
