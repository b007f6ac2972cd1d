import { languages, type LocalizedText } from '../basics/localized.ts';
import { foldForSearch } from '../language/search-fold.ts';
import type { AgeGroup, ContestSettings, Id } from './contest.ts';
import { daysBetween, deadlineDay, stageDeadline } from './deadlines.ts';
import { findRegion } from './regions.ts';
import { criterionIssues, missingTitles, stageIssues } from './settings-check-stages.ts';
import type { SettingsIssue } from './settings-issues.ts';
import { firstScoredStage } from './templates.ts';

/** Things of one list that bear the same title in some language: people could not tell them apart. */
function sameTitles(
  list: readonly { readonly id: Id; readonly title: LocalizedText }[],
  part: 'nomination' | 'age-group' | 'stage' | 'prize',
): readonly SettingsIssue[] {
  return list.flatMap((entry, at) => {
    const other = list
      .slice(0, at)
      .find(({ title }) =>
        languages.some(
          (language) =>
            title[language].trim() !== '' &&
            title[language].trim() === entry.title[language].trim(),
        ),
      );
    return other === undefined
      ? []
      : [{ level: 'advice', type: 'TitleTwice', of: { part, id: entry.id }, other: other.id }];
  });
}

const generalIssues = (settings: ContestSettings): readonly SettingsIssue[] => [
  ...missingTitles(settings.title, { part: 'contest' }),
  ...(settings.season.trim() === ''
    ? ([{ level: 'blocking', type: 'SeasonMissing' }] as const)
    : []),
];

function aliasIssues(settings: ContestSettings): readonly SettingsIssue[] {
  const { regionAliases, regionsProfile, regions } = settings;
  const users = new Map<string, Id>();
  const issues: SettingsIssue[] = [];
  for (const region of Object.keys(regionAliases).toSorted())
    for (const alias of regionAliases[region] ?? []) {
      const key = foldForSearch(alias);
      const other = users.get(key);
      users.set(key, other ?? region);
      const at = { alias, region };
      if (other !== undefined && other !== region)
        issues.push({ level: 'blocking', type: 'AliasOfTwoRegions', ...at, other });
      const named = findRegion(alias, regionsProfile);
      if (named !== null && named !== region)
        issues.push({ level: 'advice', type: 'AliasNamesAnother', ...at, other: named });
      if (!regions.includes(region))
        issues.push({ level: 'advice', type: 'AliasOfAbsentRegion', ...at });
    }
  return issues;
}

function regionIssues({ regionsProfile, regions }: ContestSettings): readonly SettingsIssue[] {
  if (regionsProfile === 'none') return [];
  if (regionsProfile === 'single')
    return regions.length === 1 ? [] : [{ level: 'blocking', type: 'OneRegionExpected' }];
  return regions.length === 0 ? [{ level: 'blocking', type: 'RegionsMissing' }] : [];
}

const nominationIssues = ({ nominations }: ContestSettings): readonly SettingsIssue[] => [
  ...(nominations.length === 0
    ? ([{ level: 'blocking', type: 'NominationsMissing' }] as const)
    : []),
  ...nominations.flatMap(({ id, title }) => missingTitles(title, { part: 'nomination', id })),
  ...sameTitles(nominations, 'nomination'),
];

/** Grades that both groups take; a bound that is not set is none. */
const overlap = (a: AgeGroup, b: AgeGroup): boolean =>
  (a.nomination === null || b.nomination === null || a.nomination === b.nomination) &&
  (a.gradeMin ?? 0) <= (b.gradeMax ?? Infinity) &&
  (b.gradeMin ?? 0) <= (a.gradeMax ?? Infinity);

const isSwapped = ({ gradeMin, gradeMax }: AgeGroup): boolean =>
  gradeMin !== null && gradeMax !== null && gradeMin > gradeMax;

const hasGrades = ({ gradeMin, gradeMax }: AgeGroup): boolean =>
  gradeMin !== null || gradeMax !== null;

function ageGroupIssues({ ageGroups, nominations }: ContestSettings): readonly SettingsIssue[] {
  const known = new Set(nominations.map(({ id }) => id));
  const issues = ageGroups.flatMap((group, at): SettingsIssue[] => {
    const { id, title, nomination } = group;
    const found: SettingsIssue[] = [...missingTitles(title, { part: 'age-group', id })];
    if (nomination !== null && !known.has(nomination))
      found.push({ level: 'blocking', type: 'AgeGroupOfUnknownNomination', group: id });
    if (isSwapped(group)) {
      found.push({ level: 'blocking', type: 'AgeGroupGradesSwapped', group: id });
      return found;
    }
    const other = ageGroups
      .slice(0, at)
      .find((earlier) => hasGrades(group) && hasGrades(earlier) && overlap(group, earlier));
    if (other !== undefined)
      found.push({ level: 'advice', type: 'AgeGroupsOverlap', group: id, other: other.id });
    return found;
  });
  const served = new Set(ageGroups.map(({ nomination }) => nomination));
  const left = ageGroups.length === 0 || served.has(null) ? [] : nominations;
  return [
    ...issues,
    ...sameTitles(ageGroups, 'age-group'),
    ...left.flatMap(({ id }): SettingsIssue[] =>
      served.has(id)
        ? []
        : [{ level: 'advice', type: 'NominationWithoutAgeGroup', nomination: id }],
    ),
  ];
}

