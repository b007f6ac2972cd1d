import { type DragEvent, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { droppedFiles } from './dropped-files.ts';
import { Icon, type IconName } from './icon.tsx';

/** A dropped file, read into memory. */
export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const readFiles = (list: FileList): Promise<readonly DroppedFile[]> =>
  Promise.all(
    [...list].map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );

/** What becomes of a drop: its files read whole, or every file in it and in its folders for the screen to read. */
export type TakeDrop =
  | { readonly onFiles: (files: readonly DroppedFile[]) => void }
  | { readonly onUnread: (files: Promise<readonly File[]>) => void };

function takeDrop(take: TakeDrop, transfer: DataTransfer): void {
  if ('onUnread' in take) take.onUnread(droppedFiles(transfer));
  else void readFiles(transfer.files).then(take.onFiles);
}

/** Takes drops anywhere in the window while it is shown, and keeps the browser from opening the file itself. */
function useWindowDrop(take: (transfer: DataTransfer) => void, setOver: (over: boolean) => void) {
  const latest = useRef({ take, setOver });
  useEffect(() => {
    latest.current = { take, setOver };
  });
  useEffect(() => {
    const over = (event: globalThis.DragEvent) => {
      event.preventDefault();
      latest.current.setOver(true);
    };
    const leave = (event: globalThis.DragEvent) => {
      if (event.relatedTarget === null) latest.current.setOver(false);
    };
    const drop = (event: globalThis.DragEvent) => {
      event.preventDefault();
      latest.current.setOver(false);
      const { dataTransfer } = event;
      if (dataTransfer !== null && dataTransfer.files.length > 0) latest.current.take(dataTransfer);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
}

/** A place to drop files, with a button for those who choose them; one per screen. */
export function FileDrop({
  prompt,
  button,
  icon = 'inbox',
  large = false,
  busy = false,
  onPick,
  ...take
}: TakeDrop & {
  readonly prompt: string;
  readonly button: string;
  readonly icon?: IconName;
  readonly large?: boolean;
  readonly busy?: boolean;
  /** Opens the host's file dialog. */
  readonly onPick: () => void;
}) {
  const [over, setOver] = useState(false);
  useWindowDrop((transfer) => takeDrop(take, transfer), setOver);
  const stop = (event: DragEvent) => event.preventDefault();
  return (
    <div className={classNames('drop', large && 'large', over && 'over')} onDragOver={stop}>
      <Icon name={icon} size={large ? 'lg' : 'sm'} />
      <span>{prompt}</span>
      <Button variant={large ? 'primary' : 'quiet'} busy={busy} onClick={onPick}>
        {button}
      </Button>
    </div>
  );
}
