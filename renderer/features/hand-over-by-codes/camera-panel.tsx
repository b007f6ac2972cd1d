import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useCamera } from './use-camera.ts';

/** The camera's picture and its switch; every code it sees goes to `onText`. */
export function CameraPanel({
  on,
  needed,
  onSwitch,
  onText,
}: {
  readonly on: boolean;
  /** False once everything is read: the screen's one filled button is then another. */
  readonly needed: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly onText: (text: string) => void;
}) {
  const { t } = useText('codes');
  const { video, camera } = useCamera(on, { onText, onFail: () => onSwitch(false) });
  return (
    <Card title={t('camera.title')} className="col">
      <p className="meta">{t('camera.note')}</p>
      {on && (
        <div className="camera">
          <video ref={video} muted playsInline aria-label={t('camera.picture')} />
          <span className="frame" aria-hidden="true" />
        </div>
      )}
      {camera.status === 'failed' && (
        <Banner tone="warn" title={t(`camera.${camera.problem}`)}>
          {t('camera.otherWay')}
        </Banner>
      )}
      <div className="row wrap">
        <Button
          variant={on || !needed ? 'default' : 'primary'}
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
    </Card>
  );
}
