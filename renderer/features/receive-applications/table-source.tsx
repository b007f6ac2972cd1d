import type { TextReading } from '../../../shared/intake/read-table.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import type { MappingState, TableImportControl } from './use-table-import.ts';

/** Rows among which the headings may be. */
const headerRows = 20;

const encodingNames = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1251': 'Windows-1251',
} as const;

type Encoding = keyof typeof encodingNames;

const encodings = Object.keys(encodingNames) as readonly Encoding[];

/** How a text file is read: recognised by its content, and to be put right here. */
function TextFields({
  current,
  control,
}: {
  readonly current: MappingState;
  readonly control: TableImportControl;
}) {
  const { t } = useText('intake');
  const { text } = current.file;
  if (text === null) return null;
  const change = (part: TextReading) => void control.readAs(current, { ...current.text, ...part });
  const delimiters = [
    { value: ';', label: t('delimiters.semicolon') },
    { value: ',', label: t('delimiters.comma') },
    { value: '\t', label: t('delimiters.tab') },
  ] as const;
  return (
    <>
      <SelectField
        label={t('encoding')}
        value={text.encoding}
        disabled={control.busy}
        onChange={(encoding) => change({ encoding })}
        options={encodings.map((value) => ({ value, label: encodingNames[value] }))}
      />
      <SelectField
        label={t('delimiter')}
        value={text.delimiter}
        disabled={control.busy}
        onChange={(delimiter) => change({ delimiter })}
        options={delimiters}
      />
    </>
  );
}

/** Which sheet and row of the file hold the headings, and how its text is read. */
export function TableSource({
  current,
  control,
}: {
  readonly current: MappingState;
  readonly control: TableImportControl;
}) {
  const { t, format } = useText('intake');
  const sheet = current.file.sheets[current.sheet];
  return (
    <Card title={current.name}>
      <div className="field-row">
        {current.file.sheets.length > 1 && (
          <SelectField
            label={t('sheet')}
            value={String(current.sheet)}
            onChange={(value) => control.chooseSheet(current, Number(value))}
            options={current.file.sheets.map(({ name, rows, hidden }, index) => ({
              value: String(index),
              label: t(hidden ? 'sheetHidden' : 'sheetOption', { name, rows: format.number(rows) }),
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
        <TextFields current={current} control={control} />
        <p className="meta">{t('rowsFound', { count: sheet?.rows ?? 0 })}</p>
      </div>
    </Card>
  );
}
