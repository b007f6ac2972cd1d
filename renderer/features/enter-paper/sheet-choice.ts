import type { Language } from '../../../shared/basics/localized.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { isClosed, type PaperJuror, type PaperSheet } from './paper-work.ts';

/** Languages a sheet may be printed in: one, or Kazakh and Russian together. */
export const sheetLanguages = ['kk-ru', 'kk', 'ru', 'en'] as const;

export type SheetLanguage = (typeof sheetLanguages)[number];

export const languagesOf = (choice: SheetLanguage): readonly [Language, ...Language[]] =>
  choice === 'kk-ru' ? ['kk', 'ru'] : [choice];

/** What of a juror's sheets is printed, and how. */
export interface SheetChoice {
  /** `filled` prints what was entered. */
  readonly form: 'blank' | 'filled';
  /** One application, or all that the form is for. */
  readonly submission: Id | 'all';
  readonly language: SheetLanguage;
}

/** Sheets a form is for: blank ones where something can still be entered, filled ones where something was. */
export const printable = (
  { sheets }: PaperJuror,
  form: SheetChoice['form'],
): readonly PaperSheet[] =>
  sheets.filter(({ sheet }) =>
    form === 'blank'
      ? !isClosed(sheet)
      : sheet.status !== 'recused' && Object.keys(sheet.scores).length > 0,
  );

export const chosenSheets = (
  juror: PaperJuror,
  { form, submission }: SheetChoice,
): readonly PaperSheet[] =>
  printable(juror, form).filter(
    (each) => submission === 'all' || each.submission.id === submission,
  );

/** "sheets.j-03.blank.kk-ru.html"; ids only, so that no name says who applied. */
export const sheetsFileName = (juror: Id, { form, submission, language }: SheetChoice): string =>
  submission === 'all'
    ? `sheets.${juror}.${form}.${language}.html`
    : `sheet.${submission}.${juror}.${form}.${language}.html`;
