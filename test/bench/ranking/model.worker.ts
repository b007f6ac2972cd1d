import { measureModel } from './measure-model.ts';
import { simulatedPanel } from './simulated-panel.ts';

addEventListener('message', () => {
  postMessage(measureModel(simulatedPanel(100_000, 2_000, 3), 1000));
});
