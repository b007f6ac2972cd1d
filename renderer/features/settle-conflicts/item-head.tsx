import { type ReactNode, useEffect, useRef } from 'react';

/** Title of the open item. It takes the focus when another item is opened by a decision, so that it is read out. */
export function ItemHead({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="item-head">
      <h2 tabIndex={-1} data-item-title="">
        {title}
      </h2>
      {note !== '' && <p className="meta">{note}</p>}
      {children}
    </div>
  );
}

/** Gives the focus to the title of the open item whenever `turn` grows. */
export function useTitleFocus(turn: number) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (turn > 0) place.current?.querySelector<HTMLElement>('[data-item-title]')?.focus();
  }, [turn]);
  return place;
}
