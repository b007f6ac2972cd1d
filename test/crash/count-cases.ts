import { appendFileSync } from 'node:fs';

/** Adds figures of a run to the file that QAZYLAR_CASES names; the script that started the run adds them up. */
export function countCases(name: string, figures: Readonly<Record<string, number | string>>): void {
  const file = process.env['QAZYLAR_CASES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ name, ...figures })}\n`);
}
