import { outputBroken, runCommand } from './run-command.ts';

// What a library will do otherwise in a later version is for those who build this: stderr has one object, or nothing.
process.noDeprecation = true;

const io = {
  stdout: (text: string) => process.stdout.write(text),
  stderr: (text: string) => process.stderr.write(text),
};

let isBroken = false;
process.stdout.on('error', (error) => {
  // Each piece that is not taken says so again.
  if (isBroken) return;
  isBroken = true;
  const exitCode = outputBroken(error, io);
  if (exitCode === 0) process.exit(0);
  // Not before what stderr was given is out.
  process.stderr.write('', () => process.exit(exitCode));
});

process.exitCode = await runCommand(process.argv.slice(2), {
  ...io,
  ...(process.stderr.isTTY ? { progress: (text: string) => process.stderr.write(text) } : {}),
});
