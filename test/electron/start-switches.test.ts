import { afterEach, describe, expect, test, vi } from 'vitest';

import { forbiddenSwitch, setupSwitches } from '../../electron/start-switches.ts';
import { app, told } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

const given = process.argv;
afterEach(() => {
  process.argv = given;
  app.isPackaged = true;
  told.exits.length = 0;
  told.boxes.length = 0;
});

const start = (...argv: readonly string[]): boolean => {
  process.argv = ['qazylar', ...argv];
  return setupSwitches();
};

describe('a packed program', () => {
  test.each([
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--remote-allow-origins=*',
    '--load-extension=/tmp/extension',
    '--disable-web-security',
    '--allow-running-insecure-content',
    '--disable-site-isolation-trials',
    '--no-sandbox',
    '--disable-gpu-sandbox',
    '--disable-seccomp-filter-sandbox',
    '--single-process',
    '--no-zygote',
    '--js-flags=--allow-natives-syntax',
    '--gpu-launcher=sh',
    '--renderer-cmd-prefix=sh',
    '--utility-cmd-prefix=sh',
    '--user-data-dir=/tmp/other',
    '--proxy-server=evil.example:8080',
    '--proxy-pac-url=http://evil.example/',
    '--host-rules=MAP * evil.example',
    '--host-resolver-rules=MAP * evil.example',
    '--ignore-certificate-errors',
    '--log-net-log=/tmp/log',
    '--enable-logging',
    '--enable-blink-features=MojoJS',
    '--enable-features=Anything',
    '--use-fake-ui-for-media-stream',
    '--auto-select-desktop-capture-source=Entire screen',
    '--unsafely-treat-insecure-origin-as-secure=http://a.example',
    '--type=renderer',
    '--no-sandbox=false',
    '--NO-SANDBOX',
    '-no-sandbox',
    '-',
    '--',
    '---',
    '--lang=kk --no-sandbox',
    '--lang=kk\n--no-sandbox',
    '--lang=kk\0',
    '--disable-gpu-sandbox=lang',
    `--${'a'.repeat(100_000)}`,
  ])('does not start with %.60j', (argument) => {
    expect(start('region.qzb', argument)).toBe(false);
    expect(told.exits).toEqual([1]);
    expect(told.boxes).toHaveLength(1);
  });

  test.each([
    '--safe-mode',
    '--lang=kk',
    '--disable-gpu',
    '--force-device-scale-factor=1.5',
    '--force-renderer-accessibility',
    '--ozone-platform=x11',
    '--ozone-platform-hint=auto',
    'region.qzb',
    '/media/stick/region.qzb',
    'C:\\region.qzb',
    '',
  ])('starts with %j', (argument) => {
    expect(start(argument)).toBe(true);
    expect(told.exits).toEqual([]);
    expect(told.boxes).toEqual([]);
  });

  test('does not take a stroke for a folder on Windows, where it begins a switch', () => {
    const argument = '/remote-debugging-port=9222';
    expect(forbiddenSwitch(['qazylar', argument], 'win32')).toBe(argument);
    expect(forbiddenSwitch(['qazylar', argument], 'linux')).toBeNull();
  });
});

test('a program that is not packed takes what its maker gives it', () => {
  app.isPackaged = false;
  expect(start('.', '--inspect', '--no-sandbox')).toBe(true);
  expect(told.exits).toEqual([]);
});
