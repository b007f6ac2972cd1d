import { type KeyboardEvent, type ReactNode, type RefObject } from 'react';

/** Plus and minus by their places on the keyboard; with Ctrl they are the window's. */
function zoomStep({ code, ctrlKey, metaKey, altKey, target }: KeyboardEvent): 1 | -1 | null {
  if (ctrlKey || metaKey || altKey || target instanceof HTMLInputElement) return null;
  if (code === 'Equal' || code === 'NumpadAdd') return 1;
  return code === 'Minus' || code === 'NumpadSubtract' ? -1 : null;
}

/** What is read, in a place of its own that scrolls and takes its own keys, with the tools above it. */
export function ReadingSurface({
  label,
  tools,
  place,
  onZoom,
  children,
}: {
  readonly label: string;
  readonly tools?: ReactNode;
  readonly place?: RefObject<HTMLDivElement | null>;
  readonly onZoom?: (direction: 1 | -1) => void;
  readonly children: ReactNode;
}) {
  const press = (event: KeyboardEvent) => {
    const step = zoomStep(event);
    if (step === null || onZoom === undefined) return;
    event.preventDefault();
    onZoom(step);
  };
  return (
    <div className="reading" role="presentation" onKeyDown={press}>
      {tools}
      {/* Scrolling by keyboard needs the focus to be here. */}
      <div
        className="desk"
        role="region"
        aria-label={label}
        tabIndex={0}
        data-own-keys=""
        {...(place === undefined ? {} : { ref: place })}
      >
        {children}
      </div>
    </div>
  );
}
