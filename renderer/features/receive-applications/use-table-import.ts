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

/** Where an import of a table is. */
export type TableImport =
  | { readonly step: 'none' }
  | {
      readonly step: 'mapping';
      readonly name: string;
      readonly file: OpenedFile;
      readonly sheet: number;
      readonly mapping: Mapping;
    }
  | {
      readonly step: 'preview';
      readonly name: string;
      readonly file: OpenedFile;
      readonly sheet: number;
      readonly mapping: Mapping;
      readonly choices: IntakeChoices;
      readonly plan: IntakePlan;
    };

type Mapped = Exclude<TableImport, { readonly step: 'none' }>;

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

/** Opens a table, maps its columns, plans and imports it; every step can be gone back. */
export function useTableImport(settings: ContestSettings, existing: ReadonlyMap<Id, Submission>) {
  const desk = useDeskCommands();
  const reader = useReader();
  const [state, setState] = useState<TableImport>({ step: 'none' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [progress, setProgress] = useState<{
    readonly done: number;
    readonly total: number;
  } | null>(null);

  const working = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch {
      // The worker is gone; what it was doing has changed nothing.
      setError({ type: 'TableUnreadable' });
    } finally {
      setBusy(false);
      setProgress(null);
    }
  };

  const open = (file: NamedFile) =>
    working(async () => {
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
      ...current,
      step: 'mapping',
      sheet,
      mapping: current.file.sheets[sheet]?.mapping ?? {},
    });

  const chooseHeader = (current: Mapped, header: number) =>
    working(async () => {
      const sheet = await reader().describe(current.sheet, header, settings);
      const file = withSheet(current.file, current.sheet, sheet);
      setState({ ...current, step: 'mapping', file, mapping: sheet.mapping });
    });

  const plan = (current: Mapped, choices: IntakeChoices = noChoices) =>
    working(async () => {
      const { sheet, mapping, file, name } = current;
      const header = file.sheets[sheet]?.header ?? 0;
      const planned = await reader().plan({ sheet, header, mapping, settings, existing, choices });
      setState({ step: 'preview', name, file, sheet, mapping, choices, plan: planned });
    });

  /** Records every new row; resolves to their number, or null where something failed (what was recorded stays). */
  const run = async (current: Mapped & { readonly step: 'preview' }): Promise<number | null> => {
    const fresh = current.plan.rows.flatMap(({ status, submission }) =>
      status === 'new' && submission !== null ? [submission] : [],
    );
    let recorded: number | null = 0;
    await working(async () => {
      for (let from = 0; from < fresh.length; from += batchSize) {
        setProgress({ done: from, total: fresh.length });
        const batch = fresh.slice(from, from + batchSize);
        const result = await desk.record(batch.map(addSubmission));
        if (!result.ok) {
          setError(result.error);
          recorded = null;
          return;
        }
      }
      recorded = fresh.length;
      setState({ step: 'none' });
    });
    return recorded;
  };

  return {
    state,
    busy,
    error,
    progress,
    open,
    chooseSheet,
    chooseHeader,
    plan,
    run,
    setMapping: (current: Mapped, mapping: Mapping) =>
      setState({ ...current, step: 'mapping', mapping }),
    back: (current: Mapped) =>
      setState(
        current.step === 'preview'
          ? {
              step: 'mapping',
              name: current.name,
              file: current.file,
              sheet: current.sheet,
              mapping: current.mapping,
            }
          : { step: 'none' },
      ),
    cancel: () => setState({ step: 'none' }),
    fail: setError,
  };
}

export type TableImportControl = ReturnType<typeof useTableImport>;
