import { useMemo } from 'react';

import { rationalToNumber } from '../../../shared/basics/rational.ts';
import { shareOf, type Tiyn, tiynToDecimal } from '../../../shared/basics/money.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { Indicator } from '../../../shared/following/indicator.ts';
import { formatDecimal, formatTiyn } from '../../../shared/language/number-format.ts';
import { monitoringTexts } from '../../../shared/reports/monitoring/monitoring-texts.ts';
import { type Text, useText } from '../../language/use-text.ts';

/** What the parts of this section say of sums, days, industries and indicators. */
export interface FollowWords extends Text<'follow-up'> {
  readonly money: (sum: Tiyn) => string;
  /** A share of a whole in percent; a dash where there is no whole. */
  readonly share: (part: Tiyn, whole: Tiyn) => string;
  /** A day of the calendar; a dash for an empty one. */
  readonly day: (day: string) => string;
  /** A nomination's title, or an industry as it was written. */
  readonly industry: (industry: string) => string;
  readonly region: (region: Id | null) => string;
  readonly indicator: (indicator: Indicator) => string;
  /** Hundredths of an indicator's unit; a dash where nobody said. */
  readonly value: (indicator: Indicator, hundredths: number | null) => string;
  /** Words that the report uses as well. */
  readonly papers: (typeof monitoringTexts)['en'];
}

const dash = '—';

/** Words of a contest's followed projects in the language of the window. */
export function useFollowWords(settings: ContestSettings): FollowWords {
  const text = useText('follow-up');
  const { t, language, format } = text;
  return useMemo(() => {
    const industries = new Map(settings.nominations.map(({ id, title }) => [id, title]));
    const papers = monitoringTexts[language];
    const money = (sum: Tiyn): string => formatTiyn(sum, language);
    const inUnit = (hundredths: number): string =>
      formatDecimal(tiynToDecimal(BigInt(hundredths)), language);
    return {
      ...text,
      papers,
      money,
      share: (part, whole) =>
        whole === 0 ? dash : format.percent(rationalToNumber(shareOf(part, whole))),
      day: (day) => (day === '' ? dash : format.date(day, 'short')),
      industry: (industry) => {
        const title = industries.get(industry);
        return title === undefined ? industry || t('notSaid') : format.localized(title);
      },
      region: (region) =>
        region === null ? t('notSaid') : regionName(region, settings.regionsProfile, language),
      indicator: ({ measure, title, unit }) => {
        if (measure !== 'own') return papers.measure[measure];
        const own = format.localized(unit);
        return own === '' ? format.localized(title) : `${format.localized(title)}, ${own}`;
      },
      value: ({ measure }, hundredths) =>
        hundredths === null
          ? dash
          : measure === 'output'
            ? formatTiyn(BigInt(hundredths), language)
            : inUnit(hundredths),
    };
  }, [settings, text, t, language, format]);
}
