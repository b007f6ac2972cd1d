import type { FormField, Id, Nomination, Stage } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { freeId, isChoice, noText, replaceById, withoutId } from './draft.ts';
import { moved, newField, stageOf, withField, withoutField, withStage } from './draft-stages.ts';
import { EditRow, useOpenRow } from './edit-row.tsx';
import type { SectionProps } from './general-section.tsx';
import { LocalizedFields } from './localized-fields.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { fieldTypes, isFieldType } from '../../regulation/setting-words.ts';
import { StageChoice } from './stage-choice.tsx';

function Options({
  options,
  onChange,
}: {
  readonly options: readonly Nomination[];
  readonly onChange: (options: readonly Nomination[]) => void;
}) {
  const { t, format } = useText('contest-setup');
  return (
    <>
      <ol className="edit-rows">
        {options.map((option, at) => {
          const name = format.localized(option.title) || String(at + 1);
          return (
            <li key={option.id}>
              <LocalizedFields
                label={t('optionNumber', { number: String(at + 1) })}
                value={option.title}
                onChange={(title) => onChange(replaceById(options, { ...option, title }))}
                required
              />
              <MoveButtons
                name={name}
                at={at}
                count={options.length}
                onMove={(to) => onChange(moved(options, at, to))}
              />
              <Button
                variant="quiet"
                icon="trash"
                aria-label={t('removeNamed', { name })}
                onClick={() => onChange(withoutId(options, option.id))}
              />
            </li>
          );
        })}
      </ol>
      <div className="row">
        <Button
          icon="plus"
          onClick={() => onChange([...options, { id: freeId('option', options), title: noText }])}
        >
          {t('addOption')}
        </Button>
      </div>
    </>
  );
}

function FieldFields({
  field,
  onChange,
}: {
  readonly field: FormField;
  readonly onChange: (field: FormField) => void;
}) {
  const { t } = useText('contest-setup');
  const { type } = field;
  return (
    <>
      <LocalizedFields
        label={t('fieldLabel')}
        value={field.label}
        onChange={(label) => onChange({ ...field, label })}
        lines
        required
      />
      <div className="field-grid">
        <SelectField
          label={t('fieldType')}
          value={type}
          onChange={(next) => onChange({ ...field, type: next })}
          options={[
            ...fieldTypes.map((value) => ({
              value,
              label: t(`fieldTypes.${value}`),
            })),
            ...(isFieldType(type) ? [] : [{ value: type, label: type }]),
          ]}
        />
        <CheckField
          label={t('fieldRequired')}
          checked={field.required}
          onChange={(required) => onChange({ ...field, required })}
        />
      </div>
      {isChoice(type) && (
        <Options options={field.options} onChange={(options) => onChange({ ...field, options })} />
      )}
    </>
  );
}

/** Kind of answer, whether there must be one, and how many there are to choose from. */
function useFieldFacts() {
  const { t } = useText('contest-setup');
  return ({ type, required, options }: FormField): string =>
    [
      isFieldType(type) ? t(`fieldTypes.${type}`) : type,
      ...(required ? [t('fieldRequired')] : []),
      ...(isChoice(type) ? [t('optionsCount', { count: options.length })] : []),
    ].join(' · ');
}

function FieldRows({
  draft,
  onChange,
  stage: { id, form },
  used,
  rows,
}: SectionProps & {
  readonly stage: Stage;
  readonly used: ReadonlySet<Id>;
  readonly rows: ReturnType<typeof useOpenRow>;
}) {
  const { t, format } = useText('contest-setup');
  const facts = useFieldFacts();
  const move = (from: number, to: number) =>
    onChange(withStage(draft, id, (before) => ({ ...before, form: moved(before.form, from, to) })));
  return (
    <ol className="edit-rows lines">
      {form.map((field, at) => (
        <EditRow
          key={field.id}
          place={`field/${field.id}`}
          name={format.localized(field.label) || t('untitled')}
          facts={facts(field)}
          move={{ at, count: form.length, onMove: (to) => move(at, to) }}
          open={rows.open === field.id}
          onToggle={() => rows.toggle(field.id)}
          onRemove={() => onChange(withoutField(draft, id, field.id))}
          used={used.has(field.id) ? t('fieldUsed') : undefined}
        >
          <FieldFields field={field} onChange={(next) => onChange(withField(draft, id, next))} />
        </EditRow>
      ))}
    </ol>
  );
}

/** What applicants are asked in a stage, in the order of the form; what they answered already stays. */
export function FormSection({
  draft,
  onChange,
  stage: chosen,
  onStage,
  used,
  row,
}: SectionProps & {
  readonly stage: Id | null;
  readonly onStage: (stage: Id) => void;
  readonly used: ReadonlySet<Id>;
  readonly row: string | null;
}) {
  const { t, format } = useText('contest-setup');
  const rows = useOpenRow('field', row);
  const stage = stageOf(draft, chosen);
  if (stage === null) return <p className="muted">{t('stagesEmpty')}</p>;
  const add = () => {
    const field = newField(draft);
    onChange(withField(draft, stage.id, field));
    rows.show(field.id);
  };
  return (
    <div className="col g4">
      <StageChoice draft={draft} stage={stage.id} onStage={onStage} />
      <Card
        title={t('formOf', { stage: format.localized(stage.title) || t('untitled') })}
        aside={
          <Button icon="plus" onClick={add}>
            {t('addField')}
          </Button>
        }
      >
        <p className="meta">{t('formHint')}</p>
        {stage.form.length === 0 && <p className="muted">{t('formEmpty')}</p>}
        <FieldRows draft={draft} onChange={onChange} stage={stage} used={used} rows={rows} />
      </Card>
    </div>
  );
}
