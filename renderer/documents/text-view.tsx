import { useMemo } from 'react';
import { useText } from '../language/use-text.ts';
import { Banner } from '../ui/banner.tsx';
import { ReadingNote } from './reading-note.tsx';
import { ReadingSurface } from './reading-surface.tsx';
import { readTextContent, shownTextBytes } from './text-content.ts';

/** A text file as text and nothing else: whatever markup stands in it is read, not followed. */
export function TextView({ bytes, label }: { readonly bytes: Uint8Array; readonly label: string }) {
  const { t, format } = useText('document-pane');
  const content = useMemo(() => readTextContent(bytes), [bytes]);
  return (
    <ReadingSurface label={label}>
      {content === null ? (
        <ReadingNote error={{ type: 'other-kind' }} />
      ) : (
        <article className="page plain-text" lang="">
          {content.pieces.map((piece, index) => (
            <p key={index} dir="auto">
              {piece}
            </p>
          ))}
          {content.isCut && <Banner>{t('textCut', { size: format.size(shownTextBytes) })}</Banner>}
        </article>
      )}
    </ReadingSurface>
  );
}
