import { useLayoutEffect, useRef } from 'react';

/** The bytes and the kind of a picture in a `data:` address; null for any other address. */
export function pictureIn(address: string): Blob | null {
  const parts = /^data:(image\/(?:jpeg|png|gif|webp));base64,([A-Za-z0-9+/=]*)$/.exec(address);
  if (parts === null) return null;
  const [, type = '', written = ''] = parts;
  const letters = atob(written);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type });
}

/**
 * A picture that stands in a document's own file. The window loads no `data:` addresses, so it is shown under an address
 * of the window's own for as long as it is on the screen.
 */
export function DataPicture({ src, alt }: { readonly src: string; readonly alt: string }) {
  const shown = useRef<HTMLImageElement>(null);
  // Before anything is painted: what is printed at once has its pictures.
  useLayoutEffect(() => {
    const picture = pictureIn(src);
    if (picture === null || shown.current === null) return undefined;
    const own = URL.createObjectURL(picture);
    shown.current.src = own;
    return () => URL.revokeObjectURL(own);
  }, [src]);
  return <img ref={shown} alt={alt} decoding="sync" />;
}
