import { useState } from 'react';

import type { Result } from '../../../shared/basics/result.ts';
import { setContestSettings } from '../../../shared/contest/contest-operations.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { missingInSettings } from '../../../shared/contest/settings-check.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Steps } from '../../ui/steps.tsx';
import { AmendSettings } from './amend-settings.tsx';
import { draftFromTemplate, draftToSettings, stageOf, type Draft } from './draft.ts';
import { FounderForm, type Founder } from './founder-form.tsx';
import type { Section } from './issue-text.ts';
import { SettingsForm, type InUse } from './settings-form.tsx';
import { TemplateCards } from './template-cards.tsx';
import './set-up-contest.css';

const stepNotes = ['stepNotes.template', 'stepNotes.settings', 'stepNotes.founder'] as const;

const nothingInUse: InUse = { nominations: new Map(), criteria: new Set() };

function inUseOf(state: ContestState, draft: Draft): InUse {
  const nominations = new Map<Id, number>();
  for (const { nomination } of state.submissions.values())
    nominations.set(nomination, (nominations.get(nomination) ?? 0) + 1);
  const stage = stageOf(draft)?.id;
  const sheets = [...state.sheets.values()].filter((sheet) => sheet.stage === stage);
  return {
    nominations,
    criteria: new Set(sheets.flatMap(({ scores }) => Object.keys(scores))),
  };
}

function NewContest({
  onDone,
  onBack,
}: {
  readonly onDone: () => void;
  readonly onBack: (() => void) | undefined;
}) {
  const { t, language } = useText('contest-setup');
  const desk = useDeskCommands();
  const [step, setStep] = useState<0 | 1 | 2>(0);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [section, setSection] = useState<Section>('general');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const choose = (template: Id) => {
    setDraft(draftFromTemplate(template, ''));
    setSection('general');
    setStep(1);
  };
  const found = async (founder: Founder, passphrase: string) => {
    if (draft === null) return;
    setBusy(true);
    setError(null);
    const settings = draftToSettings(draft);
    const created: Result<void, DeskError> = await desk.createContest({
      settings,
      person: founder,
      passphrase,
    });
    setBusy(false);
    if (created.ok) onDone();
    else setError(created.error);
  };
  const ready =
    draft !== null &&
    missingInSettings(draftToSettings(draft)).every(({ level }) => level === 'advice');
  return (
    <main className="main col g4">
      <PageHead title={t('titleNew')} note={t(stepNotes[step])}>
        <Steps
          label={t('steps')}
          steps={[t('stepTemplate'), t('stepSettings'), t('stepFounder')]}
          current={step}
        />
      </PageHead>
      {error !== null && (
        <Banner tone="danger" title={errorText(error, language).title}>
          {errorText(error, language).what} {errorText(error, language).do}
        </Banner>
      )}
      {step === 0 && <TemplateCards onChoose={choose} />}
      {step === 0 && onBack !== undefined && (
        <div className="row">
          <Button icon="left" onClick={onBack}>
            {t('common:back')}
          </Button>
        </div>
      )}
      {step === 1 && draft !== null && (
        <>
          <SettingsForm
            draft={draft}
            onChange={setDraft}
            section={section}
            onSection={setSection}
            inUse={nothingInUse}
          />
          <div className="row g3 wrap">
            <Button icon="left" onClick={() => setStep(0)}>
              {t('common:back')}
            </Button>
            <Button variant="primary" size="lg" disabled={!ready} onClick={() => setStep(2)}>
              {t('common:continue')}
            </Button>
          </div>
        </>
      )}
      {step === 2 && (
        <FounderForm
          busy={busy}
          onFound={(founder, passphrase) => void found(founder, passphrase)}
          onBack={() => setStep(1)}
        />
      )}
    </main>
  );
}

function OpenContest({ onDone }: { readonly onDone: () => void }) {
  const { t, format } = useText('contest-setup');
  const { state } = useDesk();
  const desk = useDeskCommands();
  const [section, setSection] = useState<Section>('general');
  const [edited, setEdited] = useState<Draft | null>(null);
  const settings = state?.settings ?? null;
  if (state === null || settings === null) return null;
  const draft = edited ?? settings;
  const amend = async (reason: string): Promise<Result<void, DeskError>> => {
    const recorded = await desk.record([{ ...setContestSettings(draftToSettings(draft)), reason }]);
    if (recorded.ok) {
      setEdited(null);
      onDone();
    }
    return recorded;
  };
  return (
    <main className="main col g4">
      <PageHead title={t('titleOpen')} note={format.localized(settings.title)} />
      <SettingsForm
        draft={draft}
        onChange={setEdited}
        section={section}
        onSection={setSection}
        inUse={inUseOf(state, draft)}
      />
      <AmendSettings
        changed={edited !== null}
        ready={missingInSettings(draftToSettings(draft)).every(({ level }) => level === 'advice')}
        onUndo={() => setEdited(null)}
        onAmend={amend}
      />
    </main>
  );
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
