import { type ReactNode, useState } from 'react';

import { fullName } from '../../../shared/contest/people.ts';
import type { Operation } from '../../../shared/log/operation.ts';
import { resolutionKinds } from '../../../shared/merge/resolution-operations.ts';
import type { ContestState, Fork } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useScrollFocus } from '../../ui/use-scroll-focus.ts';
import type { IconName } from '../../ui/icon.tsx';
import { decisionWords } from './decision-words.ts';
import {
  type ForkField,
  type ForkGroup,
  type ForkRow,
  type ForkStanding,
  type ForkTable,
  forkTable,
} from './fork-table.ts';
import { type ConflictsText, type ItemWords, keyWords, momentText } from './item-words.ts';
import { fieldName, valueText } from './value-words.ts';
import { isRecord } from './version-table.ts';

/** Sheets and records shown before the rest is unfolded. */
const shownAtFirst = 12;

const looks: Readonly<Record<ForkStanding, readonly [tone: Tone, icon: IconName] | null>> = {
  open: ['warn', 'alert'],
  held: ['hold', 'shieldx'],
  decided: ['ok', 'check'],
  taken: ['ok', 'check'],
  same: ['neutral', 'check'],
  differs: null,
};

/** Which sheet or record the rows below are about. */
function groupWords(group: ForkGroup, state: ContestState, text: ConflictsText): ItemWords {
  const { t } = text;
  if (group.sheet !== null) {
    const { submission, juror } = group.sheet;
    const person = state.people.get(juror);
    const title = state.submissions.get(submission)?.title ?? '';
    const number = t('common:submissionNumber', { number: submission });
    return {
      title: title === '' ? number : `${number} · ${title}`,
      note: person === undefined ? '' : t('jurorOf', { juror: fullName(person) }),
    };
  }
  const [row] = group.rows;
  const operation = row?.cells.find((cell) => cell !== null);
  const settles =
    operation?.kind === resolutionKinds.quarantine || operation?.kind === resolutionKinds.fork;
  return operation !== undefined && settles
    ? decisionWords(operation, state, text)
    : keyWords(group.id, state, text);
}

function rowName(
  { field }: ForkRow,
  group: ForkGroup,
  state: ContestState,
  text: ConflictsText,
): string {
  return field.type === 'act'
    ? text.t(`fork.act.${field.act}`)
    : fieldName(field, group, state, text);
}

function cellText(
  { value, reason, wallClock }: Operation,
  field: ForkField,
  state: ContestState,
  text: ConflictsText,
): string {
  switch (field.type) {
    case 'act':
      return field.act === 'sheet'
        ? momentText(wallClock, text)
        : text.t('value.quoted', { text: reason });
    case 'record':
      return isRecord(value) ? momentText(wallClock, text) : valueText(value, field, state, text);
    case 'field':
      return isRecord(value) ? valueText(value[field.name] ?? null, field, state, text) : '—';
    case 'score':
    case 'comment':
      return valueText(value, field, state, text);
  }
}

/** Titles of the columns: what was there before, then every copy. */
const columnTitles = (fork: Fork, table: ForkTable, { t }: ConflictsText): readonly string[] => [
  ...(table.hasBefore ? [t('fork.before')] : []),
  ...fork.lines.map((_, index) => t('fork.copyNumber', { number: index + 1 })),
];

