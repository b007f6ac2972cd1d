import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { PublicWindow } from '../../../renderer/show/public-window.tsx';

let root: Root;
let place: HTMLElement;

beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
});
afterEach(() => {
  root.unmount();
  place.remove();
});

const picture = {
  kind: 'ceremony',
  mark: [],
  over: [],
  title: [{ language: 'kk', text: 'Үшінші орын!' }],
  under: [],
  entries: [],
};
const message = { type: 'picture', look: 'dark', picture };

function tell(data: unknown, more: Partial<MessageEventInit> = {}): void {
  const { origin } = window.location;
  window.dispatchEvent(new MessageEvent('message', { data, origin, source: window, ...more }));
}

test('shows what its presenter says, in the right form and from its own origin only', async () => {
  root.render(<PublicWindow presenter={window} />);
  await vi.waitFor(() => expect(place.querySelector('.stage.black')).not.toBeNull());
  const frame = document.createElement('iframe');
  document.body.append(frame);
  tell(message, { origin: 'https://example.org' });
  tell(message, { source: frame.contentWindow });
  tell({ ...message, next: picture });
  tell({ ...message, picture: { ...picture, entries: [{ applicant: 'А' }] } });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(place.textContent).toBe('');
  tell(message);
  await vi.waitFor(() => expect(place.querySelector('h1')?.textContent).toBe('Үшінші орын!'));
  tell({ ...message, picture: null });
  await vi.waitFor(() => expect(place.textContent).toBe(''));
  frame.remove();
});

test('says that it is ready, and hands on keys that mean something', async () => {
  const heard: unknown[] = [];
  const listen = ({ data }: MessageEvent<unknown>) => void heard.push(data);
  window.addEventListener('message', listen);
  root.render(<PublicWindow presenter={window} />);
  await vi.waitFor(() => expect(heard).toContainEqual({ type: 'ready' }));
  const press = (code: string, more: KeyboardEventInit = {}) =>
    window.dispatchEvent(new KeyboardEvent('keydown', { code, cancelable: true, ...more }));
  expect(press('KeyX')).toBe(true);
  expect(press('PageDown', { ctrlKey: true })).toBe(true);
  expect(press('PageDown', { repeat: true })).toBe(false);
  expect(press('PageDown')).toBe(false);
  await vi.waitFor(() => expect(heard).toContainEqual({ type: 'key', code: 'PageDown' }));
  expect(heard.filter((each) => JSON.stringify(each).includes('key'))).toHaveLength(1);
  window.removeEventListener('message', listen);
});
