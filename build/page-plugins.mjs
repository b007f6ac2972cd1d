import react from '@vitejs/plugin-react';
import { licencesPlugin } from './licences.mjs';
import { verifierPlugin } from './verifier-page.mjs';

/** What every build of the window needs, the product's as well as those of tests and benches. */
export const pagePlugins = () => [react(), licencesPlugin(), verifierPlugin()];

/** The same for its workers. */
export const workerPlugins = () => [verifierPlugin()];
