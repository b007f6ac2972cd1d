export const pageScheme = 'app';
const pageHost = 'qazylar';

/** Address of the page; nothing else is ever shown in the window. */
export const pageAddress = `${pageScheme}://${pageHost}/index.html`;

/** Whether an address belongs to this application's own page. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const exact = url.username === '' && url.password === '' && url.port === '';
  return exact && url.protocol === `${pageScheme}:` && url.hostname === pageHost;
}
