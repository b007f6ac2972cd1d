import type { Language } from '../basics/localized.ts';
import type { Id } from '../contest/contest.ts';
import { formatList } from '../language/list-format.ts';
import { formatMoney, formatNumber } from '../language/number-format.ts';
import { type Award, awardsOf, type CeremonySource, type HandOver } from './ceremony-awards.ts';
import { readingNotes } from './ceremony-reading.ts';
import { documentTexts, fillPhrase, phrases } from './document-texts.ts';
import {
  localized,
  memberName,
  nominationTitle,
  oneLine,
  printedState,
  regionTitle,
  settingsOf,
} from './naming.ts';

/** One who is awarded, as the public sees it. */
export interface CeremonyEntry {
  readonly applicant: string;
  readonly project: string;
  /** Region, sum of a grant. */
  readonly lines: readonly string[];
}

/** What the public sees at one moment; an empty text is left out. */
export interface CeremonyPicture {
  readonly over: string;
  readonly title: string;
  readonly under: string;
  readonly entries: readonly CeremonyEntry[];
}

/** One step of the running order in one language. */
export interface CeremonyStep {
  /** The same in every language: "welcome", "call/energy/3", "reveal/energy/3". */
  readonly id: string;
  /** What the step is called in the presenter's lists. */
  readonly name: string;
  readonly picture: CeremonyPicture;
  /** Sentences to be read aloud; names stand in them as they are, without an ending. */
  readonly read: readonly string[];
  /** For the presenter alone. */
  readonly notes: readonly string[];
}

/** Pictures stay legible with so many names at once; more are shown one after the other. */
const entriesAtOnce = 3;

interface Speaking {
  readonly source: CeremonySource;
  readonly handOver: HandOver;
  readonly language: Language;
  readonly say: (phrase: keyof typeof phrases.ceremony, values?: Values) => string;
}

type Values = Readonly<Record<string, string | number>>;

const emptyPicture: CeremonyPicture = { over: '', title: '', under: '', entries: [] };

function step(
  id: string,
  picture: Partial<CeremonyPicture>,
  read: readonly string[],
  more: { readonly name?: string; readonly notes?: readonly string[] } = {},
): CeremonyStep {
  const shown = { ...emptyPicture, ...picture };
  return { id, name: more.name ?? shown.title, picture: shown, read, notes: more.notes ?? [] };
}

function openingSteps({ source: { state }, language, say }: Speaking): readonly CeremonyStep[] {
  const contest = localized(settingsOf(state).title, language);
  const submissions = [...state.submissions.values()];
  const regions = new Set(submissions.flatMap(({ region }) => (region === null ? [] : [region])));
  const numbers =
    regions.size > 1
      ? say('numbers', { count: submissions.length, regions: regions.size })
      : say('numbersAlone', { count: submissions.length });
  const thanks = say('juryThanks');
  return [
    step('welcome', { title: contest, under: say('title') }, [say('welcome', { contest })], {
      name: say('title'),
    }),
    step('numbers', { title: numbers }, [numbers]),
    step('thanks', { title: thanks }, [thanks]),
  ];
}

/** The parts of a list that one picture holds; at least one. */
function pages<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.max(1, Math.ceil(items.length / entriesAtOnce));
  return Array.from({ length: count }, (_, at) =>
    items.slice(at * entriesAtOnce, (at + 1) * entriesAtOnce),
  );
}

interface Named {
  readonly number: Id;
  readonly nomination: string;
  readonly applicant: string;
  readonly project: string;
  readonly region: string;
}

function named({ source: { state }, language }: Speaking, submission: Id): Named {
  const found = state.submissions.get(submission);
  return {
    number: submission,
    nomination: found === undefined ? '' : nominationTitle(state, found.nomination, language),
    applicant: oneLine(found?.applicant ?? '') || documentTexts[language].anonymous,
    project: oneLine(found?.title ?? '') || submission,
    region: regionTitle(state, found?.region ?? null, language),
  };
}

/** "Марапатты табыс етеді: …", or the note that nobody is chosen. */
function handingOver(
  { source: { state }, handOver, language, say }: Speaking,
  award: string,
): { readonly read: readonly string[]; readonly notes: readonly string[] } {
  const id = handOver.get(award);
  const member = settingsOf(state).commission.find((each) => each.id === id);
  if (member === undefined) return { read: [], notes: [say('noteHandOver')] };
  const name = memberName(member.name, language);
  const position = documentTexts[language].role[member.role].toLowerCase();
  return { read: [say('presenter', { name, position })], notes: [] };
}

/** The pictures that name those who share one award; each is its own moment. */
function revealSteps(
  speaking: Speaking,
  award: Award,
  reveal: {
    readonly id: string;
    readonly title: string;
    readonly place: number | null;
    readonly submissions: readonly { readonly id: Id; readonly granted?: number }[];
  },
): readonly CeremonyStep[] {
  const { language, say } = speaking;
  const { submissions, place } = reveal;
  const hands = handingOver(speaking, award.id);
  return pages(submissions).map((page, at) => {
    const all = page.map(({ id, granted }) => ({ ...named(speaking, id), granted }));
    const money = (granted: number | undefined): readonly string[] =>
      granted === undefined ? [] : [say('grant', { amount: formatMoney(granted, language) })];
    const region = (name: string): readonly string[] =>
      name === '' ? [] : [say('fromRegion', { region: name })];
    return step(
      at === 0 ? reveal.id : `${reveal.id}/${at + 1}`,
      {
        over: reveal.title,
        entries: all.map((each) => ({
          applicant: each.applicant,
          project: each.project,
          lines: [...(each.region === '' ? [] : [each.region]), ...money(each.granted)],
        })),
      },
      [
        ...all.flatMap(({ applicant, project, granted, ...each }) => [
          place === null
            ? say('award', { applicant, project })
            : say('place', { place, applicant, project }),
          ...region(each.region),
          ...money(granted),
          say('invite', { name: applicant }),
        ]),
        ...hands.read,
      ],
      {
        name: [reveal.title, ...all.map(({ applicant }) => applicant)].join(' · '),
        notes: [
          ...(place !== null && submissions.length > 1
            ? [say('noteShared', { count: submissions.length })]
            : []),
          ...all.map(({ number, nomination }) => say('noteNumber', { number, nomination })),
          ...readingNotes(
            all.flatMap(({ applicant, project }) => [applicant, project]),
            language,
          ),
          ...hands.notes,
        ],
      },
    );
  });
}

