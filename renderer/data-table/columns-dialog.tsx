import type { ColumnSetting, Sorting } from '../../shared/finding/saved-view.ts';
import { useText } from '../language/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField, SelectField } from '../ui/field.tsx';
import { Segment } from '../ui/segment.tsx';
import { changeColumn, columnSettings, moveColumn, type PlacedColumn } from './table-columns.ts';

interface ColumnsDialogProps<Row> {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly columns: readonly PlacedColumn<Row>[];
  /** An empty list is what the program has. */
  readonly onChange: (columns: readonly ColumnSetting[]) => void;
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting | null) => void;
}

/** Pixels at a press. */
const widthStep = 24;

function ColumnLine<Row>({
  placed,
  columns,
  onChange,
}: Pick<ColumnsDialogProps<Row>, 'columns' | 'onChange'> & { placed: PlacedColumn<Row> }) {
  const { t } = useText('finding');
  const { column, shown, width } = placed;
  const settings = columnSettings(columns);
  const name = { column: column.title };
  const move = (step: 1 | -1) => onChange(moveColumn(settings, column.id, step));
  const widen = (by: number) => onChange(changeColumn(settings, column.id, { width: width + by }));
  return (
    <li className="data-column">
      <CheckField
        label={column.title}
        checked={shown}
        disabled={column.needed === true}
        onChange={(next) => onChange(changeColumn(settings, column.id, { shown: next }))}
      />
      <span className="row">
        <Button
          variant="quiet"
          icon="up"
          aria-label={t('arrange.earlier', name)}
          onClick={() => move(-1)}
        />
        <Button
          variant="quiet"
          icon="down"
          aria-label={t('arrange.later', name)}
          onClick={() => move(1)}
        />
        <Button
          variant="quiet"
          icon="minus"
          aria-label={t('arrange.narrower', name)}
          onClick={() => widen(-widthStep)}
        />
        <Button
          variant="quiet"
          icon="plus"
          aria-label={t('arrange.wider', name)}
          onClick={() => widen(widthStep)}
        />
      </span>
    </li>
  );
}

/** Which columns a table shows, in which order, how wide, and by which one it is sorted. Everything holds at once. */
export function ColumnsDialog<Row>(props: ColumnsDialogProps<Row>) {
  const { open, onClose, columns, onChange, sorting, onSort } = props;
  const { t } = useText('finding');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('arrange.open')}
      wide
      verbs={
        <>
          <Button onClick={() => onChange([])}>{t('arrange.reset')}</Button>
          <Button variant="primary" onClick={onClose}>
            {t('common:done')}
          </Button>
        </>
      }
    >
      <p>{t('arrange.note')}</p>
      <ul className="data-columns">
        {columns.map((placed) => (
          <ColumnLine
            key={placed.column.id}
            placed={placed}
            columns={columns}
            onChange={onChange}
          />
        ))}
      </ul>
      <div className="field-row">
        <SelectField
          label={t('arrange.sortBy')}
          value={sorting?.column ?? ''}
          onChange={(column) =>
            onSort(column === '' ? null : { column, direction: sorting?.direction ?? 'ascending' })
          }
          options={[
            { value: '', label: t('arrange.unsorted') },
            ...columns
              .filter(({ column }) => column.sortable === true)
              .map(({ column }) => ({ value: column.id, label: column.title })),
          ]}
        />
        {sorting !== null && (
          <Segment
            label={t('arrange.direction')}
            value={sorting.direction}
            onChange={(direction) => onSort({ ...sorting, direction })}
            options={[
              { value: 'ascending', label: t('arrange.ascending') },
              { value: 'descending', label: t('arrange.descending') },
            ]}
          />
        )}
      </div>
    </Dialog>
  );
}
