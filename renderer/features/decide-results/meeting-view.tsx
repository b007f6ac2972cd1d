import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Segment } from '../../ui/segment.tsx';
import { AmendDialog } from './amend-dialog.tsx';
import { type DraftProblems, draftParts, partOf } from './draft-problems.ts';
import { FinalistsCard } from './finalists-card.tsx';
import { type MeetingForm as Form, MeetingFormProvider } from './form-context.ts';
import { GrantsPart } from './grants-part.tsx';
import { MeetingForm } from './meeting-form.tsx';
import { PrizesCard } from './prizes-card.tsx';
import { RefusalsCard } from './refusals-card.tsx';
import { TiesCard } from './ties-card.tsx';
import { useSaveMeeting } from './use-save-meeting.ts';
import { WinnersCard } from './winners-form.tsx';

const home = '/decide';

type Part = (typeof draftParts)[number] | 'seal';

/** The part of the screen that the address names; the meeting is the first. */
export function useDecidePart(withGrants: boolean) {
  const [path, navigate] = useLocation();
  const parts: readonly Part[] = [
    ...draftParts.filter((part) => part !== 'grants' || withGrants),
    'seal',
  ];
  const part = parts.find((each) => path === `${home}/${each}`) ?? 'meeting';
  return {
    parts,
    part,
    go: (next: Part) => navigate(next === 'meeting' ? home : `${home}/${next}`),
  };
}

/** The parts side by side. */
export function PartChoice({
  parts,
  part,
  onGo,
}: {
  readonly parts: readonly Part[];
  readonly part: Part;
  readonly onGo: (part: Part) => void;
}) {
  const { t } = useText('decide');
  return (
    <Segment
      className="decide-parts"
      label={t('parts.label')}
      value={part}
      onChange={onGo}
      options={parts.map((value) => ({ value, label: t(`parts.${value}`) }))}
    />
  );
}

/** Says in which other parts something has to be put right. */
function ProblemsElsewhere({
  problems,
  part,
}: {
  readonly problems: DraftProblems;
  readonly part: Part;
}) {
  const { t } = useText('decide');
  if (problems.size === 0) return null;
  const parts = [...new Set([...problems.keys()].map(partOf))];
  return (
    <Banner tone="danger" title={t('problem.title', { count: problems.size })}>
      <div className="row wrap g2">
        {parts.map((each) =>
          each === part ? (
            <span key={each}>{t('problem.here')}</span>
          ) : (
            <LinkButton
              key={each}
              variant="quiet"
              href={each === 'meeting' ? `#${home}` : `#${home}/${each}`}
            >
              {t(`parts.${each}`)}
            </LinkButton>
          ),
        )}
      </div>
    </Banner>
  );
}

function PlacesPart() {
  return (
    <div className="col g4">
      <TiesCard />
      <div className="decide-columns">
        <WinnersCard />
        <div className="col g4">
          <PrizesCard />
          <RefusalsCard />
        </div>
      </div>
      <FinalistsCard />
    </div>
  );
}

const contents: Readonly<Record<(typeof draftParts)[number], () => ReactNode>> = {
  meeting: () => <MeetingForm />,
  places: () => <PlacesPart />,
  grants: () => <GrantsPart />,
};

export interface MeetingViewProps extends Omit<Form, 'problems'> {
  readonly part: (typeof draftParts)[number];
  readonly unsaved: boolean;
  /** Sealed: what is recorded now is an amendment. */
  readonly sealed: boolean;
  /** Nothing may be typed: the stage is sealed, or this key has no say. */
  readonly locked: boolean;
  /** Why it is locked and what can be done about it. */
  readonly lockNote: ReactNode;
  readonly onSaved: () => void;
  /** Leaves what was typed. */
  readonly onUndo: () => void;
}

/** The meeting and its decisions; saved by one operation that replaces the one before. */
export function MeetingView(props: MeetingViewProps) {
  const { part, unsaved, sealed, locked, lockNote, onSaved, onUndo, ...form } = props;
  const { t } = useText('decide');
  const { settings, ranking, draft, state, stage } = form;
  const saving = useSaveMeeting({ draft, ground: { settings, ranking }, sealed, onSaved });
  const before = state.meetings.get(stage);
  return (
    <MeetingFormProvider value={{ ...form, problems: saving.problems }}>
      <div className="decide-part">
        {lockNote}
        <ProblemsElsewhere problems={saving.problems} part={part} />
        <fieldset className="decide-fields" disabled={locked}>
          {contents[part]()}
        </fieldset>
        {saving.asking === null && <ErrorBanner error={saving.error} />}
        {!locked && (
          <ActionBar
            start={
              <Button icon="undo" disabled={!unsaved && !sealed} onClick={onUndo}>
                {t('meeting.undo')}
              </Button>
            }
          >
            <span className="meta" role="status">
              {unsaved ? t('meeting.unsaved') : ''}
            </span>
            <Button
              variant="primary"
              size="lg"
              busy={saving.busy}
              disabled={sealed && !unsaved}
              onClick={saving.save}
            >
              {sealed ? t('amend.verb') : t('meeting.save')}
            </Button>
          </ActionBar>
        )}
      </div>
      {saving.asking !== null && before !== undefined && (
        <AmendDialog
          subject={{ state, settings, stage }}
          before={before}
          now={saving.asking}
          busy={saving.busy}
          error={saving.error}
          onClose={saving.stopAsking}
          onAmend={saving.amend}
        />
      )}
    </MeetingFormProvider>
  );
}
