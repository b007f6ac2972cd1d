import { type Language, languages } from '../../shared/basics/localized.ts';
import { formatPercent } from '../../shared/language/number-format.ts';
import { fillVerifierText, verifierTexts } from '../../shared/results/proof-sentences.ts';
import { printedRoot } from '../../shared/results/verify-files.ts';
import type { CheckAnswer, GivenFile } from './check-files.ts';
import { make } from './elements.ts';
import { resultCard } from './result-card.ts';
import { runCheck, type RunningCheck } from './run-check.ts';

const languageNames: Readonly<Record<Language, string>> = {
  kk: 'Қазақша',
  ru: 'Русский',
  en: 'English',
};

/** Everything the page knows; it keeps nothing when it is closed. */
interface PageState {
  language: Language;
  files: readonly File[];
  code: string;
  short: string;
  printed: string;
  running: RunningCheck | null;
  share: number;
  note: 'nothing' | 'stopped' | 'printedWrong' | null;
  answer: CheckAnswer | null;
}

const field = (
  id: string,
  label: string,
  note: string,
  control: HTMLElement,
): readonly HTMLElement[] => [
  make('label', { for: id }, label),
  make('p', { class: 'note', id: `${id}-note` }, note),
  control,
];

/** The verifier's page over one element; `program` is its own text, from which the worker is made. */
export class VerifierPage {
  readonly #place: HTMLElement;
  readonly #program: string;
  readonly #state: PageState;

