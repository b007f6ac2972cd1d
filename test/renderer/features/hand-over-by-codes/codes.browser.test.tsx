import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';

import { ReadCodesScreen } from '../../../../renderer/features/hand-over-by-codes/read-codes-screen.tsx';
import { ShowCodesScreen } from '../../../../renderer/features/hand-over-by-codes/show-codes-screen.tsx';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { Desk, NamedFile } from '../../../../renderer/storage/desk.ts';
import { createCodeScanner } from '../../../../renderer/workers/code-scanner.ts';
import { ok } from '../../../../shared/basics/result.ts';
import { openTransfer, readCodes } from '../../../../shared/bundle/codes.ts';
import { webCryptoEd25519 } from '../../../../shared/log/ed25519.ts';
import { hostWith } from '../../receive/host-with.ts';
import { showScreen } from '../../receive/show-screen.tsx';
import { createJurorDesk } from '../../score/juror-desk.ts';
import { eveningCodes } from './evening.ts';
import { press } from '../../press.ts';

/** Codes of 60 and of 360 values. */
let evening: readonly string[];
let week: readonly string[];
let takeAway: () => void = () => undefined;

const verify = webCryptoEd25519(globalThis.crypto.subtle).verify;

beforeAll(async () => {
  evening = await eveningCodes(10);
  week = await eveningCodes(60);
});
beforeEach(async () => {
  // The size of the tests' own window: another one would be shown scaled.
  await page.viewport(1280, 720);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  delete document.documentElement.dataset['theme'];
  vi.restoreAllMocks();
  vi.useRealTimers();
  await switchLanguage('kk');
});

const deskWith = (codes: readonly string[]): Desk => ({
  ...createJurorDesk(),
  exportCodes: async () => ok(codes),
});
const show = (desk: Desk): void => {
  takeAway = showScreen(() => <ShowCodesScreen back="/" />, desk, hostWith([]));
};
const currentCode = (): Locator => page.getByRole('img', { name: /QR-код/ });

/** What the screen really shows, as a camera would get it. */
async function photograph(locator: Locator): Promise<ImageBitmap> {
  const picture = await locator.screenshot({ save: false });
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  return createImageBitmap(new Blob([bytes]));
}

async function scan(picture: ImageBitmap): Promise<string | null> {
  const scanner = createCodeScanner();
  return scanner.scan({ picture, effort: { type: 'photo' } }).finally(scanner.close);
}

/** A telephone's photo of a picture: askew, on a grey ground, unsharp, dim, full of specks, and squeezed as JPEG. */
async function likeAPhoto(picture: ImageBitmap): Promise<Blob> {
  const side = Math.round(picture.width * 1.6);
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const ground = context.createLinearGradient(0, 0, side, side);
  ground.addColorStop(0, 'dimgray');
  ground.addColorStop(1, 'darkgray');
  context.fillStyle = ground;
  context.fillRect(0, 0, side, side);
  context.filter = 'blur(0.8px) brightness(0.85) contrast(0.8)';
  context.setTransform(1.15, 0.05, -0.02, 1.1, side / 2, side / 2);
  context.rotate(0.12);
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  const dots = context.getImageData(0, 0, side, side);
  dots.data.forEach((value, at) => {
    if (at % 4 < 3) dots.data[at] = value + ((Math.imul(at, 2_654_435_761) >>> 24) % 24) - 12;
  });
  context.putImageData(dots, 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 });
}

/** Goes through all codes on the screen and reads each. */
async function readOffScreen(count: number): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let place = 0; place < count; place += 1) {
    texts.push((await scan(await photograph(currentCode()))) ?? '');
    await userEvent.keyboard('{ArrowRight}');
  }
  return texts;
}

describe('codes on the screen', () => {
  test.each(['light', 'dark', 'contrast'])(
    'of an evening are one, and read back to the same records in the %s theme',
    async (theme) => {
      document.documentElement.dataset['theme'] = theme;
      show(deskWith(evening));
      await expect.element(page.getByText('Код 1 из 1')).toBeVisible();
      expect(await readOffScreen(1)).toEqual(evening);
    },
  );

  test('of 360 values are read back in any order and with repeats', async () => {
    expect(week).toHaveLength(2);
    show(deskWith(week));
    const texts = await readOffScreen(week.length);
    expect(texts).toEqual(week);
    const [transfer] = readCodes([...texts.toReversed(), ...texts]).transfers;
    expect(transfer?.state.status).toBe('whole');
    if (transfer?.state.status !== 'whole') return;
    const opened = await openTransfer(transfer.state.bytes, verify);
    expect(opened.ok && opened.value.segments.length).toBe(1);
  });

  test('are read off a photo that is askew, dim and unsharp', async () => {
    show(deskWith(week));
    const photo = await likeAPhoto(await photograph(currentCode()));
    expect(await scan(await createImageBitmap(photo))).toBe(week[0]);
  });

  test('turn by arrows and by buttons, grow and shrink by keyboard', async () => {
    show(deskWith(week));
    await expect.element(page.getByText('Код 1 из 2')).toBeVisible();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(page.getByText('Код 2 из 2')).toBeVisible();
    await press(page.getByRole('button', { name: 'Следующий код' }));
    await expect.element(page.getByText('Код 1 из 2')).toBeVisible();
    const width = () => currentCode().element().getBoundingClientRect().width;
    const before = width();
    await press(page.getByRole('button', { name: 'Крупнее' }));
    expect(width()).toBeGreaterThan(before);
    await userEvent.keyboard('{Escape}');
    expect(width()).toBe(before);
  });

  test('go on by themselves when asked to', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    show(deskWith(week));
    await press(page.getByRole('checkbox', { name: /самостоятельно/ }));
    await expect.element(page.getByRole('checkbox', { name: /самостоятельно/ })).toBeChecked();
    vi.advanceTimersByTime(3900);
    await expect.element(page.getByText('Код 1 из 2')).toBeVisible();
    vi.advanceTimersByTime(100);
    await expect.element(page.getByText('Код 2 из 2')).toBeVisible();
    vi.advanceTimersByTime(4000);
    await expect.element(page.getByText('Код 1 из 2')).toBeVisible();
  });

  test('count as handed over only when the person says that they were read', async () => {
    const confirmHandOver = vi.fn<Desk['confirmHandOver']>(async () => ok(undefined));
    show({ ...deskWith(week), confirmHandOver });
    await expect.element(currentCode()).toBeVisible();
    expect(confirmHandOver).not.toHaveBeenCalled();
    await press(page.getByRole('button', { name: 'Все коды прочитаны' }));
    await expect.element(page.getByText('Отмечено как переданное')).toBeVisible();
    expect(confirmHandOver).toHaveBeenCalledOnce();
  });

  test.each([320, 683])('fit into %i px', async (width) => {
    await page.viewport(width, 640);
    show(deskWith(week));
    await expect.element(currentCode()).toBeVisible();
    const { scrollWidth, clientWidth } = document.documentElement;
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    expect(currentCode().element().getBoundingClientRect().width).toBeGreaterThan(240);
  });
});

