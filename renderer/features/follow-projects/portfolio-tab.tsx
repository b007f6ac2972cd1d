import { useMemo, useState } from 'react';

import { portfolio, type Portfolio } from '../../../shared/reports/monitoring/portfolio.ts';
import { supportedProjects } from '../../../shared/reports/monitoring/supported-projects.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { EconomicResults } from './economic-results.tsx';
import type { FollowSubject } from './follow-subject.ts';
import { JuryForesight } from './jury-foresight.tsx';
import { MoneyByGroup } from './money-by-group.tsx';
import { OpenItems } from './open-items.tsx';
import { NewProjectDialog } from './project-dialog.tsx';
import { TakeOver } from './take-over.tsx';
import { type FollowWords, useFollowWords } from './use-follow-words.ts';
import { Button } from '../../ui/button.tsx';

function Figures({
  all: { totals },
  words,
}: {
  readonly all: Portfolio;
  readonly words: FollowWords;
}) {
  const { t, format, money, share } = words;
  const { projects, running, completed, terminated, granted, paid, spent } = totals;
  return (
    <KeyFigures
      label={t('figures.label')}
      figures={[
        {
          id: 'projects',
          value: format.number(projects),
          note: t('figures.projects', {
            running: format.number(running),
            completed: format.number(completed),
            terminated: format.number(terminated),
          }),
        },
        { id: 'granted', value: money(granted), note: t('figures.granted') },
        {
          id: 'paid',
          value: money(paid),
          note: t('figures.paid', { share: share(paid, granted) }),
        },
        {
          id: 'spent',
          value: money(spent),
          note: t('figures.spent', { share: share(spent, granted) }),
        },
      ]}
    />
  );
}

/** What comes first where nothing is followed yet: the meeting's grants, or a project that was supported before. */
function Begin({
  subject,
  words,
}: {
  readonly subject: FollowSubject;
  readonly words: FollowWords;
}) {
  const { t } = words;
  const [adding, setAdding] = useState(false);
  const proposed = useMemo(() => supportedProjects(subject.recorded), [subject.recorded]);
  if (proposed.length > 0) return <TakeOver subject={subject} words={words} />;
  return (
    <>
      <EmptyState
        title={t('empty.title')}
        action={
          <div className="row wrap">
            <LinkButton variant="primary" size="lg" href="#/decide">
              {t('empty.decide')}
            </LinkButton>
            <Button size="lg" icon="plus" onClick={() => setAdding(true)}>
              {t('projects.add')}
            </Button>
          </div>
        }
      >
        {t('empty.text')}
      </EmptyState>
      {adding && (
        <NewProjectDialog subject={subject} words={words} onClose={() => setAdding(false)} />
      )}
    </>
  );
}

/** All followed projects together: money, results, and whether the jury foresaw them. */
export function PortfolioTab({ subject }: { readonly subject: FollowSubject }) {
  const { state, settings, today } = subject;
  const words = useFollowWords(settings);
  const all = useMemo(() => portfolio(state, today), [state, today]);
  if (all.projects.length === 0) return <Begin subject={subject} words={words} />;
  return (
    <>
      <Figures all={all} words={words} />
      <OpenItems subject={subject} words={words} />
      <TakeOver subject={subject} words={words} />
      <Card>
        <MoneyByGroup projects={all.projects} words={words} />
      </Card>
      <EconomicResults all={all} words={words} />
      <JuryForesight subject={subject} projects={all.projects} words={words} />
    </>
  );
}
