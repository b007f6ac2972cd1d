import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../language/use-text.ts';
import { Banner } from '../ui/banner.tsx';
import { isShowable, shownPages, shownWidth } from './page-size.ts';
import { PdfPage } from './pdf-page.tsx';
import { ReadingNote } from './reading-note.tsx';
import { ReadingSurface } from './reading-surface.tsx';
import { useNearPages, usePageInSight } from './use-near-pages.ts';
import { type ReadyPdf, usePdf } from './use-pdf.ts';
import { useWidth } from '../ui/use-width.ts';
import { PageTools, ViewTools } from './view-tools.tsx';
import { fitWidth, stepFrom, type Zoom } from './zoom.ts';

interface PdfProps {
  readonly bytes: Uint8Array;
  readonly label: string;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  /** The page to begin at, from 1. */
  readonly firstPage: number;
  readonly onPage: (page: number) => void;
  /** Told once the document is open. */
  readonly onPages: (total: number) => void;
}

/** Room above a page that was gone to, in pixels. */
const above = 8;

/** Brings a page to the upper edge of its place; the window of a narrow screen stays where its reader is. */
function bringUp(place: HTMLElement, page: number): void {
  const target = place.querySelector(`[data-page="${page}"]`);
  if (target instanceof HTMLElement)
    place.scrollTo({ top: target.offsetTop - place.offsetTop - above });
}

/** The page that is read: kept in sight when the pages change their size, and told to the caller. */
function usePage(place: RefObject<HTMLElement | null>, width: number, props: PdfProps) {
  const { firstPage, onPage } = props;
  const [page, setPage] = useState(firstPage);
  const latest = useRef(page);
  const see = useCallback(
    (next: number) => {
      if (next === latest.current) return;
      latest.current = next;
      setPage(next);
      onPage(next);
    },
    [onPage],
  );
  const go = (next: number) => {
    if (place.current !== null) bringUp(place.current, next);
    see(next);
  };
  useLayoutEffect(() => {
    if (width > 0 && place.current !== null && latest.current > 1)
      bringUp(place.current, latest.current);
  }, [place, width]);
  usePageInSight(place, see);
  return { page, go };
}

function OpenedPdf({ pdf, first, ...props }: PdfProps & ReadyPdf) {
  const { t, format } = useText('document-pane');
  const { label, zoom, onZoom, onPages } = props;
  const place = useRef<HTMLDivElement>(null);
  const all = pdf.document.numPages;
  const total = Math.min(all, shownPages);
  const room = useWidth(place);
  const asked = zoom.type === 'fit' ? null : zoom.percent;
  const width = room === 0 || !isShowable(first) ? room : shownWidth(first, room, asked);
  const percent = width === 0 ? 100 : (width / first.width) * 100;
  const near = useNearPages(place, total);
  const { page, go } = usePage(place, width, {
    ...props,
    firstPage: Math.min(props.firstPage, total),
  });
  const step = (direction: 1 | -1) => onZoom(stepFrom(percent, direction));
  useEffect(() => onPages(all), [onPages, all]);
  return (
    <ReadingSurface
      label={label}
      place={place}
      onZoom={step}
      tools={
        <ViewTools zoom={zoom} percent={percent} onStep={step} onFit={() => onZoom(fitWidth)}>
          <PageTools page={page} total={total} onPage={go} />
        </ViewTools>
      }
    >
      {all > total && (
        <Banner tone="warn">
          {t('page.more', { total: format.number(all), shown: format.number(total) })}
        </Banner>
      )}
      {Array.from({ length: total }, (_, index) => (
        <PdfPage
          key={index}
          pdf={pdf}
          number={index + 1}
          total={total}
          room={room}
          percent={asked}
          expected={first}
          isNear={near.has(index + 1)}
        />
      ))}
    </ReadingSurface>
  );
}

/** A PDF, page below page; its pages are drawn as they come near. */
export function PdfView(props: PdfProps) {
  const { t } = useText('document-pane');
  const opened = usePdf(props.bytes);
  if (opened.type === 'ready') return <OpenedPdf {...props} {...opened.value} />;
  return (
    <ReadingSurface label={props.label}>
      {opened.type === 'failed' ? (
        <ReadingNote error={opened.error} />
      ) : (
        <p role="status">{t('loading')}</p>
      )}
    </ReadingSurface>
  );
}
