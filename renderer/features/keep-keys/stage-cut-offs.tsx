import { useMemo, useState } from 'react';

import type { Stage } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { cutOffStage } from '../../../shared/deciding/decision-operations.ts';
import { presentHeads } from '../../../shared/merge/sealing.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { stageFacts, type StageFacts } from './key-facts.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useSaying } from './use-saying.ts';

/** Asks before a line is drawn under a stage, or drawn anew further on. */
function CutOffDialog({
  title,
  facts,
  busy,
  onClose,
  onConfirm,
}: {
  readonly title: string;
  readonly facts: StageFacts;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}) {
  const { t, format } = useText('keys');
  const missing = facts.sheets - facts.handedIn;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={facts.cutOff ? t('cutOff.questionAgain', { title }) : t('cutOff.question', { title })}
      verb={facts.cutOff ? t('cutOff.again') : t('cutOff.now')}
      cancel={t('common:cancel')}
      busy={busy}
      onConfirm={onConfirm}
    >
      <p>{facts.cutOff ? t('cutOff.consequenceAgain') : t('cutOff.consequence')}</p>
      {missing > 0 && (
        <Banner tone="warn">
          {t('cutOff.missing', {
            missing: format.number(missing),
            total: format.number(facts.sheets),
          })}
        </Banner>
      )}
    </ConfirmDialog>
  );
}

function LateBanner({ late }: { readonly late: number }) {
  const { t } = useText('keys');
  if (late === 0) return null;
  return (
    <Banner
      tone="hold"
      action={
        <LinkButton variant="quiet" href="#/conflicts">
          {t('toConflicts')}
        </LinkButton>
      }
    >
      {t('cutOff.late', { count: late })}
    </Banner>
  );
}

function StageCutOff({ stage, state }: { readonly stage: Stage; readonly state: ContestState }) {
  const { t, format } = useText('keys');
  const title = format.localized(stage.title);
  const facts = useMemo(() => stageFacts(state, stage.id), [state, stage.id]);
  const [asked, setAsked] = useState(false);
  const { busy, error, say } = useSaying(() => setAsked(false));
  const cut = () =>
    void say([cutOffStage(stage.id, presentHeads(state))], t('cutOff.said', { title }));
  return (
    <Card
      title={title}
      aside={
        facts.cutOff ? (
          <Chip tone="ok" icon="lock">
            {t('cutOff.drawn')}
          </Chip>
        ) : (
          <Chip icon="inbox">{t('cutOff.open')}</Chip>
        )
      }
    >
      <div className="col g3">
        <ErrorBanner error={error} />
        <p>
          {t('cutOff.progress', {
            done: format.number(facts.handedIn),
            total: format.number(facts.sheets),
          })}
        </p>
        <p className="muted">{facts.cutOff ? t('cutOff.drawnText') : t('cutOff.openText')}</p>
        <LateBanner late={facts.late} />
        <div className="row wrap">
          <Button icon="clock" onClick={() => setAsked(true)}>
            {facts.cutOff ? t('cutOff.again') : t('cutOff.now')}
          </Button>
        </div>
      </div>
      {asked && (
        <CutOffDialog
          title={title}
          facts={facts}
          busy={busy}
          onClose={() => setAsked(false)}
          onConfirm={cut}
        />
      )}
    </Card>
  );
}

/** Per stage: whether what still comes counts, and the line after which it does not without a decision. */
export function StageCutOffs({ state }: { readonly state: ContestState }) {
  const { t } = useText('keys');
  const stages = (state.settings?.stages ?? []).filter(({ scored }) => scored);
  if (stages.length === 0) return <EmptyState title={t('cutOff.noStages')} />;
  return (
    <div className="col g4 panel narrow-cards">
      <p className="muted">{t('cutOff.what')}</p>
      {stages.map((stage) => (
        <StageCutOff key={stage.id} stage={stage} state={state} />
      ))}
    </div>
  );
}
