import { AlertDialog, Dialog as Modal } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';

interface DialogWords {
  readonly open: boolean;
  readonly onClose: () => void;
  /** The question. */
  readonly title: ReactNode;
  /** What will happen. */
  readonly children?: ReactNode;
  readonly wide?: boolean;
}

/* The scrim is a plain element and not Radix's overlay, which writes a style element that the content policy refuses. */

/** Gives the focus back to what had it before the dialog: Radix does so only for a button that it draws itself. */
function useFocusBack() {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      const element = before.current;
      const isThere = element instanceof HTMLElement && element.isConnected;
      if (!isThere || element === document.body) return;
      event.preventDefault();
      element.focus();
    },
  };
}

/** A dialog with its own buttons in `verbs`; Esc and a press outside close it. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  verbs,
  wide = false,
}: DialogWords & { readonly verbs?: ReactNode }) {
  const focusBack = useFocusBack();
  return (
    <Modal.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Modal.Portal>
        <div className="scrim" />
        <Modal.Content
          className={classNames('dialog', wide && 'wide')}
          aria-modal="true"
          {...focusBack}
        >
          <Modal.Title>{title}</Modal.Title>
          <Modal.Description asChild>
            <div className="body">{children}</div>
          </Modal.Description>
          {verbs !== undefined && <div className="verbs">{verbs}</div>}
        </Modal.Content>
      </Modal.Portal>
    </Modal.Root>
  );
}

/**
 * Asks before something that matters. Esc is the safe way out; where it cannot be undone (`danger`) the safe button has
 * the focus. `verb` repeats the action in words ("Сдать 11 листов").
 */
export function ConfirmDialog({
  open,
  onClose,
  title,
  children,
  verb,
  onConfirm,
  cancel,
  danger = false,
  busy = false,
  disabled = false,
}: DialogWords & {
  readonly verb: ReactNode;
  readonly onConfirm: () => void;
  readonly cancel: ReactNode;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
}) {
  const focusBack = useFocusBack();
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <div className="scrim" />
        <AlertDialog.Content className="dialog" aria-modal="true" {...focusBack}>
          <AlertDialog.Title>{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="body">{children}</div>
          </AlertDialog.Description>
          <div className="verbs">
            <AlertDialog.Cancel asChild>
              <Button>{cancel}</Button>
            </AlertDialog.Cancel>
            <Button
              variant={danger ? 'danger' : 'primary'}
              busy={busy}
              disabled={disabled}
              onClick={onConfirm}
            >
              {verb}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
