import type { Language } from '../../../shared/basics/localized.ts';
import { ceremonySteps } from '../../../shared/results/ceremony.ts';
import type { CeremonySource, HandOver } from '../../../shared/results/ceremony-awards.ts';
import type { StepsByLanguage } from './picture-of-step.ts';
import type { StageLook } from '../../show/show-messages.ts';

/** What is chosen before a ceremony begins. */
export interface CeremonyChoices {
  readonly first: Language;
  /** Null = one language. */
  readonly second: Language | null;
  readonly look: StageLook;
  readonly rehearsal: boolean;
  readonly handOver: HandOver;
}

/** How a ceremony is shown: on a second screen, or here, without notes. */
export type CeremonyPlace = 'second-window' | 'this-window';

const companions: Readonly<Record<Language, Language | null>> = { kk: 'ru', ru: 'kk', en: null };

/** The language of the screen leads; Kazakh and Russian go together. A draft can only be rehearsed. */
export const firstChoices = (
  language: Language,
  draft: boolean,
  handOver: HandOver,
): CeremonyChoices => ({
  first: language,
  second: companions[language],
  look: 'dark',
  rehearsal: draft,
  handOver,
});

/** Who hands an award over from now on; null = nobody yet. */
export function withHandOver(
  choices: CeremonyChoices,
  award: string,
  member: string | null,
): CeremonyChoices {
  const others = [...choices.handOver].filter(([id]) => id !== award);
  return {
    ...choices,
    handOver: new Map(member === null ? others : [...others, [award, member]]),
  };
}

/** The running order in the chosen languages. */
export const chosenSteps = (source: CeremonySource, choices: CeremonyChoices): StepsByLanguage =>
  [choices.first, choices.second]
    .filter((language) => language !== null)
    .filter((language, at, all) => all.indexOf(language) === at)
    .map((language) => [language, ceremonySteps(source, choices.handOver, language)] as const);
