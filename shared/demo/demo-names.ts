import type { Language } from '../basics/localized.ts';
import type { Person } from '../contest/people.ts';
import type { Draw } from './draw.ts';
import data from './names.json' with { type: 'json' };

/** Names of one person, spelled as in one language. */
export type DemoName = Pick<Person, 'surname' | 'givenName' | 'patronymic'>;

type Spelling = 'kk' | 'ru';

/** English documents write names as Russian ones do: there is no third spelling to draw from. */
const spellingOf = (language: Language): Spelling => (language === 'kk' ? 'kk' : 'ru');

const avoided = new Set(data.avoid.map(({ given, surname }) => `${given} ${surname}`));

/** Names go together by circle: a Kazakh surname with a Kazakh given name and patronymic. */
const ofCircle = <T extends { readonly circle: string }>(
  items: readonly T[],
  circle: string,
): T[] => items.filter((item) => item.circle === circle);

function drawPatronymic(draw: Draw, circle: string, gender: 'm' | 'f', spelling: Spelling): string {
  const share = draw.below(100);
  const form = draw.pick(ofCircle(data.patronymics, circle));
  if (share < 20 && circle === 'kazakh') return '';
  if (spelling === 'kk') return form.kk[gender];
  return share < 70 ? form.kazakhInRussian[gender] : form.ru[gender];
}

/**
 * Draws names, each different from the ones before it as long as the lists last. Combinations that are names of
 * known people are left out.
 */
export function createNames(draw: Draw): (language: Language) => DemoName {
  const used = new Set<string>();
  const drawOnce = (language: Language): DemoName | null => {
    const spelling = spellingOf(language);
    const gender = draw.chance(50) ? 'm' : 'f';
    const surname = draw.pick(data.surnames);
    const given = draw.pick(ofCircle(data.given[gender], surname.circle));
    const patronymic = drawPatronymic(draw, surname.circle, gender, spelling);
    const name = `${given.kk} ${surname.kk[gender]}`;
    if (avoided.has(name) || used.has(name)) return null;
    used.add(name);
    return { surname: surname[spelling][gender], givenName: given[spelling], patronymic };
  };
  return (language) => {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const name = drawOnce(language);
      if (name !== null) return name;
    }
    used.clear();
    return drawOnce(language) ?? { surname: 'Оспан', givenName: '', patronymic: '' };
  };
}
