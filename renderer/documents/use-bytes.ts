import { useEffect, useState } from 'react';
import type { Result } from '../../shared/basics/result.ts';
import type { DeskError } from '../storage/desk.ts';
import type { ReadingError } from './reading-error.ts';

export type ReadBytes = (hash: string) => Promise<Result<Uint8Array, DeskError>>;

export type Loading<Value> =
  | { readonly type: 'loading' }
  | { readonly type: 'failed'; readonly error: ReadingError }
  | { readonly type: 'ready'; readonly value: Value };

function errorOf(error: DeskError): ReadingError {
  switch (error.type) {
    case 'DocumentMissing':
      return { type: 'missing' };
    case 'DocumentDamaged':
      return { type: 'damaged' };
    default:
      return { type: 'desk', error };
  }
}

/** Waits until the window has nothing better to do: the sheet comes first. */
export function whenIdle(work: () => void): () => void {
  const id = window.requestIdleCallback(work, { timeout: 400 });
  return () => window.cancelIdleCallback(id);
}

/** The bytes of one document (its component is another one for another document), asked for once the window is idle; an answer that comes too late is dropped. */
export function useBytes(hash: string, read: ReadBytes): Loading<Uint8Array> {
  const [state, setState] = useState<Loading<Uint8Array>>({ type: 'loading' });
  useEffect(() => {
    let isLeft = false;
    const stopWaiting = whenIdle(() => {
      void read(hash).then((result) => {
        if (isLeft) return;
        if (!result.ok) setState({ type: 'failed', error: errorOf(result.error) });
        else if (result.value.length === 0) setState({ type: 'failed', error: { type: 'empty' } });
        else setState({ type: 'ready', value: result.value });
      });
    });
    return () => {
      isLeft = true;
      stopWaiting();
    };
  }, [hash, read]);
  return state;
}
