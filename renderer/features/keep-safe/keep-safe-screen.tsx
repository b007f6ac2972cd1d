import { useState } from 'react';

import type { HostSnapshots } from '../../host/host.ts';
import { useHost } from '../../host/host-context.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import type { Restored } from './check-copy.tsx';
import { CopyList } from './copy-list.tsx';
import { FreeSpace } from './free-space.tsx';
import { LastCopy } from './last-copy.tsx';
import { RestoreCopy } from './restore-copy.tsx';
import { SecondPlace } from './second-place.tsx';
import { type ReadCopy, useChoosing } from './use-choosing.ts';
import './keep-safe.css';

/** What is kept by itself: the last copy, the second place, the room for more. */
function Kept({ snapshots }: { readonly snapshots: HostSnapshots }) {
  return (
    <div className="kept">
      <div className="col g4">
        <LastCopy />
        <FreeSpace />
      </div>
      <SecondPlace snapshots={snapshots} />
    </div>
  );
}

function Overview({ onChosen }: { readonly onChosen: (copy: ReadCopy) => void }) {
  const { t } = useText('keep-safe');
  const { snapshots } = useHost();
  const { busy, error, take, pick, fromList } = useChoosing(onChosen);
  return (
    <>
      {snapshots === null ? (
        <Banner title={t('browser.title')}>{t('browser.text')}</Banner>
      ) : (
        <Kept snapshots={snapshots} />
      )}
      <ErrorBanner error={error} />
      {snapshots !== null && <CopyList busy={busy} onRestore={fromList} />}
      <section className="col g3" aria-label={t('other.title')}>
        <h2>{t('other.title')}</h2>
        <FileDrop
          icon="usb"
          prompt={t('other.drop')}
          button={t('other.pick')}
          busy={busy}
          onPick={pick}
          onFiles={take}
        />
      </section>
    </>
  );
}

/** Safety copies of what this computer holds, and the way back from one; the same for every role. */
export function KeepSafeScreen({
  onRestored,
}: {
  readonly onRestored: (restored: Restored) => void;
}) {
  const { t } = useText('keep-safe');
  const { profile } = useDesk('profile');
  const { snapshots } = useHost();
  const [copy, setCopy] = useState<ReadCopy | null>(null);
  const noted = copy === null && snapshots !== null;
  const finish = (restored: Restored) => {
    setCopy(null);
    onRestored(restored);
  };
  return (
    <main className="main col g4 keep-safe">
      <PageHead
        title={copy === null ? t('title') : t('restore.title')}
        {...(noted ? { note: t('note') } : {})}
      >
        {copy === null && profile?.role === 'juror' && (
          <LinkButton icon="left" href="#/">
            {t('back')}
          </LinkButton>
        )}
      </PageHead>
      {copy === null ? (
        <Overview onChosen={setCopy} />
      ) : (
        <RestoreCopy copy={copy} onBack={() => setCopy(null)} onRestored={finish} />
      )}
    </main>
  );
}
