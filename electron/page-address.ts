import { showPage } from '../shared/host/show-page.ts';

export const pageScheme = 'app';
const pageHost = 'qazylar';

/** Address of the page; nothing else is ever shown in the main window. */
export const pageAddress = `${pageScheme}://${pageHost}/index.html`;

/** Address of a ceremony's public window, the only other one there is. */
export const showAddress = `${pageScheme}://${pageHost}/${showPage}`;

/** Whether an address belongs to this application's own page. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const exact = url.username === '' && url.password === '' && url.port === '';
  return exact && url.protocol === `${pageScheme}:` && url.hostname === pageHost;
}

/** Whether an address is exactly that of a ceremony's public window. */
export const isShowAddress = (address: string): boolean => address === showAddress;

/** Whether an address is the main window's page, wherever in it a person is. */
export const isMainAddress = (address: string): boolean =>
  isOwnAddress(address) && new URL(address).pathname === new URL(pageAddress).pathname;
