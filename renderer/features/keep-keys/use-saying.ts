import type { Action } from '../../../shared/contest/action.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { useToast } from '../../ui/toast.tsx';
import { ownStanding } from './key-facts.ts';
import { useCommand } from '../../storage/use-command.ts';

/** A statement about keys on its way into the records. */
export interface Saying {
  readonly busy: boolean;
  readonly error: DeskError | null;
  /** Records the statement; on success it says so and calls `onSaid`. */
  readonly say: (actions: readonly Action[], said: string) => Promise<void>;
}

/**
 * Records statements and says that they are recorded. `approvable` ones wait for the other key keeper where the contest
 * has two, and all of them while the own key is not confirmed; the message says that as well.
 */
export function useSaying(onSaid: () => void, approvable = false): Saying {
  const { t } = useText('keys');
  const desk = useDeskCommands();
  const { state, profile } = useDesk('state', 'profile');
  const command = useCommand();
  const toast = useToast();
  const own = state === null || profile === null ? null : ownStanding(state, profile.publicKey);
  const approval = approvable && own === 'root' && state?.directory.threshold === 2;
  const say = async (actions: readonly Action[], said: string) => {
    const recorded = await command.run(() => desk.record(actions));
    if (recorded === null) return;
    if (approval) toast({ text: t('saidAndWaits', { said }) });
    else toast({ text: own === 'unconfirmed' ? t('saidUnconfirmed', { said }) : said });
    onSaid();
  };
  return { busy: command.busy, error: command.error, say };
}
