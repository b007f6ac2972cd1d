import { useEffect, useState } from 'react';
import { toggleFullScreen } from './full-screen.ts';
import { isPlainKey, publicKey } from './show-keys.ts';
import { heardFromPresenter, type ShownNow, type ToPresenter } from './show-messages.ts';
import { leadingLanguage } from './show-picture.ts';
import { StagePicture } from './stage-picture.tsx';
import './public-window.css';

const nothing: ShownNow = { type: 'picture', look: 'dark', picture: null };

/**
 * The public window. It knows the picture of this moment and nothing else: it holds no contest, reads no
 * storage, and asks the presenter's window for the picture whenever it is loaded.
 */
export function PublicWindow({ presenter }: { readonly presenter: Window | null }) {
  const [now, setNow] = useState(nothing);

  useEffect(() => {
    const tell = (message: ToPresenter) =>
      presenter?.postMessage(message, { targetOrigin: window.location.origin });
    const listen = (event: MessageEvent<unknown>) => {
      const message = heardFromPresenter(event, presenter);
      if (message?.type === 'picture') setNow(message);
      if (message?.type === 'full-screen') toggleFullScreen();
    };
    const press = (event: KeyboardEvent) => {
      const use = publicKey(event.code);
      if (use === null || !isPlainKey(event)) return;
      event.preventDefault();
      if (use === 'full-screen') toggleFullScreen();
      else if (!event.repeat) tell({ type: 'key', code: event.code });
    };
    window.addEventListener('message', listen);
    window.addEventListener('keydown', press);
    tell({ type: 'ready' });
    return () => {
      window.removeEventListener('message', listen);
      window.removeEventListener('keydown', press);
    };
  }, [presenter]);

  useEffect(() => {
    document.documentElement.dataset['theme'] = now.look;
    document.documentElement.lang = now.picture === null ? 'kk' : leadingLanguage(now.picture);
  }, [now]);

  return (
    <main className="public-window" aria-live="polite">
      <StagePicture picture={now.picture} look={now.look} />
    </main>
  );
}
