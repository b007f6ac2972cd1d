import { useEffect, useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { CheckField } from '../../ui/field.tsx';
import { QrCode } from '../../ui/qr-code.tsx';

/** How long each code stays while they go on by themselves. Milliseconds. */
const stay = 4000;

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [role="dialog"]') !== null;

/** Goes through the codes in a circle: by buttons, by arrows, or by itself. */
function useTurning(count: number) {
  const [place, setPlace] = useState(0);
  const [auto, setAuto] = useState(false);
  const [large, setLarge] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isWriting(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.code === 'ArrowRight') setPlace((now) => (now + 1) % count);
      else if (event.code === 'ArrowLeft') setPlace((now) => (now + count - 1) % count);
      else if (event.code === 'Escape') setLarge(false);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [count]);
  useEffect(() => {
    if (!auto || count < 2) return undefined;
    const timer = window.setInterval(() => setPlace((now) => (now + 1) % count), stay);
    return () => window.clearInterval(timer);
  }, [auto, count]);
  const turn = (by: 1 | -1) => setPlace((now) => (now + by + count) % count);
  return { place, turn, auto, setAuto, large, setLarge };
}

/** One code at a time, as large as the window allows, and the way to the next. */
export function CodeStage({ codes }: { readonly codes: readonly string[] }) {
  const { t, format } = useText('codes');
  const { place, turn, auto, setAuto, large, setLarge } = useTurning(codes.length);
  const [number, of] = [format.number(place + 1), format.number(codes.length)];
  return (
    <section
      className={classNames('card code-stage', large && 'large')}
      aria-label={t('show.stage')}
    >
      <div className="code-card">
        <QrCode text={codes[place] ?? ''} label={t('show.code', { number, of })} level="L" />
      </div>
      <div className="code-bar">
        <p className="code-number" role="status">
          {t('show.number', { number, of })}
        </p>
        {codes.length > 1 && (
          <>
            <Button icon="right" onClick={() => turn(1)}>
              {t('show.next')}
            </Button>
            <Button icon="left" onClick={() => turn(-1)}>
              {t('show.previous')}
            </Button>
          </>
        )}
        <Button icon={large ? 'x' : 'zoom'} onClick={() => setLarge(!large)}>
          {t(large ? 'show.smaller' : 'show.larger')}
        </Button>
        {codes.length > 1 && (
          <CheckField label={t('show.auto')} checked={auto} onChange={setAuto} />
        )}
      </div>
    </section>
  );
}
