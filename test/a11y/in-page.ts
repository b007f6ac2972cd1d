/** What runs inside the page: each function stands alone, since only its text gets there. Each gives one line per fault. */

/** WCAG 2.4.11: whatever takes the focus is seen, not behind a bar that stays in its place. */
export function obscuredFocus(): string[] {
  const layer = document.querySelector('[role=dialog], [role=alertdialog]') ?? document.body;
  const selector =
    'a[href], button:not([disabled]), input:not([disabled]), select, textarea, summary, [tabindex="0"], [role=radio][aria-checked=true]';
  const before = document.activeElement;
  const faults: string[] = [];
  const seen = (element: Element): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const x = (Math.max(left, 0) + Math.min(right, window.innerWidth)) / 2;
    const upper = Math.max(top, 0);
    const lower = Math.min(bottom, window.innerHeight);
    const inset = Math.min(3, (lower - upper) / 3);
    return [upper + inset, (upper + lower) / 2, lower - inset].some((y) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    });
  };
  for (const element of layer.querySelectorAll<HTMLElement>(selector)) {
    if (element.tabIndex < 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest('.sr, [inert], [aria-hidden=true]') !== null) continue;
    element.focus();
    if (document.activeElement !== element) continue;
    const shown = element.closest('.input') ?? element;
    if (!seen(shown)) faults.push(`focus is covered: ${element.outerHTML.slice(0, 140)}`);
  }
  if (before instanceof HTMLElement) before.focus();
  window.scrollTo(0, 0);
  return faults;
}

/** WCAG 2.5.8, and our own measure: 24 px for everything outside of a line of text, 44 px for buttons and fields. */
export function smallTargets(): string[] {
  const selector =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=radio], [role=checkbox], [role=tab], [role=switch]';
  const faults: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest('.sr, [aria-hidden=true]') !== null) continue;
    const style = getComputedStyle(element);
    const inText =
      style.display === 'inline' &&
      (element.parentElement?.textContent?.trim() ?? '') !== element.textContent.trim();
    if (inText) continue;
    const label = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`);
    const whole =
      label === null ? element.closest('label, .input') : element.closest('.check, .field');
    const own = element.getBoundingClientRect();
    const around = whole?.getBoundingClientRect() ?? own;
    const width = Math.max(own.width, around.width);
    const height = Math.max(own.height, around.height);
    if (own.width === 0 || own.height === 0) continue;
    const least = element.matches('.btn, .input, button.filter') ? 43.5 : 23.5;
    if (width < 23.5 || height < least)
      faults.push(
        `target of ${Math.round(width)} × ${Math.round(height)} px: ${element.outerHTML.slice(0, 140)}`,
      );
  }
  return faults;
}

/** WCAG 1.4.10: the page does not scroll sideways, and nothing reaches out of it. */
export function wideContent(): string[] {
  const page = document.scrollingElement ?? document.documentElement;
  const width = document.documentElement.clientWidth;
  const faults: string[] = [];
  if (page.scrollWidth > width + 1) faults.push(`page is ${page.scrollWidth} px wide of ${width}`);
  const scrollsItself = (element: Element): boolean => {
    for (
      let at: Element | null = element;
      at !== null && at !== document.body;
      at = at.parentElement
    ) {
      const { overflowX } = getComputedStyle(at);
      if (overflowX === 'auto' || overflowX === 'scroll') return true;
    }
    return false;
  };
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest('.sr, svg') !== null || element.textContent.trim() === '') continue;
    const { right, width: own } = element.getBoundingClientRect();
    if (own <= 1 || right <= width + 1 || scrollsItself(element)) continue;
    if ([...element.children].some((child) => child.getBoundingClientRect().right > width + 1))
      continue;
    faults.push(
      `reaches to ${Math.round(right)} px of ${width}: ${element.outerHTML.slice(0, 140)}`,
    );
  }
  return faults;
}

/** Texts that are cut off, or that stand out of the box they are in. */
export function clippedTexts(): string[] {
  const faults: string[] = [];
  const say = (what: string, element: Element): void => {
    faults.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
  };
  const visible = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    // The text of a PDF's page lies unseen over its picture.
    element.closest('.sr, svg, select, [aria-hidden=true], .page-text') === null;
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (!visible(element) || element.textContent.trim() === '') continue;
    // One pixel: for the ear only.
    if (element.clientWidth <= 1) continue;
    const style = getComputedStyle(element);
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    // Cut off on purpose, with the whole text at hand.
    const told = style.textOverflow === 'ellipsis' && element.title !== '';
    if (hides(style.overflowX) && !told && element.scrollWidth > element.clientWidth + 1)
      say(`cut off, ${element.scrollWidth} of ${element.clientWidth} px wide`, element);
    else if (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 2)
      say(`cut off, ${element.scrollHeight} of ${element.clientHeight} px high`, element);
  }
  /** Inside something that scrolls by itself in a box, text may lie above or below what is seen. */
  const isScrolled = (inner: Element, box: Element): boolean => {
    for (let at: Element | null = inner; at !== null && at !== box; at = at.parentElement)
      if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return true;
    return false;
  };
  const boxes =
    '.btn, .chip, .badge, .tab, .segment, .segment > *, td, th, .card, .banner, .rail a, kbd, .dialog, .input, summary, label, .pill';
  for (const box of document.querySelectorAll<HTMLElement>(boxes)) {
    if (!visible(box)) continue;
    const { overflowX } = getComputedStyle(box);
    const outer = box.getBoundingClientRect();
    if (overflowX !== 'visible' || outer.width <= 1) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || (node.nodeValue ?? '').trim() === '' || !visible(parent)) continue;
      if (parent.closest(boxes) !== box || isScrolled(parent, box)) continue;
      range.selectNodeContents(node);
      const inner = [...range.getClientRects()];
      if (inner.some(({ left, right }) => right > outer.right + 1.5 || left < outer.left - 1.5)) {
        say('text stands out of its box sideways', box);
        break;
      }
      if (inner.some(({ top, bottom }) => bottom > outer.bottom + 4 || top < outer.top - 4)) {
        say('text stands out of its box up or down', box);
        break;
      }
    }
  }
  return faults;
}

/** Who asked for less motion sees none. */
export function movingThings(): string[] {
  return [...document.querySelectorAll('body *')]
    .filter((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element);
      return `${transitionDuration}, ${animationDuration}`
        .split(', ')
        .some((time) => time !== '0s');
    })
    .map((element) => `moves: ${element.outerHTML.slice(0, 140)}`);
}

/** WCAG 1.4.12: the spacing a reader may set. */
export function spaceTexts(on: boolean): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
     p { margin-bottom: 2em !important; }`,
  );
  document.adoptedStyleSheets = on ? [sheet] : [];
}

