import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { ExchangeFilesScreen } from '../../../../renderer/features/exchange-files/exchange-files-screen.tsx';
import type { Host } from '../../../../renderer/host/host.ts';
import { errorText } from '../../../../renderer/language/error-text.ts';
import { switchLanguage, texts } from '../../../../renderer/language/texts.ts';
import { languages } from '../../../../shared/basics/localized.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import type { Role } from '../../../../shared/contest/people.ts';
import { keysState } from '../../keys/keys-desk.ts';
import { press } from '../../press.ts';
import { hostWith } from '../../receive/host-with.ts';
import { showScreen } from '../../receive/show-screen.tsx';
import { createExchangeDesk, createExchangeHost, exchangeOf, folder } from './exchange-world.ts';

let takeAway: () => void = () => undefined;
beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

function show(role: Role, host: Host, answers: Parameters<typeof createExchangeDesk>[2] = {}) {
  const desk = createExchangeDesk(role, null, answers);
  takeAway = showScreen(ExchangeFilesScreen, desk, host);
  return desk;
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabelText(name, { exact: true });
const text = (words: string | RegExp) => page.getByText(words);

test('a browser that opens no folders says what to use instead', async () => {
  show('headquarters', hostWith([]));
  await expect.element(text('Этот браузер не может обмениваться файлами сам')).toBeVisible();
  await expect.element(button('Выбрать папку')).not.toBeInTheDocument();
});

test('headquarters chooses a folder, tries it, and makes the cards', async () => {
  const host = createExchangeHost(null);
  const desk = show('headquarters', host);
  await expect.element(text('2. Создайте карточки')).not.toBeInTheDocument();
  await press(button('Выбрать папку'));
  await expect.element(text(folder.address)).toBeVisible();
  await press(button('Проверить место обмена'));
  await expect.element(text(/Место обмена работает/)).toBeVisible();
  await press(button('Создать карточки'));
  await expect
    .poll(() => host.saved.map(({ name }) => name))
    .toEqual(['headquarters.qzx', 'region-KZ-43.qzx']);
  expect(desk.given).toEqual([['makeCards', { place: folder, credentials: null }]]);
  await expect.element(text(/Передайте каждому региону его карточку/)).toBeVisible();
});

test.each(languages)('a mistyped server is told field by field (%s)', async (language) => {
  await switchLanguage(language);
  const t = texts.getFixedT(language, 'exchange-files');
  const host = createExchangeHost(null);
  show('headquarters', host);
  await press(page.getByRole('radio', { name: t('place.webdav') }));
  const address = field(t('place.address'));
  await address.fill('http://cloud.example.kz/dav');
  await field(t('place.user')).fill('office');
  const [open, secret] = [text(t('fault.addressOpen')), text(t('fault.password'))];
  await expect.element(open).not.toBeInTheDocument();
  await press(button(t('place.useAddress')));
  await expect.element(open).toBeVisible();
  await expect.element(secret).toBeVisible();
  await expect.element(address).toHaveAttribute('aria-invalid', 'true');
  await expect.element(address).toHaveFocus();
  await address.fill('https://cloud.example.kz/dav');
  await expect.element(open).not.toBeInTheDocument();
  expect(host.confirmed).toEqual([]);
});

test('object storage asks for a bucket and a key, and then for the person’s word', async () => {
  const host = createExchangeHost(null);
  const desk = show('headquarters', host);
  await press(page.getByRole('radio', { name: 'Объектное хранилище (S3)' }));
  await press(button('Использовать этот адрес'));
  await expect.element(text('Введите адрес.')).toBeVisible();
  await expect.element(text(/Введите имя контейнера/)).toBeVisible();
  await expect.element(text(/Введите также имя пользователя/)).toBeVisible();
  await field('Адрес').fill('https://store.example.kz');
  await field('Имя контейнера (bucket)').fill('box');
  await field('Имя пользователя или ключ доступа').fill('office');
  await field('Пароль или секретный ключ').fill('word');
  await press(button('Использовать этот адрес'));
  await expect.element(text('https://store.example.kz / box')).toBeVisible();
  const place = { kind: 's3', address: 'https://store.example.kz', bucket: 'box' };
  expect(host.confirmed).toEqual([place]);
  await press(button('Создать карточки'));
  const credentials = { user: 'office', password: 'word' };
  await expect.poll(() => desk.given).toEqual([['makeCards', { place, credentials }]]);
});

test('a person who says no in the system’s dialog has chosen nothing', async () => {
  show('headquarters', createExchangeHost(null, { confirmPlace: async () => false }));
  await press(page.getByRole('radio', { name: 'Сервер WebDAV' }));
  await field('Адрес').fill('https://cloud.example.kz/dav');
  await press(button('Использовать этот адрес'));
  await expect.element(button('Использовать этот адрес')).toHaveAttribute('aria-busy', 'false');
  await expect.element(text('Выбрано на этом компьютере')).not.toBeInTheDocument();
  await expect.element(button('Создать карточки')).not.toBeInTheDocument();
});

test('a place that does not work says why when it is tried', async () => {
  const probe = async () => err({ type: 'ExchangeDenied' } as const);
  show('headquarters', createExchangeHost(folder, { probe }));
  await press(button('Проверить место обмена'));
  await expect.element(text('Место обмена не пускает')).toBeVisible();
});

test('in a browser headquarters is offered a folder alone', async () => {
  show('headquarters', { ...createExchangeHost(null, { kinds: ['folder'] }), kind: 'browser' });
  await expect.element(page.getByRole('radio', { name: 'Папка' })).toBeVisible();
  expect(page.getByRole('radio').elements()).toHaveLength(1);
  await expect.element(text(/можно использовать только папку/)).toBeVisible();
});

test.each(['headquarters', 'coordinator'] as const)(
  'a contest whose files are not encrypted begins nothing, and says why (%s)',
  async (role) => {
    const desk = show(role, createExchangeHost(folder));
    desk.show({ state: keysState() });
    await expect.element(text('Файлы этого конкурса не шифруются')).toBeVisible();
    await expect.element(button('Выбрать папку')).not.toBeInTheDocument();
    await expect.element(button('Выбрать карточку')).not.toBeInTheDocument();
  },
);

test('what is said of the cards stays when the exchange begins by them', async () => {
  const host = createExchangeHost(folder);
  const desk = show('headquarters', host, {
    makeCards: async () => {
      desk.show({ exchange: exchangeOf({ last: null }) });
      return ok([{ name: 'headquarters.qzx', bytes: Uint8Array.of(1) }]);
    },
  });
  await press(button('Создать карточки'));
  await expect.element(text(/Ключа пока нет ни у одного региона/)).toBeVisible();
  await expect.element(button('Обменяться сейчас')).toBeVisible();
});

test('cards that cannot be made say why', async () => {
  const refused = async () => err({ type: 'ExchangeUnencrypted' });
  show('headquarters', createExchangeHost(folder), { makeCards: refused });
  await press(button('Создать карточки'));
  await expect.element(text('Файлы этого конкурса не шифруются')).toBeVisible();
});

const card = { name: 'region-KZ-43.qzx', bytes: Uint8Array.of(1, 2, 3) };

test('a coordinator is asked for a card alone, and opens it', async () => {
  const desk = show('coordinator', createExchangeHost(null, {}, [card]));
  await expect.element(text('1. Выберите место обмена')).not.toBeInTheDocument();
  await expect.element(page.getByRole('link', { name: 'Ноутбуки штаба' })).not.toBeInTheDocument();
  await press(button('Выбрать карточку'));
  await expect.poll(() => desk.given).toEqual([['openCard', card]]);
});

test.each([
  ['CardNotForThisKey', 'Карточка предназначена другим'],
  ['CardDamaged', 'Карточка повреждена'],
  ['CardTooNew', 'Карточка создана более новой программой'],
  ['BundleOtherContest', /другого конкурса/],
])('a card that is no good says why: %s', async (type, words) => {
  show('coordinator', createExchangeHost(null, {}, [card]), {
    openCard: async () => err({ type }),
  });
  await press(button('Выбрать карточку'));
  await expect.element(page.getByRole('alert')).toHaveTextContent(words);
});

test('a card on a stick that was pulled out is told of', async () => {
  const host = createExchangeHost(null);
  const pickFiles = () => Promise.reject(new Error('the stick is gone'));
  const desk = show('coordinator', { ...host, pickFiles });
  await press(button('Выбрать карточку'));
  const { title } = errorText({ type: 'FileUnreadable' });
  await expect.element(page.getByRole('alert')).toHaveTextContent(title);
  expect(desk.given).toEqual([]);
});

test('of two cards that are dropped none is opened: one is asked for', async () => {
  const desk = show('coordinator', createExchangeHost(null));
  await expect.element(button('Выбрать карточку')).toBeVisible();
  const files = new DataTransfer();
  for (const name of ['region-KZ-43.qzx', 'headquarters.qzx'])
    files.items.add(new File([card.bytes], name));
  window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, cancelable: true }));
  const { title } = errorText({ type: 'OneFileExpected' });
  await expect.element(page.getByRole('alert')).toHaveTextContent(title);
  expect(desk.given).toEqual([]);
});
