import { type BrowserWindow, dialog } from 'electron';

/** A question to a person where there is no page to ask it; the first way is the one that is offered. */
export interface Question<Way extends string> {
  readonly message: string;
  readonly detail: string;
  readonly ways: readonly { readonly way: Way; readonly label: string }[];
  /** What closing the question means. */
  readonly otherwise: Way;
}

/** Asks by a dialog of the system. With a `signal` the question goes away by itself, which means `otherwise`. */
export async function askPerson<Way extends string>(
  window: BrowserWindow | null,
  { message, detail, ways, otherwise }: Question<Way>,
  signal?: AbortSignal,
): Promise<Way> {
  const options = {
    type: 'warning' as const,
    title: 'Qazylar',
    message,
    detail,
    buttons: ways.map(({ label }) => label),
    defaultId: 0,
    cancelId: ways.findIndex(({ way }) => way === otherwise),
    noLink: true,
    ...(signal === undefined ? {} : { signal }),
  };
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return ways[response]?.way ?? otherwise;
}
