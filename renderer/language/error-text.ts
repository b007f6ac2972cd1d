import type { Language } from '../../shared/basics/localized.ts';
import { milli } from '../../shared/basics/points.ts';
import { isErrorType, type ErrorType } from '../../shared/language/error-types.ts';
import { formatNumber, formatScore } from '../../shared/language/number-format.ts';
import type { ScoreError } from '../../shared/language/score-entry.ts';
import type { QuarantineReason } from '../../shared/merge/state.ts';
import { currentLanguage, texts } from './texts.ts';

/** An error in words: what happened, what it means, what to do now. */
export interface ErrorText {
  readonly title: string;
  readonly what: string;
  readonly do: string;
}

/** An expected failure as commands return it: a type, and the details its text is filled with. */
export interface PlainError {
  readonly type: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

type Details = Readonly<Record<string, string | number>>;

/** Details that are thousandths of a point in the errors whose type begins with "Score". */
const scoreDetails: ReadonlySet<string> = new Set(['min', 'max', 'step', 'below', 'above']);

/** The group of three texts; a type without texts in errors.json does not compile here. */
function groupText(
  group: ErrorType | `quarantine.${QuarantineReason}`,
  values: object,
  language: Language,
): ErrorText {
  const t = texts.getFixedT(language, 'errors');
  return {
    title: t(`${group}.title`, { ...values }),
    what: t(`${group}.what`, { ...values }),
    do: t(`${group}.do`, { ...values }),
  };
}

function detailsToValues(
  type: ErrorType,
  details: Details,
  language: Language,
): Readonly<Record<string, string>> {
  const isScore = type.startsWith('Score');
  const entries = Object.entries(details).map(([name, value]) => {
    if (typeof value === 'string') return [name, value];
    const text =
      isScore && scoreDetails.has(name)
        ? formatScore(milli(value), language)
        : formatNumber(value, language);
    return [name, text];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

function detailsOf(error: PlainError | ScoreError): Details {
  if ('details' in error) return error.details ?? {};
  return Object.fromEntries(Object.entries(error).filter(([name]) => name !== 'type'));
}

/** The words for an expected failure; a type this version does not know gets the words of "Unexpected". */
export function errorText(
  error: PlainError | ScoreError,
  language: Language = currentLanguage(),
): ErrorText {
  const type = isErrorType(error.type) ? error.type : 'Unexpected';
  return groupText(type, detailsToValues(type, detailsOf(error), language), language);
}

/** The words for why an operation is kept aside. */
export const quarantineText = (
  reason: QuarantineReason,
  language: Language = currentLanguage(),
): ErrorText => groupText(`quarantine.${reason}`, {}, language);
