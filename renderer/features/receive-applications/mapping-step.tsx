import { useState } from 'react';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { parseDate } from '../../../shared/intake/amounts.ts';
import type { Mapping } from '../../../shared/intake/guess-mapping.ts';
import { intakeFields, type IntakeField } from '../../../shared/intake/intake-fields.ts';
import { intakeDue } from '../../../shared/intake/lateness.ts';
import type { IntakeTerms } from '../../../shared/intake/plan-intake.ts';
import { columnLetters } from '../../../shared/intake/table.ts';
import { useText } from '../../language/use-text.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import type { OpenedSheet } from '../../workers/table-messages.ts';
import { useFieldName } from './fault-text.ts';
import { TableSource } from './table-source.tsx';
import type { MappingState, TableImportControl } from './use-table-import.ts';
import { WorkingStep } from './working-step.tsx';

function withColumn(mapping: Mapping, field: string, column: number | null): Mapping {
  const others = Object.entries(mapping).filter(([id, used]) => id !== field && used !== column);
  return Object.fromEntries(column === null ? others : [...others, [field, column]]);
}

function FieldColumn({
  field,
  sheet,
  mapping,
  onChange,
}: {
  readonly field: IntakeField;
  readonly sheet: OpenedSheet;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}) {
  const { t } = useText('intake');
  const fieldName = useFieldName();
  const column = mapping[field.id] ?? null;
  const samples = column === null ? [] : (sheet.columns[column]?.samples ?? []);
  const needed = field.need === 'must' && column === null;
  return (
    <SelectField
      label={fieldName(field)}
      value={column === null ? '' : String(column)}
      onChange={(value) =>
        onChange(withColumn(mapping, field.id, value === '' ? null : Number(value)))
      }
      options={[
        { value: '', label: field.standard === 'id' ? t('noColumnNumber') : t('noColumn') },
        ...sheet.columns.map(({ heading }, index) => ({
          value: String(index),
          label:
            heading === ''
              ? t('columnNumber', { number: columnLetters(index) })
              : t('columnHeading', { letter: columnLetters(index), heading }),
        })),
      ]}
      error={needed ? t('columnNeeded') : undefined}
      hint={samples.length > 0 ? t('samples', { samples: samples.join(' · ') }) : undefined}
    />
  );
}

/** The day on which applications without a day of their own came; asked where the contest has a deadline for them. */
function ReceivedDay({
  terms,
  onChange,
}: {
  readonly terms: IntakeTerms;
  readonly onChange: (received: string | null) => void;
}) {
  const { t, format } = useText('intake');
  const [text, setText] = useState(
    terms.received === null ? '' : format.date(terms.received, 'short'),
  );
  const wrong = text.trim() !== '' && parseDate(text) === null;
  const change = (next: string) => {
    setText(next);
    onChange(parseDate(next));
  };
  return (
    <TextField
      label={t('receivedDay')}
      value={text}
      onChange={change}
      placeholder="13.05.2026"
      hint={t('receivedDayHint')}
      error={wrong ? t('faults.DateInvalid') : undefined}
    />
  );
}

/** What applications are when they come: when they were received, and whether they are admitted at once. */
function Terms({
  current,
  control,
  settings,
}: {
  readonly current: MappingState;
  readonly control: TableImportControl;
  readonly settings: ContestSettings;
}) {
  const { t } = useText('intake');
  const { terms } = current;
  const change = (part: Partial<IntakeTerms>) =>
    control.change(current, { terms: { ...terms, ...part } });
  const hasDue = intakeDue(settings) !== null && current.mapping['received'] === undefined;
  if (!hasDue && terms.region !== null) return null;
  return (
    <Card title={t('termsTitle')}>
      <div className="col g3">
        {hasDue && <ReceivedDay terms={terms} onChange={(received) => change({ received })} />}
        {terms.region === null && (
          <CheckField
            label={t('admitAtOnce')}
            hint={t('admitAtOnceHint')}
            checked={terms.admitted}
            onChange={(admitted) => change({ admitted })}
          />
        )}
      </div>
    </Card>
  );
}

/** Says that the columns are those of an earlier table, and how to have them guessed instead. */
function Remembered({
  current,
  control,
}: {
  readonly current: MappingState;
  readonly control: TableImportControl;
}) {
  const { t } = useText('intake');
  if (current.file.sheets[current.sheet]?.remembered == null) return null;
  return (
    <Banner
      tone="info"
      title={t('rememberedTitle')}
      action={
        <Button disabled={control.busy} onClick={() => void control.forget(current)}>
          {t('guessAnew')}
        </Button>
      }
    >
      {t('rememberedText')}
    </Banner>
  );
}

/** The contest's fields as these terms ask for them. */
const fieldsOf = (settings: ContestSettings, { region }: IntakeTerms): readonly IntakeField[] =>
  intakeFields(settings).map((field) =>
    // A coordinator's applications are of the own region, whether a column says so or not.
    field.standard === 'region' && region !== null ? { ...field, need: 'may' } : field,
  );

interface MappingProps {
  readonly current: MappingState;
  readonly control: TableImportControl;
  readonly settings: ContestSettings;
}

/** Which column holds which field: remembered or guessed, shown with examples, and to be put right here. */
export function MappingStep({ current, control, settings }: MappingProps) {
  const { t } = useText('intake');
  const sheet = current.file.sheets[current.sheet];
  const fields = fieldsOf(settings, current.terms);
  const isMissing = fields.some(
    ({ id, need }) => need === 'must' && current.mapping[id] === undefined,
  );
  return (
    <>
      <TableSource current={current} control={control} />
      <Remembered current={current} control={control} />
      {sheet !== undefined && (
        <Card title={t('columns')}>
          <div className="mapping-grid samples">
            {fields.map((field) => (
              <FieldColumn
                key={field.id}
                field={field}
                sheet={sheet}
                mapping={current.mapping}
                onChange={(mapping) => control.change(current, { mapping })}
              />
            ))}
          </div>
        </Card>
      )}
      <Terms current={current} control={control} settings={settings} />
      {isMissing && <Banner tone="warn">{t('columnsMissing')}</Banner>}
      <WorkingStep control={control} />
      <ActionBar
        start={
          <Button icon="left" disabled={control.busy} onClick={() => control.back(current)}>
            {t('common:cancel')}
          </Button>
        }
      >
        <Button
          variant="primary"
          size="lg"
          busy={control.busy}
          disabled={isMissing}
          onClick={() => void control.plan(current)}
        >
          {t('checkTable')}
        </Button>
      </ActionBar>
    </>
  );
}
