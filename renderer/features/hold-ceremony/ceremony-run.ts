import type { CeremonyStep } from '../../../shared/results/ceremony.ts';
import type { StepsByLanguage } from './picture-of-step.ts';
import type { StageLook } from '../../show/show-messages.ts';
import type { ShowPicture } from '../../show/show-picture.ts';

/** A ceremony that goes on. */
export interface CeremonyRun {
  /** In the languages of the public. */
  readonly steps: StepsByLanguage;
  /** The same steps in the presenter's own language. */
  readonly own: readonly CeremonyStep[];
  /** The picture of a step, with its marks. */
  readonly pictureOf: (at: number) => ShowPicture;
  readonly look: StageLook;
  readonly rehearsal: boolean;
  readonly onEnd: () => void;
}
