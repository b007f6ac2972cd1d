import { useEffect, useRef } from 'react';

import { updateEnding } from '../../shared/host/updates.ts';

const isUpdate = ({ name }: File): boolean => name.toLowerCase().endsWith(updateEnding);

/**
 * Tells when a person drops an update file anywhere on the window. The screen below never gets it: it would read a
 * hundred megabytes that are none of its files.
 */
export function useDroppedUpdate(onUpdate: () => void): void {
  const latest = useRef(onUpdate);
  useEffect(() => {
    latest.current = onUpdate;
  });
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (![...(event.dataTransfer?.files ?? [])].some(isUpdate)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      // A place for files below has lit up and now hears of no drop.
      window.dispatchEvent(new DragEvent('dragleave'));
      latest.current();
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop, { capture: true });
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop, { capture: true });
    };
  }, []);
}
