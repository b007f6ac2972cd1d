import { useState } from 'react';

import type { Interest } from '../../../shared/contest/interest.ts';
import type { ContestState, Recusal } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import { pairName } from './interest-rows.ts';
import { jurorName } from './interest-words.ts';
import type { Settling } from './settle-dialog.tsx';

/** Rows shown before a person asks for more. */
const rowsAtOnce = 100;

function useSubmissionCell(state: ContestState) {
  const { t } = useText('interests');
  return ({ submission }: { readonly submission: string }) => (
    <TwoLines
      first={`${t('common:submissionNumber', { number: submission })} ${state.submissions.get(submission)?.title ?? ''}`}
      second={state.submissions.get(submission)?.applicant ?? ''}
    />
  );
}

function MoreRows<Row>({
  label,
  columns,
  rows,
  rowKey,
  empty,
}: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: string;
}) {
  const { t } = useText('interests');
  const [shown, setShown] = useState(rowsAtOnce);
  const rest = rows.length - shown;
  return (
    <>
      <Card pad={false} className="table-card">
        <div className="scroll-x">
          <Table
            label={label}
            columns={columns}
            rows={rows.slice(0, shown)}
            rowKey={rowKey}
            empty={empty}
          />
        </div>
      </Card>
      {rest > 0 && (
        <Button variant="quiet" onClick={() => setShown(shown + rowsAtOnce)}>
          {t('moreRows', { count: rest })}
        </Button>
      )}
    </>
  );
}

interface InterestTableProps {
  readonly interests: readonly Interest[];
  readonly kind: Interest['state'];
  readonly state: ContestState;
  readonly assigned: ReadonlySet<string>;
  readonly onSettle: (settling: Settling) => void;
}

/** Turns what was said of a pair into the other. */
function TurnButton({
  interest,
  state,
  onSettle,
}: Pick<InterestTableProps, 'state' | 'onSettle'> & { readonly interest: Interest }) {
  const { t } = useText('interests');
  const { juror, submission } = interest;
  const isDeclared = interest.state === 'declared';
  const verb = isDeclared ? 'withdraw' : 'declare';
  return (
    <Button
      variant="quiet"
      aria-label={t(`${verb}Of`, { juror: jurorName(state, juror), number: submission })}
      onClick={() =>
        onSettle({
          state: isDeclared ? 'dismissed' : 'declared',
          pairs: [{ submission, juror, about: null }],
        })
      }
    >
      {t(verb)}
    </Button>
  );
}

/** What was declared, or looked at and found to be none; either can be turned into the other. */
export function InterestTable({ interests, kind, state, assigned, onSettle }: InterestTableProps) {
  const { t } = useText('interests');
  const submissionCell = useSubmissionCell(state);
  const isProblem = (interest: Interest): boolean =>
    kind === 'declared' && assigned.has(pairName(interest));
  const columns: readonly Column<Interest>[] = [
    { id: 'juror', title: t('columns.juror'), cell: ({ juror }) => jurorName(state, juror) },
    { id: 'submission', title: t('columns.submission'), cell: submissionCell },
    {
      id: 'ground',
      title: t('columns.ground'),
      cell: (interest) => (
        <>
          <div>{t(`grounds.${interest.ground}`)}</div>
          {isProblem(interest) && (
            <Chip tone="danger" icon="alert">
              {t('assigned')}
            </Chip>
          )}
        </>
      ),
    },
    { id: 'note', title: t('columns.note'), cell: ({ note }) => note },
    {
      id: 'action',
      title: <span className="sr">{t('columns.action')}</span>,
      cell: (interest) => <TurnButton interest={interest} state={state} onSettle={onSettle} />,
    },
  ];
  return (
    <MoreRows
      label={t(`views.${kind}`)}
      columns={columns}
      rows={interests.filter((interest) => interest.state === kind)}
      rowKey={pairName}
      empty={t(kind === 'declared' ? 'noneDeclared' : 'noneDismissed')}
    />
  );
}

/** Jurors who stepped back by themselves, in their own words. */
export function RecusalTable({ state }: { readonly state: ContestState }) {
  const { t, format } = useText('interests');
  const submissionCell = useSubmissionCell(state);
  const stages = new Map(state.settings?.stages.map(({ id, title }) => [id, title]));
  const columns: readonly Column<Recusal>[] = [
    { id: 'juror', title: t('columns.juror'), cell: ({ juror }) => jurorName(state, juror) },
    { id: 'submission', title: t('columns.submission'), cell: submissionCell },
    {
      id: 'stage',
      title: t('columns.stage'),
      cell: ({ stage }) => {
        const title = stages.get(stage);
        return title === undefined ? stage : format.localized(title);
      },
    },
    { id: 'reason', title: t('common:reason'), cell: ({ reason }) => reason },
  ];
  return (
    <MoreRows
      label={t('views.recused')}
      columns={columns}
      rows={state.recusals}
      rowKey={(recusal) => `${recusal.stage}/${pairName(recusal)}`}
      empty={t('noneRecused')}
    />
  );
}
