import { useCallback, useEffect, useMemo, useRef } from 'react';

import type { CheckedSheet } from '../../../shared/deciding/audit.ts';
import type { AuditSheet } from '../../../shared/results/audit-sample.ts';
import { jurorLabels } from '../../../shared/results/juror-labels.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { usePrinting } from '../../paper/use-printing.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { type AuditDraft, drawnSheets, sheetName, tallyOf, withResult } from './audit-draft.ts';
import { AuditPaper } from './audit-paper.tsx';
import { DrawnList, type DrawnRow } from './drawn-list.tsx';
import { OutcomeBanner, useOutcomeSentence } from './outcome-banner.tsx';
import { sheetFacts } from './sheet-facts.ts';
import type { AuditSubject, Recording } from './use-record.ts';

interface DrawnProps {
  readonly about: AuditSubject;
  readonly draft: AuditDraft;
  /** Nothing is recorded. */
  readonly trial: boolean;
  readonly recording: Recording;
  readonly onChange: (draft: AuditDraft) => void;
}

/** The drawn sheets and their rows. */
function useRows({ subject: { state, stage }, ground }: AuditSubject, draft: AuditDraft) {
  const { t, format, language } = useText('audit');
  const { seed, sample } = draft;
  const drawn = useMemo(() => drawnSheets(ground, { seed, sample }), [ground, seed, sample]);
  const labels = useMemo(() => ({ ...jurorLabels(state, stage), stage }), [state, stage]);
  const facts = useMemo(
    () => drawn.map((sheet) => sheetFacts(state, sheet, labels, { t, format, language })),
    [drawn, state, labels, t, format, language],
  );
  const rows = drawn.flatMap((sheet, at): readonly DrawnRow[] => {
    const own = facts[at];
    const name = sheetName(sheet);
    return own === undefined ? [] : [{ name, facts: own, result: draft.checked.get(name) ?? null }];
  });
  return { drawn, rows };
}

/** What marks a sheet by its name: the same function however the audit goes on. */
function useMark(
  drawn: readonly AuditSheet[],
  draft: AuditDraft,
  onChange: (draft: AuditDraft) => void,
) {
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  }, [draft]);
  return useCallback(
    (name: string, result: CheckedSheet['result'] | null) => {
      const sheet = drawn.find((each) => sheetName(each) === name);
      if (sheet !== undefined) onChange(withResult(latest.current, sheet, result));
    },
    [drawn, onChange],
  );
}

/** Printing and recording, with how far the comparison is. */
function AuditBar({
  done,
  total,
  onPrint,
  onRecord,
  busy,
}: {
  readonly done: number;
  readonly total: number;
  readonly onPrint: () => void;
  /** Null where nothing is recorded. */
  readonly onRecord: (() => void) | null;
  readonly busy: boolean;
}) {
  const { t, format } = useText('audit');
  const count = t('list.done', { done: format.number(done), total: format.number(total) });
  return (
    <ActionBar start={<span className="meta">{count}</span>}>
      <Button size="lg" icon="print" onClick={onPrint}>
        {t('common:print')}
      </Button>
      {onRecord !== null && (
        <Button variant="primary" size="lg" busy={busy} onClick={onRecord}>
          {t('record')}
        </Button>
      )}
    </ActionBar>
  );
}

/** The drawn sheets, what comparing them came to, and what is done with that. */
export function DrawnPart({ about, draft, trial, recording, onChange }: DrawnProps) {
  const { format } = useText('audit');
  const { printing, print } = usePrinting();
  const sentence = useOutcomeSentence();
  const { drawn, rows } = useRows(about, draft);
  const mark = useMark(drawn, draft, onChange);
  const { settings, stage } = about.subject;
  const tally = tallyOf(drawn, draft);
  const margin = about.ground.margin.sheets ?? 0;
  const stageTitle = settings.stages.find(({ id }) => id === stage)?.title ?? settings.title;
  return (
    <>
      <DrawnList rows={rows} onResult={mark} />
      <OutcomeBanner tally={tally} margin={margin} />
      <ErrorBanner error={recording.error} />
      <AuditBar
        done={rows.length - tally.open}
        total={rows.length}
        onPrint={() => void print()}
        onRecord={trial ? null : () => void recording.record(draft)}
        busy={recording.busy}
      />
      {printing && (
        <AuditPaper
          contest={`${format.localized(settings.title)} · ${format.localized(stageTitle)}`}
          root={about.ground.root}
          draft={draft}
          rows={rows}
          outcome={sentence(tally, margin)}
        />
      )}
    </>
  );
}
