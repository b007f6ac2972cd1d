import { useState } from 'react';

import type { Role } from '../../../shared/contest/people.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Segment } from '../../ui/segment.tsx';

const roles = ['juror', 'coordinator', 'headquarters'] as const satisfies readonly Role[];
const cardNumbers = [1, 2, 3] as const;

/** What to do first, in three cards for a role. */
export function FirstSteps() {
  const { t } = useText('help');
  const { profile } = useDesk('profile');
  const [chosen, setChosen] = useState<Role>('juror');
  const role = profile?.role ?? chosen;
  return (
    <div className="col g4">
      {profile === null && (
        <Segment
          label={t('startFor')}
          value={chosen}
          onChange={setChosen}
          options={roles.map((value) => ({ value, label: t(`common:roles.${value}`) }))}
        />
      )}
      <ol className="help-cards">
        {cardNumbers.map((number) => (
          <li key={number}>
            <span className="n" aria-hidden="true">
              {number}
            </span>
            <div>
              <h3>{t(`cards.${role}${number}.title`)}</h3>
              <p>{t(`cards.${role}${number}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
