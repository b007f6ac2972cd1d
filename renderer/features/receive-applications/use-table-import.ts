import { useEffect, useRef, useState } from 'react';

import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import type { ContestSettings, Id, RegionCode } from '../../../shared/contest/contest.ts';
import type { RememberedColumns } from '../../../shared/contest/remembered-columns.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { Mapping } from '../../../shared/intake/guess-mapping.ts';
import { intakeDue } from '../../../shared/intake/lateness.ts';
import type { IntakeTerms, PlannedRow } from '../../../shared/intake/plan-intake.ts';
import { noChoices, type IntakeChoices } from '../../../shared/intake/read-cell.ts';
import type { TextReading } from '../../../shared/intake/read-table.ts';
import type { RefusedWords } from '../../../shared/intake/refused-workbook.ts';
import { msToIsoDate } from '../../../shared/language/date-format.ts';
import type { DeskError, NamedFile } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import type {
  OpenedFile,
  OpenedSheet,
  PlanSummary,
  RowFilter,
  TableProgress,
} from '../../workers/table-messages.ts';
import { createTableReader, type TableReader } from '../../workers/table-reader.ts';

interface Opened {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How a text file is read, where a person said so. */
  readonly text: TextReading;
  readonly file: OpenedFile;
  readonly sheet: number;
  readonly mapping: Mapping;
  readonly terms: IntakeTerms;
  readonly choices: IntakeChoices;
}

/** Columns are being mapped. */
export interface MappingState extends Opened {
  readonly step: 'mapping';
}

/** It is shown what an import would do. */
export interface PreviewState extends Opened {
  readonly step: 'preview';
  readonly plan: PlanSummary;
  /** Counts the plans, so that a table of rows begins anew with each. */
  readonly number: number;
}

type Mapped = MappingState | PreviewState;

/** Where an import of a table is. */
type TableImport = { readonly step: 'none' } | Mapped;

/** What is going on, and how far it is. */
export interface WorkProgress extends Omit<TableProgress, 'step'> {
  readonly step: TableProgress['step'] | 'record';
}

/**
 * Applications recorded as one action; a larger table is recorded in several, each durable by itself. Every action makes
 * the contest be folded again, so that small ones would take minutes.
 */
const batchSize = 10_000;

const withSheet = (file: OpenedFile, at: number, sheet: OpenedSheet): OpenedFile => ({
  ...file,
  sheets: file.sheets.map((other, index) => (index === at ? sheet : other)),
});

/** A worker that lives as long as the screen; it is started by the first file. */
function useReader(tell: (progress: TableProgress) => void): () => TableReader {
  const reader = useRef<TableReader | null>(null);
  useEffect(
    () => () => {
      reader.current?.close();
      reader.current = null;
    },
    [],
  );
  return () => (reader.current ??= createTableReader(tell));
}

/** The work that is going on, and how the last one failed. */
function useWork() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [progress, setProgress] = useState<WorkProgress | null>(null);
  const stopped = useRef(false);
  const work = async (task: () => Promise<void>) => {
    stopped.current = false;
    setBusy(true);
    setError(null);
    try {
      await task();
    } catch {
      // The worker is gone; what it was doing has changed nothing.
      setError({ type: 'TableUnreadable' });
    } finally {
      setBusy(false);
      setProgress(null);
    }
  };
  const halt = () => {
    stopped.current = true;
  };
  const isHalted = () => stopped.current;
  return { busy, error, progress, work, setError, setProgress, halt, isHalted };
}

type Work = ReturnType<typeof useWork>;

/** Records new applications batch by batch; resolves to how many are recorded. What was recorded stays. */
function useRecording({ setError, setProgress, isHalted }: Work) {
  const desk = useDeskCommands();
  return async (reader: TableReader, total: number): Promise<number> => {
    for (let done = 0; done < total; done += batchSize) {
      setProgress({ step: 'record', done, total });
      const fresh = isHalted() ? null : await reader.fresh(done, batchSize);
      if (fresh === null) return done;
      const result = await desk.record(fresh.map(addSubmission));
      if (!result.ok) {
        setError(result.error);
        return done;
      }
    }
    return total;
  };
}

const toMapping = ({ name, bytes, text, file, sheet, mapping, terms, choices }: Mapped) =>
  ({ step: 'mapping', name, bytes, text, file, sheet, mapping, terms, choices }) as const;

/** A sheet with what is remembered of its source. */
const onSheet = (file: OpenedFile, sheet: number) => ({
  file,
  sheet,
  mapping: file.sheets[sheet]?.mapping ?? {},
  choices: file.sheets[sheet]?.remembered?.choices ?? noChoices,
});

interface ImportInput {
  readonly settings: ContestSettings;
  readonly existing: ReadonlyMap<Id, Submission>;
  /** The region whose coordinator takes them in; null at headquarters. */
  readonly region: RegionCode | null;
}

