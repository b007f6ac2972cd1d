import { Fragment, type ReactNode, useState } from 'react';

import type { ContestSettings, Id, Stage } from '../../shared/contest/contest.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { reportedStage } from '../../shared/results/reported-stage.ts';
import { useShownState } from '../personal-data/use-shown-state.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';

/** A stage of a contest that was judged, and the way to another one. */
export interface JudgedStageProps {
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly stage: Stage;
  readonly onStage: (stage: Id) => void;
}

interface EmptyWords {
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  readonly receive: string;
}

function NothingJudged({ title, heading, text, receive }: EmptyWords) {
  return (
    <main className="main">
      <PageHead title={title} />
      <EmptyState
        title={heading}
        action={
          <LinkButton variant="primary" size="lg" href="#/receive">
            {receive}
          </LinkButton>
        }
      >
        {text}
      </EmptyState>
    </main>
  );
}

/**
 * The stage that was reached, or the one a person chose; while no sheet counts, `empty` says so and leads to receiving
 * files. Each stage is drawn from its beginning.
 */
export function JudgedStage({
  empty,
  children,
}: {
  readonly empty: EmptyWords;
  readonly children: (props: JudgedStageProps) => ReactNode;
}) {
  const state = useShownState();
  const [wanted, setWanted] = useState<Id | null>(null);
  if (state === null || state.settings === null) return <NothingJudged {...empty} />;
  const { settings } = state;
  const id = wanted ?? reportedStage(state);
  const stage = settings.stages.find((each) => each.id === id);
  const judged = [...state.sheets.values()].some(({ counted }) => counted);
  if (stage === undefined || !judged) return <NothingJudged {...empty} />;
  return (
    <Fragment key={stage.id}>{children({ state, settings, stage, onStage: setWanted })}</Fragment>
  );
}
