/** How far a ceremony is. */
export interface CeremonyProgress {
  /** Step that is shown, from 0. */
  readonly at: number;
  /** The public sees nothing. */
  readonly black: boolean;
}

export type ProgressAct =
  | 'next'
  | 'back'
  | 'black'
  | { readonly type: 'jump'; readonly at: number };

export const firstProgress: CeremonyProgress = { at: 0, black: false };

/**
 * Where an act leads. From a black screen "next" and "back" only bring the picture back, so that nobody is named while
 * the presenter looks for the place; nothing goes beyond the first and the last step.
 */
export function progressAfter(
  progress: CeremonyProgress,
  act: ProgressAct,
  steps: number,
): CeremonyProgress {
  const within = (at: number) => Math.min(Math.max(at, 0), steps - 1);
  if (typeof act === 'object') return { at: within(act.at), black: false };
  if (act === 'black') return { ...progress, black: !progress.black };
  if (progress.black) return { ...progress, black: false };
  return { at: within(progress.at + (act === 'next' ? 1 : -1)), black: false };
}

/** "1:04:09", "12:05": hours, minutes and seconds since the start. */
export function elapsedText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}
