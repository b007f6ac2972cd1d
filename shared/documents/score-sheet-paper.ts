import type { Language } from '../basics/localized.ts';
import type { Milli } from '../basics/points.ts';
import type { Criterion, Stage } from '../contest/contest.ts';
import { fullName, type Person } from '../contest/people.ts';
import { regionName } from '../contest/regions.ts';
import type { Submission } from '../contest/submission.ts';
import { formatScore } from '../language/number-format.ts';
import type { ContestState } from '../merge/state.ts';
import { fillText, type TextValues } from '../results/document-texts.ts';
import { localized, oneLine } from '../results/naming.ts';
import { type SheetCode, sheetCode, showSheetCode } from '../scoring/sheet-code.ts';
import { sheetKey } from '../scoring/score-operations.ts';
import type { ScoreValue, Sheet } from '../scoring/sheet.ts';
import type { Texts } from './paper.ts';
import { sheetTexts } from './score-sheet-texts.ts';

/** One criterion on a paper sheet. */
export interface SheetCriterion {
  readonly number: number;
  readonly title: Texts;
  readonly scale: Texts;
  /** "0 – not at all", each on a line; empty where the rubric describes no levels. */
  readonly anchors: readonly Texts[];
  /** When the regulation asks for a comment; null where it never does. */
  readonly required: Texts | null;
  /** What is printed in the box; empty on a blank sheet and where nothing was entered. */
  readonly score: string;
  readonly cannotJudge: boolean;
  readonly comment: string;
}

/** One juror's sheet for one application, ready to be laid out on A4. */
export interface SheetPaper {
  readonly code: SheetCode;
  readonly shownCode: string;
  readonly languages: readonly Language[];
  readonly contest: Texts;
  readonly stage: Texts;
  readonly number: Texts;
  readonly title: string;
  /** Null where the stage is blind: neither applicant nor region is anywhere in the document. */
  readonly applicant: Texts | null;
  readonly juror: Texts;
  readonly criteria: readonly SheetCriterion[];
  readonly filled: boolean;
}

export interface SheetPaperOptions {
  /** The leading language first; two stand together. */
  readonly languages: readonly Language[];
  /** True prints what was entered, false leaves boxes and lines to be filled in by hand. */
  readonly filled: boolean;
}

type TextKey = keyof (typeof sheetTexts)['en'];

/** The same text in each language of the sheet; equal ones stand once. */
function together(languages: readonly Language[], textOf: (language: Language) => string): Texts {
  const texts = languages.map((language) => ({ language, text: textOf(language) }));
  return texts.every(({ text }) => text === texts[0]?.text) ? texts.slice(0, 1) : texts;
}

/** A set phrase of the sheet in its languages. */
export const sheetPhrase = (
  languages: readonly Language[],
  key: TextKey,
  values: (language: Language) => TextValues = () => ({}),
): Texts =>
  together(languages, (language) =>
    fillText(sheetTexts[language][key], language, values(language)),
  );

function requiredNote({ comment }: Criterion, languages: readonly Language[]): Texts | null {
  const { requiredAtOrBelow: low, requiredAtOrAbove: high } = comment;
  const values = (language: Language): TextValues => ({
    low: low === null ? '' : formatScore(low, language),
    high: high === null ? '' : formatScore(high, language),
  });
  if (low !== null && high !== null) return sheetPhrase(languages, 'requiredBoth', values);
  if (low !== null) return sheetPhrase(languages, 'requiredLow', values);
  return high === null ? null : sheetPhrase(languages, 'requiredHigh', values);
}

const shownScore = (score: ScoreValue | undefined, language: Language): string =>
  typeof score === 'number' ? formatScore(score, language) : '';

function criterionPaper(
  criterion: Criterion,
  number: number,
  { languages, filled }: SheetPaperOptions,
  sheet: Pick<Sheet, 'scores' | 'comments'> | undefined,
): SheetCriterion {
  const { min, max, step } = criterion.scale;
  const points = (score: Milli) => (language: Language) => formatScore(score, language);
  const entered = filled ? sheet : undefined;
  const score = entered?.scores[criterion.id];
  return {
    number,
    title: together(languages, (language) => localized(criterion.title, language)),
    scale: sheetPhrase(languages, 'scale', (language) => ({
      min: points(min)(language),
      max: points(max)(language),
      step: points(step)(language),
    })),
    anchors: criterion.anchors
      .toSorted((a, b) => a.level - b.level)
      .map(({ level, text }) =>
        together(
          languages,
          (language) => `${points(level)(language)} — ${localized(text, language)}`,
        ),
      ),
    required: requiredNote(criterion, languages),
    score: shownScore(score, languages[0] ?? 'kk'),
    cannotJudge: score === 'cannot-judge',
    comment: oneLine(entered?.comments[criterion.id] ?? ''),
  };
}

/** Who applied, and from where. */
function applicantLine(
  { applicant, region }: Submission,
  stage: Stage,
  state: Pick<ContestState, 'settings'>,
  languages: readonly Language[],
): Texts | null {
  if (stage.assignment.blind) return null;
  return sheetPhrase(languages, 'applicant', (language) => {
    const profile = state.settings?.regionsProfile;
    const where =
      region === null || profile === undefined ? '' : regionName(region, profile, language);
    const parts = [oneLine(applicant), where];
    return { applicant: parts.filter((part) => part !== '').join(', ') };
  });
}

/** The paper of one juror's sheet. A blind stage leaves out whoever applied, whatever else is asked for. */
export function sheetPaper(
  state: Pick<ContestState, 'contest' | 'settings' | 'sheets'>,
  sheet: { readonly stage: Stage; readonly submission: Submission; readonly juror: Person },
  options: SheetPaperOptions,
): SheetPaper {
  const { stage, submission, juror } = sheet;
  const { languages, filled } = options;
  const ref = { stage: stage.id, submission: submission.id, juror: juror.id };
  const code = sheetCode(state.contest, ref);
  const entered = state.sheets.get(sheetKey(ref.stage, ref.submission, ref.juror));
  const title = state.settings?.title;
  return {
    code,
    shownCode: showSheetCode(code),
    languages,
    contest: together(languages, (language) =>
      title === undefined ? '' : localized(title, language),
    ),
    stage: sheetPhrase(languages, 'stage', (language) => ({
      stage: localized(stage.title, language),
    })),
    number: sheetPhrase(languages, 'submission', () => ({ number: submission.id })),
    title: oneLine(submission.title),
    applicant: applicantLine(submission, stage, state, languages),
    juror: sheetPhrase(languages, 'juror', () => ({ juror: oneLine(fullName(juror)) })),
    criteria: stage.criteria.map((criterion, at) =>
      criterionPaper(criterion, at + 1, options, entered),
    ),
    filled,
  };
}
