import { RadioGroup } from 'radix-ui';
import { type ReactNode, useState } from 'react';

import type { ContestState, HardConflict } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { columnWords } from './item-words.ts';
import type { Choice } from './resolution.ts';
import { fieldName, valueText } from './value-words.ts';
import { type VersionColumn, type VersionRow, versionTable } from './version-table.ts';

const choiceOf = (
  name: string,
  columns: readonly VersionColumn[],
  ownText: string,
): Choice | null => {
  if (name === 'own') return { type: 'own', text: ownText };
  const column = columns.find(({ id }) => id === name);
  if (column === undefined) return null;
  return column.type === 'base' ? { type: 'base' } : { type: 'version', id: column.id };
};

const nameOf = (choice: Choice | null, columns: readonly VersionColumn[]): string => {
  if (choice === null) return '';
  if (choice.type === 'own') return 'own';
  return choice.type === 'version'
    ? choice.id
    : (columns.find(({ type }) => type === 'base')?.id ?? '');
};

function Row({
  row,
  conflict,
  state,
  columns,
  chosen,
}: {
  readonly row: VersionRow;
  readonly conflict: HardConflict;
  readonly state: ContestState;
  readonly columns: readonly VersionColumn[];
  readonly chosen: string;
}) {
  const text = useText('conflicts');
  const label = fieldName(row.field, conflict, state, text);
  if (row.type === 'context')
    return (
      <tr>
        <th scope="row">{label}</th>
        <td colSpan={columns.length} className={classNames(row.value === 'in-conflict' && 'weak')}>
          {row.value === 'in-conflict'
            ? text.t('alsoOpen')
            : valueText(row.value, row.field, state, text)}
        </td>
      </tr>
    );
  return (
    <tr className={classNames(row.type === 'choice' && 'hard')}>
      <th scope="row">{row.type === 'choice' ? <b>{label}</b> : label}</th>
      {row.values.map((value, index) => {
        const column = columns[index];
        const id = column?.id ?? '';
        const words = column === undefined ? null : columnWords(column, state, text);
        const shown = value === undefined ? '—' : valueText(value, row.field, state, text);
        return (
          <td key={id}>
            {row.type === 'choice' ? (
              <label className={classNames('pick', chosen === id && 'on')}>
                <RadioGroup.Item className="radio" value={id} />
                <b className={classNames(row.field.type !== 'score' && 'long')}>{shown}</b>
                {words !== null && (
                  <span className="t2 version-name">
                    {words.title}
                    <br />
                    {words.note}
                  </span>
                )}
              </label>
            ) : (
              <>
                <span className="t2 version-name">{words?.title}</span>
                {shown}
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** Rows that help to decide: the field itself, what is open too, and the comment on the same criterion. */
const isNear = (row: VersionRow, conflict: HardConflict): boolean =>
  row.type !== 'context' ||
  row.value === 'in-conflict' ||
  (row.field.type !== 'field' &&
    row.field.type !== 'record' &&
    row.field.criterion === conflict.sheet?.criterion);

/** Whose version stands in each column. */
function Heads({
  columns,
  state,
}: {
  readonly columns: readonly VersionColumn[];
  readonly state: ContestState;
}) {
  const text = useText('conflicts');
  return (
    <thead>
      <tr>
        <th scope="col">{text.t('column.field')}</th>
        {columns.map((column) => {
          const words = columnWords(column, state, text);
          return (
            <th scope="col" key={column.id}>
              {words.title}
              <span>{words.note}</span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** The versions side by side, field by field; the field in conflict is a radio group across the columns. */
export function VersionChoice({
  conflict,
  state,
  choice,
  ownText,
  onChoose,
  own,
}: {
  readonly conflict: HardConflict;
  readonly state: ContestState;
  readonly choice: Choice | null;
  readonly ownText: string;
  readonly onChoose: (choice: Choice) => void;
  /** The field for a value of one's own, where one can be typed. */
  readonly own: ReactNode;
}) {
  const { t } = useText('conflicts');
  const { columns, rows } = versionTable(conflict, state);
  const [unfolded, setUnfolded] = useState(false);
  const shown = unfolded ? rows : rows.filter((row) => isNear(row, conflict));
  const chosen = nameOf(choice, columns);
  const choose = (name: string) => {
    const next = choiceOf(name, columns, ownText);
    if (next !== null) onChoose(next);
  };
  return (
    <RadioGroup.Root aria-label={t('whichVersion')} value={chosen} onValueChange={choose}>
      <div className="scroll-x">
        <table className="three" aria-label={t('tableLabel')}>
          <Heads columns={columns} state={state} />
          <tbody>
            {shown.map((row) => (
              <Row
                key={`${row.type}/${JSON.stringify(row.field)}`}
                {...{ row, conflict, state, columns, chosen }}
              />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <div className="foot">
          <Button variant="quiet" icon="down" onClick={() => setUnfolded(true)}>
            {t('showContext', { count: rows.length - shown.length })}
          </Button>
        </div>
      )}
      {own !== null && (
        <div className="foot own">
          <label className="own-pick">
            <RadioGroup.Item className="radio" value="own" />
            {t('own.choose')}
          </label>
          {own}
        </div>
      )}
    </RadioGroup.Root>
  );
}
