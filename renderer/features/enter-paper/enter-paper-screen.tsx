import { useState } from 'react';

import type { Id, Stage } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { ScoreForm } from '../../score-form/score-form.tsx';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { HandInPaper } from './hand-in-paper.tsx';
import {
  inWorkingOrder,
  isClosed,
  nextOpen,
  type PaperJuror,
  paperJurors,
  type PaperSheet,
  paperStage,
} from './paper-work.ts';
import { SheetList } from './sheet-list.tsx';
import './enter-paper.css';

/** Why a sheet cannot be entered, or what to mind while entering. */
function Notice({ paper }: { readonly paper: PaperSheet }) {
  const { t } = useText('coordinator');
  const { status } = paper.sheet;
  if (status === 'recused') return <Banner icon="hand" title={t('paper.recused')} />;
  if (isClosed(paper.sheet))
    return (
      <Banner icon="lock" title={t('paper.closed')}>
        {t('paper.closedDetail')}
      </Banner>
    );
  return null;
}

interface Outcome {
  readonly receipt: string | null;
  readonly error: DeskError | null;
}

/** What became of the last hand-in. */
function OutcomeBanner({ receipt, error }: Outcome) {
  const { t } = useText('coordinator');
  if (error !== null) return <ErrorBanner error={error} />;
  return receipt === null ? null : (
    <div role="status">
      <Banner tone="ok" title={t('paper.done')}>
        {t('paper.receipt')} <b>{receipt}</b>
      </Banner>
    </div>
  );
}

/** The chosen juror's sheets beside the one that is being entered. */
function PaperEntry({ stage, juror }: { readonly stage: Stage; readonly juror: PaperJuror }) {
  const { t } = useText('coordinator');
  const desk = useDeskCommands();
  // The order is that of the moment the juror was chosen: a list that moves under the hand is no help.
  const [order] = useState(() =>
    inWorkingOrder(juror.sheets).map(({ submission }) => submission.id),
  );
  const [wanted, setWanted] = useState<Id | null>(null);
  const [outcome, setOutcome] = useState<Outcome>({ receipt: null, error: null });
  const sheets = order.flatMap(
    (id) => juror.sheets.find(({ submission }) => submission.id === id) ?? [],
  );
  const current = sheets.find(({ submission }) => submission.id === wanted) ?? sheets[0];
  if (current === undefined) return null;
  const { submission } = current;
  return (
    <>
      <div className="paper-panes">
        <SheetList sheets={sheets} current={submission.id} onOpen={setWanted} />
        <div className="col g3">
          <OutcomeBanner {...outcome} />
          <div className="card pad">
            <h2>
              {t('common:submissionNumber', { number: submission.id })} · {submission.title}
            </h2>
            <p className="meta">{t('paper.copyFrom')}</p>
          </div>
          <ScoreForm
            key={submission.id}
            stage={stage}
            submission={submission}
            juror={juror.person.id}
            readOnly={isClosed(current.sheet)}
            onRecord={desk.record}
            notice={<Notice paper={current} />}
          />
        </div>
      </div>
      <HandInPaper
        key={`${juror.person.id}/${submission.id}`}
        stage={stage}
        juror={juror}
        paper={current}
        onDone={(receipt) => {
          setOutcome({ receipt, error: null });
          setWanted(nextOpen(sheets, submission.id) ?? submission.id);
        }}
        onError={(error) => setOutcome({ receipt: null, error })}
      />
    </>
  );
}

function Nothing() {
  const { t } = useText('coordinator');
  return (
    <EmptyState
      title={t('paper.empty')}
      action={
        <LinkButton variant="primary" size="lg" href="#/receive">
          {t('toReceive')}
        </LinkButton>
      }
    >
      {t('paper.emptyDetail')}
    </EmptyState>
  );
}

/** Entering paper sheets of the region's jurors and handing them in on their behalf. */
export function EnterPaperScreen() {
  const { t, format } = useText('coordinator');
  const { state, profile } = useDesk('state', 'profile');
  const [wanted, setWanted] = useState<Id>('');
  if (state === null || profile === null) return null;
  const stage = paperStage(state);
  const jurors = stage === null ? [] : paperJurors(state, stage.id, profile.person.region);
  const juror = jurors.find(({ person }) => person.id === wanted);
  return (
    <main className="main paper">
      <PageHead
        title={t('paper.title')}
        note={stage === null ? undefined : format.localized(stage.title)}
      >
        {jurors.length > 0 && (
          <SelectField
            label={t('paper.juror')}
            value={juror?.person.id ?? ''}
            onChange={setWanted}
            options={[
              { value: '', label: t('paper.chooseJuror') },
              ...jurors.map(({ person, open }) => ({
                value: person.id,
                label: t('paper.jurorOption', {
                  juror: fullName(person),
                  number: format.number(open),
                }),
              })),
            ]}
          />
        )}
      </PageHead>
      {stage === null || jurors.length === 0 ? (
        <Nothing />
      ) : juror === undefined ? (
        <EmptyState title={t('paper.start')}>{t('paper.startDetail')}</EmptyState>
      ) : (
        <PaperEntry key={juror.person.id} stage={stage} juror={juror} />
      )}
    </main>
  );
}
