import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { regionShortName } from '../../../shared/contest/regions.ts';
import type { DirectorySummary } from '../../../shared/merge/state.ts';
import type { Text } from '../../language/use-text.ts';
import type { Tone } from '../../ui/chip.tsx';
import type { IconName } from '../../ui/icon.tsx';
import type { KeyRow, KeyStanding } from './key-facts.ts';

export type KeysText = Text<'keys'>;

/** Whose key it is, as a title; headquarters' keys have numbers where there are two. */
export function holderName(
  { person, root, holder }: KeyRow,
  directory: DirectorySummary,
  { t }: KeysText,
): string {
  if (root > 0 && directory.rootKeys.length > 1) return t('rootKey', { number: root });
  if (person !== null) return fullName(person);
  return holder.role === 'headquarters' ? t('common:roles.headquarters') : t('nobody');
}

/** Role and region under the name. */
export function holderNote(
  { holder, person, own }: KeyRow,
  settings: ContestSettings | null,
  { t, language }: KeysText,
): string {
  const region = person?.region ?? null;
  return [
    t(`common:roles.${holder.role}`),
    region === null || settings === null
      ? ''
      : regionShortName(region, settings.regionsProfile, language),
    own ? t('thisComputer') : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Titles of stages, in the contest's order. */
export const stageTitles = (
  stages: readonly Id[],
  settings: ContestSettings | null,
  { format }: KeysText,
): string =>
  (settings?.stages ?? [])
    .filter(({ id }) => stages.includes(id))
    .map(({ title }) => format.localized(title))
    .join('; ');

/** How each standing is drawn. */
export const standingLooks: Readonly<Record<KeyStanding, readonly [tone: Tone, icon: IconName]>> = {
  root: ['info', 'shield'],
  active: ['ok', 'check'],
  contested: ['warn', 'alert'],
  unconfirmed: ['warn', 'clock'],
  refused: ['neutral', 'x'],
  revoked: ['danger', 'x'],
};
