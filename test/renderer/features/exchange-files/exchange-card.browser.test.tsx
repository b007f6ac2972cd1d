import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { ExchangeFilesScreen } from '../../../../renderer/features/exchange-files/exchange-files-screen.tsx';
import type { Host, HostExchange } from '../../../../renderer/host/host.ts';
import { errorText } from '../../../../renderer/language/error-text.ts';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import { languages } from '../../../../shared/basics/localized.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import type { Role } from '../../../../shared/contest/people.ts';
import type { Desk } from '../../../../renderer/storage/desk.ts';
import type { Exchange } from '../../../../renderer/storage/exchange-desk.ts';
import { press } from '../../press.ts';
import { showScreen } from '../../receive/show-screen.tsx';
import {
  at,
  createExchangeDesk,
  createExchangeHost,
  endOf,
  exchangeOf,
  failedWith,
  folder,
  server,
} from './exchange-world.ts';

let takeAway: () => void = () => undefined;
beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

function show(
  exchange: Exchange,
  {
    role = 'coordinator',
    host,
    answers = {},
  }: { readonly role?: Role; readonly host?: Host; readonly answers?: Partial<Desk> } = {},
) {
  const desk = createExchangeDesk(role, exchange, answers);
  takeAway = showScreen(ExchangeFilesScreen, desk, host ?? createExchangeHost(exchange.place));
  return desk;
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const text = (words: string | RegExp) => page.getByText(words);
const minutes = (count: number) => at + count * 60_000;

test('an exchange that runs shows how far it is and can be stopped; what was done stays', async () => {
  const desk = show(exchangeOf({ running: { done: 3, total: 12 } }));
  await expect.element(page.getByRole('progressbar')).toHaveAttribute('value', '3');
  await expect.element(button('Обменяться сейчас')).not.toBeInTheDocument();
  await press(button('Остановить'));
  expect(desk.given).toEqual([['cancelExchange']]);
  desk.show({ exchange: exchangeOf({ last: endOf({ error: 'ExchangeCancelled' }) }) });
  await expect.element(text('Обмен остановлен')).toBeVisible();
  await expect.element(button('Обменяться сейчас')).toBeVisible();
});

test('figures of the last exchange stand in words, and one press exchanges again', async () => {
  const desk = show(exchangeOf({ outbox: 4 }));
  const facts = page.getByRole('region', { name: 'Обмен файлами' });
  await expect.element(facts).toHaveTextContent(/Отправлено\s*файлов: 3 · 12/);
  await expect.element(facts).toHaveTextContent(/Новых записей\s*41/);
  await expect.element(facts).toHaveTextContent(/Ещё не отправлено\s*4/);
  await press(button('Обменяться сейчас'));
  await expect.poll(() => desk.given).toEqual([['exchangeNow', undefined]]);
});

const loud = [
  'ExchangeDenied',
  'ExchangeNotFound',
  'ExchangeFull',
  'ExchangeCertificate',
  'ExchangeClock',
  'ExchangeElsewhere',
  'ExchangeUnexpected',
  'ExchangeForgets',
  'PlaceNotUnderstood',
  'PlaceHoldsPassword',
  'PlaceNotEncrypted',
  'PlaceNeedsCredentials',
] as const;

test.each(languages)('every failure is told in words and not in codes (%s)', async (language) => {
  await switchLanguage(language);
  const desk = show(exchangeOf({ place: server }));
  const unknown = errorText({ type: 'Unexpected' }, language).title;
  for (const type of loud) {
    desk.show({ exchange: failedWith(type) });
    const { title, do: next } = errorText({ type }, language);
    expect(title).not.toBe(unknown);
    await vi.waitFor(() => expect(document.body.textContent).toContain(title), { interval: 5 });
    expect(document.body.textContent).toContain(next);
  }
});

test('a line that is down alarms nobody and says when it is tried again', async () => {
  const desk = show(failedWith('ExchangeUnreachable'));
  await expect.element(text('Сейчас нет связи')).toBeVisible();
  await expect.element(text(/повторите позже/)).toBeVisible();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  desk.show({ exchange: failedWith('ExchangeUnreachable', { every: 15, again: minutes(5) }) });
  await expect.element(text('Ничего не потеряно. Программа повторит в 09:35.')).toBeVisible();
});

test('a place that asks to wait is told apart from no connection, with the time', async () => {
  const desk = show(failedWith('ExchangeBusy'));
  await expect.element(text('Место обмена просит подождать')).toBeVisible();
  await expect.element(text('Сейчас нет связи')).not.toBeInTheDocument();
  const asked = { until: minutes(20), seconds: 1200 };
  desk.show({ exchange: failedWith('ExchangeBusy', { asked }) });
  await expect.element(text('Ничего не потеряно. Повторите после 09:50.')).toBeVisible();
  desk.show({ exchange: failedWith('ExchangeBusy', { asked, every: 5, again: minutes(21) }) });
  await expect.element(text('Ничего не потеряно. Программа повторит в 09:51.')).toBeVisible();
});

test('parts on their way are counted, and what the person should know besides is told', async () => {
  const notices = ['copied', 'older', 'index', 'newer', 'damaged'];
  show(exchangeOf({ waiting: 7, last: endOf({ notices }) }));
  await expect.element(text(/в пути к вам частей: 7/)).toBeVisible();
  await expect.element(text('Место обмена показывает более старое состояние')).toBeVisible();
  await expect.element(text('Этот конкурс открывали и на другом компьютере')).toBeVisible();
  await expect.element(text('Список в месте обмена был повреждён')).toBeVisible();
  await expect.element(text('У кого-то программа новее')).toBeVisible();
  await expect.element(text('Некоторые файлы в месте обмена повреждены')).toBeVisible();
});

test('what could not be taken says why, by which code to ask for it, and is tried again by one press', async () => {
  const aside = Array.from({ length: 7 }, (_, index) => ({
    name: `${index}`.repeat(64),
    reason: index === 0 ? 'BundleOtherContest' : 'BundleDamaged',
  }));
  const desk = show(
    exchangeOf({
      aside,
      refused: [
        { reason: 'BundleDamaged', count: 6 },
        { reason: 'BundleOtherContest', count: 1 },
      ],
    }),
  );
  const damaged = page
    .getByRole('listitem')
    .filter({ hasText: errorText({ type: 'BundleDamaged' }).title });
  await expect.element(damaged).toHaveTextContent(/: 6/);
  await expect.element(damaged).toHaveTextContent('11111111');
  await expect.element(damaged).toHaveTextContent('и ещё: 1');
  await expect.element(text('00000000')).toBeVisible();
  await press(button('Попробовать снова'));
  await expect.poll(() => desk.given).toEqual([['exchangeNow', { retryRefused: true }]]);
});

test('whoever misses something has the whole place looked through', async () => {
  const desk = show(exchangeOf());
  await press(text('Чего-то не хватает?'));
  await press(button('Просмотреть место обмена целиком'));
  await expect.poll(() => desk.given).toEqual([['exchangeNow', { lookThrough: true }]]);
});

test('the person sets how often it takes place, and leaves only after a question', async () => {
  const host = createExchangeHost(folder);
  const desk = show(exchangeOf(), { host });
  await page.getByLabelText('Обмен по расписанию').selectOptions('15');
  await expect.poll(() => desk.given).toEqual([['setExchange', { every: 15 }]]);
  await press(button('Выйти из обмена'));
  const question = page.getByRole('alertdialog');
  await expect.element(question).toHaveTextContent(/Вернуться можно по той же карточке/);
  await press(question.getByRole('button', { name: 'Остаться' }));
  expect(desk.given).toHaveLength(1);
  await press(button('Выйти из обмена'));
  await press(question.getByRole('button', { name: 'Выйти из обмена' }));
  await expect.poll(() => desk.given.at(-1)).toEqual(['leaveExchange']);
  // Another card may name another place.
  await expect.poll(host.forgot).toBe(1);
  await expect.element(button('Обменяться сейчас')).not.toBeInTheDocument();
  desk.show({ exchange: null });
  await expect.element(button('Выбрать карточку')).toBeVisible();
});

test('a place that does not let in asks for user name and secret again', async () => {
  const desk = show(failedWith('ExchangeDenied'));
  const secret = page.getByLabelText('Пароль или секретный ключ');
  await page.getByLabelText('Имя пользователя или ключ доступа').fill('office');
  await expect.element(button('Сохранить')).toBeDisabled();
  await secret.fill('new word');
  await press(button('Сохранить'));
  const credentials = { user: 'office', password: 'new word' };
  await expect.poll(() => desk.given).toEqual([['setExchange', { credentials }]]);
  await expect.element(secret).not.toBeInTheDocument();
  await press(button('Ввести другое имя и пароль'));
  await expect.element(secret).toBeVisible();
  await expect.element(secret).toHaveValue('');
});

test('a server that lets anybody in is tried without user name and secret', async () => {
  const tried: unknown[] = [];
  const probe: HostExchange['probe'] = async (credentials) => {
    tried.push(credentials);
    return ok({ keepsFirst: true, checksVersion: true });
  };
  show(exchangeOf({ place: server }), { host: createExchangeHost(server, { probe }) });
  await press(button('Проверить место обмена'));
  await expect.element(text(/Место обмена работает/)).toBeVisible();
  expect(tried).toEqual([null]);
});

test('a card’s address is used only after it was confirmed on this computer', async () => {
  const host = createExchangeHost(null);
  show(exchangeOf({ place: server, last: null }), { host });
  await expect.element(text(server.address)).toBeVisible();
  await expect.element(button('Обменяться сейчас')).not.toBeInTheDocument();
  await press(button('Использовать этот адрес'));
  await expect.element(button('Обменяться сейчас')).toBeVisible();
  expect(host.confirmed).toEqual([server]);
});

test('nothing is said of the place before it is known, and the way out stands once', async () => {
  let answer: (place: typeof folder) => void = () => undefined;
  const asked = new Promise<typeof folder>((resolve) => {
    answer = resolve;
  });
  show(exchangeOf(), { host: createExchangeHost(folder, { place: () => asked }) });
  await expect.element(page.getByRole('heading', { name: 'Обмен' })).toBeVisible();
  await expect.element(text(/место ещё не выбрано/)).not.toBeInTheDocument();
  await expect.element(button('Выйти из обмена')).not.toBeInTheDocument();
  answer(folder);
  await expect.element(button('Обменяться сейчас')).toBeVisible();
  expect(button('Выйти из обмена').elements()).toHaveLength(1);
});

test('a place that was chosen for another exchange is not used for this one', async () => {
  const before = { ...server, address: 'https://old.example.kz/dav' };
  const host = createExchangeHost(before);
  show(exchangeOf({ place: server, last: null }), { host });
  await expect.element(text('На этом компьютере место обмена ещё не выбрано.')).toBeVisible();
  await expect.element(button('Обменяться сейчас')).not.toBeInTheDocument();
  await press(button('Использовать этот адрес'));
  await expect.element(button('Обменяться сейчас')).toBeVisible();
  expect(host.confirmed).toEqual([server]);
});

test('an address of a card that is open to everybody is not offered', async () => {
  const place = { ...server, address: 'http://cloud.example.kz/dav' };
  show(exchangeOf({ place, last: null }), { host: createExchangeHost(null) });
  await expect.element(text('Адрес не защищён')).toBeVisible();
  await expect.element(button('Использовать этот адрес')).not.toBeInTheDocument();
  await expect.element(button('Выйти из обмена')).toBeVisible();
});

test('a server’s card in a browser points to the desktop program', async () => {
  const host = createExchangeHost(null, { kinds: ['folder'] });
  show(exchangeOf({ place: server, last: null }), { host });
  await expect.element(text(/открывает только программа для компьютера/)).toBeVisible();
  await expect.element(button('Выйти из обмена')).toBeVisible();
});

const newCard = { name: 'region-KZ-43.qzx', bytes: Uint8Array.of(1, 2, 3) };

test('a new card of the same place is taken without leaving, and the place stays', async () => {
  const host = createExchangeHost(folder, {}, [newCard]);
  const desk = show(exchangeOf(), { host });
  await expect.element(text(/она заменит прежнюю/)).toBeVisible();
  // A file of the contest that is dropped here is no card: it goes its usual way.
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([newCard.bytes], 'scores.qzb'));
  expect(window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))).toBe(
    true,
  );
  await press(button('Выбрать карточку'));
  await expect.element(text('Новая карточка действует.')).toBeVisible();
  expect(desk.given).toEqual([['openCard', newCard]]);
  expect(host.forgot()).toBe(0);
  await expect.element(button('Обменяться сейчас')).toBeVisible();
});

