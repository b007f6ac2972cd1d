#!/usr/bin/env node
import { existsSync } from 'node:fs';

const door = new URL('../dist/command/cli.js', import.meta.url);

if (existsSync(door)) {
  await import(door.href);
} else {
  process.stderr.write('The headless command is not built yet: run `npm run build` first.\n');
  process.exitCode = 2;
}
