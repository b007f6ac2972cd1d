import { type PointerEvent as Press, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { Card } from '../../ui/card.tsx';
import { classNames } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import { useAssigningWords } from './assigning-view.ts';
import { JurorList, useFoundJurors } from './juror-list.tsx';
import type { Carried, Carrying } from './use-carrying.ts';

/** Id of the words that say how the board is worked with. */
export const boardHelp = 'assign-board-help';

/** The jury beside the board: picked up here to be put on applications, dropped here to be taken off. */
export function JurorPane({
  carrying,
  loads,
  onDrag,
}: {
  readonly carrying: Carrying;
  readonly loads: ReadonlyMap<Id, number>;
  readonly onDrag: (event: Press<HTMLElement>, carried: Carried) => void;
}) {
  const { t } = useAssigningWords();
  const [query, setQuery] = useState('');
  const found = useFoundJurors(query);
  const { carried } = carrying;
  const isFromPanel = carried !== null && carried.from !== null;
  const pressed = carried === null || isFromPanel ? null : carried.juror;
  return (
    <aside data-drop="" className={classNames('assign-pane', isFromPanel && 'open')}>
      <Card title={t('board.jurors')}>
        <div className="col g3">
          <p className="t2" id={boardHelp}>
            {t('board.help')}
          </p>
          <TextField
            type="search"
            icon="search"
            label={t('board.jurorSearch')}
            value={query}
            onChange={setQuery}
          />
          <JurorList
            label={t('board.jurors')}
            jurors={found}
            loads={loads}
            pressed={pressed}
            onPress={(juror) =>
              juror === pressed ? carrying.cancel() : carrying.take({ juror, from: null })
            }
            onPointerDown={(event, juror) => onDrag(event, { juror, from: null })}
          />
          {found.length === 0 && <p className="t2">{t('common:nothingFound')}</p>}
        </div>
      </Card>
    </aside>
  );
}
