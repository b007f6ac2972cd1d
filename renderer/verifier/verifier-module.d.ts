/** The page that checks a result by itself, as text: the bundler makes it, see `build/verifier-page.mjs`. */
declare module 'virtual:verifier-page' {
  const page: string;
  export default page;
}
