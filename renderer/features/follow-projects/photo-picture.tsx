import { useEffect, useRef, useState } from 'react';

import { readPictureContent } from '../../documents/picture-content.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';

/** Draws a picture of at most `width` pixels into a canvas; false where the bytes are no picture that can be shown. */
async function drawInto(
  canvas: HTMLCanvasElement,
  bytes: Uint8Array,
  width: number,
): Promise<boolean> {
  const content = readPictureContent(bytes);
  if (content.type !== 'picture') return false;
  const blob = new Blob([bytes.slice()], { type: `image/${content.format}` });
  const bitmap = await createImageBitmap(blob, {
    resizeWidth: Math.min(width, content.size.width),
    resizeQuality: 'medium',
  }).catch(() => null);
  if (bitmap === null) return false;
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return true;
}

/** A photo that rests under its hash, drawn no larger than it is shown; in words where its bytes are not here. */
export function PhotoPicture({
  hash,
  label,
  width,
  missing,
}: {
  readonly hash: string;
  /** What it shows, for those who do not see it. */
  readonly label: string;
  /** Pixels it is drawn with. */
  readonly width: number;
  /** Said in its place where it cannot be shown. */
  readonly missing: string;
}) {
  const desk = useDeskCommands();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<'waiting' | 'shown' | 'missing'>('waiting');
  useEffect(() => {
    let isLeft = false;
    const draw = async () => {
      const read = await desk.readDocument(hash);
      const target = canvas.current;
      if (isLeft || target === null) return;
      const isShown = read.ok && (await drawInto(target, read.value, width));
      if (!isLeft) setState(isShown ? 'shown' : 'missing');
    };
    draw().catch(() => {
      if (!isLeft) setState('missing');
    });
    return () => {
      isLeft = true;
    };
  }, [desk, hash, width]);
  if (state === 'missing') return <span className="follow-missing">{missing}</span>;
  return <canvas ref={canvas} className="follow-picture" role="img" aria-label={label} />;
}
