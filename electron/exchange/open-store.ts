import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ExchangeCredentials, ExchangePlace } from '../../shared/exchange/place.ts';
import { connectionOf, type Patience, type Traffic, usualPatience } from './connection.ts';
import { errorOfFolder, folderStore } from './folder-store.ts';
import { checkPlace, type PlaceError } from './place-address.ts';
import type { RemovingStore } from './removing-store.ts';

/** A place that is ready to be asked. */
export interface OpenedStore {
  readonly store: RemovingStore;
  /** What went over the wire since it was opened, with all headers; nothing for a folder. */
  readonly traffic: () => Traffic;
  /** Ends connections that are kept for the next request. */
  readonly close: () => void;
}

function removableFolder(path: string): RemovingStore {
  const remove = async (name: string): ReturnType<RemovingStore['remove']> => {
    try {
      await rm(join(path, ...name.split('/')), { force: true });
      return ok(null);
    } catch (error) {
      return err(errorOfFolder(error));
    }
  };
  return { ...folderStore(path), remove };
}

/** Where signatures need a region and nobody named one: what stores of one region take. */
const usualRegion = 'us-east-1';

/** Opens a folder, a WebDAV collection or a bucket. Its client is loaded now, and nothing is asked of it yet. */
export async function openStore(
  place: ExchangePlace,
  credentials: ExchangeCredentials | null,
  patience: Patience = usualPatience,
): Promise<Result<OpenedStore, PlaceError>> {
  const checked = checkPlace(place);
  if (!checked.ok) return checked;
  const connection = connectionOf(patience);
  const opened = (store: RemovingStore): Result<OpenedStore, PlaceError> =>
    ok({ store, traffic: connection.traffic, close: connection.close });
  if (place.kind === 'folder') {
    return opened(removableFolder(place.address));
  }
  if (place.kind === 'webdav') {
    const { webdavStore } = await import('./webdav-store.ts');
    const random = randomBytes(4).toString('hex');
    return opened(await webdavStore(place.address, credentials, { connection, random }));
  }
  const { address, bucket, region = usualRegion, prefix } = place;
  if (bucket === undefined) return err({ type: 'PlaceNotUnderstood' });
  if (credentials === null) return err({ type: 'PlaceNeedsCredentials' });
  const { s3Store } = await import('./s3-store.ts');
  const where = { address, bucket, region, prefix: prefix === undefined ? '' : `${prefix}/` };
  return opened(await s3Store(where, credentials, connection));
}
