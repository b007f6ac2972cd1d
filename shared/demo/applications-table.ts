import type { Language, LocalizedText } from '../basics/localized.ts';
import type { ContestSettings } from '../contest/contest.ts';
import { regionName } from '../contest/regions.ts';
import type { Submission } from '../contest/submission.ts';
import { type IntakeField, intakeFields, type StandardField } from '../intake/intake-fields.ts';

/** Headings of what the form itself does not ask for. */
const headings: Partial<Record<StandardField, LocalizedText>> = {
  id: { kk: 'Өтінім нөмірі', ru: 'Номер заявки', en: 'Application number' },
  title: { kk: 'Жобаның атауы', ru: 'Название проекта', en: 'Project title' },
  nomination: { kk: 'Номинация', ru: 'Номинация', en: 'Nomination' },
  region: { kk: 'Өңір', ru: 'Регион', en: 'Region' },
  applicant: { kk: 'Өтінім беруші', ru: 'Заявитель', en: 'Applicant' },
  town: { kk: 'Елді мекен', ru: 'Населённый пункт', en: 'Settlement' },
  summary: { kk: 'Қысқаша сипаттамасы', ru: 'Краткое описание', en: 'Summary' },
  contacts: { kk: 'Байланыс деректері', ru: 'Контактные данные', en: 'Contacts' },
  language: { kk: 'Өтінім тілі', ru: 'Язык заявки', en: 'Language' },
  ageGroup: { kk: 'Жас тобы', ru: 'Возрастная группа', en: 'Age group' },
  received: { kk: 'Берілген күні', ru: 'Дата подачи', en: 'Date received' },
};

const languageNames: Readonly<Record<Language, string>> = {
  kk: 'қазақша',
  ru: 'русский',
  en: 'English',
};

/** What a cell of the workbook says, in the applicant's language; a sum is a number. */
function cellOf(
  field: IntakeField,
  submission: Submission,
  settings: ContestSettings,
): string | number {
  const { language } = submission;
  switch (field.standard) {
    case null: {
      const answer = submission.answers[field.id] ?? '';
      return field.options.find(({ id }) => id === answer)?.title[language] ?? answer;
    }
    case 'nomination':
      return (
        settings.nominations.find(({ id }) => id === submission.nomination)?.title[language] ?? ''
      );
    case 'region':
      return submission.region === null
        ? ''
        : regionName(submission.region, settings.regionsProfile, language);
    case 'budget':
      return submission.budget ?? '';
    case 'language':
      return languageNames[language];
    case 'ageGroup':
      return settings.ageGroups.find(({ id }) => id === submission.ageGroup)?.title[language] ?? '';
    case 'received':
      return submission.received?.split('-').toReversed().join('.') ?? '';
    case 'id':
    case 'title':
    case 'applicant':
    case 'town':
    case 'bin':
    case 'contacts':
    case 'summary':
      return submission[field.standard];
  }
}

/**
 * Applications as applicants' tables look: a row of headings in every language of the contest, then a row each.
 * Columns that would stay empty are left out.
 */
export function applicationsTable(
  settings: ContestSettings,
  submissions: readonly Submission[],
  languages: readonly Language[],
): readonly (readonly (string | number)[])[] {
  const columns = intakeFields(settings).flatMap((field) => {
    const cells = submissions.map((submission) => cellOf(field, submission, settings));
    const own = field.standard === null ? field.label : (field.label ?? headings[field.standard]);
    const words = languages.map((language) => own?.[language] ?? field.id);
    return cells.every((cell) => cell === '') ? [] : [[[...new Set(words)].join(' / '), ...cells]];
  });
  return ['', ...submissions].map((_, row) => columns.map((column) => column[row] ?? ''));
}
