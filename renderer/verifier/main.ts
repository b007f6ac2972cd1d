import { isLanguage, type Language } from '../../shared/basics/localized.ts';
import { VerifierPage } from './page.ts';
import { answerInWorker } from './run-check.ts';

/** Kazakh, unless the browser asks for one of the other two. */
function askedLanguage(): Language {
  const asked = navigator.languages.map((each) => each.slice(0, 2).toLowerCase());
  return asked.find(isLanguage) ?? 'kk';
}

/** Light or dark, as the system has it, also where it changes while the page is open. */
function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = (): void => {
    document.documentElement.dataset['theme'] = dark.matches ? 'dark' : 'light';
  };
  dark.addEventListener('change', follow);
  follow();
}

// The page and its worker are one program: a page from a file may start no other.
if (typeof document === 'undefined') {
  answerInWorker(globalThis);
} else {
  const place = document.getElementById('verifier');
  const program = document.currentScript?.textContent ?? '';
  followTheme();
  if (place !== null) new VerifierPage(place, program, askedLanguage()).draw();
}
