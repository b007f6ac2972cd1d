/** Written by `build/licences.mjs` when the window is built. */
declare module 'virtual:licences' {
  /** Of the program. */
  export const version: string;
  /** Licences of what the program carries, by their words. */
  export const licences: readonly {
    readonly licence: string;
    /** "name version" */
    readonly packages: readonly string[];
    readonly text: string;
  }[];
}
