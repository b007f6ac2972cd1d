import type { ContestSettings } from '../../../shared/contest/contest.ts';
import type { Mapping } from '../../../shared/intake/guess-mapping.ts';
import { intakeFields, type IntakeField } from '../../../shared/intake/intake-fields.ts';
import { useText } from '../../language/use-text.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import type { OpenedSheet } from '../../workers/table-messages.ts';
import { useFieldName } from './fault-text.ts';
import type { MappingState, TableImportControl } from './use-table-import.ts';

/** Rows among which the headings may be. */
const headerRows = 20;

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
          label: heading === '' ? t('columnNumber', { number: String(index + 1) }) : heading,
        })),
      ]}
      error={needed ? t('columnNeeded') : undefined}
      hint={samples.length > 0 ? t('samples', { samples: samples.join(' · ') }) : undefined}
    />
  );
}

function Source({
  current,
  control,
}: {
  readonly current: MappingState;
  readonly control: TableImportControl;
}) {
  const { t, format } = useText('intake');
  const sheet = current.file.sheets[current.sheet];
  const encodings = {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16',
    'windows-1251': 'Windows-1251',
  };
  return (
    <Card title={current.name}>
      <div className="field-row">
        {current.file.sheets.length > 1 && (
          <SelectField
            label={t('sheet')}
            value={String(current.sheet)}
            onChange={(value) => control.chooseSheet(current, Number(value))}
            options={current.file.sheets.map(({ name, rows }, index) => ({
              value: String(index),
              label: t('sheetOption', { name, rows: format.number(rows) }),
            }))}
          />
        )}
        <SelectField
          label={t('headerRow')}
          value={String(sheet?.header ?? 0)}
          onChange={(value) => void control.chooseHeader(current, Number(value))}
          options={Array.from({ length: headerRows }, (_, index) => ({
            value: String(index),
            label: t('rowNumber', { row: String(index + 1) }),
          }))}
        />
        <p className="meta">
          {t('rowsFound', { count: sheet?.rows ?? 0 })}
          {current.file.text !== null && ` · ${encodings[current.file.text.encoding]}`}
        </p>
      </div>
    </Card>
  );
}

/** Which column holds which field: guessed, shown with examples, and to be put right here. */
export function MappingStep({
  current,
  control,
  settings,
}: {
  readonly current: MappingState;
  readonly control: TableImportControl;
  readonly settings: ContestSettings;
}) {
  const { t } = useText('intake');
  const sheet = current.file.sheets[current.sheet];
  const fields = intakeFields(settings);
  const missing = fields.filter(
    ({ id, need }) => need === 'must' && current.mapping[id] === undefined,
  );
  return (
    <>
      <Source current={current} control={control} />
      {sheet !== undefined && (
        <Card title={t('columns')}>
          <div className="mapping-grid samples">
            {fields.map((field) => (
              <FieldColumn
                key={field.id}
                field={field}
                sheet={sheet}
                mapping={current.mapping}
                onChange={(mapping) => control.setMapping(current, mapping)}
              />
            ))}
          </div>
        </Card>
      )}
      {missing.length > 0 && <Banner tone="warn">{t('columnsMissing')}</Banner>}
      <ActionBar
        start={
          <Button icon="left" onClick={() => control.back(current)}>
            {t('common:cancel')}
          </Button>
        }
      >
        <Button
          variant="primary"
          size="lg"
          busy={control.busy}
          disabled={missing.length > 0}
          onClick={() => void control.plan(current)}
        >
          {t('checkTable')}
        </Button>
      </ActionBar>
    </>
  );
}
