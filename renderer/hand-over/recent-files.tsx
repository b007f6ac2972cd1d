import { useEffect, useState } from 'react';

import type { RecentFile, RecentGone } from '../../shared/host/home-files.ts';
import { useHost } from '../host/host-context.ts';
import { useGiveFiles } from '../host/opened-files.tsx';
import { ErrorBanner } from '../language/error-banner.tsx';
import { useText } from '../language/use-text.ts';
import { Button } from '../ui/button.tsx';
import './recent-files.css';

/** The list as the host has it; null where it keeps none. */
function useRecent() {
  const { files } = useHost();
  const [recent, setRecent] = useState<readonly RecentFile[]>([]);
  const [error, setError] = useState<RecentGone | null>(null);
  const give = useGiveFiles();
  const load = async () => {
    if (files !== null) setRecent(await files.recent());
  };
  useEffect(() => {
    let current = true;
    void files?.recent().then((listed) => {
      if (current) setRecent(listed);
    });
    return () => {
      current = false;
    };
  }, [files]);
  const open = async (token: string) => {
    setError(null);
    const opened = await files?.openRecent(token);
    if (opened?.ok === true) give([opened.value]);
    else if (opened !== undefined) setError(opened.error);
    await load();
  };
  const forget = async () => {
    setError(null);
    await files?.forgetRecent();
    await load();
  };
  return { recent, error, open, forget };
}

/** Contest files that were opened or saved lately on this computer, to open again; nothing while there are none. */
export function RecentFiles() {
  const { t, format } = useText('home-files');
  const { recent, error, open, forget } = useRecent();
  if (recent.length === 0) return null;
  return (
    <details className="unfold recent-files">
      <summary>{t('recent.title', { number: format.number(recent.length) })}</summary>
      <ul>
        {recent.map(({ token, name, how, at }) => (
          <li key={token}>
            <Button variant="quiet" icon="file" onClick={() => void open(token)}>
              {name}
            </Button>
            <span className="meta">
              {t(`recent.${how}`, { date: format.date(at, 'press'), time: format.time(at) })}
            </span>
          </li>
        ))}
      </ul>
      <ErrorBanner error={error} />
      <Button variant="quiet" icon="x" onClick={() => void forget()}>
        {t('recent.forget')}
      </Button>
      <p className="meta">{t('recent.note')}</p>
    </details>
  );
}
