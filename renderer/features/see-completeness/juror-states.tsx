import type { CSSProperties } from 'react';

import { fullName } from '../../../shared/contest/people.ts';
import type { RegionsProfileId } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { ContactText } from '../../personal-data/contact-text.tsx';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { Card } from '../../ui/card.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { Completeness, JurorState, RegionLine } from './completeness.ts';
import { isFileLate } from './lateness.ts';
import { RegionFileChip } from './region-file.tsx';
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

/** Whose file a region waits for: its coordinators, else its jurors. */
function WhomToCall({ line }: { readonly line: RegionLine }) {
  const { t } = useText('completeness');
  const state = useShownState();
  const { coordinators } = line.file;
  const people = coordinators.length > 0 ? coordinators : line.jurors.map(({ person }) => person);
  return (
    <ul className="t2">
      {coordinators.length === 0 && <li>{t('noCoordinator')}</li>}
      {people.map((person) => {
        const contact = state?.jurorDetails.get(person.id)?.contact ?? '';
        return (
          <li key={person.id}>
            {fullName(person)}
            {contact !== '' && (
              <>
                {' · '}
                <ContactText person={person} contact={contact} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Regions whose file is missing or, once sheets are due, too old; with whom to call. */
export function SilentRegions({
  board,
  profile,
}: {
  readonly board: Completeness;
  readonly profile: RegionsProfileId;
}) {
  const text = useText('completeness');
  const { t } = text;
  const silent = board.regions.filter(
    ({ region, state, file }) =>
      state === 'none' || (region !== null && isFileLate(file, board.due)),
  );
  if (silent.length === 0) return null;
  return (
    <Card title={t('silent')}>
      <ul className="late">
        {silent.slice(0, mostNamed).map((line) => (
          <li key={line.region ?? ''}>
            <b>{regionTitle(line.region, profile, text)}</b>
            <RegionFileChip file={line.file} due={board.due} />
            <WhomToCall line={line} />
          </li>
        ))}
      </ul>
      {silent.length > mostNamed && (
        <p className="meta">{t('silentMore', { count: silent.length - mostNamed })}</p>
      )}
    </Card>
  );
}
