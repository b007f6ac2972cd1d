import { useState } from 'react';

import { useText } from '../../language/use-text.ts';
import type { StageSubject } from '../../results/results-frame.tsx';
import { WaitingReport } from '../../results/waiting-report.tsx';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { type AuditDraft, draftOf, type Risk, sampleSize } from './audit-draft.ts';
import { DrawnPart } from './drawn-part.tsx';
import { MarginCard } from './margin-card.tsx';
import { SeedCard } from './seed-card.tsx';
import { useAuditGround } from './use-audit-ground.ts';
import { type AuditSubject, useRecord } from './use-record.ts';
import './audit-results.css';

/** Only what was sealed can be audited for others; before, people may try how it goes. */
function TrialBanner({ stale }: { readonly stale: boolean }) {
  const { t } = useText('audit');
  return (
    <Banner
      tone="warn"
      title={t('trial.title')}
      action={
        <LinkButton icon="gavel" href="#/decide">
          {t('trial.decide')}
        </LinkButton>
      }
    >
      {stale ? t('trial.changed') : t('trial.note')}
    </Banner>
  );
}

function StageAudit(props: AuditSubject) {
  const { t } = useText('audit');
  const { subject, ground } = props;
  const { state, stage } = subject;
  const recorded = state.audits.get(stage) ?? null;
  const seal = state.seals.get(stage);
  const trial = seal === undefined || (seal.root !== null && seal.root !== ground.root);
  const [edited, setEdited] = useState<AuditDraft | 'anew' | null>(null);
  const [risk, setRisk] = useState<Risk>('5');
  const recording = useRecord(props);
  const draft = edited === 'anew' ? null : (edited ?? draftOf(recorded, ground.root));
  const sample = draft?.sample ?? sampleSize(ground.margin, risk);
  const draw = (seed: string) => {
    const next = { seed, sample, checked: new Map() };
    setEdited(next);
    if (!trial) void recording.record(next);
  };
  return (
    <div className="col g4 audit-results">
      {trial && <TrialBanner stale={seal !== undefined} />}
      {recorded !== null && recorded.root !== ground.root && (
        <Banner tone="warn">{t('otherRoot')}</Banner>
      )}
      <MarginCard
        margin={ground.margin}
        risk={risk}
        sample={sample}
        locked={draft !== null}
        onRisk={setRisk}
      />
      {sample > 0 && (
        <SeedCard
          root={ground.root}
          seed={draft?.seed ?? null}
          busy={recording.busy}
          onDraw={draw}
          onAgain={() => setEdited('anew')}
        />
      )}
      {draft !== null && (
        <DrawnPart
          about={props}
          draft={draft}
          trial={trial}
          recording={recording}
          onChange={setEdited}
        />
      )}
    </div>
  );
}

/** Headquarters compares a publicly drawn sample of sheets with what jurors hold, before the result is published. */
export function AuditResultsScreen(subject: StageSubject) {
  const { ground, failed } = useAuditGround(subject.state, subject.stage);
  if (ground === null || failed) return <WaitingReport failed={failed} />;
  return <StageAudit subject={subject} ground={ground} />;
}