test('a new card that names another folder has the place chosen anew', async () => {
  const host = createExchangeHost(folder, {}, [newCard]);
  show(exchangeOf({ place: { ...folder, address: 'E:\\Бұрынғы' } }), { host });
  await press(button('Выбрать карточку'));
  await expect.element(text(/Теперь выберите место обмена выше/)).toBeVisible();
  expect(host.forgot()).toBe(1);
  await expect.element(button('Обменяться сейчас')).not.toBeInTheDocument();
  await press(button('Выбрать папку'));
  await expect.element(button('Обменяться сейчас')).toBeVisible();
  await expect.element(text('Новая карточка действует.')).toBeVisible();
});

test('a new card that is refused says why, and the exchange stays as it is', async () => {
  const host = createExchangeHost(folder, {}, [newCard]);
  const openCard = async () => err({ type: 'BundleOtherContest' });
  show(exchangeOf(), { host, answers: { openCard } });
  await press(button('Выбрать карточку'));
  await expect.element(page.getByRole('alert')).toHaveTextContent(/другого конкурса/);
  expect(host.forgot()).toBe(0);
  await expect.element(text(/Новая карточка действует/)).not.toBeInTheDocument();
});

test('headquarters makes cards for new regions in the same place, and goes to its laptops from here', async () => {
  const host = createExchangeHost(folder);
  const desk = show(exchangeOf(), { role: 'headquarters', host });
  await press(button('Создать карточки снова'));
  await expect
    .poll(() => desk.given)
    .toEqual([['makeCards', { place: folder, credentials: null }]]);
  await expect
    .element(page.getByRole('link', { name: 'Ноутбуки штаба' }))
    .toHaveAttribute('href', '#/desks');
});
