import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import type { Visit } from '../../../shared/following/visit.ts';
import { visitStates } from '../../../shared/following/visit.ts';
import type { Recorded } from '../../../shared/merge/following-facts.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CheckField, RadioField, TextArea, TextField } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { DayField, ReasonField } from './fields.tsx';
import { projectAddress } from './follow-places.ts';
import {
  followedIn,
  type FollowSubject,
  isOwnApplication,
  type Standing,
  standingTo,
} from './follow-subject.ts';
import { PhotosEditor } from './photos-editor.tsx';
import { type FollowWords, useFollowWords } from './use-follow-words.ts';
import { useVisit, type VisitWriting } from './use-visit.ts';
import { draftOfVisit, newVisit } from './visit-draft.ts';

const saveLooks = {
  unsaved: { tone: 'neutral', icon: 'pen' },
  waiting: { tone: 'warn', icon: 'alert' },
  saving: { tone: 'neutral', icon: 'refresh' },
  saved: { tone: 'ok', icon: 'done' },
  failed: { tone: 'danger', icon: 'alert' },
} as const;

/** Whether what was entered is on the disk. */
function SaveChip({
  visit: { state },
  words: { t },
}: {
  readonly visit: VisitWriting;
  readonly words: FollowWords;
}) {
  return (
    <span role="status">
      {state !== 'untouched' && (
        <Chip tone={saveLooks[state].tone} icon={saveLooks[state].icon}>
          {t(`visits.save.${state}`)}
        </Chip>
      )}
    </span>
  );
}

interface PartProps {
  readonly visit: VisitWriting;
  readonly words: FollowWords;
}

function WhenAndWho({ visit: { draft, change }, words: { t, papers } }: PartProps) {
  return (
    <Card title={t('visits.visit')}>
      <div className="col g4">
        <DayField
          label={t('visits.day')}
          value={draft.day}
          onChange={(day) => change({ day })}
          tried
        />
        <RadioField
          label={t('visits.state')}
          value={draft.state}
          onChange={(state) => change({ state })}
          options={visitStates.map((value) => ({ value, label: papers.state[value] }))}
        />
        <TextArea
          label={t('visits.visitors')}
          hint={t('visits.visitorsHint')}
          value={draft.visitors}
          onChange={(visitors) => change({ visitors })}
        />
        <CheckField
          label={t('visits.withPlace')}
          hint={t('visits.withPlaceHint')}
          checked={draft.place !== null}
          onChange={(isWanted) => change({ place: isWanted ? '' : null })}
        />
        {draft.place !== null && (
          <TextField
            label={t('visits.place')}
            maxLength={400}
            value={draft.place}
            onChange={(place) => change({ place })}
          />
        )}
      </div>
    </Card>
  );
}

function WhatWasSeen({ visit: { draft, change }, words: { t } }: PartProps) {
  return (
    <Card title={t('visits.seen')}>
      <div className="col g4">
        <TextArea
          label={t('visits.observations')}
          hint={t('visits.observationsHint')}
          rows={6}
          maxLength={8000}
          value={draft.observations}
          onChange={(observations) => change({ observations })}
        />
        <TextArea
          label={t('visits.risks')}
          rows={3}
          maxLength={4000}
          value={draft.risks}
          onChange={(risks) => change({ risks })}
        />
      </div>
    </Card>
  );
}

/** The form: everything is recorded as it is entered. */
function VisitForm({
  subject,
  words,
  start,
  recorded,
  standing,
}: {
  readonly subject: FollowSubject;
  readonly words: FollowWords;
  readonly start: ReturnType<typeof newVisit>;
  readonly recorded: Visit | null;
  readonly standing: Standing;
}) {
  const { t } = words;
  const needsReason = standing === 'correct';
  const visit = useVisit(start, { recorded, needsReason });
  const title = subject.state.submissions.get(start.submission)?.title ?? '';
  const own = { visit, words };
  return (
    <>
      <PageHead
        title={t('visits.title')}
        note={t('project.numbered', { number: start.submission, title })}
      >
        <SaveChip {...own} />
        <LinkButton
          variant="primary"
          icon="check"
          href={`#${projectAddress(start.submission, 'visits')}`}
          onClick={visit.flush}
        >
          {t('visits.ready')}
        </LinkButton>
      </PageHead>
      <p className="meta">{t('visits.savedAsYouGo')}</p>
      <ErrorBanner
        error={visit.error}
        action={<Button onClick={visit.flush}>{t('visits.again')}</Button>}
      />
      {needsReason && (
        <Card title={t('visits.correcting')}>
          <ReasonField value={visit.reason} onChange={visit.setReason} tried />
        </Card>
      )}
      <div className="follow-visit">
        <WhenAndWho {...own} />
        <WhatWasSeen {...own} />
      </div>
      <PhotosEditor {...own} />
    </>
  );
}

/** One visit to a site, new or as it was recorded; what another recorded is closed to everybody but headquarters. */
export function VisitScreen({
  subject,
  submission,
  id,
}: {
  readonly subject: FollowSubject;
  readonly submission: Id;
  readonly id: Id;
}) {
  const words = useFollowWords(subject.settings);
  const { t, language } = words;
  const { profile } = useDesk('profile');
  // What is here when the page opens is written on; what this page records itself must not begin it anew.
  const [recorded] = useState<(Visit & Recorded) | null>(
    () => followedIn(subject.recorded, submission).visits.find((visit) => visit.id === id) ?? null,
  );
  const [start] = useState(() =>
    recorded === null
      ? newVisit(
          { submission, id },
          { today: subject.today, visitor: profile === null ? '' : fullName(profile.person) },
          language,
        )
      : draftOfVisit(recorded, language),
  );
  const standing = standingTo(subject, recorded?.by ?? null);
  const isKnown = isOwnApplication(subject, submission);
  return (
    <main className="main follow-projects">
      <div>
        <LinkButton variant="quiet" icon="left" href={`#${projectAddress(submission, 'visits')}`}>
          {t('visits.back')}
        </LinkButton>
      </div>
      {!isKnown && <EmptyState title={t('project.unknown')}>{t('project.unknownText')}</EmptyState>}
      {isKnown && standing === 'closed' && <Banner>{t('reason.closed')}</Banner>}
      {isKnown && standing !== 'closed' && (
        <VisitForm
          subject={subject}
          words={words}
          start={start}
          recorded={recorded}
          standing={standing}
        />
      )}
    </main>
  );
}
