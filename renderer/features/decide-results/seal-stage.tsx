import { useState } from 'react';

import { confirmSeal, sealStage } from '../../../shared/deciding/decision-operations.ts';
import type { Seal } from '../../../shared/deciding/seal.ts';
import { sealingOf } from '../../../shared/merge/sealing.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { sealHindrances } from '../../../shared/results/open-items.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { type OpenLine, openLine } from '../../results/open-lines.ts';
import { OpenList } from '../../results/open-list.tsx';
import type { StageSubject } from '../../results/results-frame.tsx';
import { useCommand } from '../../storage/use-command.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { RootCode } from './root-code.tsx';
import { holderName, keysToConfirm, mayConfirm, type SealStanding } from './seal-facts.ts';
import type { Deciding } from './use-deciding.ts';

export interface SealProps {
  readonly subject: StageSubject;
  readonly deciding: Deciding;
  readonly standing: SealStanding;
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
export function SealButton({ subject, deciding, standing, unsaved }: SealProps) {
  const { t } = useText('decide');
  const text = useText('results');
  const desk = useDeskCommands();
  const show = useToast();
  const { busy, error, run } = useCommand();
  const [asked, setAsked] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const { state, stage, settings } = subject;
  const { root } = deciding;
  const hindrances = [
    ...sealHindrances(deciding.open).map((item) => openLine(item, state, text)),
    ...(unsaved ? [{ text: t('seal.unsaved'), names: '', href: null }] : []),
  ];
  const ask = async () => {
    if (hindrances.length > 0) setRefused(true);
    else setAsked(await desk.stateHash());
  };
  const seal = async (stateHash: string) => {
    const on = sealingOf(state, { stage, stateHash, root });
    const recorded = await run(() => desk.record(sealStage(on)));
    setAsked(null);
    if (recorded !== null) show({ text: t('seal.done') });
  };
  const two = Math.max(settings.sealing, state.directory.threshold) > 1;
  const verb = standing === 'amended' ? t('seal.again') : t('seal.verb');
  return (
    <>
      <Button
        variant="primary"
        icon="shield"
        busy={deciding.countedOn !== state}
        onClick={() => void ask()}
      >
        {verb}
      </Button>
      <ErrorBanner error={error} />
      <RefusedDialog lines={hindrances} open={refused} onClose={() => setRefused(false)} />
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t('seal.question')}
        verb={verb}
        cancel={t('common:cancel')}
        busy={busy}
        onConfirm={() => void seal(asked ?? '')}
      >
        <p>{t('seal.consequence')}</p>
        <p>{two ? t('seal.two') : t('seal.one')}</p>
        <p className="meta">{t('seal.root')}</p>
        <RootCode label={t('seal.root')} root={root} />
      </ConfirmDialog>
    </>
  );
}

/** Who has to confirm the seal that was put here; without another key of headquarters nobody can. */
function WaitingNote({ state, seal }: { readonly state: ContestState; readonly seal: Seal }) {
  const { t, format } = useText('decide');
  const keys = keysToConfirm(state, seal);
  if (keys.length === 0)
    return (
      <Banner
        tone="warn"
        action={
          <LinkButton href="#/keys" icon="key">
            {t('seal.keys')}
          </LinkButton>
        }
      >
        {t('seal.noOther')}
      </Banner>
    );
  const names = format.list(keys.map((key) => holderName(state, key) || t('seal.someone')));
  return (
    <Banner tone="warn" title={t('seal.waitingFor', { names })}>
      {t('seal.waitingOther')}
    </Banner>
  );
}

/** The second pair of eyes: the same root on both laptops, compared over the phone, then confirmed. */
export function ConfirmSeal({
  subject,
  deciding,
  seal,
}: Omit<SealProps, 'standing' | 'unsaved'> & { readonly seal: Seal }) {
  const { t } = useText('decide');
  const desk = useDeskCommands();
  const { profile } = useDesk('profile');
  const show = useToast();
  const { busy, error, run } = useCommand();
  const [open, setOpen] = useState(false);
  const own = profile?.publicKey ?? null;
  const { state, stage } = subject;
  const name = holderName(state, seal.by) || t('seal.someone');
  if (own === null || !mayConfirm(seal, own)) return <WaitingNote state={state} seal={seal} />;
  const confirm = async () => {
    const recorded = await run(() => desk.record([confirmSeal(stage, seal.operation, own)]));
    if (recorded === null) return;
    setOpen(false);
    show({ text: t('seal.confirmed') });
  };
  return (
    <>
      <Banner tone="warn">{t('seal.waitingYou', { name })}</Banner>
      <Button variant="primary" icon="shield" onClick={() => setOpen(true)}>
        {t('seal.confirm')}
      </Button>
      <Dialog
        open={open}
        wide
        onClose={() => setOpen(false)}
        title={t('seal.confirmQuestion')}
        verbs={
          <>
            <Button onClick={() => setOpen(false)}>{t('seal.differs')}</Button>
            <Button variant="primary" busy={busy} onClick={() => void confirm()}>
              {t('seal.same')}
            </Button>
          </>
        }
      >
        <ErrorBanner error={error} />
        <p>{t('seal.compare', { name })}</p>
        <RootCode label={t('seal.root')} root={deciding.root} />
        <p>{t('seal.compareWarning')}</p>
      </Dialog>
    </>
  );
}