function stagesIssues(settings: ContestSettings): readonly SettingsIssue[] {
  const { stages } = settings;
  const first = firstScoredStage(settings);
  const empty = stages.filter(({ scored, criteria }) => scored && criteria.length === 0);
  const missing: SettingsIssue[] = empty.map(({ id }) => ({
    // A later stage may get its criteria once it draws near; the first one is what jurors are invited to.
    level: first === null ? 'blocking' : 'advice',
    type: 'CriteriaMissing',
    stage: id,
  }));
  if (first === null && empty.length === 0)
    missing.push({ level: 'blocking', type: 'ScoredStageMissing' });
  return [
    ...stages.flatMap(({ id, title }) => missingTitles(title, { part: 'stage', id })),
    ...sameTitles(stages, 'stage'),
    ...missing,
    ...stages.flatMap((stage) => stageIssues(stage, settings)),
    ...stages.flatMap((stage) =>
      stage.criteria.flatMap((criterion) => criterionIssues(criterion, stage, settings)),
    ),
  ];
}

function deadlineIssues(settings: ContestSettings): readonly SettingsIssue[] {
  const { deadlines, announced, stages } = settings;
  const issues = deadlines.flatMap((deadline): SettingsIssue[] => {
    const { id, title, stage, offsetDays, date } = deadline;
    const found: SettingsIssue[] = [...missingTitles(title, { part: 'deadline', id })];
    if (offsetDays === null && date === null)
      found.push({ level: 'advice', type: 'DeadlineWithoutDay', deadline: id });
    if (stage !== null && !stages.some((other) => other.id === stage))
      found.push({ level: 'blocking', type: 'DeadlineOfUnknownStage', deadline: id });
    const day = deadlineDay(deadline, announced);
    if (day !== null && announced !== null && (daysBetween(announced, day) ?? 0) < 0)
      found.push({ level: 'advice', type: 'DeadlineBeforeAnnouncement', deadline: id });
    return found;
  });
  if (
    announced === null &&
    deadlines.some(({ offsetDays, date }) => offsetDays !== null && date === null)
  )
    issues.push({ level: 'advice', type: 'AnnouncementMissing' });
  return [...issues, ...swappedDeadlines(settings)];
}

/** Order of days also where the announcement is not known yet: only the distances count. */
function swappedDeadlines(settings: ContestSettings): readonly SettingsIssue[] {
  const counted = { ...settings, announced: settings.announced ?? '2000-01-01' };
  const due = settings.stages.flatMap(({ id }) => {
    const day = stageDeadline(counted, id);
    return day === null ? [] : [{ id, day }];
  });
  return due.flatMap(({ id, day }, at): SettingsIssue[] => {
    const earlier = due[at - 1];
    return earlier !== undefined && day < earlier.day
      ? [{ level: 'advice', type: 'DeadlinesSwapped', earlier: earlier.id, later: id }]
      : [];
  });
}

function grantIssues({ grants }: ContestSettings): readonly SettingsIssue[] {
  if (grants === null) return [];
  const { ceiling, perProjectMax } = grants;
  if (ceiling === null) return [{ level: 'advice', type: 'GrantCeilingMissing' }];
  return perProjectMax !== null && perProjectMax > ceiling
    ? [{ level: 'blocking', type: 'GrantAboveCeiling' }]
    : [];
}

const prizeIssues = ({ prizes }: ContestSettings): readonly SettingsIssue[] => [
  ...prizes.flatMap(({ id, title }) => missingTitles(title, { part: 'prize', id })),
  ...sameTitles(prizes, 'prize'),
];

function commissionIssues({ commission, quorum }: ContestSettings): readonly SettingsIssue[] {
  const issues: SettingsIssue[] = [];
  const chairs = commission.filter(({ role }) => role === 'chair').length;
  if (commission.length === 0) issues.push({ level: 'advice', type: 'CommissionMissing' });
  else if (chairs === 0) issues.push({ level: 'advice', type: 'ChairMissing' });
  if (chairs > 1) issues.push({ level: 'advice', type: 'ChairTwice' });
  if (commission.length > 0 && !commission.some(({ vote }) => vote))
    issues.push({ level: 'advice', type: 'NobodyVotes' });
  if (quorum.numerator === 0) issues.push({ level: 'advice', type: 'QuorumNone' });
  const names = commission.map(({ name }) => foldForSearch(name));
  const twice = commission.find(
    ({ name }, at) => name !== '' && names.indexOf(names[at] ?? '') < at,
  );
  if (twice !== undefined) issues.push({ level: 'advice', type: 'MemberTwice', member: twice.id });
  return issues;
}

const signedTextIssues = (settings: ContestSettings): readonly SettingsIssue[] =>
  (['consent', 'confidentiality'] as const).flatMap((text) =>
    languages
      .filter((language) => settings[text][language].trim() === '')
      .map((language) => ({ level: 'advice', type: 'SignedTextMissing', text, language }) as const),
  );

/**
 * What is missing before the contest may start, in the order of the set-up screen. `blocking` issues have to be
 * settled first; `advice` does not stop anybody.
 */
export const missingInSettings = (settings: ContestSettings): readonly SettingsIssue[] => [
  ...generalIssues(settings),
  ...regionIssues(settings),
  ...aliasIssues(settings),
  ...nominationIssues(settings),
  ...ageGroupIssues(settings),
  ...stagesIssues(settings),
  ...deadlineIssues(settings),
  ...grantIssues(settings),
  ...commissionIssues(settings),
  ...prizeIssues(settings),
  ...signedTextIssues(settings),
];
