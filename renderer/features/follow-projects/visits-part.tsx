import { useLocation } from 'wouter';

import type { Visit } from '../../../shared/following/visit.ts';
import type { Recorded } from '../../../shared/merge/following-facts.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { newRecordId, signerName } from './follow-subject.ts';
import { visitAddress } from './follow-places.ts';
import { PhotoStrip } from './photo-strip.tsx';
import type { ProjectSubject } from './project-subject.ts';

const stateLooks = {
  'on-schedule': { tone: 'ok', icon: 'done' },
  behind: { tone: 'warn', icon: 'clock' },
  stopped: { tone: 'danger', icon: 'alert' },
  completed: { tone: 'info', icon: 'check' },
} as const;

/** One visit as it was recorded: who, what they saw, and their photos. */
function VisitCard({
  own,
  visit,
}: {
  readonly own: ProjectSubject;
  readonly visit: Visit & Recorded;
}) {
  const { subject, words } = own;
  const { t, format, papers } = words;
  const look = stateLooks[visit.state];
  return (
    <Card
      title={t('visits.on', { date: format.date(visit.day, 'official') })}
      aside={
        <span className="row wrap">
          <Chip tone={look.tone} icon={look.icon}>
            {papers.state[visit.state]}
          </Chip>
          <LinkButton
            icon="pen"
            href={`#${visitAddress(visit.submission, visit.id)}`}
            aria-label={t('visits.openOf', { date: format.date(visit.day, 'official') })}
          >
            {t('visits.open')}
          </LinkButton>
        </span>
      }
    >
      <div className="col g3">
        {visit.observations !== '' && <p className="follow-words">{visit.observations}</p>}
        {visit.risks !== '' && (
          <p className="follow-words">
            <b>{t('visits.risksSeen')}</b> {visit.risks}
          </p>
        )}
        <PhotoStrip photos={visit.photos} words={words} />
        <p className="meta">
          {[
            visit.visitors.length === 0 ? '' : format.list(visit.visitors),
            visit.place?.text ?? '',
            t('visits.recordedBy', { name: signerName(subject, visit.by) ?? t('money.somebody') }),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      </div>
    </Card>
  );
}

/** Visits to the project's site, the newest first. */
export function VisitsPart(own: ProjectSubject) {
  const { followed, words } = own;
  const { t } = words;
  const [, navigate] = useLocation();
  const { submission, visits } = followed;
  const begin = (
    <Button
      variant="primary"
      icon="plus"
      onClick={() => navigate(visitAddress(submission, newRecordId()))}
    >
      {t('visits.add')}
    </Button>
  );
  if (visits.length === 0)
    return (
      <EmptyState title={t('visits.empty')} ornament={false} action={begin}>
        {t('visits.emptyText')}
      </EmptyState>
    );
  return (
    <>
      <div>{begin}</div>
      {visits.toReversed().map((visit) => (
        <VisitCard key={visit.id} own={own} visit={visit} />
      ))}
    </>
  );
}
