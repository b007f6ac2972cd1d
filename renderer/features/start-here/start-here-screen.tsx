import { useState } from 'react';

import { languages } from '../../../shared/basics/localized.ts';
import type { Role } from '../../../shared/contest/people.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { switchLanguage } from '../../language/texts.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Steps } from '../../ui/steps.tsx';
import { BeginContest, type OtherWay } from './begin-contest.tsx';
import { ChoiceList } from './choice-list.tsx';
import { ChooseDemo } from './choose-demo.tsx';
import { FirstRunFrame } from './first-run-frame.tsx';
import { InvitationNote, OpenInvitation, type ReadInvitation } from './open-invitation.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { RestoreHeadquarters } from './restore-headquarters.tsx';
import { SecondKey } from './second-key.tsx';
import { SetPassphrase } from './set-passphrase.tsx';
import { useCommand } from '../../storage/use-command.ts';

const stepNames = ['language', 'role', 'start', 'passphrase'] as const;

type Step =
  | { readonly name: 'language' }
  | { readonly name: 'role' }
  | { readonly name: 'start'; readonly role: Role }
  | { readonly name: 'demo'; readonly role: Role }
  | { readonly name: OtherWay; readonly role: 'headquarters' }
  | { readonly name: 'passphrase'; readonly role: Role; readonly invitation: ReadInvitation };

/** Who one is; and for whoever comes back with a stick, the copy on it knows. */
const choices = [
  { value: 'juror', icon: 'pen' },
  { value: 'coordinator', icon: 'map' },
  { value: 'headquarters', icon: 'gavel' },
  { value: 'copy', icon: 'usb' },
] as const;

function StepLine({ step }: { readonly step: Step }) {
  const { t } = useText('first-run');
  const shown = stepNames.filter(
    (name) => name !== 'passphrase' || !('role' in step) || step.role !== 'headquarters',
  );
  const current = stepNames.find((name) => name === step.name) ?? 'start';
  return (
    <Steps
      label={t('steps.label')}
      steps={shown.map((name) => t(`steps.${name}`))}
      current={shown.indexOf(current)}
    />
  );
}

function ChooseLanguage({ onChosen }: { readonly onChosen: () => void }) {
  const { language } = useText('first-run');
  return (
    <ChoiceList
      choices={languages.map((value) => ({ value, title: languageNames[value], lang: value }))}
      chosen={language}
      onChoose={(chosen) => void switchLanguage(chosen).then(onChosen)}
    />
  );
}

function ChooseRole({
  onChosen,
  onRestoreCopy,
  onBack,
}: {
  readonly onChosen: (role: Role) => void;
  readonly onRestoreCopy: () => void;
  readonly onBack: () => void;
}) {
  const { t } = useText('first-run');
  return (
    <div className="col g4">
      <ChoiceList
        choices={choices.map(({ value, icon }) => ({
          value,
          icon,
          title: t(`role.${value}.title`),
          text: t(`role.${value}.text`),
        }))}
        chosen={null}
        onChoose={(choice) => (choice === 'copy' ? onRestoreCopy() : onChosen(choice))}
      />
      <div className="row">
        <Button icon="left" onClick={onBack}>
          {t('common:back')}
        </Button>
      </div>
    </div>
  );
}

function FinishInvitation({
  invitation,
  onBack,
}: {
  readonly invitation: ReadInvitation;
  readonly onBack: () => void;
}) {
  const desk = useDeskCommands();
  const opening = useCommand();
  return (
    <div className="col g4">
      <InvitationNote title={invitation.title} person={invitation.person} />
      <ErrorBanner error={opening.error} />
      <SetPassphrase
        busy={opening.busy}
        onSet={(passphrase) =>
          void opening.run(() => desk.openInvitation({ file: invitation.file, passphrase }))
        }
        onBack={onBack}
      />
    </div>
  );
}

function useQuestion(
  step: Step,
  prepared: boolean,
): { readonly title: string; readonly text: string } {
  const { t } = useText('first-run');
  if (step.name === 'start' && step.role === 'headquarters') {
    return { title: t('start.headquartersTitle'), text: t('start.headquartersText') };
  }
  if (step.name === 'second-key') {
    return prepared
      ? { title: t('secondKey.titlePrepared'), text: t('secondKey.textPrepared') }
      : { title: t('secondKey.title'), text: t('secondKey.text') };
  }
  return { title: t(`${step.name}.title`), text: t(`${step.name}.text`) };
}

/**
 * The first run: language → role → the file one was given, a new contest or the demo → passphrase.
 * It ends by itself when the desk opens; `onCreateContest` leads headquarters to the set-up screen, `onRestoreCopy` to
 * the way back from a safety copy. A computer that made a second key begins where its keeper left off.
 */
export function StartHereScreen({
  onCreateContest,
  onRestoreCopy,
}: {
  readonly onCreateContest: () => void;
  readonly onRestoreCopy: () => void;
}) {
  const prepared = useDesk('preparedKey').preparedKey !== null;
  const [step, setStep] = useState<Step>(
    prepared ? { name: 'second-key', role: 'headquarters' } : { name: 'language' },
  );
  const question = useQuestion(step, prepared);
  const toHeadquarters = () => setStep({ name: 'start', role: 'headquarters' });
  return (
    <FirstRunFrame {...question} steps={<StepLine step={step} />}>
      {step.name === 'language' && <ChooseLanguage onChosen={() => setStep({ name: 'role' })} />}
      {step.name === 'role' && (
        <ChooseRole
          onChosen={(role) => setStep({ name: 'start', role })}
          onRestoreCopy={onRestoreCopy}
          onBack={() => setStep({ name: 'language' })}
        />
      )}
      {step.name === 'start' && step.role === 'headquarters' && (
        <BeginContest
          onCreateContest={onCreateContest}
          onDemo={() => setStep({ name: 'demo', role: 'headquarters' })}
          onOtherWay={(name) => setStep({ name, role: 'headquarters' })}
          onBack={() => setStep({ name: 'role' })}
        />
      )}
      {step.name === 'demo' && (
        <ChooseDemo role={step.role} onBack={() => setStep({ name: 'start', role: step.role })} />
      )}
      {step.name === 'restore' && <RestoreHeadquarters onBack={toHeadquarters} />}
      {step.name === 'second-key' && <SecondKey onBack={toHeadquarters} />}
      {step.name === 'start' && step.role !== 'headquarters' && (
        <OpenInvitation
          onDemo={() => setStep({ name: 'demo', role: step.role })}
          onRead={(invitation) => setStep({ name: 'passphrase', role: step.role, invitation })}
          onBack={() => setStep({ name: 'role' })}
        />
      )}
      {step.name === 'passphrase' && (
        <FinishInvitation
          invitation={step.invitation}
          onBack={() => setStep({ name: 'start', role: step.role })}
        />
      )}
    </FirstRunFrame>
  );
}
