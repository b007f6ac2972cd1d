import planKk from '../../shared/demo/papers/plan-kk.pdf?inline';
import planRu from '../../shared/demo/papers/plan-ru.pdf?inline';
import schemeKk from '../../shared/demo/papers/scheme-kk.png?inline';
import schemeRu from '../../shared/demo/papers/scheme-ru.png?inline';

import type { DemoPapersByLanguage } from '../../shared/demo/demo-documents.ts';

/** The bytes in a data URI of the bundler's. */
const bytesIn = (dataUri: string): Uint8Array =>
  Uint8Array.from(atob(dataUri.slice(dataUri.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));

/** Papers of the practice contest, inside the program: some 150 kB, so this is loaded only where one is made. */
export const demoPapers: DemoPapersByLanguage = {
  kk: { plan: bytesIn(planKk), scheme: bytesIn(schemeKk) },
  ru: { plan: bytesIn(planRu), scheme: bytesIn(schemeRu) },
};
