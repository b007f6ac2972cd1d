import type { BallotSubject } from '../../../shared/deciding/meeting.ts';
import { ballotQuestion } from '../../../shared/results/protocol-decided.ts';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useMeetingForm } from './form-context.ts';
import type { MeetingDraft } from './meeting-draft.ts';
import { RemoveButton } from './remove-button.tsx';
import { VoteFields } from './vote-fields.tsx';

const nameOf = ({ type, nomination, submission }: BallotSubject): string =>
  `${type}/${nomination ?? ''}/${submission ?? ''}`;

/** What the form decides that may be voted on by itself; each thing once. */
function subjectsOf(draft: MeetingDraft): readonly BallotSubject[] {
  const all: readonly BallotSubject[] = [
    ...draft.ties.map(({ nomination, order }): BallotSubject => ({
      type: 'tie',
      nomination,
      submission: order[0] ?? null,
    })),
    { type: 'finalists', nomination: null, submission: null },
    ...draft.winners.flatMap(({ nomination, submission }): readonly BallotSubject[] =>
      submission === '' ? [] : [{ type: 'winner', nomination, submission }],
    ),
    ...draft.prizes.flatMap(({ submission }): readonly BallotSubject[] =>
      submission === '' ? [] : [{ type: 'prize', nomination: null, submission }],
    ),
    ...draft.grants.map(({ submission }): BallotSubject => ({
      type: 'grant',
      nomination: null,
      submission,
    })),
  ];
  return [...new Map(all.map((on) => [nameOf(on), on])).values()];
}

/** Votes that were taken one by one, beside the one on everything. */
export function BallotsCard() {
  const { t, draft, change, state, language } = useMeetingForm();
  const { ballots } = draft;
  const free = subjectsOf(draft).filter(
    (on) => !ballots.some((ballot) => nameOf(ballot.on) === nameOf(on)),
  );
  const questionOf = (on: BallotSubject) => ballotQuestion({ state, language }, { on });
  const add = (name: string) => {
    const on = free.find((each) => nameOf(each) === name);
    if (on !== undefined) change({ ballots: [...ballots, { on, ...draft.votes }] });
  };
  return (
    <Card title={t('ballots.title')}>
      <div className="col g3">
        <p className="meta">{t('ballots.note')}</p>
        {ballots.length > 0 && (
          <ul className="decide-rows">
            {ballots.map((ballot, at) => (
              <li key={nameOf(ballot.on)}>
                <div className="grow" role="group" aria-label={questionOf(ballot.on)}>
                  <p className="t1">{questionOf(ballot.on)}</p>
                  <VoteFields
                    votes={ballot}
                    address={`ballots/${at}`}
                    onChange={(votes) =>
                      change({
                        ballots: ballots.map((each, other) =>
                          other === at ? { ...each, ...votes } : each,
                        ),
                      })
                    }
                  />
                </div>
                <RemoveButton
                  name={questionOf(ballot.on)}
                  onRemove={() => change({ ballots: ballots.filter((_, other) => other !== at) })}
                />
              </li>
            ))}
          </ul>
        )}
        <SelectField
          label={t('ballots.add')}
          value=""
          onChange={add}
          options={[
            { value: '', label: t('ballots.choose') },
            ...free.map((on) => ({ value: nameOf(on), label: questionOf(on) })),
          ]}
        />
      </div>
    </Card>
  );
}
