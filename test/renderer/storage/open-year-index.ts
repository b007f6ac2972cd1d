import type { EnginePorts } from '../../../renderer/storage/desk-core.ts';
import { LocalYears } from '../../../renderer/storage/local-years.ts';

/** An index of earlier seasons on the test's own thread. */
export const openYearIndex: EnginePorts['openYearIndex'] = async (given) =>
  new LocalYears(given, () => new Promise((resolve) => setTimeout(resolve)));
