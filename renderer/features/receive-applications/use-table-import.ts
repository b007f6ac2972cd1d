import { useEffect, useRef, useState } from 'react';

import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { Mapping } from '../../../shared/intake/guess-mapping.ts';
import type { IntakePlan } from '../../../shared/intake/plan-intake.ts';
import { noChoices, type IntakeChoices } from '../../../shared/intake/read-cell.ts';
import type { DeskError, NamedFile } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import type { OpenedFile, OpenedSheet } from '../../workers/table-messages.ts';
import { createTableReader, type TableReader } from '../../workers/table-reader.ts';

interface Opened {
  readonly name: string;
  readonly file: OpenedFile;
  readonly sheet: number;
  readonly mapping: Mapping;
}

/** Columns are being mapped. */
export interface MappingState extends Opened {
  readonly step: 'mapping';
}

/** It is shown what an import would do. */
export interface PreviewState extends Opened {
  readonly step: 'preview';
  readonly choices: IntakeChoices;
  readonly plan: IntakePlan;
}

type Mapped = MappingState | PreviewState;

/** Where an import of a table is. */
type TableImport = { readonly step: 'none' } | Mapped;

interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Applications recorded as one action; a larger table is recorded in several, each durable by itself. */
const batchSize = 500;

const withSheet = (file: OpenedFile, at: number, sheet: OpenedSheet): OpenedFile => ({
  ...file,
  sheets: file.sheets.map((other, index) => (index === at ? sheet : other)),
});

/** A worker that lives as long as the screen; it is started by the first file. */
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

const newSubmissions = ({ rows }: IntakePlan): readonly Submission[] =>
  rows.flatMap(({ status, submission }) =>
    status === 'new' && submission !== null ? [submission] : [],
  );

/** The work that is going on, and how the last one failed. */
function useWork() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const work = async (task: () => Promise<void>) => {
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
  return { busy, error, progress, work, setError, setProgress };
}

type Work = ReturnType<typeof useWork>;

/** Records applications batch by batch; true where all of them are recorded. What was recorded stays. */
function useRecording({ setError, setProgress }: Work) {
  const desk = useDeskCommands();
  return async (fresh: readonly Submission[]): Promise<boolean> => {
    for (let from = 0; from < fresh.length; from += batchSize) {
      setProgress({ done: from, total: fresh.length });
      const result = await desk.record(fresh.slice(from, from + batchSize).map(addSubmission));
      if (!result.ok) {
        setError(result.error);
        return false;
      }
    }
    return true;
  };
}

const toMapping = ({ name, file, sheet, mapping }: Mapped): MappingState => ({
  step: 'mapping',
  name,
  file,
  sheet,
  mapping,
});

/** Opens a table, maps its columns, plans and imports it; every step can be gone back. */
export function useTableImport(settings: ContestSettings, existing: ReadonlyMap<Id, Submission>) {
  const reader = useReader();
  const [state, setState] = useState<TableImport>({ step: 'none' });
  const working = useWork();
  const { busy, error, progress, work, setError } = working;
  const record = useRecording(working);

  const open = (file: NamedFile) =>
    work(async () => {
      const opened = await reader().open(file.bytes, settings);
      if (!opened.ok) {
        const { type, ...details } = opened.error;
        setError({ type, details });
        return;
      }
      const mapping = opened.value.sheets[0]?.mapping ?? {};
      setState({ step: 'mapping', name: file.name, file: opened.value, sheet: 0, mapping });
    });
  const chooseSheet = (current: Mapped, sheet: number) =>
    setState({
      ...toMapping(current),
      sheet,
      mapping: current.file.sheets[sheet]?.mapping ?? {},
    });
  const chooseHeader = (current: Mapped, header: number) =>
    work(async () => {
      const sheet = await reader().describe(current.sheet, header, settings);
      const file = withSheet(current.file, current.sheet, sheet);
      setState({ ...toMapping(current), file, mapping: sheet.mapping });
    });
  const plan = (current: Mapped, choices: IntakeChoices = noChoices) =>
    work(async () => {
      const { sheet, mapping, file } = current;
      const header = file.sheets[sheet]?.header ?? 0;
      const planned = await reader().plan({ sheet, header, mapping, settings, existing, choices });
      setState({ ...toMapping(current), step: 'preview', choices, plan: planned });
    });
  /** Records every new row; resolves to their number, or null where something failed. */
  const run = async (current: PreviewState): Promise<number | null> => {
    const fresh = newSubmissions(current.plan);
    let done = false;
    await work(async () => {
      done = await record(fresh);
      if (done) setState({ step: 'none' });
    });
    return done ? fresh.length : null;
  };
  const setMapping = (current: Mapped, mapping: Mapping) =>
    setState({ ...toMapping(current), mapping });
  const back = (current: Mapped) =>
    setState(current.step === 'preview' ? toMapping(current) : { step: 'none' });
  const steps = { open, chooseSheet, chooseHeader, plan, run, setMapping, back };
  return { state, busy, error, progress, fail: setError, ...steps };
}

export type TableImportControl = ReturnType<typeof useTableImport>;
