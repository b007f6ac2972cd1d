import { useText } from '../../language/use-text.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceList } from './choice-list.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';

/** Ways that only some ever need: out of a recovery copy, or as the second key keeper. */
export type OtherWay = 'restore' | 'second-key';

function OtherWays({
  disabled,
  onChoose,
}: {
  readonly disabled: boolean;
  readonly onChoose: (way: OtherWay) => void;
}) {
  const { t } = useText('first-run');
  return (
    <details className="other-ways">
      <summary>{t('start.otherWays')}</summary>
      <ChoiceList
        choices={[
          {
            value: 'restore',
            title: t('start.restore'),
            text: t('start.restoreText'),
            icon: 'refresh',
          },
          {
            value: 'second-key',
            title: t('start.secondKey'),
            text: t('start.secondKeyText'),
            icon: 'key',
          },
        ]}
        chosen={null}
        disabled={disabled}
        onChoose={onChoose}
      />
    </details>
  );
}

/** For headquarters: a contest of their own, or the demo; the rare ways are folded away. */
export function BeginContest({
  onCreateContest,
  onOtherWay,
  onBack,
}: {
  readonly onCreateContest: () => void;
  readonly onOtherWay: (way: OtherWay) => void;
  readonly onBack: () => void;
}) {
  const { t, language } = useText('first-run');
  const desk = useDeskCommands();
  const demo = useCommand();
  const choose = (choice: 'create' | 'demo') => {
    if (choice === 'create') onCreateContest();
    else void demo.run(() => desk.openDemo({ role: 'headquarters', language }));
  };
  return (
    <div className="col g4">
      <ChoiceList
        choices={[
          { value: 'create', title: t('start.create'), text: t('start.createText'), icon: 'plus' },
          {
            value: 'demo',
            title: demo.busy ? t('start.demoBusy') : t('start.demo'),
            text: t('start.demoText'),
            icon: 'play',
          },
        ]}
        chosen={null}
        disabled={demo.busy}
        onChoose={choose}
      />
      <ErrorBanner error={demo.error} />
      <OtherWays disabled={demo.busy} onChoose={onOtherWay} />
      <div className="row">
        <Button icon="left" onClick={onBack} disabled={demo.busy}>
          {t('common:back')}
        </Button>
      </div>
    </div>
  );
}