/** WCAG 3.2.6: where help is, from the right upper corner of the page, and the control before it. */
export function helpPlace(): string {
  const help = document.querySelector('[aria-keyshortcuts="F1"]');
  if (help === null) return 'no help';
  window.scrollTo(0, 0);
  const { right, top } = help.getBoundingClientRect();
  const before = help.previousElementSibling?.getAttribute('title') ?? '';
  const distance = Math.round(window.innerWidth - right);
  return `${distance} px from the right, ${Math.round(top)} px from the top, after ${before}`;
}

/** WCAG 2.5.7: whatever can be dragged, or dropped upon, has a button beside it that does the same. */
export function onlyDragged(): string[] {
  const grabbed = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) =>
      element.draggable || element.matches('.drop') || getComputedStyle(element).cursor === 'grab',
  );
  return (
    grabbed
      .filter((element) => !element.matches('img, a') && element.checkVisibility())
      // What says whether it is pressed is picked up by one press and put down by another.
      .filter((element) => element.closest('button[aria-pressed]') === null)
      .filter((element) => {
        const whole = element.closest('li, tr, .drop') ?? element;
        const others = [...whole.querySelectorAll<HTMLElement>('button:not(:disabled)')];
        const isAnother = (button: Element) =>
          element.matches('.drop') || !element.contains(button);
        return !others.some((button) => button.checkVisibility() && isAnother(button));
      })
      .map((element) => `can only be dragged: ${element.outerHTML.slice(0, 140)}`)
  );
}

/** WCAG 3.3.7: nothing is asked twice in one form, but for a new passphrase, which is repeated to be sure of it. */
export function askedTwice(): string[] {
  const asked = new Map<string, number>();
  const forms = [...document.querySelectorAll('form, [role=dialog], [role=alertdialog], main')];
  for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea, select')) {
    if (!field.checkVisibility() || field.autocomplete === 'new-password') continue;
    if (['radio', 'checkbox', 'hidden', 'file'].includes(field.type)) continue;
    const label = field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? '';
    // The part of a form counts, too: "Surname" of two people is asked once of each.
    const part = field.closest('fieldset, tr, li, article, section')?.textContent ?? '';
    const form = forms.indexOf(
      field.closest('form, [role=dialog], [role=alertdialog], main') ?? document.body,
    );
    const name = `${form}: ${label.trim()} in ${part.slice(0, 200)}`;
    asked.set(name, (asked.get(name) ?? 0) + 1);
  }
  return [...asked].flatMap(([name, times]) =>
    times > 1 ? [`asked ${times} times: ${name.slice(0, 140)}`] : [],
  );
}

/** WCAG 3.3.8: secrets may be pasted, and kept by a password manager. */
export function hardFields(): string[] {
  const faults: string[] = [];
  for (const field of document.querySelectorAll<HTMLInputElement>('input[type=password]')) {
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    if (!field.dispatchEvent(paste))
      faults.push(`refuses pasting: ${field.outerHTML.slice(0, 140)}`);
    if (!['new-password', 'current-password'].includes(field.autocomplete))
      faults.push(`unknown to password managers: ${field.outerHTML.slice(0, 140)}`);
  }
  return faults;
}

/** WCAG 4.1.3: what comes up without the focus is announced. */
export function silentMessages(): string[] {
  return [...document.querySelectorAll('.field-error, .saved, .toast, .banner.bad, .working')]
    .filter((element) => element.checkVisibility())
    .filter((element) => element.closest('[role=status], [role=alert], [aria-live]') === null)
    .filter((element) => element.querySelector('[role=status], [role=alert], [aria-live]') === null)
    .map((element) => `not announced: ${element.outerHTML.slice(0, 140)}`);
}
