import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';

import type { Id } from '../../../shared/contest/contest.ts';
import { projectFigures } from '../../../shared/reports/monitoring/project-figures.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ClosureDialog } from './closure-dialog.tsx';
import { ContractCard } from './contract-card.tsx';
import { partAddress, projectAddress, type ProjectPart, projectParts } from './follow-places.ts';
import { followedIn, type FollowSubject, isOwnApplication } from './follow-subject.ts';
import { MoneyPart } from './money-part.tsx';
import { OpenItems } from './open-items.tsx';
import type { ProjectSubject } from './project-subject.ts';
import { ResultsPart } from './results-part.tsx';
import { RisksPart } from './risks-part.tsx';
import { SchedulePart } from './schedule-part.tsx';
import { StatusChip } from './status-chip.tsx';
import { useFollowWords } from './use-follow-words.ts';
import { VisitsPart } from './visits-part.tsx';

const icons = {
  schedule: 'calendar',
  money: 'table',
  results: 'rank',
  risks: 'alert',
  visits: 'picture',
} as const;

function Head({ subject, followed, words }: ProjectSubject) {
  const { t, industry } = words;
  const [closing, setClosing] = useState(false);
  const { submission, project } = followed;
  const application = subject.state.submissions.get(submission);
  const figures = projectFigures(followed, subject.state, subject.today);
  const facts = [
    project?.organisation.name ?? application?.applicant ?? '',
    project === null ? '' : industry(project.industry),
    application?.town ?? '',
  ];
  const recorded = subject.recorded.following.get(submission)?.project ?? null;
  return (
    <>
      <PageHead
        title={t('project.numbered', { number: submission, title: application?.title ?? '' })}
        note={facts.filter((fact) => fact !== '').join(' · ')}
      >
        {figures !== null && <StatusChip status={figures.status} words={words} />}
        {recorded !== null && subject.region === null && (
          <Button
            icon={recorded.closure === null ? 'lock' : 'undo'}
            onClick={() => setClosing(true)}
          >
            {recorded.closure === null ? t('closure.open') : t('closure.again')}
          </Button>
        )}
      </PageHead>
      {closing && recorded !== null && (
        <ClosureDialog
          subject={subject}
          project={recorded}
          words={words}
          onClose={() => setClosing(false)}
        />
      )}
    </>
  );
}

/** How a project ended, where it did. */
function ClosureNote({ followed: { project }, words }: ProjectSubject) {
  const { t, day, money, papers } = words;
  const closure = project?.closure ?? null;
  if (closure === null) return null;
  return (
    <Banner
      tone="ok"
      icon="lock"
      title={t('closure.closed', { status: papers.status[closure.result], date: day(closure.day) })}
    >
      {closure.reason}{' '}
      {t('closure.sums', { paid: money(closure.paid), spent: money(closure.spent) })}
    </Banner>
  );
}

function Parts({ part, ...own }: ProjectSubject & { readonly part: ProjectPart }) {
  const [, navigate] = useLocation();
  const { t } = own.words;
  const { submission } = own.followed;
  const content: Readonly<Record<ProjectPart, ReactNode>> = {
    schedule: (
      <>
        <ContractCard {...own} />
        <SchedulePart {...own} />
      </>
    ),
    money: <MoneyPart {...own} />,
    results: <ResultsPart {...own} />,
    risks: <RisksPart {...own} />,
    visits: <VisitsPart {...own} />,
  };
  // What was paid and spent is headquarters' to know.
  const parts = projectParts.filter((each) => each !== 'money' || own.subject.region === null);
  return (
    <Tabs
      label={t('project.parts')}
      spaced
      value={parts.find((each) => each === part) ?? 'schedule'}
      onChange={(next) =>
        navigate(
          projectAddress(
            submission,
            projectParts.find((each) => each === next),
          ),
        )
      }
      tabs={parts.map((value) => ({
        value,
        label: t(`project.part.${value}`),
        icon: icons[value],
        content: content[value],
      }))}
    />
  );
}

/** One supported project: its contract and schedule, money, results, risks and visits. */
export function ProjectScreen({
  subject,
  submission,
  part,
}: {
  readonly subject: FollowSubject;
  readonly submission: Id;
  readonly part: ProjectPart;
}) {
  const words = useFollowWords(subject.settings);
  const { t } = words;
  const followed = followedIn(subject.state, submission);
  const isKnown =
    isOwnApplication(subject, submission) &&
    (subject.region !== null || subject.state.following.has(submission));
  const own = { subject, followed, words };
  return (
    <main className="main follow-projects">
      <div>
        <LinkButton variant="quiet" icon="left" href={`#${partAddress('projects')}`}>
          {t('project.back')}
        </LinkButton>
      </div>
      {isKnown ? (
        <>
          <Head {...own} />
          <ClosureNote {...own} />
          <OpenItems subject={subject} words={words} submission={submission} />
          <Parts part={part} {...own} />
        </>
      ) : (
        <EmptyState title={t('project.unknown')}>{t('project.unknownText')}</EmptyState>
      )}
    </main>
  );
}
