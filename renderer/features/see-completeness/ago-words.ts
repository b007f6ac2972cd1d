import type { Format } from '../../language/format.ts';

/** Longer ago than that nobody counts days. */
const mostDays = 60;
const dayLength = 86_400_000;

/** How long ago something was, in days while these can be grasped, else in the largest whole unit. */
export const agoWords = (days: number, inDays: string, { relative }: Format): string =>
  days <= mostDays ? inDays : relative(-days * dayLength, 0);

/** True where a delay is said in days. */
export const isCountedInDays = (days: number): boolean => days <= mostDays;
