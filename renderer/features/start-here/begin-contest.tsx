import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceList } from './choice-list.tsx';

/** Ways that only some ever need: out of a recovery copy, or as the second key keeper. */
export type OtherWay = 'restore' | 'second-key';

function OtherWays({ onChoose }: { readonly onChoose: (way: OtherWay) => void }) {
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
        onChoose={onChoose}
      />
    </details>
  );
}

/** For headquarters: a contest of their own, or the demo; the rare ways are folded away. */
export function BeginContest({
  onCreateContest,
  onDemo,
  onOtherWay,
  onBack,
}: {
  readonly onCreateContest: () => void;
  readonly onDemo: () => void;
  readonly onOtherWay: (way: OtherWay) => void;
  readonly onBack: () => void;
}) {
  const { t } = useText('first-run');
  return (
    <div className="col g4">
      <ChoiceList
        choices={[
          { value: 'create', title: t('start.create'), text: t('start.createText'), icon: 'plus' },
          {
            value: 'demo',
            title: t('start.demo'),
            text: t('start.demoText'),
            icon: 'play',
          },
        ]}
        chosen={null}
        onChoose={(choice) => (choice === 'create' ? onCreateContest() : onDemo())}
      />
      <OtherWays onChoose={onOtherWay} />
      <div className="row">
        <Button icon="left" onClick={onBack}>
          {t('common:back')}
        </Button>
      </div>
    </div>
  );
}
