import { describe, expect, it, test } from 'vitest';

import { suggestedConflicts } from '../../shared/scoring/suggested-conflicts.ts';

const hints = (
  juror: { readonly surname?: string; readonly organisation?: string },
  applicant: string,
  contacts = '',
) =>
  suggestedConflicts({ surname: '', organisation: '', ...juror }, { applicant, contacts }).map(
    ({ about, found }) => `${about}: ${found}`,
  );

describe('a surname', () => {
  test.each([
    ['Оспанова', 'ИП Оспанов М. К.', 'Оспанов'],
    ['Оспанов', 'Оспанова Айгүл', 'Оспанова'],
    ['Оспан', 'ЖК Оспанова', 'Оспанова'],
    ['Жүнісова', 'ИП «Жунусов и сыновья»', 'Жунусов'],
    ['Әбдірахманов', 'ИП Абдрахманова', 'Абдрахманова'],
    ['Қожахметов', 'Кожахметова Г.', 'Кожахметова'],
    ['Сейітов', 'Сеитова Ж.', 'Сеитова'],
    ['Вишневская', 'Вишневский Олег', 'Вишневский'],
    ['Серікұлы', 'Серікқызы Әсел', 'Серікқызы'],
    ['Ким', 'ИП Ким', 'Ким'],
  ])('of a juror %s is found in «%s»', (surname, applicant, found) => {
    expect(hints({ surname }, applicant)).toEqual([`surname: ${found}`]);
  });

  it('is found among the contacts as well', () => {
    expect(hints({ surname: 'Оспанова' }, 'КХ «Береке»', 'Оспанов Ержан, 8 701 000')).toEqual([
      'surname: Оспанов',
    ]);
  });

  test.each([
    ['Оспанова', 'ИП Осипова'],
    ['Ким', 'ТОО «Кимэп»'],
    ['Жанибеков', 'Жунусов'],
    ['Ли', 'Можно ли посеять'],
    ['', 'ИП Оспанов'],
  ])('%s is not «%s»', (surname, applicant) => {
    expect(hints({ surname }, applicant)).toEqual([]);
  });
});

describe('an organisation', () => {
  test.each([
    ['«Сыр-Эко» ЖШС', 'ТОО "Сыр Эко"'],
    ['Қорқыт Ата университеті', 'Қорқыт ата университеті, агрономия кафедрасы'],
    ['АО «Казгидромет»', 'Казгидромет'],
  ])('%s is the one of «%s»', (organisation, applicant) => {
    expect(hints({ organisation }, applicant)).toHaveLength(1);
  });

  test.each([
    ['', 'ТОО «Береке»'],
    ['ТОО', 'ТОО «Береке»'],
    ['Назарбаев Университеті', 'Қорқыт Ата университеті'],
  ])('%s is not «%s»', (organisation, applicant) => {
    expect(hints({ organisation }, applicant)).toEqual([]);
  });
});
