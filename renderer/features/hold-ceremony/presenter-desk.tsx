import { useEffect, useMemo, useRef, useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { FullWindow } from '../../ui/full-window.tsx';
import { ceremonyAct, type CeremonyAct } from './ceremony-keys.ts';
import { elapsedText } from './ceremony-progress.ts';
import { CeremonyQuestion, type CeremonyQuestionSubject } from './ceremony-question.tsx';
import type { CeremonyRun } from './ceremony-run.ts';
import { PresenterControls } from './presenter-controls.tsx';
import { PresenterNotes, SpokenText } from './presenter-notes.tsx';
import { CurrentPicture, NextPicture } from './presenter-pictures.tsx';
import type { ShownNow } from '../../show/show-messages.ts';
import { useCeremony, useCeremonyKeys, useElapsed } from './use-ceremony.ts';
import { type ShowWindow, useShowWindow } from '../../show/use-show-window.ts';
import './presenter-desk.css';

function WindowBanner({ show: { status, open } }: { readonly show: ShowWindow }) {
  const { t } = useText('ceremony');
  if (status === 'open' || status === 'opening') return null;
  return (
    <Banner
      tone="warn"
      title={status === 'refused' ? t('window.refused') : t('window.closed')}
      action={
        <Button icon="screen" onClick={open}>
          {t('window.open')}
        </Button>
      }
    >
      {t('window.note')}
    </Banner>
  );
}

function Clock() {
  const { t } = useText('ceremony');
  const elapsed = useElapsed();
  return (
    <p className="ceremony-clock">
      <span>{t('clock')}</span>
      <b>{elapsedText(elapsed)}</b>
    </p>
  );
}

function DeskHead({ run, at }: { readonly run: CeremonyRun; readonly at: number }) {
  const { t, format } = useText('ceremony');
  return (
    <div className="ceremony-head">
      <h1>{t('desk')}</h1>
      {run.rehearsal && (
        <Chip tone="warn" icon="info">
          {t('rehearsal')}
        </Chip>
      )}
      <p className="ceremony-step" aria-live="polite">
        {t('step', { number: format.number(at + 1), total: format.number(run.own.length) })}
      </p>
      <Clock />
    </div>
  );
}

/** The presenter's screen: what everybody sees, what is read aloud, what comes next. The public has a window of its own. */
export function PresenterDesk({ run }: { readonly run: CeremonyRun }) {
  const { t } = useText('ceremony');
  const { progress, go } = useCeremony(run.own.length);
  const [question, ask] = useState<CeremonyQuestionSubject | null>(null);
  const next = useRef<HTMLButtonElement>(null);
  const now = useMemo(
    (): ShownNow => ({
      type: 'picture',
      look: run.look,
      picture: progress.black ? null : run.pictureOf(progress.at),
    }),
    [run, progress],
  );
  const show = useShowWindow(now, (code) => {
    const act = ceremonyAct(code);
    if (act !== null && question === null) perform(act);
  });
  const { open } = show;
  useEffect(open, [open]);
  useCeremonyKeys(perform, question !== null);

  function perform(act: CeremonyAct): void {
    if (act === 'end') ask({ type: 'end' });
    else if (act === 'full-screen') show.fullScreen();
    else go(act);
  }

  return (
    <FullWindow label={t('desk')} onEscape={() => perform('end')} first={() => next.current}>
      <div className="ceremony-desk">
        <DeskHead run={run} at={progress.at} />
        <WindowBanner show={show} />
        <div className="ceremony-parts">
          <SpokenText run={run} at={progress.at} />
          <div className="ceremony-side">
            <CurrentPicture run={run} picture={now.picture} />
            <PresenterNotes run={run} at={progress.at} />
          </div>
          <NextPicture run={run} at={progress.at} />
        </div>
        <PresenterControls run={run} progress={progress} next={next} onAct={perform} onAsk={ask} />
        <CeremonyQuestion
          question={question}
          onClose={() => ask(null)}
          onEnd={run.onEnd}
          onJump={(at) => {
            ask(null);
            go({ type: 'jump', at });
          }}
        />
      </div>
    </FullWindow>
  );
}
