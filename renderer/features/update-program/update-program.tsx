import { type RefObject, useEffect, useRef, useState } from 'react';

import type { UpdateFacts } from '../../../shared/host/updates.ts';
import type { HostUpdates } from '../../host/host.ts';
import { useHost } from '../../host/host-context.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Working } from '../../ui/progress.tsx';
import { OfferedUpdate } from './offered-update.tsx';
import { UpdateRefusalBanner } from './update-refusal.tsx';
import { useUpdate, type Updating } from './use-update.ts';
import './update-program.css';

/** What this program says of updates; null until it said it. */
function useFacts(updates: HostUpdates): UpdateFacts | null {
  const [facts, setFacts] = useState<UpdateFacts | null>(null);
  useEffect(() => {
    void updates.facts().then(setFacts);
  }, [updates]);
  return facts;
}

/** Keeps what is going on before the person's eyes: the button that began it is gone, and with it the focus. */
function useInSight(part: RefObject<HTMLElement | null>, at: Updating['step']['at']): void {
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    part.current?.scrollIntoView({ block: 'start' });
    part.current?.focus({ preventScroll: true });
  }, [part, at]);
}

function Step({ facts, updating }: { readonly facts: UpdateFacts; readonly updating: Updating }) {
  const { t } = useText('update-program');
  const { step, choose, begin, stop } = updating;
  switch (step.at) {
    case 'choosing':
      return (
        <div className="row wrap">
          <Button icon="file" onClick={() => void choose()}>
            {t('choose')}
          </Button>
        </div>
      );
    case 'offered':
      return (
        <OfferedUpdate
          facts={facts}
          offer={step.offer}
          onBegin={() => void begin()}
          onOther={() => void choose()}
        />
      );
    case 'copying':
      return <Working text={t('copying')} done={0} total={1} />;
    case 'checking':
      return (
        <Working
          text={t('checking')}
          done={step.progress.done}
          total={step.progress.total}
          stop={<Button onClick={stop}>{t('stop')}</Button>}
        />
      );
    case 'starting':
      return <Working text={t('starting')} done={1} total={1} />;
    case 'ended':
      return (
        <div role="status">
          <Banner tone="ok" title={t(`ended.${step.ending}`)}>
            {step.ending === 'shown' && t(`install.${facts.platform}`)}
          </Banner>
        </div>
      );
  }
}

function DesktopUpdate({
  updates,
  dropped,
  part,
}: {
  readonly updates: HostUpdates;
  readonly part: RefObject<HTMLElement | null>;
  readonly dropped: boolean;
}) {
  const { t } = useText('update-program');
  const facts = useFacts(updates);
  const updating = useUpdate(updates);
  const { step, refusal, copyError } = updating;
  useInSight(part, step.at);
  if (facts === null) return null;
  if (!facts.taken) return <p>{t('none')}</p>;
  return (
    <>
      {step.at === 'choosing' && <p className="muted">{t('lead')}</p>}
      {dropped && step.at === 'choosing' && <Banner>{t('dropped')}</Banner>}
      <UpdateRefusalBanner refusal={refusal} />
      <ErrorBanner error={copyError} />
      <Step facts={facts} updating={updating} />
    </>
  );
}

/** A new version of the program from a file. `dropped`: an update file was dropped on the window just now. */
export function UpdateProgram({ dropped }: { readonly dropped: boolean }) {
  const { t } = useText('update-program');
  const { updates } = useHost();
  const part = useRef<HTMLElement>(null);
  return (
    <section
      className="col g3 update-program"
      aria-labelledby="update-title"
      ref={part}
      tabIndex={-1}
    >
      <h3 id="update-title">{t('title')}</h3>
      {updates === null ? (
        <p>{t('browser')}</p>
      ) : (
        <DesktopUpdate updates={updates} dropped={dropped} part={part} />
      )}
    </section>
  );
}
