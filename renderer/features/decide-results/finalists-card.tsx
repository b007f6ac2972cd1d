import type { Id } from '../../../shared/contest/contest.ts';
import { listedFinalists } from '../../../shared/results/finalists.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { RadioField } from '../../ui/field.tsx';
import { TwoLines } from '../../ui/table.tsx';
import { type FinalistRow, finalistRows } from './finalist-list.ts';
import { useMeetingForm } from './form-context.ts';
import { SubmissionPicker } from './submission-picker.tsx';

function Row({
  row,
  onChange,
}: {
  readonly row: FinalistRow;
  /** Null where the list is the regulation's own. */
  readonly onChange: ((goesOn: boolean) => void) | null;
}) {
  const { t, titleOf, numbered, placeOf, scoreOf } = useMeetingForm();
  const { submission, change } = row;
  const facts = t('finalists.facts', {
    number: numbered(submission),
    place: placeOf(submission),
    score: scoreOf(submission),
  });
  const isOff = change === 'removed';
  return (
    <li>
      <div className={isOff ? 'grow struck' : 'grow'}>
        <TwoLines first={titleOf(submission)} second={facts} />
      </div>
      {change !== 'none' && (
        <Chip tone={isOff ? 'warn' : 'info'} icon={isOff ? 'dash' : 'plus'}>
          {t(`finalists.${change}`)}
        </Chip>
      )}
      {onChange !== null && (
        <Button
          variant="quiet"
          icon={isOff ? 'undo' : 'x'}
          aria-label={t(isOff ? 'finalists.takeBack' : 'finalists.strike', {
            title: titleOf(submission),
          })}
          onClick={() => onChange(isOff)}
        />
      )}
    </li>
  );
}

/** Who goes on: the list as the regulation makes it, or as the commission changed it, with the difference in sight. */
export function FinalistsCard() {
  const { t, draft, change, ranking, state } = useMeetingForm();
  if (ranking.selection === null) return null;
  const byTheRules = listedFinalists(ranking, draft.ties);
  const decided = draft.finalists ?? byTheRules;
  const rows = finalistRows(byTheRules, decided);
  const changed = rows.filter((row) => row.change !== 'none').length;
  const set = (submission: Id, goesOn: boolean) =>
    change({
      finalists: goesOn
        ? [...decided, submission]
        : decided.filter((other) => other !== submission),
    });
  return (
    <Card title={t('finalists.title')}>
      <div className="col g3">
        <RadioField
          label={t('finalists.how')}
          labelHidden
          value={draft.finalists === null ? 'rules' : 'changed'}
          onChange={(how) => change({ finalists: how === 'rules' ? null : byTheRules })}
          options={[
            { value: 'rules', label: t('finalists.rules') },
            { value: 'changed', label: t('finalists.byCommission') },
          ]}
        />
        <p className="meta" role="status">
          {changed === 0
            ? t('finalists.count', { count: decided.length })
            : t('finalists.difference', { count: decided.length, changed })}
        </p>
        {draft.finalists !== null && (
          <SubmissionPicker
            state={state}
            label={t('finalists.add')}
            taken={decided}
            onPick={(submission) => set(submission, true)}
          />
        )}
        <details className="decide-more" open={draft.finalists !== null}>
          <summary>{t('finalists.show')}</summary>
          <ul className="decide-rows finalists">
            {rows.map((row) => (
              <Row
                key={row.submission}
                row={row}
                onChange={draft.finalists === null ? null : (goesOn) => set(row.submission, goesOn)}
              />
            ))}
          </ul>
        </details>
      </div>
    </Card>
  );
}
