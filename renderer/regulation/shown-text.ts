import type { ContestSettings, Id } from '../../shared/contest/contest.ts';
import { regionName } from '../../shared/contest/regions.ts';
import type { Shown } from '../../shared/contest/settings-fields.ts';
import { type Text, useText } from '../language/use-text.ts';
import { isFieldType, isStageKind, isTieRule } from './setting-words.ts';

type Words = Text<'contest-setup'>;

function quotaText(
  quota: Extract<Shown, { readonly type: 'quota' }>,
  { t, format }: Words,
): string {
  const { by, min, max } = quota;
  const values = {
    by: t(`quotaSubjects.${by}`),
    min: format.number(min ?? 0),
    max: format.number(max ?? 0),
  };
  if (min === null) return max === null ? values.by : t('difference.quotaMax', values);
  return max === null ? t('difference.quotaMin', values) : t('difference.quotaBoth', values);
}

function nominationText(
  id: Id,
  { nominations }: Pick<ContestSettings, 'nominations'>,
  { format }: Words,
): string {
  const title = nominations.find((nomination) => nomination.id === id)?.title;
  return title === undefined ? id : format.localized(title);
}

const profileKeys = {
  '2022-': 'profiles.since2022',
  '2018-06/2022-06': 'profiles.since2018',
  '2014/2018-06': 'profiles.since2014',
  single: 'profiles.single',
  none: 'profiles.none',
} as const;

/** Values that are one of a few words. */
const wordTypes = [
  'nothing',
  'no-limit',
  'whole-jury',
  'yes-no',
  'profile',
  'stage-kind',
  'field-type',
  'role',
  'method',
  'aggregate',
  'scope',
  'jurors-shown',
  'discrepancy-action',
  'tie-rule',
  'stage-subject',
  'tournament-system',
  'counted-heats',
  'team-tie-rule',
] as const satisfies readonly Shown['type'][];

type WordShown = Extract<Shown, { readonly type: (typeof wordTypes)[number] }>;

const isWord = (shown: Shown): shown is WordShown => wordTypes.some((type) => type === shown.type);

function wordText(shown: WordShown, { t }: Words): string {
  switch (shown.type) {
    case 'nothing':
      return t('difference.nothing');
    case 'no-limit':
      return t('noLimit');
    case 'whole-jury':
      return t('difference.wholeJury');
    case 'yes-no':
      return shown.yes ? t('common:yes') : t('common:no');
    case 'profile':
      return t(profileKeys[shown.profile]);
    case 'stage-kind':
      return isStageKind(shown.kind) ? t(`stageKinds.${shown.kind}`) : shown.kind;
    case 'field-type':
      return isFieldType(shown.name) ? t(`fieldTypes.${shown.name}`) : shown.name;
    case 'role':
      return t(`memberRoles.${shown.role}`);
    case 'method':
      return t(`methods.${shown.method}`);
    case 'aggregate':
      return t(`aggregates.${shown.aggregate}`);
    case 'scope':
      return shown.scope === 'all' ? t('scopeAll') : t('scopeNomination');
    case 'jurors-shown':
      return t(`jurorsShownAs.${shown.how}`);
    case 'discrepancy-action':
      return t(`discrepancyActions.${shown.action}`);
    case 'tie-rule':
      return isTieRule(shown.rule) ? t(`tieRules.${shown.rule}`) : shown.rule;
    case 'stage-subject':
      return t(`stageSubjects.${shown.subject}`);
    case 'tournament-system':
      return t(`tournamentSystems.${shown.system}`);
    case 'counted-heats':
      return t(`countedHeats.${shown.counted}`);
    case 'team-tie-rule':
      return t(`teamTieRules.${shown.rule}`);
  }
}

/** Says values of the settings in words of the language; regions and nominations by those of `settings`. */
export function useShownText(
  settings: Pick<ContestSettings, 'regionsProfile' | 'nominations'>,
): (shown: Shown) => string {
  const words = useText('contest-setup');
  const { t, format, language } = words;
  const say = (shown: Shown): string => {
    if (isWord(shown)) return wordText(shown, words);
    switch (shown.type) {
      case 'text':
        return shown.text;
      case 'localized':
        return format.localized(shown.text) || t('untitled');
      case 'points':
        return format.score(shown.points);
      case 'count':
        return format.number(shown.count);
      case 'fraction':
        return t('difference.fraction', {
          numerator: format.number(shown.numerator),
          denominator: format.number(shown.denominator),
        });
      case 'money':
        return format.money(shown.tenge);
      case 'day':
        return format.date(shown.day, 'official');
      case 'region':
        return regionName(shown.code, settings.regionsProfile, language);
      case 'nomination':
        return nominationText(shown.id, settings, words);
      case 'quota':
        return quotaText(shown, words);
      case 'tie-criterion':
        return t('tieCriterion', {
          criterion: format.localized(shown.title),
          stage: format.localized(shown.stage),
        });
      case 'weight':
        return t('difference.weightOf', {
          nomination: format.localized(shown.nomination),
          weight: format.score(shown.points),
        });
      case 'list':
        return shown.items.map(say).join('; ');
    }
  };
  return say;
}
