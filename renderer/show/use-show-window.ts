import { useCallback, useEffect, useRef, useState } from 'react';

import { showPage } from '../../shared/host/show-page.ts';
import { heardFromPublic, type ShownNow, type ToPublic } from './show-messages.ts';

/** `refused`: the browser opened no window. */
export type ShowWindowStatus = 'closed' | 'opening' | 'open' | 'refused';

export interface ShowWindow {
  readonly status: ShowWindowStatus;
  /** Call from a press of a button, else a browser refuses. */
  readonly open: () => void;
  readonly close: () => void;
  readonly fullScreen: () => void;
}

/** How often a closed window is noticed. Milliseconds. */
const lookEvery = 500;

/** What a window has to be told to give it the right to fill the screen, where the browser knows such a thing. */
const handingFullScreen = () => ({
  targetOrigin: window.location.origin,
  delegate: 'fullscreen',
});

/**
 * The public window: it is told the picture of this moment and nothing else, again whenever it was loaded
 * anew. Keys pressed in it arrive at `onKey`. It closes with this screen.
 */
export function useShowWindow(now: ShownNow, onKey: (code: string) => void): ShowWindow {
  const opened = useRef<Window | null>(null);
  const latest = useRef({ now, onKey });
  const [status, setStatus] = useState<ShowWindowStatus>('closed');

  const tell = useCallback((message: ToPublic) => {
    opened.current?.postMessage(message, { targetOrigin: window.location.origin });
  }, []);

  useEffect(() => {
    latest.current = { now, onKey };
  }, [now, onKey]);
  useEffect(() => tell(now), [tell, now]);

  useEffect(() => {
    const listen = (event: MessageEvent<unknown>) => {
      const message = heardFromPublic(event, opened.current);
      if (message?.type === 'key') latest.current.onKey(message.code);
      if (message?.type === 'ready') {
        setStatus('open');
        tell(latest.current.now);
      }
    };
    const look = () => {
      if (opened.current?.closed !== true) return;
      opened.current = null;
      setStatus('closed');
    };
    window.addEventListener('message', listen);
    const looking = window.setInterval(look, lookEvery);
    return () => {
      window.removeEventListener('message', listen);
      window.clearInterval(looking);
      opened.current?.close();
      opened.current = null;
    };
  }, [tell]);

  const open = useCallback(() => {
    const address = new URL(showPage, window.location.href).href;
    opened.current = window.open(address, 'qazylar-show', 'popup,width=1280,height=720');
    setStatus(opened.current === null ? 'refused' : 'opening');
  }, []);
  const close = useCallback(() => {
    opened.current?.close();
    opened.current = null;
    setStatus('closed');
  }, []);
  const fullScreen = useCallback(() => {
    const message: ToPublic = { type: 'full-screen' };
    opened.current?.postMessage(message, handingFullScreen());
  }, []);
  return { status, open, close, fullScreen };
}
