import { settleFork } from '../../../shared/merge/resolution-operations.ts';
import type { ContestState, Fork } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EarlierDecision } from './earlier-decision.tsx';
import { ForkEntries } from './fork-entries.tsx';
import { ItemHead } from './item-head.tsx';
import { personName, placeName } from './item-words.ts';
import { ReasonFields, useReason } from './reason.tsx';
import { SimilarChoice, useSimilar } from './similar-choice.tsx';
import { similarForks } from './similar.ts';
import type { Settlement } from './use-settling.ts';

/** Hard conflicts in which branches of this log disagree, and its records that are kept aside. */
function openFrom({ log }: Fork, state: ContestState) {
  const conflicts = state.hard.filter(
    ({ alternatives }) => alternatives.filter(({ operation }) => operation.log === log).length > 1,
  ).length;
  const held = state.quarantine.filter(
    ({ operation, settled }) => operation.log === log && settled === null,
  ).length;
  return { conflicts, held };
}

/** A copied installation: all its copies' records stay, and headquarters takes note of why there are several. */
export function ForkDetail({
  fork,
  state,
  busy,
  onSettle,
}: {
  readonly fork: Fork;
  readonly state: ContestState;
  readonly busy: boolean;
  readonly onSettle: (settlement: Settlement) => void;
}) {
  const text = useText('conflicts');
  const { t } = text;
  const reason = useReason();
  const similar = useSimilar(similarForks(fork, state));
  const { conflicts, held } = openFrom(fork, state);
  const place = placeName(fork.person, state, text);
  const person = personName(fork.person, state, text);
  const all = [fork, ...similar.chosen];
  const settle = () => {
    if (!reason.check()) return;
    onSettle({
      actions: all.map((each) => settleFork(each.log, reason.text, each.heads)),
      items: all.length,
    });
  };
  return (
    <>
      <section className="card">
        <ItemHead title={t('fork.title')} note={place === '' ? person : `${person} · ${place}`}>
          <EarlierDecision keyOf={`fork/${fork.log}`} state={state} />
          <p>{t('fork.what')}</p>
          <p>{t('fork.todo')}</p>
          {conflicts > 0 && <p>{t('fork.conflicts', { count: conflicts })}</p>}
          {held > 0 && <p>{t('fork.held', { count: held })}</p>}
        </ItemHead>
        {fork.lines.length > 1 && <ForkEntries fork={fork} state={state} />}
      </section>
      <section className="card pad col g3" aria-label={t('decision')}>
        <ReasonFields type="fork" reason={reason} />
        <SimilarChoice
          similar={similar}
          wordsOf={(other) => ({
            title: personName(other.person, state, text),
            note: placeName(other.person, state, text),
          })}
        />
        <div className="row wrap verbs">
          <Button variant="primary" size="lg" busy={busy} onClick={settle}>
            {all.length === 1 ? t('fork.verb') : t('fork.verbAll', { count: all.length })}
          </Button>
        </div>
      </section>
    </>
  );
}
