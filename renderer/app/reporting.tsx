import { useMemo } from 'react';

import type { ContestState } from '../../shared/merge/state.ts';
import { ReportJuryScreen } from '../features/report-jury/report-jury-screen.tsx';
import type { OpenImpacts } from '../features/report-jury/report-view.ts';
import { openItems } from '../features/settle-conflicts/conflict-item.ts';
import { questionOf } from '../features/settle-conflicts/item-question.ts';
import { useImpacts } from '../features/settle-conflicts/use-impacts.ts';
import { useDesk } from '../storage/use-desk.ts';

function Report({ state }: { readonly state: ContestState }) {
  const items = useMemo(() => openItems(state), [state]);
  const { known, status } = useImpacts(items, state);
  const conflicts = useMemo<OpenImpacts>(
    () => ({
      impacts: items.flatMap(({ id }) => known.get(id) ?? []),
      uncounted: items.filter((item) => questionOf(item) === null).length,
      status,
    }),
    [items, known, status],
  );
  return <ReportJuryScreen conflicts={conflicts} />;
}

const nothingOpen: OpenImpacts = { impacts: [], uncounted: 0, status: 'done' };

/** The report on the jury, with what the open conflicts would do to its places. */
export function Reporting() {
  const { state } = useDesk('state');
  return state === null ? <ReportJuryScreen conflicts={nothingOpen} /> : <Report state={state} />;
}
