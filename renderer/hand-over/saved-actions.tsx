import { useEffect, useRef, useState } from 'react';

import type { CopyError, FilesCopied, SavedGone } from '../../shared/host/home-files.ts';
import type { Result } from '../../shared/basics/result.ts';
import { useHost } from '../host/host-context.ts';
import { ErrorBanner } from '../language/error-banner.tsx';
import { useText } from '../language/use-text.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

/** That the copy is whole, where it is, and how to take the stick out. */
function Copied({
  copied: { names, folder, removable, system },
}: {
  readonly copied: FilesCopied;
}) {
  const { t } = useText('home-files');
  return (
    <Banner tone="ok" icon="usb" title={t('copied.title', { count: names.length })}>
      <p className="path">{folder}</p>
      <p>{t(removable ? `copied.eject.${system}` : 'copied.notRemovable')}</p>
    </Banner>
  );
}

/** What can be done with files that were just saved: found in their folder, copied to a stick. Nothing in a browser. */
export function SavedActions({ token }: { readonly token: string }) {
  const { t } = useText('home-files');
  const { files } = useHost();
  const [busy, setBusy] = useState(false);
  const [copied, setCopied] = useState<FilesCopied | null>(null);
  const [error, setError] = useState<CopyError | SavedGone | null>(null);
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a small screen the answer stands below what the shelf shows.
    if (copied !== null || error !== null) outcome.current?.scrollIntoView({ block: 'nearest' });
  }, [copied, error]);
  if (files === null) return null;
  const show = async () => {
    setError(null);
    const shown = await files.show(token);
    if (!shown.ok) setError(shown.error);
  };
  const copy = async () => {
    setBusy(true);
    setCopied(null);
    setError(null);
    const answer: Result<FilesCopied, CopyError> = await files
      .copy(token)
      .finally(() => setBusy(false));
    if (answer.ok) setCopied(answer.value);
    else if (answer.error.type !== 'SaveCancelled') setError(answer.error);
  };
  return (
    <div className="saved-actions col g3">
      <div className="row wrap">
        <Button icon="files" onClick={() => void show()}>
          {t('show')}
        </Button>
        <Button icon="usb" busy={busy} onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </div>
      <div ref={outcome}>
        <div role="status">{copied !== null && <Copied copied={copied} />}</div>
        <ErrorBanner error={error} />
      </div>
    </div>
  );
}
