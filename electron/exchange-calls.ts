import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';

import { err, ok, type Result } from '../shared/basics/result.ts';
import type { MailboxStore } from '../shared/exchange/mailbox-store.ts';
import {
  type ExchangeCredentials,
  type ExchangePlace,
  exchangePlaceSchema,
  isPlaceOf,
} from '../shared/exchange/place.ts';
import type { ExchangeFailure, ExchangeProbed } from '../shared/host/exchange-store.ts';
import { askPerson } from './ask-person.ts';
import { readSmallSettings, writeSmallSettings } from './disk/small-settings.ts';
import { type OpenedStore, openStore } from './exchange/open-store.ts';
import { checkPlace } from './exchange/place-address.ts';
import { probePlace } from './exchange/probe.ts';
import type { ShellTexts } from './shell-texts.ts';
import type { WindowAnswers } from './window-answers.ts';

type ExchangeCall =
  | 'exchangePlace'
  | 'chooseExchangeFolder'
  | 'confirmExchangePlace'
  | 'forgetExchangePlace'
  | 'openExchange'
  | 'probeExchange'
  | 'closeExchange'
  | 'readExchange'
  | 'writeExchange'
  | 'listExchange';

/** The calls about the exchange. */
export type ExchangeAnswers = WindowAnswers<ExchangeCall>;

/** A place in the words of whoever looks after it: address, bucket and what names begin with. */
const inWords = ({ address, bucket, prefix }: ExchangePlace): string =>
  [address, bucket, prefix].filter((part) => part !== undefined).join(' / ');

/** The person's word, in a dialog that no page draws, that the program may talk to an address. */
async function isConfirmed(
  window: BrowserWindow,
  place: ExchangePlace,
  { exchange }: ShellTexts,
): Promise<boolean> {
  const way = await askPerson<'use' | 'not'>(window, {
    message: exchange.title,
    detail: `${inWords(place)}\n\n${place.address.startsWith('http:') ? `${exchange.open}\n\n` : ''}${exchange.text}`,
    ways: [
      { way: 'use', label: exchange.use },
      { way: 'not', label: exchange.not },
    ],
    otherwise: 'not',
  });
  return way === 'use';
}

async function chosenFolder(window: BrowserWindow): Promise<ExchangePlace | null> {
  const chosen = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
  });
  const [folder] = chosen.filePaths;
  return folder === undefined ? null : { kind: 'folder', address: folder };
}

/** Tries a place out over a connection of its own. */
async function probed(
  place: ExchangePlace | null,
  credentials: ExchangeCredentials | null,
): Promise<Result<ExchangeProbed, ExchangeFailure>> {
  if (place === null) return err({ type: 'ExchangeOff' });
  const tried = await openStore(place, credentials);
  if (!tried.ok) return tried;
  try {
    return await probePlace(tried.value.store, randomBytes(16));
  } finally {
    tried.value.close();
  }
}

/**
 * Answers the calls about the exchange. The place is what a person chose or confirmed in a dialog of the system, and is
 * kept below the program's folder without credentials; those live in memory from `openExchange` to `closeExchange`.
 * Nothing is asked of a network outside of that time.
 */
export function createExchangeAnswers(home: string, texts: () => ShellTexts): ExchangeAnswers {
  const file = join(home, 'exchange.json');
  let place = readSmallSettings<ExchangePlace>(file, exchangePlaceSchema);
  let current: OpenedStore | null = null;
  const close = (): void => {
    current?.close();
    current = null;
  };
  const keep = (next: ExchangePlace | null): boolean => {
    const isKept = writeSmallSettings(file, next);
    // A place that could not be remembered is not used, so that what is used is what the next start finds.
    if (isKept) {
      close();
      place = next;
    }
    return isKept;
  };
  const opened = async <Value>(
    work: (open: MailboxStore) => Promise<Result<Value, ExchangeFailure>>,
  ): Promise<Result<Value, ExchangeFailure>> =>
    current === null ? err({ type: 'ExchangeOff' }) : work(current.store);
  return {
    exchangePlace: async () => place,
    async chooseExchangeFolder(window) {
      const folder = await chosenFolder(window);
      return folder !== null && keep(folder) ? folder : null;
    },
    confirmExchangePlace: async (window, asked) =>
      checkPlace(asked).ok && (await isConfirmed(window, asked, texts())) && keep(asked),
    async forgetExchangePlace() {
      keep(null);
      return null;
    },
    async openExchange(_window, { place: card, credentials }) {
      const wanted = place;
      if (wanted === null || !isPlaceOf(card, wanted)) return err({ type: 'ExchangeOff' });
      const next = await openStore(wanted, credentials);
      if (!next.ok) return next;
      // While its client was loaded, the person may have turned the exchange off, or chosen another place.
      if (place !== wanted) {
        next.value.close();
        return err({ type: 'ExchangeOff' });
      }
      close();
      current = next.value;
      return ok({ lists: current.store.lists });
    },
    probeExchange: (_window, credentials) => probed(place, credentials),
    async closeExchange() {
      close();
      return null;
    },
    readExchange: (_window, { name, known, limit }) =>
      opened((open) => open.read(name, { limit, ...(known === null ? {} : { known }) })),
    writeExchange: (_window, { name, bytes, when }) =>
      opened((open) => open.write(name, bytes, when)),
    listExchange: (_window, folder) => opened((open) => open.list(folder)),
  };
}
