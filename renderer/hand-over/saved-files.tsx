import type { ReactNode } from 'react';

import { useText } from '../language/use-text.ts';
import { Banner } from '../ui/banner.tsx';
import type { Saved } from './use-saving.ts';
import './hand-over.css';

/** More files than that are folded away: nobody reads forty codes. */
const most = 6;

function FileList({ files }: Pick<Saved, 'files'>) {
  const { t, format } = useText('hand-over');
  return (
    <ul className="saved-files">
      {files.map(({ name, size, code }) => (
        <li key={name}>
          {files.length > 1 && <span className="name">{name}</span>}
          <span className="meta">{format.size(size)}</span>
          <span className="meta">
            {t('saved.code')} <code>{code}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The files that were saved, with size and code; `children` say what to do with them. */
export function SavedFiles({
  saved,
  children,
}: {
  readonly saved: Saved | null;
  readonly children?: ReactNode;
}) {
  const { t } = useText('hand-over');
  if (saved === null) return null;
  const [only] = saved.files;
  const list = <FileList files={saved.files} />;
  return (
    <div role="status" className="col g3">
      <Banner
        tone="ok"
        title={
          saved.files.length === 1 && only !== undefined
            ? t('saved.one', { file: only.name })
            : t('saved.several', { count: saved.files.length })
        }
      >
        {saved.verified && t('saved.verified')} {children}
        {saved.verified && <p className="removable">{t('saved.removable')}</p>}
      </Banner>
      {saved.files.length <= most ? (
        list
      ) : (
        <details className="unfold">
          <summary>{t('saved.list')}</summary>
          {list}
        </details>
      )}
    </div>
  );
}
