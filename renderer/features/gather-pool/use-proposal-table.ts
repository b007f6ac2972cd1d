import { useEffect, useMemo, useRef, useState } from 'react';

import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { Mapping } from '../../../shared/intake/guess-mapping.ts';
import { headquartersTerms, type UnknownText } from '../../../shared/intake/plan-intake.ts';
import { type IntakeChoices, noChoices } from '../../../shared/intake/read-cell.ts';
import { useHost } from '../../host/host-context.ts';
import type { DeskError } from '../../storage/desk.ts';
import type { OpenedSheet } from '../../workers/table-messages.ts';
import { createTableReader, type TableReader } from '../../workers/table-reader.ts';
import { asProposals, proposalMapping, settingsForProposals } from './proposal-table.ts';

/** How a table is read. */
export interface TableReading {
  readonly sheet: number;
  readonly mapping: Mapping;
  /** The section of all rows, where no column names sections. */
  readonly section: Id;
  readonly choices: IntakeChoices;
}

/** What would be recorded of a table. */
export interface ReadProposals {
  readonly proposals: readonly Submission[];
  /** How many rows the contest has already, or the table twice. */
  readonly known: number;
  /** Rows that are left out, as the spreadsheet numbers them. */
  readonly refused: readonly number[];
  /** Texts that fit no section or region. */
  readonly unknown: readonly UnknownText[];
}

/** More rows of a kind are not asked for; what a forum's sections bring is far less. */
const mostRows = 5000;

interface Opened {
  readonly name: string;
  readonly sheets: readonly OpenedSheet[];
}

/** What was read of a table, whatever the contest has. */
interface ReadRows extends Pick<ReadProposals, 'refused' | 'unknown'> {
  readonly rows: readonly Submission[];
}

/** Reads the rows as proposals; null where it was stopped. */
async function readRows(
  reader: TableReader,
  settings: ContestSettings,
  { sheets }: Opened,
  reading: TableReading,
): Promise<ReadRows | null> {
  const { sheet, mapping, section, choices } = reading;
  const planned = await reader.plan(
    {
      sheet,
      header: sheets[sheet]?.header ?? 0,
      mapping,
      settings: settingsForProposals(settings, 'nomination' in mapping ? null : section),
      choices,
      terms: headquartersTerms,
    },
    new Map(),
  );
  const rows = planned === null ? null : await reader.fresh(0, mostRows);
  const faulty = rows === null ? null : await reader.page('faulty', 0, mostRows);
  if (planned === null || rows === null || faulty === null) return null;
  return { rows, refused: faulty.map(({ row }) => row), unknown: planned.unknown };
}

/** A worker that reads tables as long as the dialog is open. */
function useReader(): () => TableReader {
  const reader = useRef<TableReader | null>(null);
  useEffect(
    () => () => {
      reader.current?.close();
      reader.current = null;
    },
    [],
  );
  return () => (reader.current ??= createTableReader());
}

/** What is going on, and how the last of it failed. */
function useWork() {
  const [error, setError] = useState<DeskError | null>(null);
  const [busy, setBusy] = useState(false);
  const work = async (task: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    // The worker is gone, or the file; nothing was changed.
    await task().catch(() => setError({ type: 'TableUnreadable' }));
    setBusy(false);
  };
  return { error, setError, busy, work };
}

/** How the table is read, and what came of it; of readings that overtake each other the last one counts. */
function useRead(
  reader: () => TableReader,
  settings: ContestSettings,
  submissions: ReadonlyMap<Id, Submission>,
) {
  const [reading, setReading] = useState<TableReading | null>(null);
  const [found, setFound] = useState<ReadRows | null>(null);
  const asked = useRef(0);
  const readAs = async (file: Opened, next: TableReading) => {
    asked.current += 1;
    const number = asked.current;
    setReading(next);
    setFound(null);
    const rows = await readRows(reader(), settings, file, next);
    if (number === asked.current) setFound(rows);
  };
  // The contest goes on: a number that was free may be taken before the proposals are recorded.
  const read = useMemo<ReadProposals | null>(
    () => (found === null ? null : { ...found, ...asProposals(found.rows, submissions) }),
    [found, submissions],
  );
  return { reading, read, readAs };
}

/** A table of proposals: chosen, its columns guessed and changed, and what comes of it after every change. */
export function useProposalTable(
  settings: ContestSettings,
  submissions: ReadonlyMap<Id, Submission>,
) {
  const host = useHost();
  const reader = useReader();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { error, setError, busy, work } = useWork();
  const { reading, read, readAs } = useRead(reader, settings, submissions);
  const readSheet = (file: Opened, sheet: number) => {
    const mapping = proposalMapping(file.sheets[sheet]?.mapping ?? {});
    const section = settings.nominations[0]?.id ?? '';
    return readAs(file, { sheet, mapping, section, choices: noChoices });
  };
  const choose = () =>
    work(async () => {
      const [file] = await host.pickFiles({ accept: ['.xlsx', '.csv', '.txt'], multiple: false });
      if (file === undefined) return;
      const input = { settings: settingsForProposals(settings, null), remembered: [] };
      const table = await reader().open(file.bytes, input);
      if (table === null) return;
      if (!table.ok) {
        const { type, ...details } = table.error;
        setError({ type, details });
        return;
      }
      const next = { name: file.name, sheets: table.value.sheets };
      setOpened(next);
      await readSheet(next, 0);
    });
  const chooseSheet = (sheet: number) => {
    if (opened !== null) void work(() => readSheet(opened, sheet));
  };
  const change = (changed: Partial<TableReading>) => {
    if (opened !== null && reading !== null)
      void work(() => readAs(opened, { ...reading, ...changed }));
  };
  return { opened, reading, read, error, busy, choose, chooseSheet, change };
}

export type ProposalTable = ReturnType<typeof useProposalTable>;
