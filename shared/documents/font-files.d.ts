/** A font inside the program: the bundler puts the file's bytes here as a data URI. */
declare module '*.woff2?inline' {
  const dataUri: string;
  export default dataUri;
}
