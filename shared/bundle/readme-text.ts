import { strToU8 } from 'fflate';

import type { Manifest } from './manifest.ts';

type Told = Pick<Manifest, 'kind' | 'title' | 'demo' | 'recipients'>;

const purpose: Record<
  Manifest['kind'],
  { readonly kk: string; readonly ru: string; readonly en: string }
> = {
  invitation: {
    kk: 'Бұл — байқауға шақыру. Файлды иесінен басқа ешкімге бермеңіз.',
    ru: 'Это приглашение на конкурс. Передайте файл только тому, кому он предназначен.',
    en: 'This is an invitation to a contest. Give the file only to the person it is meant for.',
  },
  scores: {
    kk: 'Бұл — қазының бағалау парақтары. Файлды өңірлік үйлестірушіге немесе штабқа тапсырыңыз.',
    ru: 'Это оценочные листы члена жюри. Передайте файл региональному координатору или в штаб.',
    en: 'These are a juror’s score sheets. Hand the file to the regional coordinator or to headquarters.',
  },
  regional: {
    kk: 'Бұл — өңірден жиналған бағалау парақтары. Файлды Республикалық штабқа тапсырыңыз.',
    ru: 'Это оценочные листы, собранные в регионе. Передайте файл в Республиканский штаб.',
    en: 'These are the score sheets collected in a region. Hand the file to headquarters.',
  },
  receipt: {
    kk: 'Бұл — штабтың түбіртегі: қандай парақтар қабылданғаны осында жазылған.',
    ru: 'Это квитанция штаба: здесь указано, какие листы приняты.',
    en: 'This is a receipt of headquarters: it says which sheets have been received.',
  },
  results: {
    kk: 'Бұл — байқау нәтижелері. Оларды Qazylar бағдарламасымен интернетсіз тексеруге болады.',
    ru: 'Это результаты конкурса. Проверить их можно программой Qazylar без интернета.',
    en: 'These are the results of a contest. They can be checked with Qazylar without the internet.',
  },
  archive: {
    kk: 'Бұл — байқаудың толық мұрағаты. Ол тек штабқа арналған.',
    ru: 'Это полный архив конкурса. Он предназначен только для штаба.',
    en: 'This is the complete archive of a contest. It is meant for headquarters only.',
  },
};

const howTo = {
  kk: 'Файлды Qazylar бағдарламасымен ашыңыз. Ішіндегіні өзгертпеңіз: қолтаңба бұзылады.',
  ru: 'Откройте файл программой Qazylar. Не меняйте содержимое: подпись перестанет сходиться.',
  en: 'Open the file with Qazylar. Do not change what is inside: the signature would no longer hold.',
} as const;

const practice = {
  kk: 'ҮЛГІ: бұл — жаттығу байқауы, нағыз нәтиже емес.',
  ru: 'ПРИМЕР: это учебный конкурс, а не настоящий результат.',
  en: 'EXAMPLE: this is a practice contest, not a real result.',
} as const;

/** README.txt of a container: what the file is and whom to give it to, in three languages. */
export function readmeText(told: Told): Uint8Array {
  const paragraphs = (['kk', 'ru', 'en'] as const).map((language) =>
    [
      told.title[language],
      ...(told.demo ? [practice[language]] : []),
      purpose[told.kind][language],
      howTo[language],
    ].join('\r\n'),
  );
  return strToU8(`${paragraphs.join('\r\n\r\n')}\r\n`);
}
