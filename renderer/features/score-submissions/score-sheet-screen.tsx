import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { recuse } from '../../../shared/scoring/score-operations.ts';
import { useText } from '../../language/use-text.ts';
import { ScoreForm } from '../../score-form/score-form.tsx';
import { SheetTotal } from '../../score-form/sheet-total.tsx';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segment } from '../../ui/segment.tsx';
import { ErrorBanner } from './error-banner.tsx';
import { isLocked, type JurorWork, jurorWork, type WorkItem } from './juror-work.ts';
import { useLater } from './later-list.ts';
import { RecusalDialog } from './recusal-dialog.tsx';
import { SheetChip } from './sheet-chip.tsx';
import { SubmissionHead, SubmissionPage } from './submission-pane.tsx';
import './score-sheet.css';

const sheetPath = (submission: Id): string => `/sheet/${submission}`;

/** Page keys go through the list, except where they scroll something or a dialog is open. */
function usePageKeys(previous: () => void, next: () => void) {
  const latest = useRef({ previous, next });
  useEffect(() => {
    latest.current = { previous, next };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'PageDown' && event.code !== 'PageUp') return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (
        target.closest('[data-own-keys], textarea, [role="dialog"], [role="alertdialog"]') !== null
      )
        return;
      event.preventDefault();
      if (event.code === 'PageDown') latest.current.next();
      else latest.current.previous();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** Why a sheet is closed, or open again, in a sentence. */
function SheetNotice({ item, state }: { readonly item: WorkItem; readonly state: ContestState }) {
  const { t, format } = useText('score');
  const { sheet } = item;
  if (sheet.status === 'recused') {
    const recusal = state.recusals.find(
      (each) =>
        each.stage === sheet.stage &&
        each.submission === sheet.submission &&
        each.juror === sheet.juror,
    );
    return (
      <Banner icon="hand" title={t('notice.recused')}>
        {recusal?.reason}
      </Banner>
    );
  }
  if (sheet.handIn !== null && sheet.reopening !== null)
    return (
      <Banner tone="warn" icon="pen" title={t('notice.reopened')}>
        {t('notice.reopenedDetail')}
      </Banner>
    );
  if (sheet.status === 'disputed')
    return (
      <Banner tone="warn" title={t('notice.disputed')}>
        {t('notice.disputedDetail')}
      </Banner>
    );
  if (sheet.handIn === null) return null;
  const { wallClock } = sheet.handIn;
  return (
    <Banner
      icon="lock"
      title={t('notice.handedIn', {
        date: format.date(wallClock, 'press'),
        time: format.time(wallClock),
      })}
    >
      {t('notice.handedInDetail')}
    </Banner>
  );
}

interface SheetProps {
  readonly work: JurorWork;
  readonly index: number;
  readonly item: WorkItem;
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly contest: string;
}

/** Stepping back from a submission: the question, the recording, and what went wrong. */
function useRecusal(item: WorkItem, onDone: () => void) {
  const desk = useDeskCommands();
  const [step, setStep] = useState<'closed' | 'asking' | 'recording'>('closed');
  const [error, setError] = useState<DeskError | null>(null);
  const confirm = async (reason: string) => {
    setStep('recording');
    const result = await desk.record([recuse(item.sheet, reason)]);
    setStep('closed');
    setError(result.ok ? null : result.error);
    if (result.ok) onDone();
  };
  const dialog = (
    <RecusalDialog
      open={step !== 'closed'}
      busy={step === 'recording'}
      onClose={() => setStep('closed')}
      onRecuse={(reason) => void confirm(reason)}
    />
  );
  return { ask: () => setStep('asking'), dialog, error };
}

function OpenSheet({ work, index, item, state, settings, contest }: SheetProps) {
  const { t } = useText('score');
  const desk = useDeskCommands();
  const [, navigate] = useLocation();
  const [view, setView] = useState<'docs' | 'sheet'>('sheet');
  const [later, setLater] = useLater(contest, item.sheet.juror);
  const mainAction = useRef<HTMLButtonElement>(null);
  const { stage, items } = work;
  const { submission, sheet } = item;

  const go = (step: 1 | -1) => {
    const neighbour = items[index + step];
    navigate(neighbour === undefined ? '/' : sheetPath(neighbour.submission.id));
  };
  usePageKeys(
    () => go(-1),
    () => go(1),
  );
  const recusal = useRecusal(item, () => go(1));
  const locked = isLocked(sheet);
  const isLast = index === items.length - 1;
  const putOff = later.has(submission.id);

  return (
    <main className="sheet">
      <div className="panes" data-view={view}>
        <section className="docs" aria-label={t('application')}>
          <SubmissionHead
            submission={submission}
            stage={stage}
            settings={settings}
            position={{ at: index + 1, of: items.length }}
            chip={<SheetChip item={item} later={putOff} />}
          />
          <Segment
            className="views only-small"
            label={t('view')}
            value={view}
            onChange={setView}
            options={[
              { value: 'docs', label: t('documents'), icon: 'doc' },
              { value: 'sheet', label: t('title'), icon: 'list' },
            ]}
          />
          <SubmissionPage submission={submission} stage={stage} />
        </section>
        <ScoreForm
          key={submission.id}
          stage={stage}
          submission={submission}
          juror={sheet.juror}
          readOnly={locked}
          onRecord={desk.record}
          onEnd={() => mainAction.current?.focus()}
          notice={
            <>
              <SheetNotice item={item} state={state} />
              {recusal.error !== null && <ErrorBanner error={recusal.error} />}
            </>
          }
        />
      </div>
      <footer className="actionbar">
        <Button
          icon="left"
          aria-label={t('previousSubmission')}
          aria-keyshortcuts="PageUp"
          onClick={() => go(-1)}
        >
          <span className="hide-s">{index === 0 ? t('toList') : t('previous')}</span>
        </Button>
        {!locked && sheet.status !== 'complete' && (
          <Button
            icon="later"
            title={t('later')}
            aria-label={t('later')}
            aria-pressed={putOff}
            onClick={() => {
              setLater(submission.id, !putOff);
              if (!putOff) go(1);
            }}
          >
            <span className="hide-s">{t('later')}</span>
          </Button>
        )}
        {!locked && (
          <Button
            variant="quiet"
            className="ink"
            icon="hand"
            title={t('recusal.action')}
            aria-label={t('recusal.action')}
            onClick={recusal.ask}
          >
            <span className="hide-s">{t('recusal.action')}</span>
          </Button>
        )}
        <span className="grow" />
        <SheetTotal stage={stage} values={sheet} />
        <Button
          ref={mainAction}
          variant="primary"
          size="lg"
          iconEnd="right"
          kbd="PgDn"
          aria-keyshortcuts="PageDown"
          onClick={() => go(1)}
        >
          {isLast ? (
            t('toList')
          ) : (
            <>
              <span className="only-small">{t('common:next')}</span>
              <span className="hide-s">{t('nextSubmission')}</span>
            </>
          )}
        </Button>
      </footer>
      {recusal.dialog}
    </main>
  );
}

/** One application beside its score sheet. */
export function ScoreSheetScreen({ submissionId }: { readonly submissionId: Id }) {
  const { t } = useText('score');
  const { profile, state } = useDesk();
  if (profile === null || state?.settings == null) return null;
  const work = jurorWork(state, profile.person.id);
  const index = work?.items.findIndex((each) => each.submission.id === submissionId) ?? -1;
  const item = work?.items[index];
  if (work === null || item === undefined)
    return (
      <main className="main">
        <EmptyState
          title={t('notAssigned')}
          action={
            <LinkButton variant="primary" href="#/">
              {t('toList')}
            </LinkButton>
          }
        />
      </main>
    );
  return (
    <OpenSheet
      work={work}
      index={index}
      item={item}
      state={state}
      settings={state.settings}
      contest={profile.contest}
    />
  );
}
