import { useCallback, useState } from 'react';
import type { Id } from '../../shared/contest/contest.ts';
import type { SubmissionDocument } from '../../shared/contest/document.ts';
import { useText } from '../language/use-text.ts';
import type { OpenPlaces } from './open-places.ts';
import { PdfView } from './pdf-view.tsx';
import { PictureView } from './picture-view.tsx';
import { ReadingNote } from './reading-note.tsx';
import { ReadingSurface } from './reading-surface.tsx';
import { TextView } from './text-view.tsx';
import { type ReadBytes, useBytes } from './use-bytes.ts';
import type { Zoom } from './zoom.ts';

interface DocumentProps {
  readonly submission: Id;
  readonly document: SubmissionDocument;
  /** What the document is called here: its name, in a blind stage its number. */
  readonly label: string;
  readonly blind: boolean;
  readonly read: ReadBytes;
  readonly places: OpenPlaces;
  readonly onPages: (hash: string, total: number) => void;
}

/** Size of pages and pictures, the same from one document to the next. */
function useZoom(places: OpenPlaces) {
  const [zoom, setZoom] = useState(() => places.zoom());
  const change = useCallback(
    (next: Zoom) => {
      places.keepZoom(next);
      setZoom(next);
    },
    [places],
  );
  return [zoom, change] as const;
}

function Contents({ bytes, ...props }: DocumentProps & { readonly bytes: Uint8Array }) {
  const { t } = useText('document-pane');
  const { submission, document, label, blind, places, onPages } = props;
  const { hash } = document;
  const [zoom, onZoom] = useZoom(places);
  const keepPage = useCallback(
    (page: number) => places.keepPage(submission, hash, page),
    [places, submission, hash],
  );
  const tellPages = useCallback((total: number) => onPages(hash, total), [onPages, hash]);
  const view = { bytes, label, zoom, onZoom };
  switch (document.kind) {
    case 'pdf':
      return (
        <PdfView
          {...view}
          firstPage={places.page(submission, hash)}
          onPage={keepPage}
          onPages={tellPages}
        />
      );
    case 'image':
      return <PictureView {...view} />;
    case 'video':
      return (
        <PictureView
          {...view}
          caption={
            <>
              {!blind && <bdi>{label}</bdi>} {t('film')}
            </>
          }
        />
      );
    case 'text':
      return <TextView bytes={bytes} label={label} />;
  }
}

/** One document: its bytes as what they are, or a sentence that says why not. */
export function DocumentView(props: DocumentProps) {
  const { t } = useText('document-pane');
  const loading = useBytes(props.document.hash, props.read);
  if (loading.type === 'ready') return <Contents {...props} bytes={loading.value} />;
  return (
    <ReadingSurface label={props.label}>
      {loading.type === 'failed' ? (
        <ReadingNote error={loading.error} />
      ) : (
        <p role="status">{t('loading')}</p>
      )}
    </ReadingSurface>
  );
}
