import { useEffect } from 'react';
import { useLocation } from 'wouter';

import { useIsOpenedWaiting } from '../host/opened-files.tsx';
import { useDesk } from '../storage/use-desk.ts';

/** Leads to where files are received when a person opens one: a juror's list takes its own, others have a screen for it. */
export function useOpenedRoute(): void {
  const { phase, profile } = useDesk('phase', 'profile');
  const [, navigate] = useLocation();
  const waits = useIsOpenedWaiting() && phase === 'open';
  const role = profile?.role ?? null;
  useEffect(() => {
    if (waits && role !== null) navigate(role === 'juror' ? '/' : '/receive');
  }, [waits, role, navigate]);
}
