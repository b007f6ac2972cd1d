import { wholeTexts } from '../../renderer/language/texts.ts';

// In the application screens wait for their texts; tests of what is inside them find them there.
await wholeTexts();
