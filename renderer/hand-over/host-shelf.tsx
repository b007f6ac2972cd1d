import { useCallback, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';

import type { PlacedFile, SavedPlace } from '../../shared/host/home-files.ts';
import { useHostNews } from '../host/host-news.ts';
import { ErrorBanner } from '../language/error-banner.tsx';
import { useText } from '../language/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { SavedActions } from './saved-actions.tsx';
import './host-shelf.css';

function Sizes({ files }: { readonly files: readonly PlacedFile[] }) {
  const { t, format } = useText('home-files');
  return (
    <ul>
      {files.map(({ name, size, code }) => (
        <li key={name}>
          <b>{name}</b>
          <span className="meta">{format.size(size)}</span>
          <span className="meta">
            {t('code')} <code>{code}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Where files are, their sizes and codes, and what can be done with them. */
function SavedNews({ place: { token, folder, files } }: { readonly place: SavedPlace }) {
  const { t } = useText('home-files');
  return (
    <>
      <div role="status" className="col g3">
        <b className="title">
          <Icon name="done" />
          {t('saved', { count: files.length })}
        </b>
        <p className="path">
          <span className="meta">{t('folder')}</span> {folder}
        </p>
        {files.length === 1 && <Sizes files={files} />}
        <p className="meta">{t('verified')}</p>
      </div>
      {files.length > 1 && (
        <details className="unfold">
          <summary>{t('codes')}</summary>
          <Sizes files={files} />
        </details>
      )}
      <SavedActions key={token} token={token} />
    </>
  );
}

/** News leave with the screen that they came on. */
function useLeavingWithScreen(leave: () => void) {
  const [path] = useLocation();
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) leave();
    before.current = path;
  }, [path, leave]);
}

/** The host's latest news in a corner of the window, over every screen alike, until it is put away. */
export function HostShelf() {
  const { t } = useText('home-files');
  const { news, tell } = useHostNews();
  const leave = useCallback(() => tell(null), [tell]);
  useLeavingWithScreen(leave);
  if (news === null) return null;
  return (
    <aside className="host-shelf" aria-label={t('label')}>
      <Button
        variant="quiet"
        icon="x"
        aria-label={t('common:close')}
        title={t('common:close')}
        onClick={leave}
      />
      {news.type === 'saved' ? (
        <SavedNews place={news.place} />
      ) : (
        <ErrorBanner error={news.error} />
      )}
    </aside>
  );
}