function Heads({ fork, titles }: { readonly fork: Fork; readonly titles: readonly string[] }) {
  const { t } = useText('conflicts');
  const first = titles.length - fork.lines.length;
  return (
    <thead>
      <tr>
        <th scope="col">{t('column.field')}</th>
        {titles.map((title, index) => {
          const line = fork.lines[index - first];
          return (
            <th scope="col" key={title}>
              {title}
              {line !== undefined && (
                <span>{t('common:recordCount', { count: line.operations })}</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Row({
  row,
  group,
  state,
  titles,
}: {
  readonly row: ForkRow;
  readonly group: ForkGroup;
  readonly state: ContestState;
  readonly titles: readonly string[];
}) {
  const text = useText('conflicts');
  const look = looks[row.standing];
  return (
    <tr className={classNames(row.standing === 'open' && 'apart')}>
      <th scope="row">
        {rowName(row, group, state, text)}
        {look !== null && (
          <Chip tone={look[0]} icon={look[1]}>
            {text.t(`fork.standing.${row.standing}`)}
          </Chip>
        )}
      </th>
      {row.cells.map((cell, index) => (
        <td key={titles[index]}>
          <span className="t2 version-name">{titles[index]}</span>
          <span className={classNames(cell === null && 'weak')}>
            {cell === null ? '—' : cellText(cell, row.field, state, text)}
          </span>
        </td>
      ))}
    </tr>
  );
}

function Group({
  group,
  state,
  titles,
}: {
  readonly group: ForkGroup;
  readonly state: ContestState;
  readonly titles: readonly string[];
}) {
  const { title, note } = groupWords(group, state, useText('conflicts'));
  return (
    <tbody>
      <tr className="about">
        <th scope="rowgroup" colSpan={titles.length + 1}>
          {title}
          {note !== '' && <span className="t2">{note}</span>}
        </th>
      </tr>
      {group.rows.map((row) => (
        <Row key={`${row.key}/${JSON.stringify(row.field)}`} {...{ row, group, state, titles }} />
      ))}
    </tbody>
  );
}

const countRows = (groups: readonly ForkGroup[]): number =>
  groups.reduce((total, { rows }) => total + rows.length, 0);

function EntriesTable({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  const scrolling = useScrollFocus<HTMLTableElement>();
  return (
    <table className="three entries" aria-label={label} {...scrolling}>
      {children}
    </table>
  );
}

/** Groups with the rows that are of interest at first: those in which the copies are not the same. */
const differing = (groups: readonly ForkGroup[]): readonly ForkGroup[] =>
  groups.flatMap((group) => {
    const rows = group.rows.filter(({ standing }) => standing !== 'same');
    return rows.length === 0 ? [] : [{ ...group, rows }];
  });

/** What the copies of an installation recorded since they parted, side by side, field by field. */
export function ForkEntries({
  fork,
  state,
}: {
  readonly fork: Fork;
  readonly state: ContestState;
}) {
  const text = useText('conflicts');
  const { t } = text;
  const [alike, setAlike] = useState(false);
  const [all, setAll] = useState(false);
  const table = forkTable(fork, state);
  const apart = differing(table.groups);
  const groups = alike ? table.groups : apart;
  const shown = all ? groups : groups.slice(0, shownAtFirst);
  const same = countRows(table.groups) - countRows(apart);
  const titles = columnTitles(fork, table, text);
  const beyond = fork.heads.length - fork.lines.length;
  return (
    <>
      {apart.length === 0 && <p className="level-note">{t('fork.nothingApart')}</p>}
      {shown.length > 0 && (
        <div className="scroll-x">
          <EntriesTable label={t('fork.entriesLabel')}>
            <Heads fork={fork} titles={titles} />
            {shown.map((group) => (
              <Group key={group.id} {...{ group, state, titles }} />
            ))}
          </EntriesTable>
        </div>
      )}
      {beyond > 0 && <p className="level-note">{t('fork.beyond', { count: beyond })}</p>}
      {shown.length < groups.length && (
        <div className="foot">
          <Button variant="quiet" icon="down" onClick={() => setAll(true)}>
            {t('fork.showRest', { count: groups.length - shown.length })}
          </Button>
        </div>
      )}
      {!alike && same > 0 && (
        <div className="foot">
          <Button variant="quiet" icon="down" onClick={() => setAlike(true)}>
            {t('fork.showSame', { count: same })}
          </Button>
        </div>
      )}
    </>
  );
}
