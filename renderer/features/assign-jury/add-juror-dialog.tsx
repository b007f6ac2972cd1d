import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useAssigningView, useAssigningWords } from './assigning-view.ts';
import { JurorList, useFoundJurors } from './juror-list.tsx';
import { objectionTo } from './panel-rules.ts';
import { panelIn } from './panels.ts';

/** Of so many who cannot be added it is said why. */
const listedRefused = 20;

/** Who can judge an application besides: those with the fewest first, and of the others why not. */
export function AddJurorDialog({
  submission,
  loads,
  onChoose,
  onClose,
}: {
  readonly submission: Id;
  readonly loads: ReadonlyMap<Id, number>;
  readonly onChoose: (juror: Id) => void;
  readonly onClose: () => void;
}) {
  const { ground, panels } = useAssigningView();
  const { t, jurorName } = useAssigningWords();
  const [query, setQuery] = useState('');
  const panel = panelIn(panels, submission);
  const judged = useFoundJurors(query).map((person) => ({
    person,
    objection: objectionTo(ground, { submission, juror: person.id }, panel),
  }));
  const load = (juror: Id): number => loads.get(juror) ?? 0;
  const free = judged
    .flatMap(({ person, objection }) => (objection === null ? [person] : []))
    .toSorted((a, b) => load(a.id) - load(b.id));
  const refused = judged.flatMap(({ person, objection }) =>
    objection === null || objection === 'there' ? [] : [{ juror: person.id, objection }],
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('pick.title', { number: submission })}
      verbs={<Button onClick={onClose}>{t('common:close')}</Button>}
    >
      <div className="col g3">
        <TextField
          type="search"
          icon="search"
          label={t('board.jurorSearch')}
          hint={t('pick.fewest')}
          value={query}
          onChange={setQuery}
        />
        <JurorList label={t('pick.free')} jurors={free} loads={loads} onPress={onChoose} />
        {free.length + refused.length === 0 && <p>{t('common:nothingFound')}</p>}
        <ul className="assign-list t2">
          {refused.slice(0, listedRefused).map(({ juror, objection }) => (
            <li key={juror}>
              {t(`objection.${objection}`, { juror: jurorName(juror), number: submission })}
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
