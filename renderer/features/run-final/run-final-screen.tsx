import { type ReactNode, useMemo, useState } from 'react';
import { useLocation } from 'wouter';

import { msToIsoDate } from '../../../shared/language/date-format.ts';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { BudgetsTab } from './budgets-tab.tsx';
import { CompletenessTab } from './completeness-tab.tsx';
import { type FinalSubject, liveStages, turnsIn } from './final-facts.ts';
import { MembersTab } from './members-tab.tsx';
import { NowTab } from './now-tab.tsx';
import { OrderTab } from './order-tab.tsx';
import { useFinalShow } from './use-final-show.ts';
import './run-final.css';

const parts = ['order', 'now', 'budgets', 'members', 'completeness'] as const;

type Part = (typeof parts)[number];

const addressOf = (part: string): string => (part === 'order' ? '/final' : `/final/${part}`);

const icons = {
  order: 'list',
  now: 'play',
  budgets: 'table',
  members: 'users',
  completeness: 'done',
} as const;

/** A live stage with its parts; the public window and the timer go on whichever part is open. */
function Final({ subject }: { readonly subject: FinalSubject }) {
  const { t } = useText('final');
  const [path, navigate] = useLocation();
  const [today] = useState(() => msToIsoDate(Date.now()));
  const final = useFinalShow(subject);
  const part = parts.find((each) => path === addressOf(each)) ?? 'order';
  const locked = subject.state.seals.has(subject.stage.id);
  const content: Readonly<Record<Part, ReactNode>> = {
    order: <OrderTab subject={subject} today={today} locked={locked} />,
    now: <NowTab subject={subject} final={final} locked={locked} />,
    budgets: <BudgetsTab subject={subject} today={today} locked={locked} />,
    members: <MembersTab subject={subject} locked={locked} />,
    completeness: <CompletenessTab subject={subject} />,
  };
  return (
    <>
      {locked && (
        <Banner tone="ok" icon="lock">
          {t('locked')}
        </Banner>
      )}
      <Tabs
        label={t('title')}
        value={part}
        onChange={(next) => navigate(addressOf(next))}
        spaced
        tabs={parts.map((value) => ({
          value,
          label: t(`tab.${value}`),
          icon: icons[value],
          content: content[value],
        }))}
      />
    </>
  );
}

/** Headquarters or the commission's secretary runs a final: who speaks, for how long, what it costs, who was there. */
export function RunFinalScreen() {
  const { t, format } = useText('final');
  const state = useShownState();
  const settings = state?.settings ?? null;
  const stages = useMemo(() => (settings === null ? [] : liveStages(settings)), [settings]);
  const [chosen, choose] = useState('');
  const stage = stages.find(({ id }) => id === chosen) ?? stages[0] ?? null;
  const subject = useMemo(
    (): FinalSubject | null =>
      state === null || settings === null || stage === null ? null : { state, settings, stage },
    [state, settings, stage],
  );
  if (subject === null)
    return (
      <main className="main">
        <PageHead title={t('title')} />
        <EmptyState title={t('noStage')}>{t('noStageText')}</EmptyState>
      </main>
    );
  const turns = turnsIn(subject);
  const over = turns.filter(({ turn }) => turn.state !== 'waiting' && turn.state !== 'speaking');
  return (
    <main className="main run-final">
      <PageHead
        title={t('title')}
        note={
          turns.length === 0
            ? format.localized(subject.stage.title)
            : t('turnsDone', { done: over.length, count: turns.length })
        }
      >
        {stages.length > 1 && (
          <SelectField<string>
            label={t('stage')}
            value={subject.stage.id}
            onChange={choose}
            options={stages.map(({ id, title }) => ({ value: id, label: format.localized(title) }))}
          />
        )}
      </PageHead>
      <Final key={subject.stage.id} subject={subject} />
    </main>
  );
}
