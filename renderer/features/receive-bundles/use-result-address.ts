import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';

const resultPath = '/receive/result';

/** The result has an address of its own: whoever goes to receiving again from there begins anew. */
export function useResultAddress(done: boolean, beginAnew: () => void): void {
  const [path, navigate] = useLocation();
  const shown = useRef(false);
  useEffect(() => {
    if (!done) {
      shown.current = false;
      // Also after a restart, or by the button for more files: no result is shown any longer.
      if (path === resultPath) navigate('/receive', { replace: true });
    } else if (!shown.current) {
      shown.current = true;
      navigate(resultPath);
    } else if (path !== resultPath) {
      beginAnew();
    }
  }, [done, path, navigate, beginAnew]);
}
