import { useHost } from '../../host/host-context.ts';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Working } from '../../ui/progress.tsx';
import { Steps } from '../../ui/steps.tsx';
import { ArchiveCard } from './archive-card.tsx';
import { DryRun } from './dry-run.tsx';
import { ImportResult } from './import-result.tsx';
import { ReceivedList } from './received-list.tsx';
import { type Phase, type Receiving, useReceiving } from './use-receiving.ts';
import './receive-bundles.css';

const stepOf: Readonly<Record<Phase['step'], number>> = {
  files: 0,
  checking: 1,
  plan: 1,
  importing: 2,
  done: 3,
};

function Failure({ error }: { readonly error: DeskError | null }) {
  const { language } = useText('receive');
  if (error === null) return null;
  const text = errorText(error, language);
  return (
    <Banner tone="danger" title={text.title}>
      {text.what} {text.do}
    </Banner>
  );
}

/** How far a dry run or an import is, with the way to stop it. */
function Progress({
  step,
  onStop,
}: {
  readonly step: 'checking' | 'importing';
  readonly onStop: () => void;
}) {
  const { t } = useText('receive');
  const { task } = useDesk();
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

function Content({
  receiving,
  pick,
}: {
  readonly receiving: Receiving;
  readonly pick: () => void;
}) {
  const { t } = useText('receive');
  const { profile } = useDesk();
  const { phase } = receiving;
  switch (phase.step) {
    case 'files':
      return (
        <>
          <FileDrop
            large
            prompt={profile?.role === 'coordinator' ? t('dropCoordinator') : t('dropHeadquarters')}
            button={t('pick')}
            onPick={pick}
            onFiles={(files) => void receiving.add(files)}
          />
          <p className="meta">{t('untilImport')}</p>
          <ReceivedList />
          {profile?.role === 'headquarters' && <ArchiveCard />}
        </>
      );
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
            files={phase.files}
            importing={phase.step === 'importing'}
            onAdd={(files) => void receiving.add(files)}
            onPick={pick}
            onRemove={(index) => void receiving.remove(index)}
            onImport={() => void receiving.run()}
            onLeave={receiving.reset}
          />
        </>
      );
    case 'done':
      return <ImportResult summary={phase.summary} onMore={receiving.reset} />;
  }
}

/** Receiving files of jurors and regions: choose, see what they would change, then import. */
export function ReceiveBundlesScreen() {
  const { t } = useText('receive');
  const host = useHost();
  const receiving = useReceiving();
  const pick = async () => {
    try {
      const files = await host.pickFiles({ accept: ['.qzb'], multiple: true });
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
      <Failure error={receiving.error} />
      <Content receiving={receiving} pick={() => void pick()} />
    </main>
  );
}
