import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { RegionTeam, TeamMember } from '../../../shared/pooling/region-team.ts';
import { submissionsOf } from '../../../shared/reports/pool/pool-subjects.ts';
import { HiddenText } from '../../personal-data/hidden-text.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import type { PoolSubject } from './own-part.ts';
import { TeamDialog } from './team-dialog.tsx';
import { type PoolWords, usePoolWords } from './use-pool-words.ts';

/** A team under the region that it belongs to. */
interface PlacedTeam {
  readonly submission: Id;
  readonly id: Id;
  readonly team: RegionTeam;
}

const columnsOf = (submission: Id, { t, papers }: PoolWords): readonly Column<TeamMember>[] => [
  {
    id: 'name',
    title: papers.column.name,
    cell: ({ name, lead }) => (lead ? <TwoLines first={name} second={papers.card.lead} /> : name),
  },
  { id: 'side', title: papers.column.side, cell: ({ side }) => papers.side[side] },
  { id: 'role', title: papers.column.role, cell: ({ role }) => role },
  {
    id: 'organisation',
    title: papers.column.organisation,
    cell: ({ organisation }) => organisation,
  },
  {
    id: 'contact',
    title: t('teams.contact'),
    cell: ({ name, contact }) => (
      <HiddenText
        text={contact}
        label={t('teams.contactOf', { name })}
        subject="submission"
        id={submission}
      />
    ),
  },
];

function TeamCard({
  placed: { submission, team },
  words,
  onEdit,
}: {
  readonly placed: PlacedTeam;
  readonly words: PoolWords;
  readonly onEdit: () => void;
}) {
  const { t } = words;
  const tracks = team.tracks.map(words.track).join(' · ');
  return (
    <Card
      title={`${words.region(submission)}: ${team.title}`}
      aside={
        <Button
          variant="quiet"
          icon="pen"
          aria-label={t('teams.editNamed', { team: team.title })}
          onClick={onEdit}
        >
          {t('teams.edit')}
        </Button>
      }
    >
      <div className="col g3">
        {tracks !== '' && <p className="meta">{tracks}</p>}
        {!team.active && <Chip icon="minus">{t('teams.ended')}</Chip>}
        {team.members.length > 0 && (
          <div className="pool-scroll">
            <Table
              label={team.title}
              columns={columnsOf(submission, words)}
              rows={team.members}
              rowKey={({ name, role }) => `${name} ${role}`}
            />
          </div>
        )}
      </div>
    </Card>
  );
}

/** Teams of the regions, with whom each member speaks for. */
export function TeamsTab(subject: PoolSubject) {
  const { state, settings, own } = subject;
  const words = usePoolWords(settings);
  const { t } = words;
  const [open, setOpen] = useState<{ readonly submission: Id; readonly id: Id | null } | null>(
    null,
  );
  const regions = submissionsOf(state, 'region').filter(
    ({ region }) => own.region === null || region === own.region,
  );
  const teams = regions.flatMap(({ id: submission }): readonly PlacedTeam[] =>
    [...(state.teams.get(submission) ?? [])].map(([id, team]) => ({ submission, id, team })),
  );
  const [first] = regions;
  const add =
    first === undefined ? null : (
      <Button
        variant="primary"
        icon="plus"
        onClick={() => setOpen({ submission: first.id, id: null })}
      >
        {t('teams.add')}
      </Button>
    );
  return (
    <div className="col g4">
      {teams.length === 0 ? (
        <EmptyState title={t('teams.empty.title')} action={add}>
          {add === null ? t('teams.noRegion') : t('teams.empty.text')}
        </EmptyState>
      ) : (
        <div className="pool-actions">{add}</div>
      )}
      {teams.map((placed) => (
        <TeamCard
          key={`${placed.submission}/${placed.id}`}
          placed={placed}
          words={words}
          onEdit={() => setOpen(placed)}
        />
      ))}
      {open !== null && (
        <TeamDialog
          key={`${open.submission}/${open.id ?? ''}`}
          subject={subject}
          regions={regions.map(({ id }) => id)}
          initial={open}
          words={words}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
