import { type CSSProperties, memo, useEffect, useRef, useState } from 'react';
import { useText } from '../language/use-text.ts';
import { drawPage, freeCanvas, sizeOfPage } from './draw-page.ts';
import type { OpenPdf } from './open-pdf.ts';
import { isShowable, type PageSize, pixelsPerPoint, shownWidth } from './page-size.ts';

type State = 'waiting' | 'slow' | 'drawn' | 'no-text' | 'not-showable' | 'damaged';

/** How long a page may be blank before a sentence says that it is being drawn, in milliseconds. */
const patience = 1500;

interface PdfPageProps {
  readonly pdf: OpenPdf;
  /** From 1. */
  readonly number: number;
  readonly total: number;
  /** Width of the place, in pixels. */
  readonly room: number;
  /** Null: as wide as the place. */
  readonly percent: number | null;
  /** What the page is taken to be like until its own size is known. */
  readonly expected: PageSize;
  /** In or near the visible part; a page that is not is blank paper and holds no memory. */
  readonly isNear: boolean;
}

/** Draws the page into `sheet` while it is near, and anew when its width changes; what is there stays until then. */
function useDrawing({ pdf, number, room, percent, expected, isNear }: PdfPageProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(expected);
  const [state, setState] = useState<State>('waiting');
  const width = isShowable(size) ? shownWidth(size, room, percent) : room;
  useEffect(() => {
    const target = sheet.current;
    if (!isNear || target === null || room === 0) return undefined;
    const leaving = new AbortController();
    const slow = setTimeout(
      () => setState((before) => (before === 'waiting' ? 'slow' : before)),
      patience,
    );
    const draw = async () => {
      const page = await pdf.document.getPage(number);
      if (leaving.signal.aborted) return;
      const own = sizeOfPage(page);
      setSize((before) =>
        before.width === own.width && before.height === own.height ? before : own,
      );
      const result = await drawPage(pdf, page, shownWidth(own, room, percent), leaving.signal);
      if (result === null || leaving.signal.aborted) return;
      if (result.type !== 'drawn') {
        setState(result.type);
        return;
      }
      const { canvas, text, hasText } = result.page;
      target.querySelectorAll('canvas').forEach(freeCanvas);
      target.replaceChildren(canvas, text);
      setState(hasText ? 'drawn' : 'no-text');
    };
    draw().catch(() => {
      if (!leaving.signal.aborted) setState('damaged');
    });
    return () => {
      clearTimeout(slow);
      leaving.abort();
    };
  }, [pdf, number, room, percent, isNear]);
  useEffect(() => {
    const target = sheet.current;
    if (!isNear || target === null) return undefined;
    return () => {
      target.querySelectorAll('canvas').forEach(freeCanvas);
      target.replaceChildren();
      setState('waiting');
    };
  }, [isNear]);
  return { sheet, size, width, state };
}

/** One page of a PDF: white paper of the right size, drawn while it is near. */
export const PdfPage = memo(function PdfPage(props: PdfPageProps) {
  const { t, format } = useText('document-pane');
  const { number, total } = props;
  const { sheet, size, width, state } = useDrawing(props);
  const height = isShowable(size) ? (width * size.height) / size.width : 240;
  const look: CSSProperties & Readonly<Record<'--total-scale-factor', number>> = {
    width,
    height,
    '--total-scale-factor': (width / size.width) * pixelsPerPoint,
  };
  return (
    <section
      className="pdf-page"
      data-page={number}
      aria-busy={props.isNear && (state === 'waiting' || state === 'slow')}
      aria-label={t('page.name', { page: format.number(number), total: format.number(total) })}
      style={look}
    >
      <div className="pdf-sheet" ref={sheet} />
      {(state === 'not-showable' || state === 'damaged' || state === 'slow') && (
        <p className="page-note">{t(`page.${state}`)}</p>
      )}
      {state === 'no-text' && <p className="sr">{t('page.no-text')}</p>}
    </section>
  );
});
