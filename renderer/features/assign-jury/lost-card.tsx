import { useMemo, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { standingIn } from './assigning-facts.ts';
import { useAssigningView, useAssigningWords } from './assigning-view.ts';
import { pairsOf } from './panels.ts';
import type { LossReason, LostSheet } from './top-up-needs.ts';

const reasons = ['recused', 'left', 'interest', 'other'] as const satisfies readonly LossReason[];

interface OwnSheets {
  readonly kept: number;
  readonly open: number;
}

/** Sheets of each juror as recorded: handed in, and not. */
function useOwnSheets(): (juror: Id) => OwnSheets {
  const { ground } = useAssigningView();
  const { recorded, standings } = ground.facts;
  const byJuror = useMemo(() => {
    const counts = new Map<Id, OwnSheets>();
    for (const { submission, juror } of pairsOf(recorded)) {
      const standing = standingIn({ standings }, submission, juror);
      if (standing === 'recused') continue;
      const { kept, open } = counts.get(juror) ?? { kept: 0, open: 0 };
      const isKept = standing === 'handed-in';
      counts.set(juror, { kept: kept + Number(isKept), open: open + Number(!isKept) });
    }
    return counts;
  }, [recorded, standings]);
  return (juror) => byJuror.get(juror) ?? { kept: 0, open: 0 };
}

/** Who is marked as leaving, and what becomes of their sheets. */
function Marked({ onMark }: { readonly onMark: (leaving: readonly Id[]) => void }) {
  const { draft } = useAssigningView();
  const { t, format, jurorName } = useAssigningWords();
  const sheetsOf = useOwnSheets();
  const leaving = [...draft.leaving];
  if (leaving.length === 0) return null;
  return (
    <ul className="assign-list">
      {leaving.map((id) => {
        const { kept, open } = sheetsOf(id);
        const juror = jurorName(id);
        return (
          <li key={id} className="assign-line">
            <span>
              {t('top.leave.marked', {
                juror,
                kept: format.number(kept),
                open: format.number(open),
              })}
            </span>
            <Button
              variant="quiet"
              icon="x"
              onClick={() => onMark(leaving.filter((other) => other !== id))}
            >
              {t('top.leave.stays', { juror })}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** Marks jurors as having left, as a part of the draft. */
function Leaving() {
  const { ground, draft, control } = useAssigningView();
  const { t, format } = useAssigningWords();
  const [juror, setJuror] = useState<Id>('');
  const sheetsOf = useOwnSheets();
  const present = ground.facts.jurors.filter(({ id }) => !ground.facts.details(id).left);
  const mark = (leaving: readonly Id[]) => {
    control.change({ ...draft, leaving: new Set(leaving) });
    setJuror('');
  };
  const options = present.map((person) => {
    const { kept, open } = sheetsOf(person.id);
    const label = t('top.leave.option', {
      juror: fullName(person),
      open: format.number(open),
      all: format.number(kept + open),
    });
    return { value: person.id, label };
  });
  return (
    <div className="col g3">
      <div className="assign-line">
        <SelectField
          label={t('top.leave.label')}
          value={juror}
          onChange={setJuror}
          options={[{ value: '', label: t('top.leave.choose') }, ...options]}
        />
        <Button
          icon="minus"
          disabled={juror === ''}
          onClick={() => mark([...draft.leaving, juror])}
        >
          {t('top.leave.verb')}
        </Button>
      </div>
      <Marked onMark={mark} />
    </div>
  );
}

/** Sheets that will not come, and who else drops out. */
export function LostCard({ lost }: { readonly lost: readonly LostSheet[] }) {
  const { t } = useAssigningWords();
  return (
    <Card title={t('top.lost.title')}>
      <div className="col g3">
        {lost.length === 0 && <p>{t('top.lost.none')}</p>}
        {lost.length > 0 && (
          <ul className="assign-list">
            {reasons.flatMap((reason) => {
              const count = lost.filter((sheet) => sheet.reason === reason).length;
              return count === 0
                ? []
                : [<li key={reason}>{t(`top.lost.${reason}`, { count })}</li>];
            })}
          </ul>
        )}
        <p className="muted">{t('top.lost.note')}</p>
        <Leaving />
      </div>
    </Card>
  );
}
