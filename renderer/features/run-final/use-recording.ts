import type { Action } from '../../../shared/contest/action.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { useToast } from '../../ui/toast.tsx';

/** Records what was done on a live stage at once; `said` is told once it is on disk. */
export function useRecording() {
  const desk = useDeskCommands();
  const show = useToast();
  const { busy, error, run } = useCommand();
  const record = async (actions: readonly Action[], said: string): Promise<boolean> => {
    const recorded = await run(async () => {
      const written = await desk.record(actions);
      return written.ok ? { ok: true as const, value: true } : written;
    });
    if (recorded !== true) return false;
    show({ text: said });
    return true;
  };
  return { busy, error, record };
}
