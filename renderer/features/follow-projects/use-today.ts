import { useState } from 'react';

import { msToIsoDate } from '../../../shared/language/date-format.ts';

/** Today's day of the calendar ("2026-11-30"), as it was when the section was opened. */
export function useToday(): string {
  const [today] = useState(() => msToIsoDate(Date.now()));
  return today;
}
