import { useEffect, useMemo, useRef, useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { FullWindow } from '../../ui/full-window.tsx';
import type { IconName } from '../../ui/icon.tsx';
import type { CeremonyAct } from './ceremony-keys.ts';
import { CeremonyQuestion, type CeremonyQuestionSubject } from './ceremony-question.tsx';
import type { CeremonyRun } from './ceremony-run.ts';
import { leaveFullScreen, toggleFullScreen } from '../../show/full-screen.ts';
import { StagePicture } from '../../show/stage-picture.tsx';
import { useCeremony, useCeremonyKeys } from './use-ceremony.ts';
import './single-stage.css';

/** Small buttons for who has no keys at hand. */
function StageButtons({
  run,
  black,
  onAct,
}: {
  readonly run: CeremonyRun;
  readonly black: boolean;
  readonly onAct: (act: CeremonyAct) => void;
}) {
  const { t } = useText('ceremony');
  const buttons: readonly (readonly [CeremonyAct, IconName, string])[] = [
    ['end', 'x', t('end.verb')],
    ['full-screen', 'screen', t('fullScreen')],
    ['black', 'moon', t('black')],
    ['back', 'left', t('common:back')],
    ['next', 'right', t('common:next')],
  ];
  return (
    <div className="single-controls" data-theme={run.look}>
      {buttons.map(([act, icon, name]) => (
        <Button
          key={act}
          variant="quiet"
          icon={icon}
          aria-label={name}
          title={name}
          {...(act === 'black' ? { 'aria-pressed': black } : {})}
          onClick={() => onAct(act)}
        />
      ))}
    </div>
  );
}

/** The ceremony in this window, for who has one screen: the picture of the moment, no notes, nothing of what comes. */
export function SingleStage({ run }: { readonly run: CeremonyRun }) {
  const { t } = useText('ceremony');
  const { progress, go } = useCeremony(run.own.length);
  const [question, ask] = useState<CeremonyQuestionSubject | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const picture = useMemo(
    () => (progress.black ? null : run.pictureOf(progress.at)),
    [run, progress],
  );
  const perform = (act: CeremonyAct) => {
    if (act === 'end') ask({ type: 'end' });
    else if (act === 'full-screen') toggleFullScreen();
    else go(act);
  };
  useCeremonyKeys(perform, question !== null);
  useEffect(() => leaveFullScreen, []);
  return (
    <FullWindow label={t('stage')} onEscape={() => perform('end')} first={() => stage.current}>
      <div className="single-stage" ref={stage} tabIndex={-1}>
        <div className="single-picture" aria-live="polite">
          <StagePicture picture={picture} look={run.look} />
        </div>
        <StageButtons run={run} black={progress.black} onAct={perform} />
        <CeremonyQuestion
          question={question}
          onClose={() => ask(null)}
          onEnd={run.onEnd}
          onJump={() => ask(null)}
        />
      </div>
    </FullWindow>
  );
}
