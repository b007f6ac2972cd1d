import { useState } from 'react';

import type { Id, Stage } from '../../../shared/contest/contest.ts';
import { setScore, sheetKey } from '../../../shared/scoring/score-operations.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { ScoreForm } from '../../score-form/score-form.tsx';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { HandInPaper } from './hand-in-paper.tsx';
import {
  inWorkingOrder,
  isClosed,
  nextOpen,
  type PaperJuror,
  type PaperSheet,
} from './paper-work.ts';
import { useSecondEntries } from './second-entries.ts';
import { differencesOf, emptySecondEntry, phaseOf, type Scores } from './second-entry.ts';
import { SecondEntryView } from './second-entry-view.tsx';
import { SettleDifferences } from './settle-differences.tsx';
import { SheetList } from './sheet-list.tsx';

/** Why a sheet cannot be entered, or what to mind while entering. */
function Notice({ paper }: { readonly paper: PaperSheet }) {
  const { t } = useText('coordinator');
  const { status } = paper.sheet;
  if (status === 'recused') return <Banner icon="hand" title={t('paper.recused')} />;
  if (isClosed(paper.sheet))
    return (
      <Banner icon="lock" title={t('paper.closed')}>
        {t('paper.closedDetail')}
      </Banner>
    );
  return null;
}

interface Outcome {
  readonly receipt: string | null;
  readonly error: DeskError | null;
}

const nothingYet: Outcome = { receipt: null, error: null };

/** What became of the last hand-in. */
function OutcomeBanner({ receipt, error }: Outcome) {
  const { t } = useText('coordinator');
  if (error !== null) return <ErrorBanner error={error} />;
  return receipt === null ? null : (
    <div role="status">
      <Banner tone="ok" title={t('paper.done')}>
        {t('paper.receipt')} <b>{receipt}</b>
      </Banner>
    </div>
  );
}

/** The second entry of a sheet: how far it is, and what can be done with it. */
function useSecondEntry(stage: Stage, juror: PaperJuror, { submission, sheet }: PaperSheet) {
  const { t } = useText('coordinator');
  const desk = useDeskCommands();
  const { profile } = useDesk('profile');
  const key = `${profile?.contest ?? ''}/${sheetKey(stage.id, submission.id, juror.person.id)}`;
  const entry = useSecondEntries(({ entries }) => entries[key]);
  const person = useSecondEntries((all) => all.person);
  const keep = useSecondEntries((all) => all.keep);
  const ref = { stage: stage.id, submission: submission.id, juror: juror.person.id };
  /** Records where the paper says otherwise than the first entry, and has the second person stand for it. */
  const settle = async (scores: Scores): Promise<DeskError | null> => {
    if (entry?.agreed == null) return null;
    const reason = t('paper.differ.reason', { person: entry.person.trim() });
    const corrections = Object.entries(scores)
      .filter(([criterion, score]) => sheet.scores[criterion] !== score)
      .map(([criterion, score]) => ({
        ...setScore(ref, criterion, score, sheet.reopening ?? undefined),
        reason,
      }));
    const recorded = corrections.length === 0 ? null : await desk.record(corrections);
    if (recorded !== null && !recorded.ok) return recorded.error;
    keep(key, { ...entry, agreed: { ...entry.agreed, ...scores } });
    return null;
  };
  return {
    entry,
    phase: isClosed(sheet) ? 'none' : phaseOf(entry, stage.criteria, sheet.scores),
    begin: () => keep(key, emptySecondEntry(person)),
    change: (next: NonNullable<typeof entry>) => keep(key, next),
    stop: () => keep(key, null),
    settle,
  } as const;
}

interface OpenSheetProps {
  readonly stage: Stage;
  readonly juror: PaperJuror;
  readonly paper: PaperSheet;
  readonly onOutcome: (outcome: Outcome) => void;
}

/** One sheet: the first entry, the second one, or where they differ – never the first beside the second. */
function OpenSheet({ stage, juror, paper, onOutcome }: OpenSheetProps) {
  const desk = useDeskCommands();
  const { entry, phase, begin, change, stop, settle } = useSecondEntry(stage, juror, paper);
  const { submission, sheet } = paper;
  if (entry !== undefined && phase === 'entering')
    return <SecondEntryView stage={stage} entry={entry} onChange={change} onStop={stop} />;
  if (entry?.agreed != null && phase === 'differs')
    return (
      <SettleDifferences
        differences={differencesOf(stage.criteria, sheet.scores, entry.agreed)}
        person={entry.person.trim()}
        onSettle={async (scores) => onOutcome({ receipt: null, error: await settle(scores) })}
        onStop={stop}
      />
    );
  return (
    <>
      <ScoreForm
        stage={stage}
        submission={submission}
        juror={juror.person.id}
        readOnly={isClosed(sheet)}
        onRecord={desk.record}
        notice={<Notice paper={paper} />}
      />
      <HandInPaper
        stage={stage}
        juror={juror}
        paper={paper}
        confirmedBy={phase === 'confirmed' ? (entry?.person.trim() ?? null) : null}
        onSecond={() => {
          onOutcome(nothingYet);
          begin();
        }}
        onDone={(receipt) => {
          stop();
          onOutcome({ receipt, error: null });
        }}
        onError={(error) => onOutcome({ receipt: null, error })}
      />
    </>
  );
}

/** The chosen juror's sheets beside the one that is being entered. */
export function PaperEntry({
  stage,
  juror,
  first,
}: {
  readonly stage: Stage;
  readonly juror: PaperJuror;
  /** The application whose sheet is opened first; null takes the first in the order of work. */
  readonly first: Id | null;
}) {
  const { t } = useText('coordinator');
  // The order is that of the moment the juror was chosen: a list that moves under the hand is no help.
  const [order] = useState(() =>
    inWorkingOrder(juror.sheets).map(({ submission }) => submission.id),
  );
  const [wanted, setWanted] = useState<Id | null>(first);
  const [outcome, setOutcome] = useState<Outcome>(nothingYet);
  const sheets = order.flatMap(
    (id) => juror.sheets.find(({ submission }) => submission.id === id) ?? [],
  );
  const current = sheets.find(({ submission }) => submission.id === wanted) ?? sheets[0];
  if (current === undefined) return null;
  const { submission } = current;
  return (
    <div className="paper-panes">
      <SheetList sheets={sheets} current={submission.id} onOpen={setWanted} />
      <div className="col g3">
        <OutcomeBanner {...outcome} />
        <div className="card pad">
          <h2>
            {t('common:submissionNumber', { number: submission.id })} · {submission.title}
          </h2>
          <p className="meta">{t('paper.copyFrom')}</p>
        </div>
        <OpenSheet
          key={submission.id}
          stage={stage}
          juror={juror}
          paper={current}
          onOutcome={(next) => {
            setOutcome(next);
            if (next.receipt !== null) setWanted(nextOpen(sheets, submission.id) ?? submission.id);
          }}
        />
      </div>
    </div>
  );
}
