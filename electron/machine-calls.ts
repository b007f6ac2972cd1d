import type { HostCalls } from '../shared/host/host-table.ts';
import { shellFacts } from './diagnostics.ts';
import type { Resilience } from './resilience.ts';

type MachineCall = 'machine' | 'chooseDrawing' | 'speakLanguage' | 'diagnose';

/** What a page may ask of the computer it runs on. */
export const machineCalls = ({ log, machine }: Resilience): Pick<HostCalls, MachineCall> => ({
  machine: async () => machine.state(),
  async chooseDrawing(drawing) {
    machine.choose(drawing, 'chosen');
    return machine.state();
  },
  async speakLanguage(language) {
    machine.speak(language);
    return null;
  },
  diagnose: () => shellFacts(log, machine),
});
