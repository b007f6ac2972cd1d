import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { PictureSize } from '../../shared/intake/picture-header.ts';
import { mayMove, readPictureContent } from './picture-content.ts';
import { shownWidth } from './page-size.ts';
import type { ReadingError } from './reading-error.ts';
import { ReadingNote } from './reading-note.tsx';
import { ReadingSurface } from './reading-surface.tsx';
import { useWidth } from '../ui/use-width.ts';
import { ViewTools } from './view-tools.tsx';
import { fitWidth, stepFrom, type Zoom } from './zoom.ts';

interface PictureProps {
  readonly bytes: Uint8Array;
  /** What the picture is called where it cannot be seen. */
  readonly label: string;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  /** Shown below the picture. */
  readonly caption?: ReactNode;
}

interface DrawnProps {
  readonly blob: Blob;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** Its size once it is decoded: a photograph may be turned. */
  readonly onSize: (size: PictureSize) => void;
  readonly onDamaged: () => void;
}

function PlainPicture({ blob, label, width, height, onSize, onDamaged }: DrawnProps) {
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const element = picture.current;
    if (element === null) return undefined;
    const address = URL.createObjectURL(blob);
    element.src = address;
    return () => {
      element.removeAttribute('src');
      URL.revokeObjectURL(address);
    };
  }, [blob]);
  return (
    <img
      ref={picture}
      alt={label}
      style={{ width, height }}
      decoding="async"
      draggable={false}
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
        onSize({ width: naturalWidth, height: naturalHeight })
      }
      onError={onDamaged}
    />
  );
}

/** The first frame of a picture that may move: nothing beside the sheet moves by itself. */
function StillPicture({ blob, label, width, height, onSize, onDamaged }: DrawnProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const tell = useRef({ onSize, onDamaged });
  useEffect(() => {
    tell.current = { onSize, onDamaged };
  });
  useEffect(() => {
    let isLeft = false;
    const draw = (bitmap: ImageBitmap) => {
      const target = canvas.current;
      if (!isLeft && target !== null) {
        target.width = bitmap.width;
        target.height = bitmap.height;
        target.getContext('2d')?.drawImage(bitmap, 0, 0);
        tell.current.onSize({ width: bitmap.width, height: bitmap.height });
      }
      bitmap.close();
    };
    createImageBitmap(blob).then(draw, () => {
      if (!isLeft) tell.current.onDamaged();
    });
    return () => {
      isLeft = true;
    };
  }, [blob]);
  return <canvas ref={canvas} role="img" aria-label={label} style={{ width, height }} />;
}

function readable(bytes: Uint8Array) {
  const content = readPictureContent(bytes);
  if (content.type !== 'picture') return content;
  const blob = new Blob([bytes.slice()], { type: `image/${content.format}` });
  return { ...content, blob, isStill: mayMove(bytes, content.format) };
}

function errorOf(content: ReturnType<typeof readable>, isDamaged: boolean): ReadingError | null {
  switch (content.type) {
    case 'none':
      return { type: 'other-kind' };
    case 'too-large':
      return { type: 'picture-too-large', megapixels: content.megapixels };
    case 'picture':
      return isDamaged ? { type: 'damaged' } : null;
  }
}

/** A picture as wide as its place or in percent of its own size; its kind and size are known before it is decoded. */
export function PictureView({ bytes, label, zoom, onZoom, caption }: PictureProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isDamaged, setDamaged] = useState(false);
  const [decoded, setDecoded] = useState<PictureSize | null>(null);
  const room = useWidth(place);
  const content = useMemo(() => readable(bytes), [bytes]);
  const error = errorOf(content, isDamaged);
  if (error !== null || content.type !== 'picture')
    return (
      <ReadingSurface label={label}>
        <ReadingNote error={error ?? { type: 'damaged' }} />
      </ReadingSurface>
    );
  const { blob } = content;
  const size = decoded ?? content.size;
  const width =
    zoom.type === 'fit' ? Math.min(room, size.width) : shownWidth(size, room, zoom.percent);
  const percent = room === 0 ? 100 : (width / size.width) * 100;
  const step = (direction: 1 | -1) => onZoom(stepFrom(percent, direction));
  const drawn: DrawnProps = {
    blob,
    label,
    width,
    height: Math.max(1, Math.round((width * size.height) / size.width)),
    onSize: ({ width: w, height: h }) => {
      if (w > 0 && (w !== size.width || h !== size.height)) setDecoded({ width: w, height: h });
    },
    onDamaged: () => setDamaged(true),
  };
  return (
    <ReadingSurface
      label={label}
      place={place}
      onZoom={step}
      tools={
        <ViewTools zoom={zoom} percent={percent} onStep={step} onFit={() => onZoom(fitWidth)} />
      }
    >
      <figure className="picture">
        {room > 0 && (content.isStill ? <StillPicture {...drawn} /> : <PlainPicture {...drawn} />)}
        {caption !== undefined && <figcaption>{caption}</figcaption>}
      </figure>
    </ReadingSurface>
  );
}
