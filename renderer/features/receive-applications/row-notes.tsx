import { useMemo } from 'react';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import type { PlacedFault, PlacedWarning } from '../../../shared/intake/cell-faults.ts';
import { intakeFields } from '../../../shared/intake/intake-fields.ts';
import type { PlannedRow } from '../../../shared/intake/plan-intake.ts';
import { columnLetters } from '../../../shared/intake/table.ts';
import { Icon } from '../../ui/icon.tsx';
import { useCellText, useFieldName } from './fault-text.ts';

/** The cell as the spreadsheet names it ("H17"); nothing where no column holds the field. */
const cellName = ({ column }: PlacedFault | PlacedWarning, row: number): string =>
  column === null ? '' : `${columnLetters(column)}${row}`;

/** What is wrong with a row, cell by cell: its place, the field, what the cell says, and what to do. */
export function RowNotes({
  row,
  settings,
}: {
  readonly row: PlannedRow;
  readonly settings: ContestSettings;
}) {
  const cellText = useCellText(settings);
  const fieldName = useFieldName();
  const fields = useMemo(() => intakeFields(settings), [settings]);
  const notes = [
    ...row.faults.map((note) => ({ note, fault: true })),
    ...row.warnings.map((note) => ({ note, fault: false })),
  ];
  return (
    <ul className="cell-notes">
      {notes.map(({ note, fault }, index) => {
        const field = fields.find(({ id }) => id === note.field);
        const text = row.texts[note.field] ?? '';
        const place = cellName(note, row.row);
        return (
          <li key={index} className={fault ? 'fault' : 'warning'}>
            <Icon name={fault ? 'x' : 'alert'} size="sm" />
            <span>
              {place !== '' && <span className="cell-place">{place}</span>}
              <b>{field === undefined ? note.field : fieldName(field)}</b>
              {text !== '' && <q className="cell-text">{text}</q>}
              {' — '}
              {cellText(note)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
