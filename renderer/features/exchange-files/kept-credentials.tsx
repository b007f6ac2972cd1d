import { useState } from 'react';

import type { HostExchange } from '../../host/host.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { Exchange } from '../../storage/exchange-desk.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { CredentialFields, enteredCredentials, noCredentials } from './credential-fields.tsx';
import { TryPlace } from './try-place.tsx';
import type { UsedPlace } from './use-place.ts';

/** Failures after which user name and secret are asked for again. */
const asksAgain: ReadonlySet<string> = new Set(['ExchangeDenied', 'PlaceNeedsCredentials']);

interface Given {
  readonly host: HostExchange;
  readonly used: UsedPlace;
}

function Entering({ host, used, onKept }: Given & { readonly onKept: () => void }) {
  const { t } = useText('exchange-files');
  const desk = useDeskCommands();
  const toast = useToast();
  const command = useCommand();
  const [entered, setEntered] = useState(noCredentials);
  const credentials = enteredCredentials(entered);
  // Some file servers let anybody in.
  const isTried = credentials !== null || used.place?.kind === 'webdav';
  const keep = async () => {
    if ((await command.run(() => desk.setExchange({ credentials }))) === null) return;
    toast({ text: t('common:saved') });
    onKept();
  };
  return (
    <>
      <CredentialFields value={entered} onChange={setEntered} />
      {used.place !== null && isTried && <TryPlace exchange={host} credentials={credentials} />}
      <div>
        <Button busy={command.busy} disabled={credentials === null} onClick={() => void keep()}>
          {t('here.keep')}
        </Button>
      </div>
      <ErrorBanner error={command.error} />
    </>
  );
}

/** User name and secret of the place: asked for where none are kept or the place refused them, else on demand. */
export function KeptCredentials({
  host,
  used,
  exchange: { hasCredentials, last },
}: Given & { readonly exchange: Exchange }) {
  const { t } = useText('exchange-files');
  const refusedAt = asksAgain.has(last?.error ?? '') ? (last?.at ?? 0) : null;
  const [keptAfter, setKeptAfter] = useState<number | null>(null);
  const [isWanted, setWanted] = useState(false);
  const isRefused = refusedAt !== null && refusedAt !== keptAfter;
  if (hasCredentials && !isRefused && !isWanted)
    return (
      <div>
        <Button icon="key" onClick={() => setWanted(true)}>
          {t('here.other')}
        </Button>
      </div>
    );
  const kept = () => {
    setKeptAfter(refusedAt);
    setWanted(false);
  };
  return <Entering host={host} used={used} onKept={kept} />;
}
