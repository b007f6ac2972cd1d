import { useCallback, useEffect, useState } from 'react';

import type { ExchangePlace } from '../../../shared/exchange/place.ts';
import type { HostExchange } from '../../host/host.ts';

/** The place that this computer uses, and how it comes to another one. */
export interface UsedPlace {
  /** Null while none is chosen. */
  readonly place: ExchangePlace | null;
  /** False where the person closed the dialog. */
  readonly chooseFolder: () => Promise<boolean>;
  readonly confirm: (place: ExchangePlace) => Promise<boolean>;
  /** Nothing is asked of the place from then on. */
  readonly forget: () => Promise<void>;
}

/** Asks the host for its place, and follows what the person chooses; null until the host has answered. */
export function usePlace(exchange: HostExchange): UsedPlace | null {
  const [place, setPlace] = useState<ExchangePlace | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void exchange
      .place()
      .catch(() => null)
      .then((found) => {
        if (!gone) setPlace(found);
      });
    return () => {
      gone = true;
    };
  }, [exchange]);
  const chooseFolder = useCallback(async () => {
    const chosen = await exchange.chooseFolder();
    if (chosen !== null) setPlace(chosen);
    return chosen !== null;
  }, [exchange]);
  const confirm = useCallback(
    async (asked: ExchangePlace) => {
      const confirmed = await exchange.confirmPlace(asked);
      if (confirmed) setPlace(asked);
      return confirmed;
    },
    [exchange],
  );
  const forget = useCallback(async () => {
    await exchange.forget();
    setPlace(null);
  }, [exchange]);
  return place === undefined ? null : { place, chooseFolder, confirm, forget };
}

/** A place as one line for people. */
export const placeLine = ({ address, bucket, prefix }: ExchangePlace): string =>
  [address, bucket, prefix].filter((part) => part !== undefined && part !== '').join(' / ');
