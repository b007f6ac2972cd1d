import { expect, test } from 'vitest';

import {
  firstTrust,
  isTrustComplete,
  trustToFounding,
} from '../../../renderer/features/set-up-contest/trust.ts';
import { writeRootRequest } from '../../../renderer/storage/root-request.ts';

const request = writeRootRequest({
  publicKey: new Uint8Array(32).fill(1),
  recipient: new Uint8Array(32).fill(2),
});

test('a contest begins encrypted, with tickets and one key keeper', () => {
  expect(trustToFounding(firstTrust)).toEqual({
    encrypted: true,
    confirmation: 'ticket',
    secondRoot: null,
  });
  expect(isTrustComplete(firstTrust)).toBe(true);
});

test('a second key keeper needs a request that was read and compared', () => {
  const second = { ...firstTrust, second: true };
  expect(isTrustComplete(second)).toBe(false);
  expect(isTrustComplete({ ...second, request, compared: false })).toBe(false);
  expect(isTrustComplete({ ...second, request: request.slice(0, -1), compared: true })).toBe(false);
  expect(isTrustComplete({ ...second, request: ` ${request}\n`, compared: true })).toBe(true);
});

test('a request is left out again where the second keeper is', () => {
  expect(trustToFounding({ ...firstTrust, request, compared: true }).secondRoot).toBeNull();
  expect(trustToFounding({ ...firstTrust, second: true, request: `${request}\n` }).secondRoot).toBe(
    request,
  );
});
