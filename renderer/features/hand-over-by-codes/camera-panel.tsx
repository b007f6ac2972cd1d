import { CameraView } from '../../hand-over/camera-view.tsx';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';

/** Reading by camera, the quickest of the ways. */
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
  return (
    <Card title={t('camera.title')} className="col">
      <CameraView
        on={on}
        primary={needed}
        otherWay={t('camera.otherWay')}
        onSwitch={onSwitch}
        onText={onText}
      />
    </Card>
  );
}
