import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { keepToastFree } from './toast-place.ts';

export interface Toast {
  readonly text: string;
  /** The way back, where there is one. */
  readonly undo?: { readonly label: string; readonly run: () => void };
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Milliseconds a toast stays. */
const shownFor = 6000;

/** Holds the one toast there may be. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const holder = useRef<HTMLDivElement>(null);
  const show = useCallback((next: Toast) => setToast(next), []);
  useEffect(() => {
    if (toast === null) return undefined;
    const timer = window.setTimeout(() => setToast(null), shownFor);
    return () => window.clearTimeout(timer);
  }, [toast]);
  useLayoutEffect(() => {
    const { current } = holder;
    return toast === null || current === null ? undefined : keepToastFree(current);
  }, [toast]);
  return (
    <ToastContext value={show}>
      {children}
      <div ref={holder} className="toasts" role="status">
        {toast !== null && (
          <div className="toast">
            <Icon name="done" />
            <span>{toast.text}</span>
            {toast.undo !== undefined && (
              <Button
                variant="quiet"
                onClick={() => {
                  toast.undo?.run();
                  setToast(null);
                }}
              >
                {toast.undo.label}
              </Button>
            )}
          </div>
        )}
      </div>
    </ToastContext>
  );
}

/** Says in passing that something is done; errors are banners, which stay. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);