/** What an import begins with: applications came today, and a coordinator's wait for headquarters. */
const firstTerms = ({ settings, region }: ImportInput): IntakeTerms => ({
  region,
  admitted: region === null,
  received: intakeDue(settings) === null ? null : msToIsoDate(Date.now()),
});

/** What is kept of the sources of tables, sealed on this computer. */
function useMemory() {
  const desk = useDeskCommands();
  const { personal } = useDesk('personal');
  const keep = (source: string, columns: Omit<RememberedColumns, 'source'> | null) =>
    desk.keepPersonal({ type: 'columns', source, columns });
  return { remembered: personal.columns, keep };
}

/** The steps of an import, each of which can be stopped. */
function useSteps(given: ImportInput, working: Work) {
  const { settings, existing } = given;
  const { work, setError, setProgress } = working;
  const reader = useReader(setProgress);
  const memory = useMemory();
  const [state, setState] = useState<TableImport>({ step: 'none' });
  const plans = useRef(0);
  const input = { settings, remembered: memory.remembered };

  const openAs = async (file: NamedFile, text: TextReading, kept: IntakeTerms) => {
    const opened = await reader().open(file.bytes, { ...input, text });
    if (opened === null) return;
    if (!opened.ok) {
      const { type, ...details } = opened.error;
      setError({ type, details });
      return;
    }
    const { name, bytes } = file;
    setState({ step: 'mapping', name, bytes, text, terms: kept, ...onSheet(opened.value, 0) });
  };
  const open = (file: NamedFile) => work(() => openAs(file, {}, firstTerms(given)));
  const readAs = (current: Mapped, text: TextReading) =>
    work(() => openAs(current, text, current.terms));
  const chooseSheet = (current: Mapped, sheet: number) =>
    setState({ ...toMapping(current), ...onSheet(current.file, sheet) });
  const describe = (current: Mapped, header: number, remembered: readonly RememberedColumns[]) =>
    work(async () => {
      const sheet = await reader().describe(current.sheet, header, { settings, remembered });
      if (sheet === null) return;
      const file = withSheet(current.file, current.sheet, sheet);
      setState({ ...toMapping(current), ...onSheet(file, current.sheet) });
    });
  const chooseHeader = (current: Mapped, header: number) =>
    describe(current, header, memory.remembered);
  /** Guesses the columns of the source anew. */
  const forget = async (current: Mapped) => {
    const sheet = current.file.sheets[current.sheet];
    if (sheet === undefined) return;
    await memory.keep(sheet.source, null);
    await describe(current, sheet.header, []);
  };
  const plan = (current: Mapped, choices: IntakeChoices = current.choices) =>
    work(async () => {
      const { sheet, mapping, file } = current;
      const opened = file.sheets[sheet];
      if (opened === undefined) return;
      const request = { sheet, header: opened.header, mapping, settings, choices };
      const planned = await reader().plan({ ...request, terms: current.terms }, existing);
      if (planned === null) return;
      plans.current += 1;
      const number = plans.current;
      setState({ ...toMapping(current), step: 'preview', choices, plan: planned, number });
      await memory.keep(opened.source, { mapping, choices });
    });
  return { state, setState, reader, open, readAs, chooseSheet, chooseHeader, forget, plan };
}

/** Opens a table, maps its columns, plans and imports it; every step can be gone back, or stopped. */
export function useTableImport(input: ImportInput) {
  const working = useWork();
  const { busy, error, progress, work, setError, halt } = working;
  const record = useRecording(working);
  const { state, setState, reader, ...steps } = useSteps(input, working);

  /** Records every new row; resolves to how many of them are recorded. */
  const run = async (current: PreviewState): Promise<number> => {
    let done = 0;
    const total = current.plan.counts.new;
    await work(async () => {
      done = await record(reader(), total);
      if (done === total) setState({ step: 'none' });
    });
    return done;
  };
  /** Ends reading and planning at once, recording after the applications that are being written. */
  const stop = () => {
    halt();
    if (progress?.step !== 'record') reader().stop();
  };
  const change = (current: Mapped, part: Partial<Pick<Opened, 'mapping' | 'terms'>>) =>
    setState({ ...toMapping(current), ...part });
  const back = (current: Mapped) =>
    setState(current.step === 'preview' ? toMapping(current) : { step: 'none' });
  const page = (
    filter: RowFilter,
    from: number,
    count: number,
  ): Promise<readonly PlannedRow[] | null> => reader().page(filter, from, count);
  const refused = (words: RefusedWords): Promise<Uint8Array | null> => reader().refused(words);
  const going = { state, busy, error, progress, fail: setError };
  return { ...steps, ...going, run, stop, change, back, page, refused };
}

export type TableImportControl = ReturnType<typeof useTableImport>;
