import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { momentText, personName } from './item-words.ts';
import { earlierDecisions } from './made-decisions.ts';

/** Says that what is open now was settled before, by whom and why, and what opened it again. */
export function EarlierDecision({
  keyOf,
  state,
}: {
  /** Key that the decision was recorded under. */
  readonly keyOf: string;
  readonly state: ContestState;
}) {
  const text = useText('conflicts');
  const { t } = text;
  const [last] = earlierDecisions(keyOf, state);
  if (last === undefined) return null;
  const { operation, withdrawal } = last;
  const by = withdrawal ?? operation;
  const words = {
    when: momentText(by.wallClock, text),
    person: personName(state.keys.get(by.signer)?.person ?? null, state, text),
    reason: by.reason,
  };
  return (
    <Banner tone="info">
      {withdrawal === null ? t('earlier.overtaken', words) : t('earlier.withdrawn', words)}
    </Banner>
  );
}
