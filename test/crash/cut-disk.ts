import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Room on the disk: more than the program wants to have free. */
const size = 1600 * 1024 * 1024;

/** How often unmounting is tried, every tenth of a second. */
const closingTries = 600;

/** EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH: from here on nothing more reaches the disk. */
const shutDown = `open(F, "<", $ARGV[0]) or die $!; $how = pack("L", 2); ioctl(F, 0x8004587d, $how) or die $!;`;

function command(name: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(name, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} ${args.join(' ')}: ${stderr}`);
}

/**
 * A small disk (ext4 in a file, on a loop device) whose power can be cut at any moment: the file system stops at once
 * and for good, and what had not been written to the device by then is gone, as it is with a real plug. What had been
 * written is there: a disk that loses its own cache in spite of a flush is not shown by this.
 */
export class CutDisk {
  readonly folder: string;
  private readonly image: string;
  private isMounted = false;

  constructor(home: string) {
    this.image = join(home, 'disk.img');
    this.folder = join(home, 'disk');
    mkdirSync(this.folder);
    writeFileSync(this.image, '');
    truncateSync(this.image, size);
    command(
      'mkfs.ext4',
      '-q',
      '-F',
      '-E',
      'lazy_itable_init=1,lazy_journal_init=1,nodiscard',
      this.image,
    );
    this.mount();
  }

  /** Why there can be no such disk here; null where there can. */
  static refusal(): string | null {
    if (process.platform !== 'linux') return 'only on Linux';
    if (process.getuid?.() !== 0) return 'not root';
    for (const name of ['mkfs.ext4', 'losetup', 'mount', 'perl'])
      if (spawnSync('which', [name]).status !== 0) return `no ${name}`;
    return spawnSync('losetup', ['-f']).status === 0 ? null : 'no loop device';
  }

  mount(): void {
    command('mount', '-o', 'loop', this.image, this.folder);
    this.isMounted = true;
  }

  /** Pulls the plug. */
  cut(): void {
    command('perl', '-e', shutDown, this.folder);
  }

  /** After a cut: what the disk holds can then be mounted again. Waits until the last file of a dead program is closed. */
  async unmount(): Promise<void> {
    for (let tries = 1; this.isMounted; tries += 1) {
      const { status, stderr } = spawnSync('umount', [this.folder], { encoding: 'utf8' });
      if (status === 0) this.isMounted = false;
      else if (tries === closingTries) throw new Error(stderr);
      else await wait(100);
    }
  }

  async remove(): Promise<void> {
    await this.unmount();
    rmSync(this.image, { force: true });
  }
}
