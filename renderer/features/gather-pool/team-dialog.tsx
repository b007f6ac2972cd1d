import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { setTeam } from '../../../shared/pooling/pooling-operations.ts';
import {
  type RegionTeam,
  type TeamMember,
  teamSides,
} from '../../../shared/pooling/region-team.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import type { PoolSubject } from './own-part.ts';
import { RecordDialog, useRecording } from './record-dialog.tsx';
import type { PoolWords } from './use-pool-words.ts';

const noTeam: RegionTeam = { title: '', tracks: [], members: [], active: true };

const newMember: TeamMember = {
  name: '',
  side: 'authority',
  role: '',
  organisation: '',
  contact: '',
  lead: false,
};

/** A number of a team that the region does not have yet. */
function freeId(known: Iterable<Id>): Id {
  const taken = new Set(known);
  let number = 1;
  while (taken.has(`t${number}`)) number += 1;
  return `t${number}`;
}

function MemberFields({
  member,
  number,
  words,
  wrong,
  onChange,
  onRemove,
}: {
  readonly member: TeamMember;
  readonly number: number;
  readonly words: PoolWords;
  readonly wrong: boolean;
  readonly onChange: (member: TeamMember) => void;
  readonly onRemove: () => void;
}) {
  const { t, papers } = words;
  const title = t('teams.member', { number: String(number) });
  return (
    <fieldset className="team-member">
      <legend>{title}</legend>
      <div className="pool-fields">
        <TextField
          label={t('teams.personName')}
          value={member.name}
          onChange={(name) => onChange({ ...member, name })}
          {...(wrong && member.name.trim() === '' ? { error: t('teams.memberMissing') } : {})}
        />
        <SelectField
          label={t('teams.side')}
          value={member.side}
          onChange={(side) => onChange({ ...member, side })}
          options={teamSides.map((value) => ({ value, label: papers.side[value] }))}
        />
        <TextField
          label={t('teams.role')}
          value={member.role}
          onChange={(role) => onChange({ ...member, role })}
        />
        <TextField
          label={t('teams.organisation')}
          value={member.organisation}
          onChange={(organisation) => onChange({ ...member, organisation })}
        />
        <TextField
          label={t('teams.contact')}
          value={member.contact}
          onChange={(contact) => onChange({ ...member, contact })}
        />
        <CheckField
          label={t('teams.lead')}
          checked={member.lead}
          onChange={(lead) => onChange({ ...member, lead })}
        />
      </div>
      <Button variant="quiet" icon="minus" onClick={onRemove}>
        {t('teams.removeMember', { name: member.name === '' ? title : member.name })}
      </Button>
    </fieldset>
  );
}

/** The members of a team; one of them at most leads it. */
function Members({
  team,
  words,
  wrong,
  onChange,
}: {
  readonly team: RegionTeam;
  readonly words: PoolWords;
  readonly wrong: boolean;
  readonly onChange: (members: readonly TeamMember[]) => void;
}) {
  const { t } = words;
  const { members } = team;
  const change = (at: number, member: TeamMember) =>
    onChange(
      members.map((each, place) =>
        place === at ? member : member.lead ? { ...each, lead: false } : each,
      ),
    );
  return (
    <section className="col g3" aria-label={t('teams.members')}>
      {members.map((member, at) => (
        <MemberFields
          key={at}
          member={member}
          number={at + 1}
          words={words}
          wrong={wrong}
          onChange={(next) => change(at, next)}
          onRemove={() => onChange(members.toSpliced(at, 1))}
        />
      ))}
      <Button icon="plus" onClick={() => onChange([...members, newMember])}>
        {t('teams.addMember')}
      </Button>
    </section>
  );
}

/** Themes that a team works on. */
function Tracks({
  subject,
  team,
  words,
  onChange,
}: {
  readonly subject: PoolSubject;
  readonly team: RegionTeam;
  readonly words: PoolWords;
  readonly onChange: (tracks: readonly Id[]) => void;
}) {
  return (
    <fieldset className="team-tracks">
      <legend>{words.t('teams.tracks')}</legend>
      {subject.settings.nominations.map(({ id }) => (
        <CheckField
          key={id}
          label={words.track(id)}
          checked={team.tracks.includes(id)}
          onChange={(checked) =>
            onChange(checked ? [...team.tracks, id] : team.tracks.filter((each) => each !== id))
          }
        />
      ))}
    </fieldset>
  );
}

/** Everything of a team but the region that it belongs to. */
function TeamFields({
  subject,
  team,
  words,
  tried,
  onChange,
}: {
  readonly subject: PoolSubject;
  readonly team: RegionTeam;
  readonly words: PoolWords;
  readonly tried: boolean;
  readonly onChange: (team: RegionTeam) => void;
}) {
  const { t } = words;
  return (
    <>
      <TextField
        label={t('teams.name')}
        value={team.title}
        onChange={(title) => onChange({ ...team, title })}
        {...(tried && team.title.trim() === '' ? { error: t('teams.nameMissing') } : {})}
      />
      <Tracks {...{ subject, team, words }} onChange={(tracks) => onChange({ ...team, tracks })} />
      <Members
        {...{ team, words }}
        wrong={tried}
        onChange={(members) => onChange({ ...team, members })}
      />
      <CheckField
        label={t('teams.active')}
        checked={team.active}
        onChange={(active) => onChange({ ...team, active })}
      />
    </>
  );
}

/** A team of a region, new or as it was recorded. */
export function TeamDialog({
  subject,
  regions,
  initial,
  words,
  onClose,
}: {
  readonly subject: PoolSubject;
  readonly regions: readonly Id[];
  readonly initial: { readonly submission: Id; readonly id: Id | null };
  readonly words: PoolWords;
  readonly onClose: () => void;
}) {
  const { t } = words;
  const { state } = useDesk('state');
  const teams = state?.teams;
  const [submission, setSubmission] = useState(initial.submission);
  const [team, setTeamDraft] = useState(
    teams?.get(initial.submission)?.get(initial.id ?? '') ?? noTeam,
  );
  const recording = useRecording(onClose);
  const isWrong = team.title.trim() === '' || team.members.some(({ name }) => name.trim() === '');
  const action = () => {
    const id = initial.id ?? freeId(teams?.get(submission)?.keys() ?? []);
    const { title, tracks, members, active } = team;
    return [setTeam(submission, id, { title: title.trim(), tracks, members, active })];
  };
  const isNew = initial.id === null;
  return (
    <RecordDialog
      title={isNew ? t('teams.add') : t('teams.editNamed', { team: team.title })}
      {...{ recording, onClose }}
      onSave={() => recording.save(isWrong, action, t('teams.saved'))}
    >
      {isNew && regions.length > 1 && (
        <SelectField
          label={t('teams.region')}
          value={submission}
          onChange={setSubmission}
          options={regions.map((value) => ({ value, label: words.region(value) }))}
        />
      )}
      <TeamFields {...{ subject, team, words }} tried={recording.tried} onChange={setTeamDraft} />
    </RecordDialog>
  );
}
