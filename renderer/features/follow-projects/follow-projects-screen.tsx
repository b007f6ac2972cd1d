import { useLocation } from 'wouter';

import { useText } from '../../language/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import { DueReminder, DueTab } from './due-list.tsx';
import { partAddress, placeOf, type SectionPart, sectionParts } from './follow-places.ts';
import { type FollowSubject, useFollowSubject } from './follow-subject.ts';
import { OrdersTab } from './orders-tab.tsx';
import { PortfolioTab } from './portfolio-tab.tsx';
import { ProjectScreen } from './project-screen.tsx';
import { ProjectsTab } from './projects-tab.tsx';
import { ReportScreen } from './report-screen.tsx';
import { VisitScreen } from './visit-screen.tsx';
import './follow-projects.css';

/** The section's parts; people of a region see their projects and what is due. */
function Section({
  subject,
  part,
}: {
  readonly subject: FollowSubject;
  readonly part: SectionPart;
}) {
  const { t } = useText('follow-up');
  const [, navigate] = useLocation();
  const all: Readonly<Record<SectionPart, Omit<Tab, 'value'>>> = {
    portfolio: {
      label: t('tab.portfolio'),
      icon: 'rank',
      content: <PortfolioTab subject={subject} />,
    },
    projects: {
      label: t('tab.projects'),
      icon: 'list',
      content: <ProjectsTab subject={subject} />,
    },
    due: { label: t('tab.due'), icon: 'calendar', content: <DueTab subject={subject} /> },
    orders: { label: t('tab.orders'), icon: 'doc', content: <OrdersTab subject={subject} /> },
  };
  const isHeadquarters = subject.region === null;
  const parts = sectionParts.filter(
    (each) => isHeadquarters || each === 'projects' || each === 'due',
  );
  const shown = parts.find((each) => each === part) ?? 'projects';
  return (
    <main className="main follow-projects">
      <PageHead title={t('title')} note={t(isHeadquarters ? 'note' : 'noteRegion')} />
      {shown !== 'due' && <DueReminder subject={subject} />}
      <Tabs
        label={t('title')}
        spaced
        value={shown}
        onChange={(next) =>
          navigate(partAddress(sectionParts.find((each) => each === next) ?? 'portfolio'))
        }
        tabs={parts.map((value) => ({ value, ...all[value] }))}
      />
    </main>
  );
}

/** What was decided is followed here: supported projects, their money, results and visits, and the reports on them. */
export function FollowProjectsScreen() {
  const { t } = useText('follow-up');
  const subject = useFollowSubject();
  const [path] = useLocation();
  const place = placeOf(path);
  if (subject === null)
    return (
      <main className="main">
        <PageHead title={t('title')} />
        <EmptyState title={t('noContest.title')}>{t('noContest.text')}</EmptyState>
      </main>
    );
  switch (place.type) {
    case 'section':
      return <Section subject={subject} part={place.part} />;
    case 'project':
      return (
        <ProjectScreen
          key={place.submission}
          subject={subject}
          submission={place.submission}
          part={place.part}
        />
      );
    case 'visit':
      return (
        <VisitScreen
          key={place.visit}
          subject={subject}
          submission={place.submission}
          id={place.visit}
        />
      );
    case 'order':
      return <ReportScreen key={place.order} subject={subject} id={place.order} />;
  }
}
