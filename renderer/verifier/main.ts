import { isLanguage, type Language } from '../../shared/basics/localized.ts';
import { VerifierPage } from './page.ts';
import { answerInWorker } from './run-check.ts';

/** Kazakh, unless the browser asks for one of the other two. */
function askedLanguage(): Language {
  const asked = navigator.languages.map((each) => each.slice(0, 2).toLowerCase());
  return asked.find(isLanguage) ?? 'kk';
}

// The page and its worker are one program: a page from a file may start no other.
if (typeof document === 'undefined') {
  answerInWorker(globalThis);
} else {
  const place = document.getElementById('verifier');
  const program = document.currentScript?.textContent ?? '';
  if (place !== null) new VerifierPage(place, program, askedLanguage()).draw();
}
