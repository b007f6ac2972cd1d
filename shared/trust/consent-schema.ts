import { languages } from '../basics/localized.ts';
import { z } from '../basics/zod.ts';
import type { Consent } from './consent.ts';

const consentSchema = z.strictObject({
  text: z.string().regex(/^[0-9a-f]{64}$/),
  language: z.enum(languages),
});

/** What was signed; undefined if malformed. */
export function parseConsent(value: unknown): Omit<Consent, 'wallClock'> | undefined {
  const parsed = consentSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