  constructor(place: HTMLElement, program: string, language: Language) {
    this.#place = place;
    this.#program = program;
    this.#state = {
      language,
      files: [],
      code: '',
      short: '',
      printed: '',
      running: null,
      share: 0,
      note: null,
      answer: null,
    };
  }

  draw(focus?: string): void {
    const { language } = this.#state;
    const texts = verifierTexts[language].page;
    document.documentElement.lang = language;
    document.title = `${texts.title} — Qazylar`;
    this.#place.replaceChildren(
      this.#header(),
      make(
        'main',
        {},
        make('h1', {}, texts.title),
        make('p', { class: 'lead' }, texts.lead),
        this.#form(),
        this.#progress(),
        this.#results(),
      ),
    );
    if (focus !== undefined) document.getElementById(focus)?.focus();
  }

  #header(): HTMLElement {
    const { language } = this.#state;
    return make(
      'header',
      {},
      make('span', { class: 'name' }, 'Qazylar'),
      make(
        'nav',
        { 'aria-label': verifierTexts[language].page.language },
        ...languages.map((each) =>
          make(
            'button',
            {
              type: 'button',
              id: `language-${each}`,
              lang: each,
              'aria-pressed': String(each === language),
              onclick: () => {
                this.#state.language = each;
                this.draw(`language-${each}`);
              },
            },
            languageNames[each],
          ),
        ),
      ),
    );
  }

  #form(): HTMLElement {
    const state = this.#state;
    const texts = verifierTexts[state.language].page;
    const keep = (name: 'code' | 'short' | 'printed') => (event: Event) => {
      const { target } = event;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
        state[name] = target.value;
    };
    const code = make('textarea', {
      id: 'code',
      rows: '3',
      spellcheck: 'false',
      autocomplete: 'off',
      'aria-describedby': 'code-note',
      oninput: keep('code'),
    });
    code.value = state.code;
    const inputOf = (name: 'short' | 'printed'): HTMLInputElement => {
      const input = make('input', {
        id: name,
        autocomplete: 'off',
        spellcheck: 'false',
        'aria-describedby': `${name}-note`,
        oninput: keep(name),
      });
      input.value = state[name];
      return input;
    };
    return make(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault();
          void this.#check();
        },
      },
      this.#files(),
      ...field('code', texts.paste, texts.pasteNote, code),
      ...field('printed', texts.printed, texts.printedNote, inputOf('printed')),
      ...field('short', texts.short, texts.shortNote, inputOf('short')),
      make('button', { type: 'submit', class: 'main', id: 'check' }, texts.check),
    );
  }

  #files(): HTMLElement {
    const state = this.#state;
    const texts = verifierTexts[state.language].page;
    const take = (files: Iterable<File>): void => {
      state.files = [...files];
      if (state.files.length > 0) void this.#check();
    };
    const names = state.files.map(({ name }) => name).join(', ');
    const input = make('input', {
      type: 'file',
      id: 'files',
      multiple: true,
      'aria-describedby': 'files-note',
      onchange: ({ target }) => {
        if (target instanceof HTMLInputElement) take(target.files ?? []);
      },
    });
    return make(
      'div',
      {
        class: 'drop',
        ondragover: (event) => {
          event.preventDefault();
        },
        ondrop: (event) => {
          event.preventDefault();
          if (event instanceof DragEvent) take(event.dataTransfer?.files ?? []);
        },
      },
      input,
      make('label', { for: 'files' }, texts.choose),
      make('p', { class: 'note', id: 'files-note' }, texts.drop),
      names === '' ? null : make('p', {}, fillVerifierText(texts.chosen, { names })),
    );
  }

  #progress(): HTMLElement {
    const { running, share, note, language } = this.#state;
    const texts = verifierTexts[language].page;
    const said = note === null ? '' : texts[note];
    if (running === null) return make('p', { role: 'status', class: 'status' }, said);
    const percent = formatPercent(share, language, 0);
    return make(
      'div',
      { class: 'working' },
      make('p', { role: 'status', id: 'working' }, fillVerifierText(texts.working, { percent })),
      make('progress', { max: '1', value: String(share), 'aria-labelledby': 'working' }),
      make(
        'button',
        {
          type: 'button',
          id: 'stop',
          onclick: () => {
            running.stop();
          },
        },
        texts.stop,
      ),
    );
  }

  #results(): HTMLElement | null {
    const { answer, language } = this.#state;
    if (answer === null) return null;
    const texts = verifierTexts[language].page;
    return make(
      'section',
      { 'aria-labelledby': 'results' },
      make('h2', { id: 'results', tabindex: '-1' }, texts.results),
      ...answer[language].map((each) => resultCard(each, language)),
      make(
        'button',
        {
          type: 'button',
          onclick: () => {
            Object.assign(this.#state, {
              files: [],
              code: '',
              short: '',
              printed: '',
              note: null,
              answer: null,
            });
            this.draw('files');
          },
        },
        texts.clear,
      ),
    );
  }

  async #given(): Promise<readonly GivenFile[]> {
    const { files, code, language } = this.#state;
    const given = await Promise.all(
      files.map(async (file) => ({
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    const text = code.trim();
    const name = verifierTexts[language].page.paste;
    return text === '' ? given : [...given, { name, bytes: new TextEncoder().encode(text) }];
  }

  async #check(): Promise<void> {
    const state = this.#state;
    state.running?.stop();
    const printed = printedRoot(state.printed);
    const files = await this.#given();
    state.answer = null;
    state.note =
      state.printed.trim() !== '' && printed === null
        ? 'printedWrong'
        : files.length === 0
          ? 'nothing'
          : null;
    if (state.note !== null) {
      this.draw(state.note === 'nothing' ? 'files' : 'printed');
      return;
    }
    const running = runCheck({ files, printed, short: state.short }, this.#program, (share) => {
      state.share = share;
      this.#tell();
    });
    state.running = running;
    state.share = 0;
    this.draw('stop');
    const answer = await running.answer.catch(() => null);
    if (state.running !== running) return;
    state.running = null;
    state.answer = answer;
    state.note = answer === null ? 'stopped' : null;
    this.draw(answer === null ? 'check' : 'results');
  }

  /** How far it is, without drawing the rest anew: a person may be typing. */
  #tell(): void {
    const { share, language } = this.#state;
    const bar = this.#place.querySelector('progress');
    const text = document.getElementById('working');
    if (bar !== null) bar.value = share;
    const percent = formatPercent(share, language, 0);
    if (text !== null)
      text.textContent = fillVerifierText(verifierTexts[language].page.working, { percent });
  }
}
