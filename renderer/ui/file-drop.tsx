import { createContext, type DragEvent, useContext, useEffect, useRef, useState } from 'react';
import { largestFile } from '../../shared/host/host-table.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { type DroppedFile, droppedFiles, type DropRefused, readDropped } from './dropped-files.ts';
import { Icon, type IconName } from './icon.tsx';

/** Told why a drop could not be read: a folder, a file that is far too large or went away. */
export const DropRefusedContext = createContext<(type: DropRefused['type']) => void>(
  () => undefined,
);

/** What becomes of a drop: its files read whole, or every file in it and in its folders for the screen to read. */
export type TakeDrop =
  | { readonly onFiles: (files: readonly DroppedFile[]) => void }
  | { readonly onUnread: (files: Promise<readonly File[]>) => void };

async function takeDrop(
  take: TakeDrop,
  transfer: DataTransfer,
  refuse: (type: DropRefused['type']) => void,
): Promise<void> {
  if ('onUnread' in take) return take.onUnread(droppedFiles(transfer));
  const read = await readDropped(transfer, largestFile);
  return read.ok ? take.onFiles(read.value) : refuse(read.error.type);
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
    // Before the window's own, which takes what no screen took.
    window.addEventListener('drop', drop, { capture: true });
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop, { capture: true });
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
  const refuse = useContext(DropRefusedContext);
  useWindowDrop((transfer) => void takeDrop(take, transfer, refuse), setOver);
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
