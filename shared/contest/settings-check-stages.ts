import { languages, type Language, type LocalizedText } from '../basics/localized.ts';
import type { ContestSettings, Criterion, Quota, Stage } from './contest.ts';
import { stageDeadline } from './deadlines.ts';
import type { SettingsIssue, UntitledPart } from './settings-issues.ts';

const languagesWithout = (text: LocalizedText): readonly Language[] =>
  languages.filter((language) => text[language].trim() === '');

/** Languages in which something has no title yet; nothing is signed without one. */
export const missingTitles = (title: LocalizedText, of: UntitledPart): readonly SettingsIssue[] =>
  languagesWithout(title).map((language) => ({
    level: 'blocking',
    type: 'TitleMissing',
    of,
    language,
  }));

const sumOf = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/** Least and greatest score of a sheet, in thousandths, as the stage's regulation puts criteria together. */
function bounds({ criteria, regulation }: Stage): readonly [least: number, greatest: number] {
  if (regulation.aggregate === 'sum')
    return [
      sumOf(criteria.map(({ scale, weight }) => (scale.min * weight) / 1000)),
      sumOf(criteria.map(({ scale, weight }) => (scale.max * weight) / 1000)),
    ];
  return [
    Math.min(...criteria.map(({ scale }) => scale.min)),
    Math.max(...criteria.map(({ scale }) => scale.max)),
  ];
}

function scoreIssues(stage: Stage): readonly SettingsIssue[] {
  const { id, regulation, assignment } = stage;
  const { passMark, discrepancy } = regulation;
  const [least, greatest] = bounds(stage);
  const issues: SettingsIssue[] = [];
  const sum = sumOf(stage.criteria.map(({ weight }) => weight));
  if (regulation.aggregate === 'weighted-mean' && sum !== 100_000)
    issues.push({ level: 'advice', type: 'WeightsUnusual', stage: id, sum });
  if (passMark !== null && (passMark < least || passMark > greatest))
    issues.push({ level: 'blocking', type: 'PassMarkOutOfScale', stage: id });
  if (discrepancy !== null && discrepancy.threshold > greatest - least)
    issues.push({ level: 'advice', type: 'DiscrepancyBeyondScale', stage: id });
  if (discrepancy !== null && assignment.jurorsPerSubmission === 1)
    issues.push({ level: 'advice', type: 'DiscrepancyOneJuror', stage: id });
  const { jurorsPerSubmission: jurors } = assignment;
  if (regulation.method === 'trimmed' && jurors !== 'all' && jurors < 3)
    issues.push({ level: 'advice', type: 'TrimmedFewJurors', stage: id });
  return issues;
}

function tieIssues({ id, regulation }: Stage, all: readonly Stage[]): readonly SettingsIssue[] {
  const { tieBreak, advance } = regulation;
  const issues = tieBreak.flatMap((rule): SettingsIssue[] => {
    if (rule.by !== 'criterion') return [];
    const target = all.find((stage) => stage.id === rule.stage);
    return target?.criteria.some((criterion) => criterion.id === rule.criterion) === true
      ? []
      : [
          {
            level: 'advice',
            type: 'TieBreakCriterionMissing',
            stage: id,
            criterion: rule.criterion,
          },
        ];
  });
  const chair = tieBreak.findIndex(({ by }) => by === 'chair-decision-with-reason');
  if (chair >= 0 && chair < tieBreak.length - 1)
    issues.push({ level: 'advice', type: 'TieBreakAfterChair', stage: id });
  if (advance !== null && tieBreak.length === 0)
    issues.push({ level: 'advice', type: 'TieBreakMissing', stage: id });
  return issues;
}

function assignmentIssues({ id, assignment }: Stage, settings: ContestSettings): SettingsIssue[] {
  const { jurorsPerSubmission: jurors, ownRegionMax } = assignment;
  if (ownRegionMax === null) return [];
  if (settings.regionsProfile === 'none')
    return [{ level: 'advice', type: 'OwnRegionWithoutRegions', stage: id }];
  // In a contest of one region everybody is from there.
  return jurors !== 'all' && ownRegionMax >= jurors
    ? [{ level: 'advice', type: 'OwnRegionTakesAll', stage: id }]
    : [];
}

/** How many nominations or regions share the places that a quota is about; null where their number is not known. */
function sharers({ by }: Quota, settings: ContestSettings): number | null {
  if (by === 'nomination') return settings.nominations.length;
  return by === 'region' ? settings.regions.length : null;
}

