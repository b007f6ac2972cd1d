import { describe, expect, it } from 'vitest';

import { isJournalTooLarge } from '../../../renderer/storage/compaction.ts';

const mebi = 1024 * 1024;
/** The largest file of a journal, as the main process writes it. */
const largest = 1536 * mebi;

describe('a journal', () => {
  it.each([
    [64, 1, false],
    [65, 1, true],
    [65, 20, false],
    [81, 20, true],
    [340, 85, false],
    [342, 85, true],
    [655, 400, false],
    [657, 400, true],
    [1255, 1000, false],
    [1257, 1000, true],
  ])('of %i MiB that holds %i MiB is begun anew: %s', (journal, content, expected) => {
    expect(isJournalTooLarge(journal * mebi, content * mebi)).toBe(expected);
  });

  it('is begun anew before its file is as large as it may be, up to 1,279 MiB of content', () => {
    for (let content = 0; content < 1280; content += 1)
      expect(isJournalTooLarge(largest, content * mebi), `${content} MiB`).toBe(true);
  });
});
