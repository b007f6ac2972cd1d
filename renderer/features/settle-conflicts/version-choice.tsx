import { RadioGroup } from 'radix-ui';
import { type ReactNode, useState } from 'react';

import type { Value } from '../../../shared/log/operation.ts';
import type { ContestState, HardConflict } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { columnWords } from './item-words.ts';
import { canBeCleared, type Choice, isCommentKey } from './resolution.ts';
import { fieldName, valueText } from './value-words.ts';
import { type VersionColumn, type VersionRow, versionTable } from './version-table.ts';

const choiceOf = (
  name: string,
  columns: readonly VersionColumn[],
  ownText: string,
): Choice | null => {
  if (name === 'own') return { type: 'own', text: ownText };
  if (name === 'clear') return { type: 'clear' };
  const column = columns.find(({ id }) => id === name);
  if (column === undefined) return null;
  return column.type === 'base' ? { type: 'base' } : { type: 'version', id: column.id };
};

const nameOf = (choice: Choice | null, columns: readonly VersionColumn[]): string => {
  if (choice === null) return '';
  if (choice.type === 'own' || choice.type === 'clear') return choice.type;
  return choice.type === 'version'
    ? choice.id
    : (columns.find(({ type }) => type === 'base')?.id ?? '');
};

interface RowProps {
  readonly row: VersionRow;
  readonly conflict: HardConflict;
  readonly state: ContestState;
  readonly columns: readonly VersionColumn[];
  readonly chosen: string;
}

/** The field, and whether it is open as well or was taken without asking. */
function RowHead({ row, conflict, state }: RowProps) {
  const text = useText('conflicts');
  const label = fieldName(row.field, conflict, state, text);
  if (row.type !== 'differs')
    return <th scope="row">{row.type === 'choice' ? <b>{label}</b> : label}</th>;
  const open = row.standing === 'open';
  return (
    <th scope="row">
      {label}
      <Chip tone={open ? 'warn' : 'ok'} icon={open ? 'alert' : 'check'}>
        {text.t(open ? 'alsoOpen' : 'takenSilently')}
      </Chip>
    </th>
  );
}

/** What one version says of one field; a choice where this field is the one in question. */
function Cell({
  value,
  column,
  ...props
}: RowProps & { readonly value: Value | undefined; readonly column: VersionColumn }) {
  const { row, state, chosen } = props;
  const text = useText('conflicts');
  const words = columnWords(column, state, text);
  const shown = value === undefined ? '—' : valueText(value, row.field, state, text);
  if (row.type !== 'choice')
    return (
      <td>
        <span className="t2 version-name">{words.title}</span>
        <span className={classNames(value === undefined && 'weak')}>{shown}</span>
      </td>
    );
  return (
    <td>
      <label className={classNames('pick', chosen === column.id && 'on')}>
        <RadioGroup.Item className="radio" value={column.id} />
        <b className={classNames(row.field.type !== 'score' && 'long')}>{shown}</b>
        <span className="t2 version-name">
          {words.title}
          <br />
          {words.note}
        </span>
      </label>
    </td>
  );
}

function Row(props: RowProps) {
  const { row, columns, state } = props;
  const text = useText('conflicts');
  if (row.type === 'context')
    return (
      <tr>
        <RowHead {...props} />
        <td colSpan={columns.length} className="agreed">
          {valueText(row.value, row.field, state, text)}
        </td>
      </tr>
    );
  return (
    <tr className={classNames(row.type === 'choice' && 'hard', row.type === 'differs' && 'apart')}>
      <RowHead {...props} />
      {columns.map((column, index) => (
        <Cell key={column.id} column={column} value={row.values[index]} {...props} />
      ))}
    </tr>
  );
}

/** Rows that help to decide: the field itself, whatever differs, and the comment on the same criterion. */
const isNear = (row: VersionRow, conflict: HardConflict): boolean =>
  row.type !== 'context' ||
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

/** Ways to decide that are none of the versions: no value at all, or one's own. */
function OtherChoices({
  conflict,
  state,
  own,
}: {
  readonly conflict: HardConflict;
  readonly state: ContestState;
  readonly own: ReactNode;
}) {
  const { t } = useText('conflicts');
  return (
    <>
      {canBeCleared(conflict, state) && (
        <div className="foot own">
          <label className="own-pick">
            <RadioGroup.Item className="radio" value="clear" />
            {t(isCommentKey(conflict.key) ? 'clear.comment' : 'clear.score')}
          </label>
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
    </>
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
      <OtherChoices conflict={conflict} state={state} own={own} />
    </RadioGroup.Root>
  );
}
