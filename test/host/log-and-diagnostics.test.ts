import { describe, expect, test } from 'vitest';

import { diagnosticsName, diagnosticsText } from '../../shared/host/diagnostics.ts';
import { errorFacts, type LogFacts, logLine } from '../../shared/host/log-events.ts';
import { engineFlagsFor } from '../../shared/host/machine.ts';
import { pageFacts, shellFacts } from '../builders/diagnostics-facts.ts';

const at = '2026-05-01T10:20:30Z';
/** What a careless caller could let slip: a name, a title, a folder of a person's home. */
const slips = ['Қайрат', 'Сказка о рыбаке', 'C:\\Users\\Aigerim\\Desktop', '/home/aigerim/contest'];

describe('a line of the log', () => {
  test('holds an event, its numbers, its versions and words of the list', () => {
    expect(logLine(at, 'page-gone', { reason: 'oom', code: 5, times: 2 })).toBe(
      `{"at":"${at}","event":"page-gone","reason":"oom","code":5,"times":2}`,
    );
    expect(
      logLine(at, 'program-started', {
        program: '0.1.0',
        electron: '45.4.1',
        drawing: 'full',
        safeMode: 0,
        memory: 3900,
      }),
    ).toContain('"program":"0.1.0","electron":"45.4.1"');
  });

  test.each(slips)('takes no text in the place of a fact: %s', (slip) => {
    const careless: object = { program: slip, electron: slip, drawing: slip, memory: slip };
    const line = logLine(at, 'program-started', careless as LogFacts<'program-started'>);
    expect(line).not.toContain(slip.slice(0, 6));
    expect(line).toContain('"program":"other"');
    expect(line).toContain('"memory":-1');
  });

  test.each(slips)('names an error by its kind and code, not by what it says: %s', (slip) => {
    const error = Object.assign(new TypeError(`cannot open ${slip}`), { code: 'ENOENT' });
    expect(errorFacts(error)).toMatchObject({ error: 'TypeError', code: 'ENOENT' });
    expect(errorFacts(error).line).toBeGreaterThan(0);
    const own = Object.assign(new Error(slip), { name: slip, code: slip });
    expect(errorFacts(own)).toMatchObject({ error: 'other', code: 'other' });
    expect(errorFacts(slip)).toEqual({ error: 'other', code: 'none', line: 0, column: 0 });
  });
});

describe('the diagnostics file', () => {
  test('says what the computer is, what the program holds and what happened last', () => {
    const line = logLine(at, 'page-gone', { reason: 'crashed', code: 11, times: 1 });
    const text = diagnosticsText(at, { ...shellFacts, log: [line] }, pageFacts);
    expect(JSON.parse(text)).toMatchObject({
      format: 'qazylar-diagnostics',
      shell: { versions: { electron: '45.4.1' }, memory: { all: 4e9 }, diskFree: 5e9 },
      page: { language: 'kk', counts: { submissions: 600 } },
      log: [{ event: 'page-gone', reason: 'crashed', code: 11, times: 1 }],
    });
    expect(text.split('\n').length).toBeGreaterThan(40);
    expect(diagnosticsName(at)).toBe('qazylar-diagnostics-2026-05-01.json');
  });

  test.each(slips)('has no place for a text: %s', (slip) => {
    const text = diagnosticsText(
      at,
      { ...shellFacts, system: { ...shellFacts.system, release: slip }, log: [slip, `"${slip}"`] },
      { ...pageFacts, failure: slip, repair: slip },
    );
    expect(text).not.toContain(slip.slice(0, 6));
    expect(JSON.parse(text)).toMatchObject({ page: { failure: 'other' } });
  });

  test('is made of the shell alone where the window does not answer', () => {
    expect(JSON.parse(diagnosticsText(at, shellFacts, null))).toMatchObject({ page: null });
    expect(JSON.parse(diagnosticsText(at, null, pageFacts))).toMatchObject({
      shell: null,
      log: [],
    });
  });
});

test('the engine takes less on a laptop with little memory', () => {
  const usual = ['--max-semi-space-size=32'];
  const gigabyte = 2 ** 30;
  expect(engineFlagsFor(8 * gigabyte, usual)).toBe(usual);
  expect(engineFlagsFor(3.8 * gigabyte, usual)).toEqual([
    '--max-semi-space-size=8',
    '--max-old-space-size=1945',
  ]);
  expect(engineFlagsFor(0.5 * gigabyte, usual)[1]).toBe('--max-old-space-size=512');
});
