import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { regionShortName } from '../../../shared/contest/regions.ts';
import { useText } from '../../language/use-text.ts';
import { ContactText } from '../../personal-data/contact-text.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { CheckField } from '../../ui/field.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { EnrolmentChip } from './enrolment-chip.tsx';
import type { Invited } from './invited-people.ts';
import type { Outdated } from './told.ts';

/** What changed since the invitation was made. */
function OutdatedNote({ outdated }: { readonly outdated: Outdated }) {
  const { t } = useText('invitations');
  const { added, removed } = outdated;
  const changes = [
    added === 0 ? '' : t('outdated.added', { count: added }),
    removed === 0 ? '' : t('outdated.removed', { count: removed }),
  ].filter((part) => part !== '');
  return (
    <>
      <Chip tone="warn" icon="refresh">
        {t('outdated.chip')}
      </Chip>
      <div className="t2">{changes.length === 0 ? t('outdated.other') : changes.join(', ')}</div>
    </>
  );
}

/** How far a person is, and what was made and sent from this computer. */
function InvitationState({ entry: { enrolment, letters, outdated } }: { readonly entry: Invited }) {
  const { t, format } = useText('invitations');
  const { invitation } = letters;
  return (
    <div className="col g1">
      <EnrolmentChip enrolment={enrolment} />
      {invitation !== null && (
        <div className="t2">
          {t('made', { day: format.date(invitation.madeAt, 'short') })}
          {' · '}
          {invitation.sentAt === null
            ? t('notSent')
            : t('sent', { day: format.date(invitation.sentAt, 'short') })}
        </div>
      )}
      {outdated !== null && <OutdatedNote outdated={outdated} />}
    </div>
  );
}

function useColumns(
  settings: ContestSettings,
  chosen: ReadonlySet<Id>,
  onChoose: (id: Id, on: boolean) => void,
): readonly Column<Invited>[] {
  const { t, language, format } = useText('jury');
  return [
    {
      id: 'name',
      title: t('person'),
      cell: ({ person, contact }) => (
        <>
          <CheckField
            label={fullName(person)}
            checked={chosen.has(person.id)}
            onChange={(on) => onChoose(person.id, on)}
          />
          {contact !== '' && (
            <div className="t2">
              <ContactText person={person} contact={contact} />
            </div>
          )}
        </>
      ),
    },
    { id: 'role', title: t('common:role'), cell: ({ person }) => t(`common:roles.${person.role}`) },
    {
      id: 'region',
      title: t('common:region'),
      cell: ({ person: { region } }) =>
        region === null ? '—' : regionShortName(region, settings.regionsProfile, language),
    },
    {
      id: 'load',
      title: t('load'),
      numeric: true,
      cell: ({ person, load }) => (person.role === 'juror' ? format.number(load) : '—'),
    },
    {
      id: 'invitation',
      title: t('invitation'),
      cell: (entry) => <InvitationState entry={entry} />,
    },
  ];
}

/** Who gets an invitation, chosen by boxes. */
export function InvitationsTable({
  settings,
  shown,
  chosen,
  onChoose,
}: {
  readonly settings: ContestSettings;
  readonly shown: readonly Invited[];
  readonly chosen: ReadonlySet<Id>;
  readonly onChoose: (chosen: ReadonlySet<Id>) => void;
}) {
  const { t } = useText('jury');
  const columns = useColumns(settings, chosen, (id, on) => {
    const others = [...chosen].filter((other) => other !== id);
    onChoose(new Set(on ? [...others, id] : others));
  });
  return (
    <Card pad={false} className="table-card">
      <div className="scroll-x">
        <Table
          label={t('invitationsTab')}
          columns={columns}
          rows={shown}
          rowKey={({ person }) => person.id}
          empty={t('common:nothingFound')}
        />
      </div>
    </Card>
  );
}
