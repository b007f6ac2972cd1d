import { z } from 'zod';

// Compiled parsers need `new Function`, which the app's content security policy forbids. A schema asks for this when
// it is made, so every schema of the house takes `z` from here: a module loaded earlier would still ask the browser.
z.config({ jitless: true });

export { z };
