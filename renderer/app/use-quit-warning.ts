import { useEffect } from 'react';
import { useDesk } from '../storage/use-desk.ts';

/** Asks before the window closes while something is being saved or not handed over; practice is never worth a question. */
export function useQuitWarning(): void {
  const { profile, notHandedOver, save } = useDesk();
  const warn = profile !== null && !profile.demo && (notHandedOver > 0 || save.status === 'saving');
  useEffect(() => {
    if (!warn) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [warn]);
}