/** "Үшінші орын!" as it is called before the names. */
function placeCall({ say }: Speaking, place: number, alone: boolean): string {
  if (place === 1) return alone ? say('onlyFirst') : say('first');
  if (place === 2) return say('second');
  return place === 3 ? say('third') : say('otherPlace', { place });
}

function nominationSteps(speaking: Speaking, award: Award): readonly CeremonyStep[] {
  const { language, say } = speaking;
  const { id, title, places } = award;
  const name = say('nomination', { nomination: title });
  if (places.length === 0) {
    return [step(`nomination/${id}`, { title, under: say('nobody') }, [name, say('nobody')])];
  }
  const taken = new Set(places.map(({ place }) => place));
  const skipped = Array.from({ length: Math.max(...taken) }, (_, at) => at + 1).filter(
    (place) => !taken.has(place),
  );
  const notes = [
    say('noteAwards', { count: places.flatMap(({ submissions }) => submissions).length }),
    ...(skipped.length === 0
      ? []
      : [
          say('noteSkipped', {
            places: formatList(
              skipped.map((place) => formatNumber(place, language)),
              language,
            ),
          }),
        ]),
  ];
  const fromTheLast = places.toSorted((a, b) => b.place - a.place);
  return [
    step(`nomination/${id}`, { title }, [name], { notes }),
    ...fromTheLast.flatMap(({ place, submissions }) => {
      const call = placeCall(speaking, place, places.length === 1);
      return [
        step(`call/${id}/${place}`, { over: title, title: call }, [call], {
          name: say('call', { title: call }),
        }),
        ...revealSteps(speaking, award, {
          id: `reveal/${id}/${place}`,
          title: say('placeLine', { nomination: title, place }),
          place,
          submissions: submissions.map((each) => ({ id: each })),
        }),
      ];
    }),
  ];
}

/** After the last name of an award everybody claps; where pupils compete, they are congratulated as well. */
function withApplause(
  { source: { state }, say }: Speaking,
  steps: readonly CeremonyStep[],
): readonly CeremonyStep[] {
  const clapping = [
    say('applause'),
    ...(settingsOf(state).ageGroups.length > 0 ? [say('pupils')] : []),
  ];
  return steps.map((each, at) =>
    at === steps.length - 1 && each.picture.entries.length > 0
      ? { ...each, read: [...each.read, ...clapping] }
      : each,
  );
}

function prizeSteps(speaking: Speaking, award: Award): readonly CeremonyStep[] {
  const { say } = speaking;
  const grand = award.kind === 'grand-prix';
  const call = grand ? say('grandPrix') : say('prizeCall', { prize: award.title });
  return [
    step(`call/${award.id}`, { title: call }, [call], {
      name: say('call', { title: award.title }),
    }),
    ...revealSteps(speaking, award, {
      id: `reveal/${award.id}`,
      title: award.title,
      place: null,
      submissions: award.places.flatMap(({ submissions }) => submissions.map((id) => ({ id }))),
    }),
  ];
}

function grantSteps(speaking: Speaking, award: Award): readonly CeremonyStep[] {
  const { say, source } = speaking;
  const granted = (source.meeting?.grants ?? []).flatMap((grant) =>
    grant.granted > 0 ? [{ id: grant.submission, granted: grant.granted }] : [],
  );
  const steps = revealSteps(speaking, award, {
    id: 'grants',
    title: award.title,
    place: null,
    submissions: granted,
  });
  return [
    step('call/grants', { title: award.title }, [say('grantsCall')], {
      name: say('call', { title: award.title }),
    }),
    ...steps,
  ];
}

function awardSteps(speaking: Speaking, award: Award): readonly CeremonyStep[] {
  switch (award.kind) {
    case 'nomination':
      return nominationSteps(speaking, award);
    case 'prize':
    case 'grand-prix':
      return prizeSteps(speaking, award);
    case 'grants':
      return grantSteps(speaking, award);
  }
}

/**
 * The running order in one language: welcome, numbers, thanks to the jury, each nomination from its last place up,
 * special prizes, the grand prix, grants, the close. Every language has the same steps with the same ids. A step shows
 * nothing of the steps behind it.
 */
export function ceremonySteps(
  source: CeremonySource,
  handOver: HandOver,
  language: Language,
): readonly CeremonyStep[] {
  const speaking: Speaking = {
    source: { ...source, state: printedState(source.state, language) },
    handOver,
    language,
    say: (phrase, values) => fillPhrase(phrases.ceremony[phrase], language, values),
  };
  const { say } = speaking;
  return [
    ...openingSteps(speaking),
    ...awardsOf(speaking.source, language).flatMap((award) =>
      withApplause(speaking, awardSteps(speaking, award)),
    ),
    step('close', { title: say('closeTitle') }, [say('close')]),
  ];
}
