import { tournamentLimits } from '../../../shared/tournament/tournament-schema.ts';

/** Milliseconds of a typed time, "1:05,123", "65.123" or "65"; null where it is none, or longer than a day. */
export function readRunTime(text: string): number | null {
  const match = /^(?:(\d{1,4}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, minutes, seconds = '', fraction = ''] = match;
  if (minutes !== undefined && Number(seconds) > 59) return null;
  const whole = Number(minutes ?? '0') * 60 + Number(seconds);
  const milliseconds = whole * 1000 + Number(fraction.padEnd(3, '0'));
  return milliseconds > tournamentLimits.milliseconds ? null : milliseconds;
}
