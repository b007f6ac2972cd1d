import { useText } from '../../language/use-text.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceList } from './choice-list.tsx';
import { Problem } from './problem.tsx';
import { useCommand } from './use-command.ts';

/** For headquarters: a contest of their own, or the demo. */
export function BeginContest({
  onCreateContest,
  onBack,
}: {
  readonly onCreateContest: () => void;
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
      <Problem error={demo.error} />
      <div className="row">
        <Button icon="left" onClick={onBack} disabled={demo.busy}>
          {t('common:back')}
        </Button>
      </div>
    </div>
  );
}
