import { useState } from 'react';

import {
  type Appeal,
  appealDeadline,
  type AppealDecision,
  cameLate,
} from '../../../shared/deciding/appeal.ts';
import { msToIsoDate } from '../../../shared/language/date-format.ts';
import { useText } from '../../language/use-text.ts';
import type { StageSubject } from '../../results/results-frame.tsx';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card, KeyValues } from '../../ui/card.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { AppealDialog } from './appeal-dialog.tsx';
import { appealToDraft, freshAppealId, newAppeal, outcomeToDraft } from './appeal-draft.ts';
import { OutcomeDialog } from './outcome-dialog.tsx';
import { RecountDialog } from './recount-dialog.tsx';
import { mayDecide } from './seal-facts.ts';
import './decide-results.css';

const chips: Readonly<Record<AppealDecision['result'], readonly [Tone, IconName]>> = {
  satisfied: ['ok', 'done'],
  partly: ['info', 'half'],
  rejected: ['neutral', 'dash'],
  late: ['neutral', 'clock'],
};

/** Until when an appeal is in time, or why no day can be told. */
function DeadlineNote({ state, settings, stage }: StageSubject) {
  const { t, format } = useText('decide');
  const last = appealDeadline(state.publications.get(stage) ?? null, settings.appealDays);
  if (settings.appealDays === null) return <p className="meta">{t('appeals.noTime')}</p>;
  if (last === null)
    return <p className="meta">{t('appeals.notReleased', { days: settings.appealDays })}</p>;
  return (
    <Banner tone="info" icon="calendar">
      {t('appeals.deadline', { date: format.date(last, 'press') })}
    </Banner>
  );
}

/** What was decided, and the way to amend the meeting where something changes. */
function DecisionFacts({ decision }: { readonly decision: AppealDecision }) {
  const { t, format } = useText('decide');
  return (
    <>
      <KeyValues
        items={[
          [
            t('appeals.decided'),
            t('appeals.minutes', {
              number: decision.number,
              date: decision.date === '' ? '—' : format.date(decision.date, 'press'),
            }),
          ],
          ...(decision.reason === '' ? [] : [[t('appeals.reason'), decision.reason] as const]),
          ...(decision.change === '' ? [] : [[t('appeals.change'), decision.change] as const]),
        ]}
      />
      {decision.change !== '' && (
        <div>
          <LinkButton icon="pen" href="#/decide">
            {t('appeals.amend')}
          </LinkButton>
        </div>
      )}
    </>
  );
}

type Opened = 'edit' | 'decide' | 'recount';

/** Whether an appeal is open or how it ended, and whether it came too late. */
function AppealChips({
  subject,
  appeal,
}: {
  readonly subject: StageSubject;
  readonly appeal: Appeal;
}) {
  const { t } = useText('decide');
  const { state, settings, stage } = subject;
  const { decision } = appeal;
  const last = appealDeadline(state.publications.get(stage) ?? null, settings.appealDays);
  const [tone, icon] = decision === null ? (['warn', 'clock'] as const) : chips[decision.result];
  return (
    <span className="row wrap g2">
      {cameLate(appeal, last) && (
        <Chip tone="warn" icon="alert">
          {t('appeals.cameLate')}
        </Chip>
      )}
      <Chip tone={tone} icon={icon}>
        {decision === null ? t('appeals.open') : t(`appeals.results.${decision.result}`)}
      </Chip>
    </span>
  );
}

function AppealCard({
  subject,
  appeal,
  allowed,
  onOpen,
}: {
  readonly subject: StageSubject;
  readonly appeal: Appeal;
  readonly allowed: boolean;
  readonly onOpen: (what: Opened) => void;
}) {
  const { t, format } = useText('decide');
  const { decision, submission } = appeal;
  const title = subject.state.submissions.get(submission)?.title ?? '';
  const number = t('common:submissionNumber', { number: submission });
  return (
    <Card
      title={t('appeals.named', { number: appeal.number })}
      aside={<AppealChips subject={subject} appeal={appeal} />}
    >
      <div className="col g3 appeal">
        <KeyValues
          items={[
            [t('appeals.submission'), `${number} · ${title}`],
            [t('appeals.received'), format.date(appeal.received, 'press')],
            [t('appeals.from'), appeal.from],
          ]}
        />
        <p className="appeal-grounds">{appeal.grounds}</p>
        {decision !== null && <DecisionFacts decision={decision} />}
        <div className="row wrap g2">
          <Button icon="refresh" onClick={() => onOpen('recount')}>
            {t('recount.verb')}
          </Button>
          {allowed && (
            <>
              <Button icon="gavel" onClick={() => onOpen('decide')}>
                {decision === null ? t('appeals.decide') : t('appeals.decideAgain')}
              </Button>
              <Button variant="quiet" icon="pen" onClick={() => onOpen('edit')}>
                {t('appeals.edit')}
              </Button>
            </>
          )}
        </div>
      </div>
    </Card>
  );
}

const today = (): string => msToIsoDate(Date.now());

/** The dialog that was opened for an appeal; null while none is. */
function OpenedDialog({
  subject,
  appeal,
  what,
  onClose,
}: {
  readonly subject: StageSubject;
  readonly appeal: Appeal;
  readonly what: Opened;
  readonly onClose: () => void;
}) {
  const { state, settings, stage } = subject;
  if (what === 'recount')
    return <RecountDialog subject={subject} submission={appeal.submission} onClose={onClose} />;
  if (what === 'edit')
    return (
      <AppealDialog
        subject={subject}
        known={appeal}
        initial={appealToDraft(appeal)}
        onClose={onClose}
      />
    );
  const last = appealDeadline(state.publications.get(stage) ?? null, settings.appealDays);
  const number = state.meetings.get(stage)?.number ?? '';
  const proposed = { late: cameLate(appeal, last), number, today: today() };
  return (
    <OutcomeDialog
      appeal={appeal}
      initial={outcomeToDraft(appeal.decision, proposed)}
      onClose={onClose}
    />
  );
}

/** Appeals against the result of a stage: registered, counted again, decided. */
export function AppealsScreen(subject: StageSubject) {
  const { t } = useText('decide');
  const { profile } = useDesk('profile');
  const [registering, setRegistering] = useState(false);
  const [opened, setOpened] = useState<{ readonly id: string; readonly what: Opened } | null>(null);
  const { state, stage } = subject;
  const appeals = state.appeals.get(stage) ?? [];
  const allowed = mayDecide(state, profile);
  const appeal = appeals.find(({ id }) => id === opened?.id);
  const register = (
    <Button variant="primary" icon="plus" onClick={() => setRegistering(true)}>
      {t('appeals.register')}
    </Button>
  );
  return (
    <div className="col g4">
      <DeadlineNote {...subject} />
      {appeals.length === 0 ? (
        <EmptyState title={t('appeals.empty')} {...(allowed ? { action: register } : {})}>
          {t('appeals.emptyText')}
        </EmptyState>
      ) : (
        <>
          {allowed && <div>{register}</div>}
          {appeals.map((each) => (
            <AppealCard
              key={each.id}
              subject={subject}
              appeal={each}
              allowed={allowed}
              onOpen={(what) => setOpened({ id: each.id, what })}
            />
          ))}
        </>
      )}
      {registering && (
        <AppealDialog
          subject={subject}
          known={{ stage, id: freshAppealId(appeals), decision: null }}
          initial={newAppeal(appeals, today())}
          onClose={() => setRegistering(false)}
        />
      )}
      {appeal !== undefined && opened !== null && (
        <OpenedDialog
          subject={subject}
          appeal={appeal}
          what={opened.what}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
