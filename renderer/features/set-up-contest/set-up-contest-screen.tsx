import { useMemo, useState } from 'react';

import type { Result } from '../../../shared/basics/result.ts';
import { setContestSettings } from '../../../shared/contest/contest-operations.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { missingInSettings } from '../../../shared/contest/settings-check.ts';
import { settingsDifference } from '../../../shared/contest/settings-difference.ts';
import { nextSeason } from '../../../shared/contest/settings-file.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Steps } from '../../ui/steps.tsx';
import { AmendSettings } from './amend-settings.tsx';
import { draftFromTemplate, draftToSettings, type Draft } from './draft.ts';
import { FounderForm, type Founding } from './founder-form.tsx';
import { GoMissing } from './go-missing.tsx';
import { inUseOf, nothingInUse } from './in-use.ts';
import { OpenRegulation } from './open-regulation.tsx';
import { SettingsForm } from './settings-form.tsx';
import { firstPlace } from './settings-place.ts';
import { TemplateCards } from './template-cards.tsx';
import { trustToFounding } from './trust.ts';
import { useKept } from './use-kept.ts';
import { VersionsSection } from './versions-section.tsx';
import './set-up-contest.css';

const stepNotes = ['stepNotes.template', 'stepNotes.settings', 'stepNotes.founder'] as const;

const isReady = (draft: Draft): boolean =>
  missingInSettings(draftToSettings(draft)).every(({ level }) => level === 'advice');

function NewSettings({
  draft,
  carriedOn,
  onChange,
  onBack,
  onNext,
}: {
  readonly draft: Draft;
  /** True where it came from a file of an earlier season. */
  readonly carriedOn: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) {
  const { t } = useText('contest-setup');
  const [place, setPlace] = useState(firstPlace);
  return (
    <>
      {carriedOn && <Banner tone="info">{t('carriedOn', { season: draft.season })}</Banner>}
      <SettingsForm
        draft={draft}
        onChange={onChange}
        place={place}
        onPlace={setPlace}
        inUse={nothingInUse}
      />
      <ActionBar
        start={
          <Button icon="left" onClick={onBack}>
            {t('common:back')}
          </Button>
        }
      >
        <GoMissing draft={draft} place={place} onPlace={setPlace} />
        <Button variant="primary" size="lg" disabled={!isReady(draft)} onClick={onNext}>
          {t('common:continue')}
        </Button>
      </ActionBar>
    </>
  );
}

function ChooseTemplate({
  onChoose,
  onOpen,
  onBack,
}: {
  readonly onChoose: (template: Id) => void;
  readonly onOpen: (settings: ContestSettings) => void;
  readonly onBack: (() => void) | undefined;
}) {
  const { t } = useText('contest-setup');
  return (
    <>
      <TemplateCards onChoose={onChoose} />
      <OpenRegulation onOpen={onOpen} />
      {onBack !== undefined && (
        <div className="row">
          <Button icon="left" onClick={onBack}>
            {t('common:back')}
          </Button>
        </div>
      )}
    </>
  );
}

/** The founding while it runs, and why it failed. */
function useFounding(onDone: () => void) {
  const desk = useDeskCommands();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const found = async (draft: Draft, { founder, passphrase, trust }: Founding) => {
    setBusy(true);
    setError(null);
    const settings = draftToSettings(draft);
    const created = await desk.createContest({
      settings,
      person: founder,
      passphrase,
      trust: trustToFounding(trust),
    });
    setBusy(false);
    if (created.ok) onDone();
    else setError(created.error);
  };
  return { busy, error, found };
}

function NewContest({
  onDone,
  onBack,
}: {
  readonly onDone: () => void;
  readonly onBack: (() => void) | undefined;
}) {
  const { t } = useText('contest-setup');
  const [kept, keep] = useKept('new');
  const [step, setStep] = useState<0 | 1 | 2>(kept === null ? 0 : 1);
  const { busy, error, found } = useFounding(() => {
    keep(null);
    onDone();
  });
  const begin = (draft: Draft, carriedOn: boolean) => {
    keep({ draft, carriedOn });
    setStep(1);
  };
  return (
    <main className="main col g4 set-up">
      <PageHead title={t('titleNew')} note={t(stepNotes[step])}>
        <Steps
          label={t('steps')}
          steps={[t('stepTemplate'), t('stepSettings'), t('stepFounder')]}
          current={step}
        />
      </PageHead>
      <ErrorBanner error={error} />
      {(step === 0 || kept === null) && (
        <ChooseTemplate
          onChoose={(template) => begin(draftFromTemplate(template, ''), false)}
          onOpen={(settings) => begin(nextSeason(settings), true)}
          onBack={onBack}
        />
      )}
      {step === 1 && kept !== null && (
        <NewSettings
          {...kept}
          onChange={(draft) => keep({ ...kept, draft })}
          onBack={() => setStep(0)}
          onNext={() => setStep(2)}
        />
      )}
      {step === 2 && kept !== null && (
        <FounderForm
          busy={busy}
          onFound={(founding) => void found(kept.draft, founding)}
          onBack={() => setStep(1)}
        />
      )}
    </main>
  );
}

function OpenSettings({
  state,
  settings,
  onDone,
}: {
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly onDone: () => void;
}) {
  const { t, format } = useText('contest-setup');
  const desk = useDeskCommands();
  const [place, setPlace] = useState(firstPlace);
  const [kept, keep] = useKept(state.contest);
  const edited = kept?.draft ?? null;
  const setEdited = (draft: Draft | null) =>
    keep(draft === null ? null : { draft, carriedOn: false });
  const { submissions, sheets, assignments } = state;
  const inUse = useMemo(
    () => inUseOf({ submissions, sheets, assignments }),
    [submissions, sheets, assignments],
  );
  const draft = edited ?? settings;
  const next = draftToSettings(draft);
  const amend = async (reason: string): Promise<Result<void, DeskError>> => {
    const recorded = await desk.record([{ ...setContestSettings(next), reason }]);
    if (recorded.ok) {
      setEdited(null);
      onDone();
    }
    return recorded;
  };
  return (
    <main className="main col g4 set-up">
      <PageHead title={t('titleOpen')} note={format.localized(settings.title)} />
      <SettingsForm
        draft={draft}
        onChange={setEdited}
        place={place}
        onPlace={setPlace}
        inUse={inUse}
        versions={<VersionsSection state={state} settings={settings} />}
      />
      <AmendSettings
        changes={edited === null ? [] : settingsDifference(settings, next)}
        settings={next}
        ready={isReady(draft)}
        missing={<GoMissing draft={draft} place={place} onPlace={setPlace} />}
        onUndo={() => setEdited(null)}
        onAmend={amend}
      />
    </main>
  );
}

function OpenContest({ onDone }: { readonly onDone: () => void }) {
  const { state } = useDesk('state');
  const settings = state?.settings ?? null;
  if (state === null || settings === null) return null;
  return <OpenSettings key={state.contest} state={state} settings={settings} onDone={onDone} />;
}

/**
 * Setting up a contest: from a template to its founding (`new`), or looking at and amending one that is open.
 * `onDone` is called when the contest is founded or an amendment is recorded.
 */
export function SetUpContestScreen({
  mode,
  onDone,
  onBack,
}: {
  readonly mode: 'new' | 'open';
  readonly onDone: () => void;
  /** The way back out of the first step, where there is one. */
  readonly onBack?: () => void;
}) {
  return mode === 'new' ? (
    <NewContest onDone={onDone} onBack={onBack} />
  ) : (
    <OpenContest onDone={onDone} />
  );
}
