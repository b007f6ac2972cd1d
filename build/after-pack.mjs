import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * What is switched off (or on) inside Electron's program itself, where no setting of ours can undo it: every fuse that
 * this Electron has, each with its reason. A newer Electron with another fuse does not pack until it has its line here.
 *
 * @type {Readonly<Record<FuseV1Options, boolean>>}
 */
export const fuses = {
  // The program is a window, not a runtime that somebody can hand a script to.
  [FuseV1Options.RunAsNode]: false,
  // Nothing is kept in cookies; if anything ever were, it would rest encrypted.
  [FuseV1Options.EnableCookieEncryption]: true,
  // The same runtime through the environment, and its debugger through arguments.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Windows and macOS compare the archive with the hash inside the program, and run nothing beside it.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // There is no snapshot of our own for the main process.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The page is app://, so file:// has nothing to be allowed.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // The content policy lets no WebAssembly run; its traps need no handler.
  [FuseV1Options.WasmTrapHandlers]: false,
};

/** Where the program lies in a packed folder. @type {Readonly<Record<string, (name: string) => string>>} */
const programs = {
  win32: (name) => `${name}.exe`,
  darwin: (name) => `${name}.app`,
  linux: (name) => name,
};

/**
 * electron-builder's own hook between copying the program and signing it: flips the fuses, strictly.
 *
 * @param {{
 *   readonly appOutDir: string,
 *   readonly electronPlatformName: string,
 *   readonly packager: {
 *     readonly platformSpecificBuildOptions: { readonly executableName?: string | null },
 *     readonly appInfo: { readonly productFilename: string },
 *   },
 * }} context what it tells of the packing
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const program = programs[electronPlatformName];
  if (program === undefined) throw new Error(`nobody has packed for ${electronPlatformName} yet`);
  const name =
    packager.platformSpecificBuildOptions.executableName ?? packager.appInfo.productFilename;
  await flipFuses(join(appOutDir, program(name)), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
    ...fuses,
  });
}
