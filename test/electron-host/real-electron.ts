import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

import type { Desktop, DialogAnswers } from './desktop.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The desktop program in a real Electron; its dialogs are replaced inside its main process. */
export class RealElectron implements Desktop {
  readonly page: Page;
  private readonly application: ElectronApplication;

  private constructor(application: ElectronApplication, page: Page) {
    this.application = application;
    this.page = page;
  }

  static async start(program: string, profile: string): Promise<RealElectron> {
    const application = await _electron.launch({
      executablePath: program,
      // On Linux the program of the package has no helper that could set up its sandbox.
      args: [
        root,
        `--user-data-dir=${profile}`,
        ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
      ],
    });
    return new RealElectron(application, await application.firstWindow());
  }

  async dialogs(): Promise<number> {
    return this.application.evaluate(() => Number(Reflect.get(globalThis, 'dialogsAnswered') ?? 0));
  }

  async answerDialogs(answers: DialogAnswers): Promise<void> {
    await this.application.evaluate(({ dialog }, { open, saveInto }) => {
      const count = (): void => {
        const before = Number(Reflect.get(globalThis, 'dialogsAnswered') ?? 0);
        Reflect.set(globalThis, 'dialogsAnswered', before + 1);
      };
      interface Options {
        readonly properties?: readonly string[];
        readonly defaultPath?: string;
      }
      const optionsOf = (given: readonly unknown[]): Options => given.at(-1) ?? {};
      Object.assign(dialog, {
        showOpenDialog: async (...given: readonly unknown[]) => {
          count();
          const folder = (optionsOf(given).properties ?? []).includes('openDirectory');
          const filePaths = folder ? (saveInto === undefined ? [] : [saveInto]) : [...(open ?? [])];
          return { canceled: filePaths.length === 0, filePaths };
        },
        showSaveDialog: async (...given: readonly unknown[]) => {
          count();
          const name = (optionsOf(given).defaultPath ?? 'untitled').split(/[\\/]/).at(-1) ?? '';
          return saveInto === undefined
            ? { canceled: true, filePath: '' }
            : { canceled: false, filePath: `${saveInto}/${name}` };
        },
      });
    }, answers);
  }

  async quit(): Promise<void> {
    await this.application.close();
  }
}
