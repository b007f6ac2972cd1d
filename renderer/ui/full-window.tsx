import { Dialog as Modal } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/**
 * A task that takes the whole window: nothing behind it can be seen or reached. Esc leads to `onEscape` and closes
 * nothing by itself; `first` is the element that has the focus when it opens.
 */
export function FullWindow({
  label,
  onEscape,
  first,
  className,
  children,
}: {
  readonly label: string;
  readonly onEscape: () => void;
  readonly first: () => HTMLElement | null;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <Modal.Root open>
      <Modal.Portal>
        <Modal.Content
          className={classNames('full-window', className)}
          aria-modal="true"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            first()?.focus();
          }}
          onEscapeKeyDown={(event) => {
            event.preventDefault();
            onEscape();
          }}
          onInteractOutside={(event) => event.preventDefault()}
        >
          <Modal.Title className="sr">{label}</Modal.Title>
          {children}
        </Modal.Content>
      </Modal.Portal>
    </Modal.Root>
  );
}
