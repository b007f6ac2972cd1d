import { BehindNote } from '../../hand-over/behind-note.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { ReceiptNote } from '../../hand-over/receipt-note.tsx';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import type { NamedFile } from '../../storage/desk.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Working } from '../../ui/progress.tsx';
import { Steps } from '../../ui/steps.tsx';
import { ArchiveCard } from './archive-card.tsx';
import { DryRun } from './dry-run.tsx';
import { ImportList } from './import-list.tsx';
import { ImportResult } from './import-result.tsx';
import { ReceiptsCard } from './receipts-card.tsx';
import { type Phase, type Receiving, useReceiving } from './use-receiving.ts';
import { useResultAddress } from './use-result-address.ts';
import './receive-bundles.css';

const stepOf: Readonly<Record<Phase['step'], number>> = {
  files: 0,
  checking: 1,
  plan: 1,
  importing: 2,
  done: 3,
};

/** How far a dry run or an import is, with the way to stop it. */
function Progress({
  step,
  onStop,
}: {
  readonly step: 'checking' | 'importing';
  readonly onStop: () => void;
}) {
  const { t } = useText('receive');
  const { task } = useDesk('task');
  const done = task?.done ?? 0;
  const total = task?.total ?? 1;
  return (
    <section className="card pad">
      <Working
        text={task === null ? t(`working.${step}`) : t(`working.${step}Of`, { done, total })}
        done={done}
        total={total}
        stop={
          <Button icon="x" onClick={onStop}>
            {t('common:stop')}
          </Button>
        }
      />
    </section>
  );
}

/** Where receiving begins: files or codes, what came so far, and what goes back to the senders. */
function Begin({
  stopped,
  onPick,
  onFiles,
}: {
  readonly stopped: 'checking' | 'importing' | null;
  readonly onPick: () => void;
  readonly onFiles: (files: readonly NamedFile[]) => void;
}) {
  const { t } = useText('receive');
  const { profile, received } = useDesk('profile', 'received');
  const headquarters = profile?.role === 'headquarters';
  return (
    <>
      {stopped !== null && (
        <div role="status">
          <Banner title={t(`stopped.${stopped}`)}>{t(`stopped.${stopped}Detail`)}</Banner>
        </div>
      )}
      <BehindNote />
      <FileDrop
        large
        prompt={headquarters ? t('dropHeadquarters') : t('dropCoordinator')}
        button={t('pick')}
        onPick={onPick}
        onFiles={onFiles}
      />
      <div className="row wrap between">
        <p className="meta">{t('untilImport')}</p>
        <LinkButton variant="quiet" icon="qr" href="#/receive/codes">
          {t('readCodes')}
        </LinkButton>
      </div>
      {!headquarters && <ReceiptNote />}
      <ImportList />
      {headquarters && received.length > 0 && <ReceiptsCard />}
      {headquarters && <ArchiveCard />}
    </>
  );
}

function Content({
  receiving,
  pick,
}: {
  readonly receiving: Receiving;
  readonly pick: () => void;
}) {
  const { phase } = receiving;
  const add = (files: readonly NamedFile[]) => void receiving.add(files);
  switch (phase.step) {
    case 'files':
      return <Begin stopped={phase.stopped} onPick={pick} onFiles={add} />;
    case 'checking':
      return <Progress step="checking" onStop={() => void receiving.stop()} />;
    case 'plan':
    case 'importing':
      return (
        <>
          {phase.step === 'importing' && (
            <Progress step="importing" onStop={() => void receiving.stop()} />
          )}
          <DryRun
            key={phase.plan.id}
            plan={phase.plan}
            importing={phase.step === 'importing'}
            onAdd={add}
            onPick={pick}
            onRemove={(index) => void receiving.remove(index)}
            onImport={() => void receiving.run()}
            onLeave={receiving.reset}
          />
        </>
      );
    case 'done':
      return <ImportResult summary={phase.summary} plan={phase.plan} onMore={receiving.reset} />;
  }
}

const none: readonly NamedFile[] = [];

/** Receiving files: choose, see what they would change, then import. `given` came another way and is tried at once. */
export function ReceiveBundlesScreen({
  given = none,
  onGivenTaken,
}: {
  readonly given?: readonly NamedFile[];
  /** Told once the given files are being tried. */
  readonly onGivenTaken?: () => void;
}) {
  const { t } = useText('receive');
  const host = useHost();
  const receiving = useReceiving(given, onGivenTaken);
  useResultAddress(receiving.phase.step === 'done', receiving.reset);
  const pick = async () => {
    try {
      // Mail programs rename files: what a file is shows by its content, so any name can be chosen.
      const files = await host.pickFiles({ accept: [], multiple: true });
      if (files.length > 0) await receiving.add(files);
    } catch {
      // The host rejects when a chosen file cannot be read: the stick is gone, or the file is far too large.
      receiving.fail({ type: 'FileUnreadable' });
    }
  };
  return (
    <main className="main receive">
      <PageHead title={t('title')}>
        <Steps
          label={t('steps.label')}
          steps={[t('steps.files'), t('steps.check'), t('steps.import'), t('steps.done')]}
          current={stepOf[receiving.phase.step]}
        />
      </PageHead>
      <ErrorBanner error={receiving.error} />
      <Content receiving={receiving} pick={() => void pick()} />
    </main>
  );
}
