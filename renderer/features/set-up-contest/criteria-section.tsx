import { useState } from 'react';

import type { Criterion, Id } from '../../../shared/contest/contest.ts';
import { milli } from '../../../shared/basics/points.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TwoLines } from '../../ui/table.tsx';
import { CriterionDialog } from './criterion-dialog.tsx';
import { newCriterion, stageOf, withCriterion, withoutCriterion } from './draft.ts';
import type { SectionProps } from './general-section.tsx';

function CriterionRow({
  criterion,
  scored,
  onEdit,
  onRemove,
}: {
  readonly criterion: Criterion;
  readonly scored: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { t, format } = useText('contest-setup');
  const name = format.localized(criterion.title);
  const { min, max, step } = criterion.scale;
  const facts = [
    t('weightIs', { weight: format.score(criterion.weight) }),
    t('scaleIs', { min: format.score(min), max: format.score(max), step: format.score(step) }),
    t('anchorsCount', { count: criterion.anchors.length }),
  ];
  return (
    <li>
      <div className="grow">
        <TwoLines first={name} second={facts.join(' · ')} />
      </div>
      <Button variant="quiet" icon="pen" aria-label={t('editNamed', { name })} onClick={onEdit} />
      <Button
        variant="quiet"
        icon="trash"
        aria-label={t('removeNamed', { name })}
        title={scored ? t('criterionScored') : undefined}
        disabled={scored}
        onClick={onRemove}
      />
    </li>
  );
}

/** Criteria of the scoring stage; one that has scores cannot be taken away. */
export function CriteriaSection({
  draft,
  onChange,
  scored,
}: SectionProps & { readonly scored: ReadonlySet<Id> }) {
  const { t, format } = useText('contest-setup');
  const [edited, setEdited] = useState<Criterion | null>(null);
  const stage = stageOf(draft);
  const criteria = stage?.criteria ?? [];
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  const save = (criterion: Criterion) => {
    onChange(withCriterion(draft, criterion));
    setEdited(null);
  };
  return (
    <Card
      title={stage === null ? t('criteria') : format.localized(stage.title)}
      aside={
        <Button
          icon="plus"
          disabled={stage === null}
          onClick={() => setEdited(newCriterion(draft))}
        >
          {t('addCriterion')}
        </Button>
      }
    >
      {criteria.length === 0 && <p className="muted">{t('criteriaEmpty')}</p>}
      <ol className="edit-rows lines">
        {criteria.map((criterion) => (
          <CriterionRow
            key={criterion.id}
            criterion={criterion}
            scored={scored.has(criterion.id)}
            onEdit={() => setEdited(criterion)}
            onRemove={() => onChange(withoutCriterion(draft, criterion.id))}
          />
        ))}
      </ol>
      {criteria.length > 0 && (
        <p className="meta">{t('weightsSum', { sum: format.score(milli(sum)) })}</p>
      )}
      {edited !== null && (
        <CriterionDialog
          key={edited.id}
          criterion={edited}
          scored={scored.has(edited.id)}
          onSave={save}
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
}
