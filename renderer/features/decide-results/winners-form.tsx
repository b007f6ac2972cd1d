import type { Id } from '../../../shared/contest/contest.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useMeetingForm } from './form-context.ts';
import type { WinnerDraft } from './meeting-draft.ts';
import { RemoveButton } from './remove-button.tsx';

/** Candidates offered for a place: the first of the nomination, and whoever is chosen already. */
const offered = 30;

/** Who may be chosen for a place, in the order of the ranking. */
function useCandidates({ nomination, submission }: WinnerDraft) {
  const { t, ranking, titleOf, placeOf, scoreOf, numbered } = useMeetingForm();
  const own = ranking.ranking.submissions.filter(
    (each) => each.nomination === nomination && each.place !== null,
  );
  return own
    .filter((each, index) => index < offered || each.submission === submission)
    .map((each) => ({
      value: each.submission,
      label: t('winners.candidate', {
        place: placeOf(each.submission),
        number: numbered(each.submission),
        title: titleOf(each.submission),
        score: scoreOf(each.submission),
      }),
    }));
}

function WinnerRow({
  row,
  at,
  extra,
}: {
  readonly row: WinnerDraft;
  readonly at: number;
  /** Another row of the same place stands before it. */
  readonly extra: boolean;
}) {
  const { t, draft, change, wrongAt } = useMeetingForm();
  const { nomination, place, submission } = row;
  const options = useCandidates(row);
  const label = extra ? t('winners.sharedPlace', { place }) : t('winners.place', { place });
  const share = () =>
    change({
      winners: draft.winners.toSpliced(at + 1, 0, { nomination, place, submission: '' }),
    });
  return (
    <div className="winner-row">
      <div className="grow">
        <SelectField<string>
          label={label}
          value={submission}
          onChange={(next) =>
            change({ winners: draft.winners.with(at, { ...row, submission: next }) })
          }
          options={[{ value: '', label: t('winners.nobody') }, ...options]}
          {...wrongAt(`winners/${at}`)}
        />
      </div>
      {extra ? (
        <RemoveButton
          name={label}
          onRemove={() => change({ winners: draft.winners.toSpliced(at, 1) })}
        />
      ) : (
        <Button
          variant="quiet"
          icon="plus"
          aria-label={t('winners.share', { place })}
          title={t('winners.share', { place })}
          onClick={share}
        />
      )}
    </div>
  );
}

/** Who wins in each nomination, proposed from the ranking; a place may be shared, or go to nobody. */
export function WinnersCard() {
  const { t, settings, draft, nominationTitle } = useMeetingForm();
  if (draft.winners.length === 0) return null;
  const rows = draft.winners.map((row, at) => {
    const before = draft.winners[at - 1];
    const extra = before?.nomination === row.nomination && before.place === row.place;
    return { row, at, extra };
  });
  const nominations: readonly Id[] = settings.nominations
    .map(({ id }) => id)
    .filter((id) => rows.some(({ row }) => row.nomination === id));
  return (
    <Card title={t('winners.title')}>
      <p className="meta">{t('winners.note')}</p>
      {nominations.map((id) => (
        <fieldset className="winners-nomination" key={id}>
          <legend>{nominationTitle(id)}</legend>
          {rows
            .filter(({ row }) => row.nomination === id)
            .map(({ row, at, extra }) => (
              <WinnerRow key={at} row={row} at={at} extra={extra} />
            ))}
        </fieldset>
      ))}
    </Card>
  );
}
