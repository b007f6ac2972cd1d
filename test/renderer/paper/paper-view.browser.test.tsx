import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';

import { PaperView } from '../../../renderer/paper/paper-view.tsx';
import { pictureIn } from '../../../renderer/paper/data-picture.tsx';
import { element } from '../../../shared/documents/markup.ts';

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

let close = () => undefined;

afterEach(() => close());

function show(address: string): HTMLElement {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  const markup = [element('div', {}, element('img', { src: address, alt: 'Цех' }))];
  root.render(<PaperView markup={markup} css="" printing={false} />);
  close = () => {
    root.unmount();
    place.remove();
    return undefined;
  };
  return place;
}

test('a picture in the file is shown under an address of the window’s own', async () => {
  const place = show(dot);
  await vi.waitFor(() => {
    const picture = place.querySelector('img');
    expect(picture?.naturalWidth).toBe(1);
    expect([picture?.alt, picture?.src.startsWith('blob:')]).toEqual(['Цех', true]);
  });
});

test.each([
  ['an address elsewhere', 'https://example.org/a.png'],
  ['a page', 'data:text/html;base64,PGI+'],
  ['a drawing made of instructions', 'data:image/svg+xml;base64,PHN2Zz4='],
])('nothing is shown of %s', (_what, address) => {
  expect(pictureIn(address)).toBeNull();
});
