/** A paper inside the program: the bundler puts the file's bytes here as a data URI. */
declare module '*.pdf?inline' {
  const dataUri: string;
  export default dataUri;
}
declare module '*.png?inline' {
  const dataUri: string;
  export default dataUri;
}