function quotaIssues(stage: Stage, settings: ContestSettings): readonly SettingsIssue[] {
  const { quotas, advance } = stage.regulation;
  return quotas.flatMap((quota, at): SettingsIssue[] => {
    const { by, min, max } = quota;
    const of = { stage: stage.id, by };
    const issues: SettingsIssue[] = [];
    if (quotas.slice(0, at).some((other) => other.by === by))
      issues.push({ level: 'advice', type: 'QuotaTwice', ...of });
    if (by === 'region' && settings.regionsProfile === 'none')
      issues.push({ level: 'advice', type: 'QuotaWithoutRegions', ...of });
    if (min === null && max === null) issues.push({ level: 'advice', type: 'QuotaEmpty', ...of });
    if (min !== null && max !== null && min > max)
      issues.push({ level: 'blocking', type: 'QuotaMinAboveMax', ...of });
    const parts = sharers(quota, settings);
    if (advance === null || parts === null) return issues;
    const places =
      advance.scope === 'all' ? advance.top : advance.top * settings.nominations.length;
    if (min !== null && min * parts > places)
      issues.push({
        level: 'blocking',
        type: 'QuotaMinAbovePlaces',
        ...of,
        needed: min * parts,
        places,
      });
    if (max !== null && max * parts < places)
      issues.push({
        level: 'advice',
        type: 'QuotaMaxBelowPlaces',
        ...of,
        filled: max * parts,
        places,
      });
    return issues;
  });
}

function formIssues(stage: Stage, settings: ContestSettings): readonly SettingsIssue[] {
  const { id, form } = stage;
  const issues = form.flatMap((field): SettingsIssue[] => [
    ...missingTitles(field.label, { part: 'field', id: field.id, stage: id }),
    ...field.options.flatMap((option) =>
      missingTitles(option.title, { part: 'option', id: option.id, field: field.id, stage: id }),
    ),
    ...(field.type === 'select' && field.options.length === 0
      ? ([{ level: 'blocking', type: 'OptionsMissing', stage: id, field: field.id }] as const)
      : []),
  ]);
  // Applications answer the first form there is.
  if (stage === settings.stages[0] && settings.stages.every((other) => other.form.length === 0))
    issues.push({ level: 'advice', type: 'FormEmpty', stage: id });
  return issues;
}

/** What is missing or odd in a stage beside the levels of its criteria. */
export function stageIssues(stage: Stage, settings: ContestSettings): readonly SettingsIssue[] {
  const { id, scored, criteria } = stage;
  const issues = [...formIssues(stage, settings), ...quotaIssues(stage, settings)];
  if (!scored || criteria.length === 0) return issues;
  issues.push(
    ...scoreIssues(stage),
    ...assignmentIssues(stage, settings),
    ...tieIssues(stage, settings.stages),
  );
  const counted = { ...settings, announced: settings.announced ?? '2000-01-01' };
  if (settings.deadlines.length > 0 && stageDeadline(counted, id) === null)
    issues.push({ level: 'advice', type: 'StageWithoutDeadline', stage: id });
  return issues;
}

function commentIssues({
  comment,
  scale,
}: Criterion): readonly ('CommentAlways' | 'CommentNever')[] {
  const { requiredAtOrBelow: below, requiredAtOrAbove: above } = comment;
  if (below !== null && (below >= scale.max || (above !== null && below >= above)))
    return ['CommentAlways'];
  if (above !== null && above <= scale.min) return ['CommentAlways'];
  const isNever = (below !== null && below < scale.min) || (above !== null && above > scale.max);
  return isNever ? ['CommentNever'] : [];
}

/** What is missing or odd in a criterion: its title, what its levels mean, when a comment is obligatory. */
export function criterionIssues(
  criterion: Criterion,
  { id: stage }: Stage,
  { nominations }: ContestSettings,
): readonly SettingsIssue[] {
  const { id, title, anchors, scale, comment, weightsByNomination = {} } = criterion;
  const at = { stage, criterion: id };
  const levels = anchors.flatMap(({ level, text }, index): SettingsIssue[] => {
    const found: SettingsIssue[] = languagesWithout(text).map((language) => ({
      level: 'advice',
      type: 'AnchorTextMissing',
      ...at,
      score: level,
      language,
    }));
    if (anchors.slice(0, index).some((other) => other.level === level))
      found.push({ level: 'advice', type: 'AnchorTwice', ...at, score: level });
    if ((level - scale.min) % scale.step !== 0)
      found.push({ level: 'advice', type: 'AnchorOffStep', ...at, score: level });
    return found;
  });
  const hasBounds = comment.requiredAtOrBelow !== null || comment.requiredAtOrAbove !== null;
  return [
    ...missingTitles(title, { part: 'criterion', id, stage }),
    ...(anchors.length === 0
      ? ([{ level: 'advice', type: 'AnchorsMissing', ...at }] as const)
      : []),
    ...levels,
    ...(hasBounds ? languagesWithout(comment.note) : []).map(
      (language) => ({ level: 'advice', type: 'CommentNoteMissing', ...at, language }) as const,
    ),
    ...commentIssues(criterion).map((type) => ({ level: 'advice', type, ...at }) as const),
    ...Object.keys(weightsByNomination)
      .filter((nomination) => !nominations.some((other) => other.id === nomination))
      .map(
        (nomination) =>
          ({ level: 'advice', type: 'WeightOfUnknownNomination', ...at, nomination }) as const,
      ),
  ];
}
