import { type Id, type Stage, stageSubjects } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { moved, withNewStage, withoutStage, withStage, withStageAgain } from './draft-stages.ts';
import { EditRow, useOpenRow } from './edit-row.tsx';
import type { SectionProps } from './general-section.tsx';
import { LocalizedFields } from './localized-fields.tsx';
import type { Section } from './settings-place.ts';
import { isStageKind, stageKinds } from '../../regulation/setting-words.ts';

/** What a stage is: its kind and subject, whether it is scored, and whether scores become places. */
function KindFields({
  stage,
  onChange: set,
}: {
  readonly stage: Stage;
  readonly onChange: (part: Partial<Stage>) => void;
}) {
  const { t } = useText('contest-setup');
  const { kind } = stage;
  return (
    <div className="field-grid">
      <SelectField
        label={t('stageKind')}
        value={kind}
        onChange={(next) => set({ kind: next })}
        options={[
          ...stageKinds.map((value) => ({
            value,
            label: t(`stageKinds.${value}`),
          })),
          // A kind of a later version is kept.
          ...(isStageKind(kind) ? [] : [{ value: kind, label: kind }]),
        ]}
      />
      <CheckField
        label={t('stageScored')}
        hint={t('stageScoredHint')}
        checked={stage.scored}
        onChange={(scored) => set({ scored })}
      />
      <SelectField
        label={t('stageSubject')}
        value={stage.subject}
        onChange={(subject) => set({ subject })}
        options={stageSubjects.map((value) => ({ value, label: t(`stageSubjects.${value}`) }))}
      />
      <CheckField
        label={t('stageRanked')}
        hint={t('stageRankedHint')}
        checked={stage.ranked}
        onChange={(ranked) => set({ ranked })}
      />
    </div>
  );
}

function StageFields({
  draft,
  onChange,
  stage,
  onGo,
  onAgain,
}: SectionProps & {
  readonly stage: Stage;
  readonly onGo: (section: Section, stage: Id) => void;
  readonly onAgain: () => void;
}) {
  const { t } = useText('contest-setup');
  const set = (part: Partial<Stage>) =>
    onChange(withStage(draft, stage.id, (before) => ({ ...before, ...part })));
  return (
    <>
      <LocalizedFields
        label={t('stageTitle')}
        value={stage.title}
        onChange={(title) => set({ title })}
        lines
        required
      />
      <KindFields stage={stage} onChange={set} />
      <div className="row wrap">
        <Button icon="right" onClick={() => onGo('form', stage.id)}>
          {t('toForm')}
        </Button>
        <Button icon="right" onClick={() => onGo('criteria', stage.id)}>
          {t('toCriteria')}
        </Button>
        <Button icon="right" onClick={() => onGo('regulation', stage.id)}>
          {t('toRules')}
        </Button>
        {stage.scored && stage.criteria.length > 0 && (
          <Button icon="copy" onClick={onAgain}>
            {t('stageAgain')}
          </Button>
        )}
      </div>
    </>
  );
}

/** What a stage is, in a line. */
function useFacts(): (stage: Stage) => string {
  const { t } = useText('contest-setup');
  return ({ kind, scored, form, criteria }) =>
    [
      isStageKind(kind) ? t(`stageKinds.${kind}`) : kind,
      scored ? t('criteriaCount', { count: criteria.length }) : t('notScored'),
      t('fieldsCount', { count: form.length }),
    ].join(' · ');
}

interface StagesProps extends SectionProps {
  readonly used: ReadonlySet<Id>;
  readonly onGo: (section: Section, stage: Id) => void;
}

/** One stage in the list, open or with its facts alone. */
function StageRow({
  draft,
  onChange,
  used,
  onGo,
  stage,
  at,
  rows,
}: StagesProps & {
  readonly stage: Stage;
  readonly at: number;
  readonly rows: ReturnType<typeof useOpenRow>;
}) {
  const { t, format } = useText('contest-setup');
  const facts = useFacts();
  const addAgain = () => {
    const next = withStageAgain(draft, stage.id);
    onChange(next);
    rows.show(next.stages[at + 1]?.id ?? null);
  };
  return (
    <EditRow
      place={`stage/${stage.id}`}
      name={format.localized(stage.title) || t('untitled')}
      facts={facts(stage)}
      move={{
        at,
        count: draft.stages.length,
        onMove: (to) => onChange({ ...draft, stages: moved(draft.stages, at, to) }),
      }}
      open={rows.open === stage.id}
      onToggle={() => rows.toggle(stage.id)}
      onRemove={() => onChange(withoutStage(draft, stage.id))}
      used={used.has(stage.id) ? t('stageUsed') : undefined}
    >
      <StageFields {...{ draft, onChange, stage, onGo }} onAgain={addAgain} />
    </EditRow>
  );
}

/** Stages in the order in which applications pass them; one that has sheets cannot be taken away. */
export function StagesSection({ row, ...props }: StagesProps & { readonly row: string | null }) {
  const { t } = useText('contest-setup');
  const rows = useOpenRow('stage', row);
  const { draft, onChange } = props;
  const add = () => {
    const next = withNewStage(draft);
    onChange(next);
    rows.show(next.stages.at(-1)?.id ?? null);
  };
  return (
    <Card
      title={t('stages')}
      aside={
        <Button icon="plus" onClick={add}>
          {t('addStage')}
        </Button>
      }
    >
      {draft.stages.length === 0 && <p className="muted">{t('stagesEmpty')}</p>}
      <ol className="edit-rows lines">
        {draft.stages.map((stage, at) => (
          <StageRow key={stage.id} {...props} {...{ stage, at, rows }} />
        ))}
      </ol>
    </Card>
  );
}
