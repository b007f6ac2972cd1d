import { useEffect, useRef, useState } from 'react';

import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { CodeStage } from './code-stage.tsx';
import { CodesAsText } from './codes-as-text.tsx';
import './codes.css';

/** Asks the desk for the codes once: they are signed, so a second asking would only make new ones. */
function useCodes() {
  const desk = useDeskCommands();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void desk.exportCodes().then((result) => {
      if (!result.ok) setError(result.error);
      else if (result.value.length === 0) setError({ type: 'NothingToExport' });
      else setCodes(result.value);
    });
  }, [desk]);
  return { codes, error };
}

/** What to do with the codes, in order, and the word that they were read. */
function Instructions({ count }: { readonly count: number }) {
  const { t } = useText('codes');
  const desk = useDeskCommands();
  const [done, setDone] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const confirm = async () => {
    const result = await desk.confirmHandOver();
    setDone(result.ok);
    setError(result.ok ? null : result.error);
  };
  return (
    <Card title={t('show.how')} className="col">
      <ol className="code-steps">
        <li>{t('show.step1')}</li>
        <li>{t('show.step2', { count })}</li>
        <li>{t('show.step3')}</li>
      </ol>
      {done ? (
        <div role="status">
          <Banner tone="ok" title={t('show.done')}>
            {t('show.doneDetail')}
          </Banner>
        </div>
      ) : (
        <Button variant="primary" icon="check" onClick={() => void confirm()}>
          {t('show.confirm')}
        </Button>
      )}
      <ErrorBanner error={error} />
    </Card>
  );
}

/** The emergency way out: the own log as codes on the screen. `back` is the address of the screen behind. */
export function ShowCodesScreen({ back }: { readonly back: string }) {
  const { t } = useText('codes');
  const { codes, error } = useCodes();
  return (
    <main className="main codes">
      <PageHead title={t('show.title')} note={t('show.note')}>
        <LinkButton icon="left" href={`#${back}`}>
          {t('common:back')}
        </LinkButton>
      </PageHead>
      <ErrorBanner error={error} />
      {codes === null && error === null && (
        <p className="muted" role="status">
          {t('show.preparing')}
        </p>
      )}
      {codes !== null && (
        <div className="split">
          <CodeStage codes={codes} />
          <aside className="col g4">
            <Instructions count={codes.length} />
            <CodesAsText codes={codes} />
          </aside>
        </div>
      )}
    </main>
  );
}
