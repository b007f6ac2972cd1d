import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { ShownCeremony } from '../../../renderer/show/shown-ceremony.ts';
import { StagePicture } from '../../../renderer/show/stage-picture.tsx';
import '../../../renderer/ui/styles.css';

let root: Root;
let place: HTMLElement;

beforeEach(() => {
  place = document.createElement('div');
  place.style.cssText = 'position: fixed; inset: 0;';
  document.body.append(place);
  root = createRoot(place);
});
afterEach(() => {
  root.unmount();
  place.remove();
});

const in2 = (kk: string, ru: string): ShownCeremony['title'] => [
  { language: 'kk', text: kk },
  { language: 'ru', text: ru },
];
const longName =
  '«Қазақстан Республикасының Энергетика министрлігі жанындағы жас ғалымдардың ғылыми-өндірістік орталығы» жауапкершілігі шектеулі серіктестігі';
const entry = {
  applicant: longName,
  project: `${longName} тұрғындарына арналған су тазарту қондырғысы`,
  lines: [in2('Солтүстік Қазақстан облысы', 'Северо-Казахстанская область')],
};

test.each([
  [1366, 768],
  [1920, 1080],
  [683, 384],
  [320, 640],
])('three of the longest names are all read at %d × %d', async (width, height) => {
  await page.viewport(width, height);
  const picture: ShownCeremony = {
    kind: 'ceremony',
    mark: in2('Дайындық', 'Репетиция'),
    over: in2(longName, longName.toUpperCase()),
    title: [],
    under: [],
    entries: [entry, entry, entry],
  };
  root.render(<StagePicture picture={picture} look="dark" />);
  await vi.waitFor(() => {
    const box = place.querySelector('.stage-in');
    expect(box).not.toBeNull();
    expect(box?.scrollHeight).toBeLessThanOrEqual(box?.clientHeight ?? 0);
  });
  expect(place.querySelectorAll('.stage-name')).toHaveLength(3);
});

test('a short picture keeps its large letters', async () => {
  await page.viewport(1366, 768);
  const picture: ShownCeremony = {
    kind: 'ceremony',
    mark: [],
    over: in2('Жасыл химия', 'Зелёная химия'),
    title: in2('Үшінші орын!', 'Третье место!'),
    under: [],
    entries: [],
  };
  root.render(<StagePicture picture={picture} look="light" />);
  await vi.waitFor(() => expect(place.querySelector('h1')?.textContent).toContain('Үшінші орын!'));
  const box = place.querySelector('.stage-in');
  expect(box?.className).toContain('shrink-0');
  const letters = Number.parseFloat(getComputedStyle(place.querySelector('h1') ?? place).fontSize);
  // How large a letter is follows from the room; here it is what the style has for it, and nothing was made smaller.
  expect(letters).toBeCloseTo(2 * Number.parseFloat(getComputedStyle(box ?? place).fontSize), 1);
  expect(letters).toBeGreaterThan(48);
});
