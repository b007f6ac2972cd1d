import { type ComponentType, lazy, useState } from 'react';

/** A screen that is fetched, with its texts, when it is first drawn or ahead of that. */
export interface FetchedScreen<Props extends object> {
  readonly Screen: ComponentType<Props>;
  /** Rejects where a file cannot be read; the screen itself tries again. */
  readonly fetch: () => Promise<void>;
}

/** Makes one of what loads it and its texts. What was fetched ahead is drawn at once, without a word of waiting. */
export function fetchedScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  loadTexts: () => Promise<void>,
): FetchedScreen<Props> {
  let found: ComponentType<Props> | null = null;
  const fetch = async (): Promise<{ readonly default: ComponentType<Props> }> => {
    [found] = await Promise.all([load(), loadTexts()]);
    return { default: found };
  };
  const Awaited = lazy(fetch);
  // Whoever waits for a module, even for one that is there, sees it three tenths of a second later: for that long React
  // leaves what it showed instead.
  function Screen(props: Props) {
    const [Shown] = useState(() => found ?? Awaited);
    return <Shown {...props} />;
  }
  return { Screen, fetch: async () => void (await fetch()) };
}
