import { shownState } from '../../shared/merge/shown-state.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { useText } from '../language/use-text.ts';
import { useDesk } from '../storage/use-desk.ts';

/** Views of states in words, kept as long as the states themselves: several screens and tables ask for the same one. */
const views = new WeakMap<ContestState, Map<string, ContestState>>();

function viewOf(state: ContestState, label: string): ContestState {
  const known = views.get(state)?.get(label);
  if (known !== undefined) return known;
  const view = shownState(state, label);
  const byLabel = views.get(state) ?? new Map<string, ContestState>();
  views.set(state, byLabel.set(label, view));
  return view;
}

/**
 * The contest as it may be shown: blocked people and applicants without their data. For reading only – what is recorded
 * is made out of `useDesk('state')`.
 */
export function useShownState(): ContestState | null {
  const { t } = useText('common');
  const { state } = useDesk('state');
  return state === null ? null : viewOf(state, t('dataBlocked'));
}
