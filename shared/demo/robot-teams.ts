import { present } from '../basics/assert.ts';
import type { Language, LocalizedText } from '../basics/localized.ts';
import type { ContestSettings, Id } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import { createNames, type DemoName } from './demo-names.ts';
import { createDraw, type Draw } from './draw.ts';

/** Schools of one town, invented; several teams of a school meet, and are kept apart in the first round. */
const schools: readonly LocalizedText[] = [
  { kk: 'Степногорск қ. № 1 мектеп', ru: 'Школа № 1 г. Степногорска', en: 'School No. 1' },
  { kk: 'Степногорск қ. № 2 мектеп', ru: 'Школа № 2 г. Степногорска', en: 'School No. 2' },
  { kk: 'Степногорск қ. № 3 мектеп', ru: 'Школа № 3 г. Степногорска', en: 'School No. 3' },
  { kk: '«Дарын» гимназиясы', ru: 'Гимназия «Дарын»', en: 'Daryn Gymnasium' },
  { kk: '«Білім» лицейі', ru: 'Лицей «Білім»', en: 'Bilim Lyceum' },
  { kk: 'Ақсу кентінің мектебі', ru: 'Школа посёлка Аксу', en: 'School of Aksu village' },
  { kk: 'Заводской кентінің мектебі', ru: 'Школа посёлка Заводской', en: 'School of Zavodskoy' },
  { kk: 'Оқушылар үйі', ru: 'Дом школьников', en: 'House of Pupils' },
];

/** Names of teams; after the list come numbered ones. */
const names = [
  'Барыс',
  'Сұңқар',
  'Тұлпар',
  'Жебе',
  'Құлан',
  'Найзағай',
  'Самұрық',
  'Арлан',
  'Бүркіт',
  'Шолпан',
  'Темірқазық',
  'Сарбаз',
  'Алтын адам',
  'Ұшқын',
  'Қыран',
  'Байқоңыр',
  'Зымыран',
  'Керуен',
  'Жұлдыз',
  'Батыр',
  'Дауыл',
  'Жасын',
  'Қарлығаш',
  'Отырар',
  'Робостар',
  'Мергенбот',
  'Домбыра',
] as const;

const town: LocalizedText = { kk: 'Степногорск', ru: 'Степногорск', en: 'Stepnogorsk' };
const agreed: LocalizedText = { kk: 'иә', ru: 'да', en: 'yes' };
const refused: LocalizedText = { kk: 'жоқ', ru: 'нет', en: 'no' };
const summary: LocalizedText = {
  kk: 'Роботты оқушылар мектеп үйірмесінде өздері құрастырып, бағдарламалады.',
  ru: 'Робота школьники собрали и запрограммировали сами в школьном кружке.',
  en: 'The pupils built and programmed the robot themselves at their school club.',
};

const teamName = (index: number): string => {
  const turn = Math.floor(index / names.length);
  const name = present(names[index % names.length], 'a name');
  return turn === 0 ? name : `${name}-${turn + 1}`;
};

interface Scene {
  readonly draw: Draw;
  readonly name: (language: Language) => DemoName;
  readonly settings: ContestSettings;
}

/** A pupil as forms name one: surname, given name, grade and letter. */
function pupil({ draw, name }: Scene, language: Language, grade: number): string {
  const { surname, givenName } = name(language);
  const letter = draw.pick(['А', 'Ә', 'Б', 'В']);
  return `${surname} ${givenName}, ${grade} «${letter}»`;
}

function describe(index: number, nomination: Id, language: Language, scene: Scene): Submission {
  const { draw, settings, name } = scene;
  const group = settings.ageGroups.find((each) => each.nomination === nomination);
  const from = group?.gradeMin ?? 1;
  const grade = (): number => from + draw.below((group?.gradeMax ?? 11) - from + 1);
  const school = draw.pick(schools)[language];
  const coach = name(language);
  const id = String(index + 1);
  return {
    id,
    title: teamName(index),
    language,
    applicant: school,
    nomination,
    region: null,
    town: town[language],
    summary: summary[language],
    bin: '',
    budget: null,
    contacts: `zhetekshi-${id}@demo.example`,
    answers: {
      team: teamName(index),
      pupil1: pupil(scene, language, grade()),
      pupil2: pupil(scene, language, grade()),
      school,
      coach: `${coach.surname} ${coach.givenName}`,
      parentConsent: agreed[language],
      photo: (draw.chance(80) ? agreed : refused)[language],
    },
    ...(group === undefined ? {} : { ageGroup: group.id }),
    eligibility: { admitted: true, reason: '' },
  };
}

/** Teams of two pupils with their parents' consent, numbered from 1, evenly over the disciplines. */
export function drawTeamsOfPupils(
  settings: ContestSettings,
  count: number,
  languages: readonly Language[],
  seed: number,
): readonly Submission[] {
  const scene: Scene = {
    settings,
    draw: createDraw(seed, 'teams of pupils'),
    name: createNames(createDraw(seed, 'pupils')),
  };
  return Array.from({ length: count }, (_, index) => {
    const nomination = present(
      settings.nominations[index % settings.nominations.length],
      'a scored template has nominations',
    );
    const language = present(languages[index % languages.length], 'at least one language');
    return describe(index, nomination.id, language, scene);
  });
}
