import type { ReactNode } from 'react';

import type { ContestState } from '../../shared/merge/state.ts';
import { isBlocking } from '../../shared/results/open-items.ts';
import type { ProtocolFacts } from '../../shared/results/protocol-facts.ts';
import { useText } from '../language/use-text.ts';
import { Banner } from '../ui/banner.tsx';
import { openLine } from './open-lines.ts';
import { OpenList } from './open-list.tsx';

/** What is still open on a stage, or that nothing is; `children` is the next step. */
export function OpenBanner({
  state,
  facts,
  children,
}: {
  readonly state: ContestState;
  readonly facts: ProtocolFacts;
  readonly children?: ReactNode;
}) {
  const text = useText('results');
  const { t } = text;
  if (facts.open.length === 0) return <Banner tone="ok">{t('open.complete')}</Banner>;
  const draft = facts.open.some(isBlocking);
  return (
    <Banner tone={draft ? 'warn' : 'info'} title={draft ? t('open.draft') : t('open.title')}>
      <OpenList lines={facts.open.map((item) => openLine(item, state, text))} />
      {children}
    </Banner>
  );
}
