import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { TwoLines } from '../../ui/table.tsx';
import { useMeetingForm } from './form-context.ts';
import { RemoveButton } from './remove-button.tsx';
import { SubmissionPicker } from './submission-picker.tsx';

/** Applications that are not supported or are disqualified, each with its reason. */
export function RefusalsCard() {
  const { t, state, draft, change, wrongAt, titleOf, numbered } = useMeetingForm();
  const { refusals } = draft;
  return (
    <Card title={t('refusals.title')}>
      <div className="col g3">
        <p className="meta">{t('refusals.note')}</p>
        {refusals.length > 0 && (
          <ul className="decide-rows">
            {refusals.map(({ submission, reason }, at) => (
              <li key={submission}>
                <div className="grow col">
                  <TwoLines first={titleOf(submission)} second={numbered(submission)} />
                  <TextField
                    label={t('common:reason')}
                    value={reason}
                    onChange={(text) =>
                      change({ refusals: refusals.with(at, { submission, reason: text }) })
                    }
                    {...wrongAt(`refusals/${at}/reason`)}
                  />
                </div>
                <RemoveButton
                  name={titleOf(submission)}
                  onRemove={() => change({ refusals: refusals.toSpliced(at, 1) })}
                />
              </li>
            ))}
          </ul>
        )}
        <SubmissionPicker
          state={state}
          label={t('refusals.add')}
          taken={refusals.map(({ submission }) => submission)}
          onPick={(submission) => change({ refusals: [...refusals, { submission, reason: '' }] })}
        />
      </div>
    </Card>
  );
}
