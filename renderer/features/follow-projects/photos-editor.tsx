import { useState } from 'react';

import { visitLimits, type VisitPhoto } from '../../../shared/following/visit.ts';
import { useHost } from '../../host/host-context.ts';
import { errorText } from '../../language/error-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { MoveButtons } from '../../ui/move-buttons.tsx';
import { Working } from '../../ui/progress.tsx';
import { useToast } from '../../ui/toast.tsx';
import { PhotoButton, PhotoDialog } from './photo-strip.tsx';
import type { FollowWords } from './use-follow-words.ts';
import type { VisitWriting } from './use-visit.ts';
import type { ChosenPhoto } from './visit-saver.ts';

/** Kinds of pictures that are taken; what a file is, its bytes say. */
const pictures = ['.jpg', '.jpeg', '.png', '.webp'];

const moved = (photos: readonly VisitPhoto[], from: number, to: number): readonly VisitPhoto[] => {
  const photo = photos[from];
  return photo === undefined ? photos : photos.toSpliced(from, 1).toSpliced(to, 0, photo);
};

const chosenFile = (file: File): ChosenPhoto => ({
  name: file.name,
  read: async () => new Uint8Array(await file.arrayBuffer()),
});

function PhotoRow({
  visit: { draft, change },
  photo,
  at,
  words,
  onOpen,
}: {
  readonly visit: VisitWriting;
  readonly photo: VisitPhoto;
  readonly at: number;
  readonly words: FollowWords;
  readonly onOpen: () => void;
}) {
  const { t, format } = words;
  const show = useToast();
  const { photos } = draft;
  const number = format.number(at + 1);
  const remove = () => {
    change({ photos: photos.toSpliced(at, 1) });
    const undo = { label: t('common:undo'), run: () => change({ photos }) };
    show({ text: t('photos.removed', { name: photo.name }), undo });
  };
  return (
    <li className="follow-photo">
      <PhotoButton photo={photo} words={words} onOpen={onOpen} />
      <TextField
        label={t('photos.caption', { number })}
        maxLength={visitLimits.caption}
        value={photo.caption}
        onChange={(caption) => change({ photos: photos.with(at, { ...photo, caption }) })}
      />
      <div className="follow-photo-tools">
        <MoveButtons
          words={{
            up: t('photos.up', { number }),
            down: t('photos.down', { number }),
            moved: (place) => t('photos.moved', { place: format.number(place) }),
          }}
          at={at}
          count={photos.length}
          onMove={(to) => change({ photos: moved(photos, at, to) })}
        />
        <Button
          variant="quiet"
          icon="trash"
          aria-label={t('photos.remove', { number })}
          onClick={remove}
        />
      </div>
    </li>
  );
}

/** What was refused, file by file. */
function Refused({
  refused,
  words: { t, language },
}: {
  readonly refused: VisitWriting['refused'];
  readonly words: FollowWords;
}) {
  if (refused.length === 0) return null;
  return (
    <Banner tone="warn" title={t('photos.refused')}>
      <ul className="follow-list">
        {refused.map(({ name, error }, at) => (
          <li key={at}>
            <b>{name}</b> — {errorText(error, language).what}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

interface EditorProps {
  readonly visit: VisitWriting;
  readonly words: FollowWords;
}

/** Where photos come in, and how far their taking in is. */
function TakeIn({ visit, words: { t, format } }: EditorProps) {
  const host = useHost();
  const show = useToast();
  const { adding } = visit;
  const pick = async () => {
    try {
      const files = await host.pickFiles({ accept: pictures, multiple: true });
      visit.add(files.map(({ name, bytes }) => ({ name, read: async () => bytes })));
    } catch {
      show({ text: t('photos.unreadable') });
    }
  };
  return (
    <>
      <FileDrop
        prompt={t('photos.drop')}
        button={t('photos.choose')}
        icon="picture"
        busy={adding !== null}
        onPick={() => void pick()}
        onUnread={(files) => void files.then((all) => visit.add(all.map(chosenFile)))}
      />
      <p className="meta">{t('photos.stripped', { count: format.number(visitLimits.photos) })}</p>
      {adding !== null && (
        <Working
          text={t('photos.adding', {
            number: format.number(adding.done + 1),
            total: format.number(adding.total),
          })}
          done={adding.done}
          total={adding.total}
          stop={<Button onClick={visit.stop}>{t('common:stop')}</Button>}
        />
      )}
    </>
  );
}

/** Photos of a visit: chosen or dropped, each on the disk before the next; captions and their order. */
export function PhotosEditor({ visit, words }: EditorProps) {
  const { t, format } = words;
  const [open, setOpen] = useState<number | null>(null);
  const { refused, draft } = visit;
  return (
    <Card title={t('photos.title', { count: format.number(draft.photos.length) })}>
      <div className="col g3">
        <TakeIn visit={visit} words={words} />
        <Refused refused={refused} words={words} />
        {draft.photos.length > 0 && (
          <ol className="follow-photo-rows">
            {draft.photos.map((photo, at) => (
              <PhotoRow
                key={photo.hash}
                visit={visit}
                photo={photo}
                at={at}
                words={words}
                onOpen={() => setOpen(at)}
              />
            ))}
          </ol>
        )}
      </div>
      {open !== null && (
        <PhotoDialog
          photos={draft.photos}
          at={open}
          words={words}
          onGo={setOpen}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  );
}
