import { useState } from 'react';

import { sealStage } from '../../../shared/deciding/decision-operations.ts';
import { sealingOf } from '../../../shared/merge/sealing.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { sealHindrances } from '../../../shared/results/open-items.ts';
import type { ProtocolFacts } from '../../../shared/results/protocol-facts.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type OpenLine, openLine } from '../../results/open-lines.ts';
import { OpenList } from '../../results/open-list.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';

export interface SealStageProps {
  readonly state: ContestState;
  readonly facts: ProtocolFacts;
  /** The form differs from the meeting that is recorded. */
  readonly unsaved: boolean;
}

function RefusedDialog({
  lines,
  open,
  onClose,
}: {
  readonly lines: readonly OpenLine[];
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useText('decide');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('seal.refused')}
      verbs={<Button onClick={onClose}>{t('common:close')}</Button>}
    >
      <p>{t('seal.fix')}</p>
      <OpenList lines={lines} />
    </Dialog>
  );
}

/** Seals the stage on the state as it is now; refused with the list of what is open. */
export function SealStage({ state, facts, unsaved }: SealStageProps) {
  const { t } = useText('decide');
  const text = useText('results');
  const desk = useDeskCommands();
  const show = useToast();
  const [asked, setAsked] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  if (state.seals.has(facts.stage)) return <Banner tone="ok">{t('seal.sealed')}</Banner>;

  const hindrances = [
    ...sealHindrances(facts.open).map((item) => openLine(item, state, text)),
    ...(unsaved ? [{ text: t('seal.unsaved'), names: '', href: null }] : []),
  ];
  const ask = async () => {
    if (hindrances.length > 0) return setRefused(true);
    return setAsked(await desk.stateHash());
  };
  const seal = async (stateHash: string) => {
    setBusy(true);
    setError(null);
    const { root } = facts.fingerprint;
    const on = sealingOf(state, { stage: facts.stage, stateHash, root });
    const recorded = await desk.record(sealStage(on));
    setBusy(false);
    setAsked(null);
    if (recorded.ok) show({ text: t('seal.done') });
    else setError(recorded.error);
  };
  return (
    <>
      <Button wide icon="shield" onClick={() => void ask()}>
        {t('seal.verb')}
      </Button>
      <ErrorBanner error={error} />
      <RefusedDialog lines={hindrances} open={refused} onClose={() => setRefused(false)} />
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t('seal.question')}
        verb={t('seal.verb')}
        cancel={t('common:cancel')}
        busy={busy}
        onConfirm={() => void seal(asked ?? '')}
      >
        <p>{t('seal.consequence')}</p>
        <p className="meta">{t('seal.code', { code: asked ?? '' })}</p>
      </ConfirmDialog>
    </>
  );
}
