import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Action } from '../../../shared/contest/action.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { recuse } from '../../../shared/scoring/score-operations.ts';
import { suggestedConflicts } from '../../../shared/contest/suggest-interests.ts';
import { useText } from '../../language/use-text.ts';
import { ScoreForm } from '../../score-form/score-form.tsx';
import type { DeskError, Profile } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segment } from '../../ui/segment.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { BeforeLook } from './before-look.tsx';
import { ConsentScreen } from './consent-screen.tsx';
import { consentStanding, needsConsent } from './consent-texts.ts';
import { isLocked, type WorkItem } from './juror-work.ts';
import { PanelCard } from './panel-card.tsx';
import { PersonalCard } from './personal-card.tsx';
import { RecusalDialog } from './recusal-dialog.tsx';
import { useSessionHistories } from './session-histories.ts';
import { SheetBar } from './sheet-bar.tsx';
import { SheetChip } from './sheet-chip.tsx';
import { SheetNotice } from './sheet-notice.tsx';
import { SubmissionHead, SubmissionPage } from './submission-pane.tsx';
import { type OrderedWork, useJurorWork } from './use-juror-work.ts';
import { useFormerLater, usePersonal } from './use-personal.ts';
import './score-sheet.css';

const sheetPath = (submission: Id): string => `/sheet/${submission}`;

/** Page keys go through the list, except where they scroll something or a dialog is open. */
function usePageKeys(go: (step: 1 | -1) => void) {
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'PageDown' && event.code !== 'PageUp') return;
      const target = event.target instanceof Element ? event.target : document.body;
      const own = '[data-own-keys], textarea, [role="dialog"], [role="alertdialog"]';
      if (target.closest(own) !== null) return;
      event.preventDefault();
      latest.current(event.code === 'PageDown' ? 1 : -1);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

interface SheetProps {
  readonly work: OrderedWork;
  readonly index: number;
  readonly item: WorkItem;
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly profile: Profile;
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

/** In a narrow window: the application or its sheet. */
function ViewSwitch({
  view,
  onChange,
}: {
  readonly view: 'docs' | 'sheet';
  readonly onChange: (view: 'docs' | 'sheet') => void;
}) {
  const { t } = useText('score');
  return (
    <Segment
      className="views only-small"
      label={t('view')}
      value={view}
      onChange={onChange}
      options={[
        { value: 'docs', label: t('documents'), icon: 'doc' },
        { value: 'sheet', label: t('title'), icon: 'list' },
      ]}
    />
  );
}

/** The desk's `record` as a value that stays the same. */
function useRecord() {
  const desk = useDeskCommands();
  return useCallback((actions: readonly Action[]) => desk.record(actions), [desk]);
}

/** Everything that stands above the criteria. */
function Notices({
  item,
  state,
  work,
  error,
}: Pick<SheetProps, 'item' | 'state' | 'work'> & { readonly error: DeskError | null }) {
  const { t } = useText('score');
  const { submission, sheet } = item;
  return (
    <>
      {work.calibration.has(submission.id) && !isLocked(sheet) && (
        <Banner icon="users" title={t('calibration.title')}>
          {t('calibration.why')}
        </Banner>
      )}
      <SheetNotice item={item} state={state} />
      {work.calibration.has(submission.id) && sheet.status === 'handed-in' && isLocked(sheet) && (
        <PanelCard item={item} stage={work.stage} />
      )}
      {error !== null && <ErrorBanner error={error} />}
    </>
  );
}

function OpenSheet({ work, index, item, state, settings, profile }: SheetProps) {
  const { t } = useText('score');
  const record = useRecord();
  const histories = useSessionHistories();
  const [, navigate] = useLocation();
  const [view, setView] = useState<'docs' | 'sheet'>('sheet');
  const { submission, sheet } = item;
  useFormerLater(profile);
  const [personal, keep] = usePersonal();
  const mainAction = useRef<HTMLButtonElement>(null);
  const isLater = personal.later.includes(submission.id);
  const setLater = (isOn: boolean) =>
    keep({ type: isOn ? 'mark' : 'unmark', mark: 'later', submissions: [submission.id] });
  const go = (step: 1 | -1) => {
    const neighbour = work.items[index + step];
    navigate(neighbour === undefined ? '/' : sheetPath(neighbour.submission.id));
  };
  usePageKeys(go);
  const recusal = useRecusal(item, () => go(1));
  return (
    <main className="sheet">
      <div className="panes" data-view={view}>
        <section className="docs" aria-label={t('application')}>
          <SubmissionHead
            submission={submission}
            stage={work.stage}
            settings={settings}
            position={{ at: index + 1, of: work.items.length }}
            chip={<SheetChip item={item} later={isLater} />}
          />
          <PersonalCard submission={submission.id} />
          <ViewSwitch view={view} onChange={setView} />
          <SubmissionPage submission={submission} stage={work.stage} />
        </section>
        <ScoreForm
          key={submission.id}
          stage={work.stage}
          submission={submission}
          juror={sheet.juror}
          readOnly={isLocked(sheet)}
          onRecord={record}
          histories={histories}
          onEnd={() => mainAction.current?.focus()}
          notice={<Notices item={item} state={state} work={work} error={recusal.error} />}
        />
      </div>
      <SheetBar
        work={work}
        index={index}
        item={item}
        later={{ isLater, set: setLater }}
        onGo={go}
        onRecuse={recusal.ask}
        mainAction={mainAction}
      />
      {recusal.dialog}
    </main>
  );
}

/** The sheet, or before the first look at it the question whether there is a conflict of interest. */
function AskedSheet(props: SheetProps) {
  const { submission, sheet } = props.item;
  const [, navigate] = useLocation();
  const [personal, keep] = usePersonal();
  const recusal = useRecusal(props.item, () => navigate('/'));
  const isFirst = sheet.status === 'empty' && !personal.cleared.includes(submission.id);
  const hints = isFirst ? suggestedConflicts(props.profile.person, submission) : [];
  if (hints.length === 0) return <OpenSheet {...props} />;
  return (
    <>
      {recusal.error !== null && <ErrorBanner error={recusal.error} />}
      <BeforeLook
        submission={submission.id}
        hints={hints}
        blind={props.work.stage.assignment.blind}
        onOpen={() => keep({ type: 'mark', mark: 'cleared', submissions: [submission.id] })}
        onRecuse={recusal.ask}
      />
      {recusal.dialog}
    </>
  );
}

/** One application beside its score sheet. */
export function ScoreSheetScreen({ submissionId }: { readonly submissionId: Id }) {
  const { t } = useText('score');
  const { profile, state } = useDesk('profile', 'state');
  const settings = state?.settings ?? null;
  const work = useJurorWork();
  if (profile === null || state === null || settings === null) return null;
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
  const consent = consentStanding(settings, state, profile.person.id);
  if (consent.due && needsConsent(item.sheet))
    return <ConsentScreen settings={settings} profile={profile} amended={consent.amended} />;
  return (
    <AskedSheet
      work={work}
      index={index}
      item={item}
      state={state}
      settings={settings}
      profile={profile}
    />
  );
}
