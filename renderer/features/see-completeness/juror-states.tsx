import type { CSSProperties } from 'react';

import { fullName } from '../../../shared/contest/people.ts';
import type { RegionsProfileId } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { Completeness, JurorState } from './completeness.ts';
import { regionTitle } from './region-words.ts';

const states: readonly (readonly [state: JurorState, icon: IconName])[] = [
  ['complete', 'done'],
  ['part', 'half'],
  ['held', 'shieldx'],
  ['not-started', 'circle'],
];

/** Regions named in the side card; the rest are counted. */
const mostNamed = 5;

const barWidth = (count: number, most: number): CSSProperties => ({
  width: `${Math.round((100 * count) / Math.max(most, 1))}%`,
});

/** How many jurors stand where. */
export function JurorStates({ board }: { readonly board: Completeness }) {
  const { t, format } = useText('completeness');
  const count = (state: JurorState) => board.jurors.filter((line) => line.state === state).length;
  const most = Math.max(...states.map(([state]) => count(state)));
  return (
    <Card title={t('byState')}>
      <ul className="funnel">
        {states.map(([state, icon]) => (
          <li key={state}>
            <span className="row">
              <Icon name={icon} size="sm" />
              {t(`juror.${state}`)}
            </span>
            <span className="bar">
              <i className={`bar-${state}`} style={barWidth(count(state), most)} />
            </span>
            <b>{format.number(count(state))}</b>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Regions from which nothing has come, with whom to call. */
export function SilentRegions({
  board,
  profile,
}: {
  readonly board: Completeness;
  readonly profile: RegionsProfileId;
}) {
  const text = useText('completeness');
  const { t } = text;
  const silent = board.regions.filter(({ state }) => state === 'none');
  if (silent.length === 0) return null;
  return (
    <Card title={t('silent')}>
      <ul className="late">
        {silent.slice(0, mostNamed).map(({ region, jurors }) => (
          <li key={region ?? ''}>
            <b>{regionTitle(region, profile, text)}</b>
            <span className="meta">{t('common:jurorCount', { count: jurors.length })}</span>
            <span className="t2">{jurors.map(({ person }) => fullName(person)).join(', ')}</span>
          </li>
        ))}
      </ul>
      {silent.length > mostNamed && (
        <p className="meta">{t('silentMore', { count: silent.length - mostNamed })}</p>
      )}
    </Card>
  );
}
