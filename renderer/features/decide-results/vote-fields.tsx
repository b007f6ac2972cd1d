import { TextField } from '../../ui/field.tsx';
import { useMeetingForm } from './form-context.ts';
import type { VotesDraft } from './meeting-draft.ts';

const voteNames = ['for', 'against', 'abstained'] as const;

/** Three fields of one vote. */
export function VoteFields({
  votes,
  address,
  onChange,
}: {
  readonly votes: VotesDraft;
  /** Address of the vote in the form. */
  readonly address: string;
  readonly onChange: (votes: VotesDraft) => void;
}) {
  const { t, wrongAt } = useMeetingForm();
  return (
    <div className="meeting-votes">
      {voteNames.map((name) => (
        <TextField
          key={name}
          label={t(`meeting.${name}`)}
          inputMode="numeric"
          value={votes[name]}
          onChange={(text) => onChange({ ...votes, [name]: text })}
          {...wrongAt(`${address}/${name}`)}
        />
      ))}
    </div>
  );
}
