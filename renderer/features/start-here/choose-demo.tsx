import type { Role } from '../../../shared/contest/people.ts';
import { useText } from '../../language/use-text.ts';
import { demoTemplates } from '../../storage/demo-templates.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { ChoiceList } from './choice-list.tsx';

/** Which programme to practise with: each shows what the others do not have. */
export function ChooseDemo({ role, onBack }: { readonly role: Role; readonly onBack: () => void }) {
  const { t, language } = useText('first-run');
  const desk = useDeskCommands();
  const demo = useCommand();
  return (
    <div className="col g4">
      {demo.busy && <p role="status">{t('start.demoBusy')}</p>}
      <ErrorBanner error={demo.error} />
      <ChoiceList
        choices={demoTemplates
          .filter(({ roles }) => roles.includes(role))
          .map(({ template }) => ({
            value: template,
            title: t(`demo.programmes.${template}.title`),
            text: t(`demo.programmes.${template}.text`),
          }))}
        chosen={null}
        disabled={demo.busy}
        onChoose={(template) => void demo.run(() => desk.openDemo({ role, language, template }))}
      />
      <div className="row">
        <Button icon="left" onClick={onBack} disabled={demo.busy}>
          {t('common:back')}
        </Button>
      </div>
    </div>
  );
}
