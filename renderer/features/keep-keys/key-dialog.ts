import type { ContestState } from '../../../shared/merge/state.ts';
import type { KeyRow } from './key-facts.ts';

/** What every dialog about one key gets. */
export interface KeyDialogProps {
  readonly row: KeyRow;
  readonly state: ContestState;
  readonly onClose: () => void;
}
