import { lazy, useState } from 'react';
import { useLocation } from 'wouter';

import { ReceiveBundlesScreen } from '../features/receive-bundles/receive-bundles-screen.tsx';
import type { NamedFile } from '../storage/desk.ts';

const ReadCodesScreen = lazy(async () => ({
  default: (await import('../features/hand-over-by-codes/read-codes-screen.tsx')).ReadCodesScreen,
}));

const codesPath = '/receive/codes';

/** Receiving by files, and by codes behind it: what the codes carried goes through the same dry run as a file. */
export function Receiving() {
  const [path, navigate] = useLocation();
  const [given, setGiven] = useState<readonly NamedFile[]>([]);
  // Taken once: whoever comes back later begins with no files.
  if (path !== codesPath)
    return <ReceiveBundlesScreen given={given} onGivenTaken={() => setGiven([])} />;
  const take = (files: readonly NamedFile[]) => {
    setGiven(files);
    navigate('/receive');
  };
  return <ReadCodesScreen back="/receive" onTransfer={take} />;
}
