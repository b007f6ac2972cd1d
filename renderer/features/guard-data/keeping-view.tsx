import { useMemo } from 'react';

import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { heldFigures } from './data-subject.ts';

/** How much personal data is held, and how to hold less and no longer than needed. */
export function KeepingView({ state }: { readonly state: ContestState }) {
  const { t, format } = useText('guard');
  const figures = useMemo(() => heldFigures(state), [state]);
  const { unsigned } = figures;
  return (
    <div className="col g4 panel">
      <p>{t('keeping.law')}</p>
      <KeyFigures
        label={t('keeping.held')}
        figures={[
          ...(['applicants', 'numbers', 'jurors'] as const).map((id) => ({
            id,
            value: format.number(figures[id]),
            note: t(`keeping.${id}`),
          })),
          ...(unsigned === null
            ? []
            : [
                {
                  id: 'unsigned',
                  value: format.number(unsigned),
                  note: t('keeping.unsigned'),
                  ...(unsigned > 0 ? { tone: 'warn' as const } : {}),
                },
              ]),
        ]}
      />
      <Card>
        <h2>{t('keeping.advice')}</h2>
        <ul className="advice">
          {(['ask', 'jury', 'request', 'after'] as const).map((id) => (
            <li key={id}>{t(`keeping.${id}`)}</li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
