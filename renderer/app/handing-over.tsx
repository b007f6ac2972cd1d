import { lazy } from 'react';
import { useLocation } from 'wouter';

import { HandOverScreen } from '../features/hand-over-region/hand-over-screen.tsx';

const ShowCodesScreen = lazy(async () => ({
  default: (await import('../features/hand-over-by-codes/show-codes-screen.tsx')).ShowCodesScreen,
}));

/** A coordinator's hand-over by file, and by codes behind it. */
export function HandingOver() {
  const [path] = useLocation();
  return path === '/hand-over/codes' ? <ShowCodesScreen back="/hand-over" /> : <HandOverScreen />;
}