describe('reading codes', () => {
  const showReader = (files: readonly NamedFile[]) => {
    const onTransfer = vi.fn<(files: readonly NamedFile[]) => void>();
    const Screen = () => <ReadCodesScreen back="/receive" onTransfer={onTransfer} />;
    takeAway = showScreen(Screen, createJurorDesk({ role: 'coordinator' }), hostWith(files));
    return onTransfer;
  };
  /** A photo of the second code, taken off the other screen. */
  async function secondOf(codes: readonly string[]): Promise<NamedFile> {
    show(deskWith(codes));
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByText(/^Код 2 из/)).toBeVisible();
    const photo = await likeAPhoto(await photograph(currentCode()));
    takeAway();
    return { name: 'IMG_2.jpg', bytes: new Uint8Array(await photo.arrayBuffer()) };
  }
  const paste = async (text: string) => {
    await page.getByRole('textbox').fill(text);
    await press(page.getByRole('button', { name: 'Прочитать текст' }));
  };
  const go = page.getByRole('button', { name: 'Проверить записи' });

  test('from photos and text says what is missing and hands over what is whole', async () => {
    const second = await secondOf(week);
    const cat = { name: 'cat.jpg', bytes: Uint8Array.of(1, 2, 3) };
    const onTransfer = showReader([second, cat]);
    await press(page.getByRole('button', { name: 'Выбрать файлы…' }));
    await expect
      .element(page.getByText('Прочитано кодов: 1 из 2'), { timeout: 15_000 })
      .toBeVisible();
    await expect.element(page.getByText('Не хватает кодов: 1.')).toBeVisible();
    await expect.element(page.getByText(/cat\.jpg: файл не открылся/)).toBeVisible();
    await expect.element(go).toBeDisabled();

    await paste(`Вот первый:\n${week[0] ?? ''}`);
    await expect.element(page.getByText('Всё прочитано.')).toBeVisible();
    await press(go);
    const [files] = onTransfer.mock.calls[0] ?? [];
    expect(files).toHaveLength(1);
    const opened = await openTransfer(files?.[0]?.bytes ?? new Uint8Array(), verify);
    expect(opened.ok).toBe(true);
  });

  test('a foreign code and a text without codes get a sentence', async () => {
    showReader([]);
    await paste('Сәлеметсіз бе!');
    await expect.element(page.getByText(/В тексте нет кода/)).toBeVisible();
    await paste('QZ1/0000000000000000/1-1/ABC');
    await expect.element(page.getByText('Код прочитан не полностью')).toBeVisible();
  });

  test('by camera needs nothing but to be pointed at the codes', async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 1280;
    canvas.height = 720;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    show(deskWith(evening));
    const picture = await photograph(currentCode());
    takeAway();
    const draw = () => {
      context.fillStyle = 'gray';
      context.fillRect(0, 0, 1280, 720);
      context.drawImage(picture, 300, 10, 690, 690);
    };
    draw();
    const timer = setInterval(draw, 100);
    const stream = canvas.captureStream(10);
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream);

    const onTransfer = showReader([]);
    await press(page.getByRole('button', { name: 'Включить камеру' }));
    await expect.element(page.getByText('Всё прочитано.'), { timeout: 20_000 }).toBeVisible();
    clearInterval(timer);
    await vi.waitFor(() =>
      expect(stream.getTracks().every((track) => track.readyState === 'ended')).toBe(true),
    );
    await press(go);
    expect(onTransfer).toHaveBeenCalledOnce();
  });

  test.each([
    ['NotAllowedError', 'Доступ к камере запрещён'],
    ['NotFoundError', 'Камера не найдена'],
    ['NotReadableError', 'Камера занята другой программой'],
  ])('a camera that fails with %s leaves the other ways open', async (name, sentence) => {
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('', name));
    showReader([]);
    await press(page.getByRole('button', { name: 'Включить камеру' }));
    await expect.element(page.getByText(sentence)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Выбрать файлы…' })).toBeEnabled();
  });

  test('fits into 320 px', async () => {
    await page.viewport(320, 640);
    showReader([]);
    await paste(week[0] ?? '');
    const { scrollWidth, clientWidth } = document.documentElement;
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  });
});
