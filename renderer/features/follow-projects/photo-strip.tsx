import { useState } from 'react';

import type { VisitPhoto } from '../../../shared/following/visit.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PhotoPicture } from './photo-picture.tsx';
import type { FollowWords } from './use-follow-words.ts';

/** Pixels: a thumbnail, and a photo looked at. */
const thumb = 320;
const large = 1280;

const nameOf = ({ caption, name }: VisitPhoto): string => caption || name;

/** One photo as large as the window, with the ways to its neighbours. */
export function PhotoDialog({
  photos,
  at,
  words: { t, format },
  onGo,
  onClose,
}: {
  readonly photos: readonly VisitPhoto[];
  readonly at: number;
  readonly words: FollowWords;
  readonly onGo: (at: number) => void;
  readonly onClose: () => void;
}) {
  const photo = photos[at];
  if (photo === undefined) return null;
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('photos.place', {
        number: format.number(at + 1),
        total: format.number(photos.length),
      })}
      verbs={
        <>
          <Button icon="left" disabled={at === 0} onClick={() => onGo(at - 1)}>
            {t('photos.previous')}
          </Button>
          <Button iconEnd="right" disabled={at === photos.length - 1} onClick={() => onGo(at + 1)}>
            {t('photos.next')}
          </Button>
          <Button onClick={onClose}>{t('common:close')}</Button>
        </>
      }
    >
      <figure className="follow-large">
        <PhotoPicture
          key={photo.hash}
          hash={photo.hash}
          label={nameOf(photo)}
          width={large}
          missing={t('photos.missing')}
        />
        <figcaption>{nameOf(photo)}</figcaption>
      </figure>
    </Dialog>
  );
}

/** A photo as a small picture that opens it. */
export function PhotoButton({
  photo,
  words: { t },
  onOpen,
}: {
  readonly photo: VisitPhoto;
  readonly words: FollowWords;
  readonly onOpen: () => void;
}) {
  return (
    <button
      type="button"
      className="follow-thumb"
      aria-label={t('photos.open', { name: nameOf(photo) })}
      onClick={onOpen}
    >
      <PhotoPicture
        hash={photo.hash}
        label={nameOf(photo)}
        width={thumb}
        missing={t('photos.missing')}
      />
    </button>
  );
}

/** Photos of a visit side by side; nothing where there are none. */
export function PhotoStrip({
  photos,
  words,
}: {
  readonly photos: readonly VisitPhoto[];
  readonly words: FollowWords;
}) {
  const [open, setOpen] = useState<number | null>(null);
  if (photos.length === 0) return null;
  return (
    <>
      <ul className="follow-photos" aria-label={words.t('photos.list')}>
        {photos.map((photo, at) => (
          <li key={photo.hash}>
            <PhotoButton photo={photo} words={words} onOpen={() => setOpen(at)} />
            {photo.caption !== '' && <span className="meta">{photo.caption}</span>}
          </li>
        ))}
      </ul>
      {open !== null && (
        <PhotoDialog
          photos={photos}
          at={open}
          words={words}
          onGo={setOpen}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
