import type { LocalizedText } from '../../../shared/basics/localized.ts';
import { milli } from '../../../shared/basics/points.ts';
import type { Criterion, Nomination } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { freeId, type Draft } from './draft.ts';

const keys = [
  'generalNomination',
  'generalCriterion.title',
  'generalCriterion.help',
  'generalCriterion.low',
  'generalCriterion.middle',
  'generalCriterion.high',
  'generalCriterion.note',
] as const;

/** A first nomination and a first criterion in three languages, for who begins with none and writes their own later. */
export function useBeginnings() {
  const { t } = useText('contest-setup');
  const inAll = (key: (typeof keys)[number]): LocalizedText => ({
    kk: t(key, { lng: 'kk' }),
    ru: t(key, { lng: 'ru' }),
    en: t(key, { lng: 'en' }),
  });
  return {
    nomination: ({ nominations }: Draft): Nomination => ({
      id: freeId('nomination', nominations),
      title: inAll('generalNomination'),
    }),
    criterion: (): Criterion => ({
      id: freeId('criterion', []),
      title: inAll('generalCriterion.title'),
      help: inAll('generalCriterion.help'),
      weight: milli(100_000),
      scale: { min: milli(0), max: milli(10_000), step: milli(1000) },
      anchors: [
        { level: milli(0), text: inAll('generalCriterion.low') },
        { level: milli(5000), text: inAll('generalCriterion.middle') },
        { level: milli(10_000), text: inAll('generalCriterion.high') },
      ],
      comment: {
        requiredAtOrBelow: milli(2000),
        requiredAtOrAbove: milli(10_000),
        note: inAll('generalCriterion.note'),
      },
    }),
  };
}
