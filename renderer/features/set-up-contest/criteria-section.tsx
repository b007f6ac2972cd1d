import { type ComponentProps, useState } from 'react';

import type { Criterion, Id, Stage } from '../../../shared/contest/contest.ts';
import { milli } from '../../../shared/basics/points.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TwoLines } from '../../ui/table.tsx';
import { CriterionDialog } from './criterion-dialog.tsx';
import {
  moved,
  newCriterion,
  stageOf,
  withCriterion,
  withoutCriterion,
  withStage,
} from './draft-stages.ts';
import type { SectionProps } from './general-section.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { StageChoice } from './stage-choice.tsx';
import { useBeginnings } from './use-beginnings.ts';

function CriterionRow({
  criterion,
  scored,
  move,
  onEdit,
  onRemove,
}: {
  readonly criterion: Criterion;
  readonly scored: boolean;
  readonly move: Omit<ComponentProps<typeof MoveButtons>, 'name'>;
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
    <li data-place={`criterion/${criterion.id}`}>
      <div className="grow">
        <TwoLines first={name} second={facts.join(' · ')} />
      </div>
      <MoveButtons name={name} {...move} />
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

/** A criterion that a link leads to, if there is one of that name. */
const linked = (stage: Stage | null, row: string | null): Criterion | null =>
  stage?.criteria.find(({ id }) => row === `criterion/${id}`) ?? null;

function CriterionRows({
  draft,
  onChange,
  stage: { id, criteria },
  isScored,
  onEdit,
}: SectionProps & {
  readonly stage: Stage;
  readonly isScored: (criterion: Criterion) => boolean;
  readonly onEdit: (criterion: Criterion) => void;
}) {
  const { t, format } = useText('contest-setup');
  const beginnings = useBeginnings();
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  const move = (from: number, to: number) =>
    onChange(
      withStage(draft, id, (before) => ({
        ...before,
        criteria: moved(before.criteria, from, to),
      })),
    );
  if (criteria.length === 0)
    return (
      <div className="col g3">
        <p className="muted">{t('criteriaEmpty')}</p>
        <div className="row">
          <Button
            icon="plus"
            onClick={() => onChange(withCriterion(draft, id, beginnings.criterion()))}
          >
            {t('addGeneralCriterion')}
          </Button>
        </div>
      </div>
    );
  return (
    <>
      <ol className="edit-rows lines">
        {criteria.map((criterion, at) => (
          <CriterionRow
            key={criterion.id}
            criterion={criterion}
            scored={isScored(criterion)}
            move={{ at, count: criteria.length, onMove: (to) => move(at, to) }}
            onEdit={() => onEdit(criterion)}
            onRemove={() => onChange(withoutCriterion(draft, id, criterion.id))}
          />
        ))}
      </ol>
      <p className="meta">{t('weightsSum', { sum: format.score(milli(sum)) })}</p>
    </>
  );
}

/** Criteria of a stage in their order; one that has scores cannot be taken away. */
export function CriteriaSection({
  draft,
  onChange,
  stage: chosen,
  onStage,
  scored,
  row,
}: SectionProps & {
  readonly stage: Id | null;
  readonly onStage: (stage: Id) => void;
  /** Criteria that have scores, as "stage/criterion". */
  readonly scored: ReadonlySet<string>;
  readonly row: string | null;
}) {
  const { t, format } = useText('contest-setup');
  const stage = stageOf(draft, chosen);
  const [edited, setEdited] = useState<Criterion | null>(() => linked(stage, row));
  if (stage === null) return <p className="muted">{t('stagesEmpty')}</p>;
  const isScored = (criterion: Criterion) => scored.has(`${stage.id}/${criterion.id}`);
  const save = (criterion: Criterion) => {
    onChange(withCriterion(draft, stage.id, criterion));
    setEdited(null);
  };
  return (
    <div className="col g4">
      <StageChoice draft={draft} stage={stage.id} onStage={onStage} />
      <Card
        title={format.localized(stage.title) || t('untitled')}
        aside={
          <Button icon="plus" onClick={() => setEdited(newCriterion(draft, stage))}>
            {t('addCriterion')}
          </Button>
        }
      >
        <CriterionRows
          draft={draft}
          onChange={onChange}
          stage={stage}
          isScored={isScored}
          onEdit={setEdited}
        />
        {edited !== null && (
          <CriterionDialog
            key={edited.id}
            criterion={edited}
            nominations={draft.nominations}
            scored={isScored(edited)}
            onSave={save}
            onClose={() => setEdited(null)}
          />
        )}
      </Card>
    </div>
  );
}
