import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import {
  type ComparedJuror,
  type ComparedSubmission,
  indexInterests,
  suggestedConflicts,
  suggestFor,
} from '../../shared/contest/suggest-interests.ts';

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
    ['Ospanova', 'ИП Оспанов М. К.', 'Оспанов'],
    ['Жүнісов', 'Zhunussov Askar', 'Zhunussov'],
    ['Қожахметов', 'Qojahmetov A.', 'Qojahmetov'],
    ['Ахметова', 'Akhmetov Yerlan', 'Akhmetov'],
    ['Шәріпов', 'Şarıpov', 'Şarıpov'],
    ['Ержанов', 'Yerzhanova Dinara', 'Yerzhanova'],
    ['Джаксыбеков', 'Жақсыбекова А.', 'Жақсыбекова'],
    ['Вишневский', 'Vishnevskaya', 'Vishnevskaya'],
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
    ['Ержанов', 'Оспанов Ержан'],
    ['Тоо', 'ТОО «Береке»'],
  ])('%s is not «%s»', (surname, applicant) => {
    expect(hints({ surname }, applicant)).toEqual([]);
  });
});

describe('an organisation', () => {
  test.each([
    ['«Сыр-Эко» ЖШС', 'ТОО "Сыр Эко"'],
    ['Қорқыт Ата университеті', 'Қорқыт ата университеті, агрономия кафедрасы'],
    ['АО «Казгидромет»', 'Казгидромет'],
    ['Қазақ ұлттық аграрлық университеті', 'Казахский национальный аграрный университет'],
    ['Л. Н. Гумилев атындағы Еуразия ұлттық университеті', 'ЕНУ им. Л. Н. Гумилёва'],
    ['КазНУ', 'Әл-Фараби атындағы Қазақ ұлттық университеті'],
    ['Назарбаев Университеті', 'Nazarbayev University'],
    ['ТОО «Нұр-Алем»', '"Nur Alem" LLP'],
    ['Товарищество с ограниченной ответственностью «Береке»', '«Береке» ЖШС'],
    ['Актюбинский университет', 'Ақтөбе университеті'],
    ['№ 25 мектеп-лицейі, Арыс', 'Школа-лицей № 25 г. Арыс'],
    ['КИМЭП', 'Казахстанский институт менеджмента, экономики и прогнозирования КИМЭП'],
  ])('%s is the one of «%s»', (organisation, applicant) => {
    expect(hints({ organisation }, applicant)).toHaveLength(1);
  });

  test.each([
    ['', 'ТОО «Береке»'],
    ['ТОО', 'ТОО «Береке»'],
    ['Назарбаев Университеті', 'Қорқыт Ата университеті'],
    ['Алматы технологиялық университеті', 'г. Алматы'],
    ['Алматы технологиялық университеті', 'Алматинская школа'],
    ['Университет', 'Казахский национальный университет'],
    ['Школа № 5, Алматы', 'Школа № 7, Алматы'],
  ])('%s is not «%s»', (organisation, applicant) => {
    expect(hints({ organisation }, applicant)).toEqual([]);
  });
});

const juror = (data: Partial<ComparedJuror>): ComparedJuror => ({
  id: 'j-01',
  surname: '',
  organisation: '',
  contact: '',
  ...data,
});

const application = (data: Partial<ComparedSubmission>): ComparedSubmission => ({
  id: '1',
  applicant: '',
  contacts: '',
  bin: '',
  town: '',
  answers: {},
  ...data,
});

const signs = (own: Partial<ComparedJuror>, ...applications: Partial<ComparedSubmission>[]) =>
  suggestFor(
    juror(own),
    indexInterests(applications.map((data, at) => application({ id: String(at + 1), ...data }))),
  ).map(({ submission, about, found }) => `${submission} ${about}: ${found}`);

describe('of many applications', () => {
  it('those with the number of the organisation are found', () => {
    const own = { organisation: 'Бөлек, БИН 060440001234' };
    expect(signs(own, { bin: '060440001234' }, { bin: '060440001235' })).toEqual([
      '1 bin: 060440001234',
    ]);
  });

  it('those with the same telephone or mail are found however they are written', () => {
    const own = { contact: '+7 (701) 555-12-34; A.Ospan@mail.kz' };
    expect(
      signs(
        own,
        { contacts: '8 701 555 12 34' },
        { contacts: 'a.ospan@MAIL.kz' },
        { contacts: '8 701 555 12 35' },
      ),
    ).toEqual(['2 contact: a.ospan@mail.kz', '1 contact: 7015551234']);
  });

  it('those of a small town are found by the name of the workplace, those of a large one are not', () => {
    const small = { town: 'Арыс' };
    const large = Array.from({ length: 60 }, () => ({ town: 'Тараз' }));
    expect(signs({ organisation: 'Арыс ауруханасы' }, small)).toEqual(['1 town: Арыс']);
    expect(signs({ organisation: 'Тараз ауруханасы' }, ...large)).toEqual([]);
  });

  it('those that name the family in a short answer are found, those that tell a story are not', () => {
    const own = { surname: 'Оспанова' };
    expect(signs(own, { answers: { mentor: 'Оспанов Ерлан' } })).toEqual(['1 surname: Оспанов']);
    expect(signs(own, { answers: { story: `${'Сөз. '.repeat(60)} Оспанов` } })).toEqual([]);
  });

  it('each is told once for each sign', () => {
    const own = { surname: 'Оспан', organisation: 'ТОО «Береке»' };
    const both = { applicant: 'ТОО «Береке»', contacts: 'Оспанов; Оспанова; «Береке» ЖШС' };
    expect(signs(own, both)).toEqual(['1 surname: Оспанова', '1 organisation: ТОО «Береке»']);
  });
});

const families = ['Оспанов', 'Жунусова', 'Қожахметов', 'Ким', 'Zhunusov', 'Вишневская'];
const works = ['ТОО «Береке»', 'КазНУ', 'Әл-Фараби атындағы ҚазҰУ', 'Арыс', 'АО «Казгидромет»'];

it('says of an application the same beside others as alone', () => {
  const applications = fc.array(
    fc.record({
      applicant: fc.constantFrom(...families, ...works),
      contacts: fc.constantFrom('', '8 701 555 12 34', ...families, ...works),
    }),
    { maxLength: 12 },
  );
  const own = fc.record({
    surname: fc.constantFrom(...families),
    organisation: fc.constantFrom('', ...works),
  });
  fc.assert(
    fc.property(own, applications, (person, list) => {
      const together = suggestFor(
        juror(person),
        indexInterests(list.map((data, at) => application({ id: String(at), ...data }))),
      ).map(({ submission, about }) => `${submission} ${about}`);
      const alone = list.flatMap((data, at) =>
        suggestedConflicts(person, data).map(({ about }) => `${at} ${about}`),
      );
      expect(together.toSorted()).toEqual(alone.toSorted());
    }),
  );
});
