import { useId, useState } from 'react';

import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { ok } from '../../shared/basics/result.ts';
import { diagnosticsName, diagnosticsText } from '../../shared/host/diagnostics.ts';
import { useHost } from '../host/host-context.ts';
import { ErrorBanner } from '../language/error-banner.tsx';
import { useText } from '../language/use-text.ts';
import { useDeskCommands } from '../storage/use-desk.ts';
import { Button } from '../ui/button.tsx';
import { pageFacts } from './page-facts.ts';
import { SavedFiles } from './saved-files.tsx';
import { useSaving } from './use-saving.ts';
import './hand-over.css';

interface Collected {
  readonly name: string;
  readonly text: string;
}

/** Asks the window and the shell for what they know; a shell that does not answer is left out. */
function useCollecting(failure: string) {
  const desk = useDeskCommands();
  const { kind, machine } = useHost();
  const { language } = useText('hand-over');
  return async (): Promise<Collected> => {
    const [page, shell] = await Promise.all([
      pageFacts(desk.getSnapshot(), { host: kind, language, failure }),
      machine === null ? null : machine.diagnose().catch(() => null),
    ]);
    const at = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    return { name: diagnosticsName(at), text: diagnosticsText(at, shell, page) };
  };
}

function CollectedFile({ name, text }: Collected) {
  const { t } = useText('hand-over');
  const id = useId();
  const { busy, saved, error, run } = useSaving({
    write: async () => ok([{ name, bytes: utf8ToBytes(text) }]),
    confirm: false,
  });
  return (
    <>
      <p id={id}>{t('diagnostics.read')}</p>
      <pre className="diagnostics-text" lang="en" role="region" aria-labelledby={id} tabIndex={0}>
        {text}
      </pre>
      <div className="row wrap">
        <Button icon="save" busy={busy} onClick={() => void run()}>
          {t('diagnostics.save')}
        </Button>
      </div>
      <SavedFiles saved={saved} />
      <ErrorBanner error={error} />
    </>
  );
}

/** A file for whoever helps with the computer: first it is shown whole, then the person may save it. */
export function DiagnosticsFile({
  failure = 'none',
}: {
  /** Kind of what went wrong on the screen above. */
  readonly failure?: string;
}) {
  const { t } = useText('hand-over');
  const collect = useCollecting(failure);
  const [collected, setCollected] = useState<Collected | null>(null);
  return (
    <div className="col g3">
      <p className="muted">{t('diagnostics.what')}</p>
      {collected === null ? (
        <div className="row wrap">
          <Button icon="info" onClick={() => void collect().then(setCollected)}>
            {t('diagnostics.show')}
          </Button>
        </div>
      ) : (
        <CollectedFile {...collected} />
      )}
    </div>
  );
}
