import type { ReactNode } from 'react';

import { useText } from '../language/use-text.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useCamera } from './use-camera.ts';
import './hand-over.css';

/** The camera's picture and its switch; every code it sees goes to `onText`, again and again while it sees it. */
export function CameraView({
  on,
  primary = false,
  otherWay,
  onSwitch,
  onText,
}: {
  readonly on: boolean;
  /** True where switching the camera on is the screen's one filled button. */
  readonly primary?: boolean;
  /** What to do where there is no camera. */
  readonly otherWay: ReactNode;
  readonly onSwitch: (on: boolean) => void;
  readonly onText: (text: string) => void;
}) {
  const { t } = useText('hand-over');
  const { video, camera } = useCamera(on, { onText, onFail: () => onSwitch(false) });
  return (
    <>
      {on && (
        <>
          <p className="meta">{t('camera.note')}</p>
          <div className="camera">
            <video ref={video} muted playsInline aria-label={t('camera.picture')} />
            <span className="frame" aria-hidden="true" />
          </div>
        </>
      )}
      {camera.status === 'failed' && (
        <Banner tone="warn" title={t(`camera.${camera.problem}`)}>
          {otherWay}
        </Banner>
      )}
      <div className="row wrap">
        <Button
          variant={primary && !on ? 'primary' : 'default'}
          icon={on ? 'x' : 'video'}
          onClick={() => onSwitch(!on)}
        >
          {t(on ? 'camera.stop' : camera.status === 'failed' ? 'common:retry' : 'camera.start')}
        </Button>
        {camera.status === 'starting' && (
          <span className="meta" role="status">
            {t('camera.starting')}
          </span>
        )}
      </div>
    </>
  );
}
