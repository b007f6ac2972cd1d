import { BehindNote } from '../../hand-over/behind-note.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { ReceiptNote } from '../../hand-over/receipt-note.tsx';
import { RecentFiles } from '../../hand-over/recent-files.tsx';
import { useHost } from '../../host/host-context.ts';
import { useOpenedFiles } from '../../host/opened-files.tsx';
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
import { chooseFolder } from './choose-folder.ts';
import { DryRun, type WaysIn } from './dry-run.tsx';
import { ImportList } from './import-list.tsx';
import { ImportResult } from './import-result.tsx';
import { ReceiptsCard } from './receipts-card.tsx';
import { type Phase, type Receiving, useReceiving } from './use-receiving.ts';
import { useResultAddress } from './use-result-address.ts';
import './receive-bundles.css';

const stepOf: Readonly<Record<Phase['step'], number>> = {
  files: 0,
  reading: 0,
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
  const { t, format } = useText('receive');
  const { task } = useDesk('task');
  const done = task?.done ?? 0;
  const total = task?.total ?? 1;
  // A dry run counts bytes, of which people need the share.
  const far =
    step === 'checking'
      ? t('working.checkingOf', { share: format.percent(done / Math.max(total, 1), 0) })
      : t('working.importingOf', { done, total });
  return (
    <WorkingCard
      text={task === null ? t(`working.${step}`) : far}
      done={done}
      total={total}
      onStop={onStop}
    />
  );
}

/** Long work in its place. */
function WorkingCard({
  text,
  done,
  total,
  onStop,
}: {
  readonly text: string;
  readonly done: number;
  readonly total: number;
  readonly onStop: () => void;
}) {
  const { t } = useText('receive');
  return (
    <section className="card pad">
      <Working
        text={text}
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
  ways,
}: {
  readonly stopped: 'checking' | 'importing' | null;
  readonly ways: WaysIn;
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
        onPick={ways.pick}
        onUnread={ways.drop}
      />
      <div className="row wrap between">
        <p className="meta">{t('untilImport')}</p>
        <div className="row wrap">
          <Button variant="quiet" icon="files" onClick={ways.pickFolder}>
            {t('pickFolder')}
          </Button>
          <LinkButton variant="quiet" icon="qr" href="#/receive/codes">
            {t('readCodes')}
          </LinkButton>
        </div>
      </div>
      <RecentFiles />
      {!headquarters && <ReceiptNote />}
      <ImportList />
      {headquarters && received.length > 0 && <ReceiptsCard />}
      {headquarters && <ArchiveCard />}
    </>
  );
}

function Content({ receiving, ways }: { readonly receiving: Receiving; readonly ways: WaysIn }) {
  const { t } = useText('receive');
  const { phase } = receiving;
  const stop = () => void receiving.stop();
  switch (phase.step) {
    case 'files':
      return <Begin stopped={phase.stopped} ways={ways} />;
    case 'reading':
      return (
        <WorkingCard
          text={t('working.reading', { done: phase.done, total: phase.total })}
          done={phase.done}
          total={phase.total}
          onStop={stop}
        />
      );
    case 'checking':
      return <Progress step="checking" onStop={stop} />;
    case 'plan':
    case 'importing':
      return (
        <>
          {phase.step === 'importing' && <Progress step="importing" onStop={stop} />}
          <DryRun
            key={phase.plan.id}
            plan={phase.plan}
            importing={phase.step === 'importing'}
            ways={ways}
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
  const { step } = receiving.phase;
  useOpenedFiles((files) => void receiving.add(files), step === 'files' || step === 'plan');
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
  const take = async (unread: Promise<readonly File[]>) => {
    const files = await unread;
    if (files.length > 0) await receiving.addUnread(files);
  };
  const ways: WaysIn = {
    pick: () => void pick(),
    pickFolder: () => void take(chooseFolder(document)),
    drop: (files) => void take(files),
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
      <Content receiving={receiving} ways={ways} />
    </main>
  );
}
