import type { Action } from '../../../shared/contest/action.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { useToast } from '../../ui/toast.tsx';

/** Records what happened on the day at once; `told` is shown once it is on disk. */
export function useRecording() {
  const desk = useDeskCommands();
  const show = useToast();
  const { busy, error, run } = useCommand();
  const record = async (actions: readonly Action[], told: string): Promise<boolean> => {
    const recorded = await run(async () => {
      const written = await desk.record(actions);
      return written.ok ? { ok: true as const, value: true } : written;
    });
    if (recorded !== true) return false;
    show({ text: told });
    return true;
  };
  return { busy, error, record };
}
