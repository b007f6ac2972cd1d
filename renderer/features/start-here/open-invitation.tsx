import type { LocalizedText } from '../../../shared/basics/localized.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { RecentFiles } from '../../hand-over/recent-files.tsx';
import { useOneFile } from '../../hand-over/use-one-file.ts';
import { useOpenedFiles } from '../../host/opened-files.tsx';
import { useText } from '../../language/use-text.ts';
import type { NamedFile } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ChoiceList } from './choice-list.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';

/** An invitation that was read: who is invited to what, and the file itself for opening. */
export interface ReadInvitation {
  readonly file: NamedFile;
  readonly title: LocalizedText;
  readonly person: Person;
}

/** For jurors and coordinators: the invitation file they were given, or the demo. */
export function OpenInvitation({
  onDemo,
  onRead,
  onBack,
}: {
  readonly onDemo: () => void;
  readonly onRead: (invitation: ReadInvitation) => void;
  readonly onBack: () => void;
}) {
  const { t } = useText('first-run');
  const desk = useDeskCommands();
  const reading = useCommand();
  const read = async (file: NamedFile) => {
    const invitation = await reading.run(() => desk.inspectInvitation(file));
    if (invitation !== null) onRead({ file, ...invitation });
  };
  const { take, pick } = useOneFile(reading.fail, (file) => void read(file));
  useOpenedFiles(take, !reading.busy);
  return (
    <div className="col g4">
      <FileDrop
        large
        icon="mail"
        prompt={t('start.drop')}
        button={t('start.open')}
        busy={reading.busy}
        onPick={pick}
        onFiles={take}
      />
      <ErrorBanner error={reading.error} />
      <RecentFiles />
      <ChoiceList
        choices={[
          {
            value: 'demo',
            title: t('start.demo'),
            text: t('start.demoText'),
            icon: 'play',
          },
        ]}
        chosen={null}
        disabled={reading.busy}
        onChoose={onDemo}
      />
      <div className="row">
        <Button icon="left" onClick={onBack}>
          {t('common:back')}
        </Button>
      </div>
    </div>
  );
}

/** Whose invitation it is, above the passphrase; a person who was given someone else's file goes back here. */
export function InvitationNote({ title, person }: Pick<ReadInvitation, 'title' | 'person'>) {
  const { t, format } = useText('first-run');
  return (
    <Banner tone="ok" icon="mail" title={fullName(person)}>
      {format.localized(title)} · {t(`common:roles.${person.role}`)}
    </Banner>
  );
}
