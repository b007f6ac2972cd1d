import { useMemo, useState } from 'react';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ByHandDialog } from './by-hand-dialog.tsx';
import { assignedPairs, conflictsAssigned, openGroups } from './interest-rows.ts';
import { InterestTable, RecusalTable } from './settled-table.tsx';
import { SettleDialog, type Settling } from './settle-dialog.tsx';
import { SuggestedView } from './suggested-view.tsx';
import { useExport } from './use-export.ts';
import { type Suggestions, useSuggestions } from './use-suggestions.ts';
import './declare-interests.css';

/** What the regulation says of jurors of the applicant's own region: a rule, and no conflict. */
function OwnRegionNote({ settings }: { readonly settings: ContestSettings }) {
  const { t, format } = useText('interests');
  if (settings.regionsProfile === 'none' || settings.regionsProfile === 'single') return null;
  const sentences = settings.stages
    .filter(({ scored }) => scored)
    .map(({ title, assignment }) => {
      const stage = format.localized(title);
      return assignment.ownRegionMax === null
        ? t('ownRegionFree', { stage })
        : t('ownRegionLimit', { stage, number: format.number(assignment.ownRegionMax) });
    });
  return <p className="meta">{[t('ownRegion'), ...sentences].join(' ')}</p>;
}

/** Conflicts that were declared after the juror had got the application, with the way to put it right. */
function AssignedBanner({ count }: { readonly count: number }) {
  const { t } = useText('interests');
  if (count === 0) return null;
  return (
    <Banner
      tone="warn"
      title={t('problem', { count })}
      action={<LinkButton href="#/assignment">{t('toAssignment')}</LinkButton>}
    >
      {t('problemText')}
    </Banner>
  );
}

function SearchNote({ suggestions }: { readonly suggestions: Suggestions }) {
  const { t } = useText('interests');
  const { progress, failed } = suggestions;
  if (failed) return <Banner tone="danger">{t('failed')}</Banner>;
  if (progress === null) return null;
  return <ProgressBar label={t('looking')} value={progress.done} total={progress.total} />;
}

function Screen({ settings, state }: { settings: ContestSettings; state: ContestState }) {
  const { t } = useText('interests');
  const suggestions = useSuggestions(state);
  const [settling, setSettling] = useState<Settling | null>(null);
  const [byHand, setByHand] = useState(false);
  const { people, interests, recusals, assignments } = state;
  const groups = useMemo(
    () => openGroups(suggestions.suggested ?? [], { people, interests, recusals }),
    [suggestions.suggested, people, interests, recusals],
  );
  const assigned = useMemo(() => assignedPairs(assignments), [assignments]);
  const exported = useExport(state, groups);
  const settled = { interests, state, assigned, onSettle: setSettling };
  return (
    <main className="main col g4 interests">
      <PageHead title={t('title')} note={t('note')}>
        <Button icon="plus" onClick={() => setByHand(true)}>
          {t('byHand')}
        </Button>
        <Button icon="download" busy={exported.busy} onClick={exported.save}>
          {t('export')}
        </Button>
      </PageHead>
      <OwnRegionNote settings={settings} />
      <ErrorBanner error={exported.error} />
      <AssignedBanner count={conflictsAssigned(interests, assigned).length} />
      <SearchNote suggestions={suggestions} />
      <Tabs
        spaced
        label={t('views.label')}
        tabs={[
          {
            value: 'suggested',
            label: t('views.suggested'),
            content: suggestions.suggested !== null && (
              <SuggestedView groups={groups} state={state} onSettle={setSettling} />
            ),
          },
          {
            value: 'declared',
            label: t('views.declared'),
            content: <InterestTable kind="declared" {...settled} />,
          },
          {
            value: 'dismissed',
            label: t('views.dismissed'),
            content: <InterestTable kind="dismissed" {...settled} />,
          },
          { value: 'recused', label: t('views.recused'), content: <RecusalTable state={state} /> },
        ]}
      />
      {settling !== null && <SettleDialog settling={settling} onClose={() => setSettling(null)} />}
      {byHand && <ByHandDialog state={state} onClose={() => setByHand(false)} />}
    </main>
  );
}

/** Headquarters' conflicts of interest: found, declared, looked at, and where jurors stepped back. */
export function DeclareInterestsScreen() {
  const state = useShownState();
  if (state === null || state.settings === null) return null;
  return <Screen settings={state.settings} state={state} />;
}
