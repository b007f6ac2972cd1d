import { expect, test } from 'vitest';

import {
  nothingTyped,
  readPlace,
} from '../../../../renderer/features/exchange-files/place-faults.ts';

const key = { user: 'office', password: 'word' };
const nobody = { user: '', password: '' };
const webdav = (address: string, credentials = key) =>
  readPlace('webdav', { ...nothingTyped, address }, credentials);

test.each([
  ['', 'addressMissing'],
  ['   ', 'addressMissing'],
  ['cloud.example.kz/dav', 'addressUnclear'],
  ['ftp://cloud.example.kz/dav', 'addressUnclear'],
  ['https://cloud.example.kz/dav?x=1', 'addressUnclear'],
  ['https://cloud.example.kz/my box', 'addressUnclear'],
  ['https://office:word@cloud.example.kz/dav', 'addressSecret'],
  ['https://office@cloud.example.kz/dav', 'addressSecret'],
  ['http://cloud.example.kz/dav', 'addressOpen'],
  ['http://8.8.8.8/dav', 'addressOpen'],
  ['http://0x08080808/dav', 'addressOpen'],
  ['http://[2001:db8::1]/dav', 'addressOpen'],
])('tells what is wrong with the address %j', (address, address_) => {
  expect(webdav(address)).toEqual({ place: null, faults: { address: address_ } });
});

test.each([
  'https://cloud.example.kz/dav',
  'http://192.168.1.5/dav',
  'http://nas/dav',
  'http://[::1]:8080/',
])('takes %s as it was typed, without spaces around it', (address) => {
  expect(webdav(` ${address} `)).toEqual({ place: { kind: 'webdav', address }, faults: {} });
});

test('asks for both halves of a key where there is one, and object storage for a key in any case', () => {
  const address = 'https://store.example.kz';
  expect(webdav(address, nobody).faults).toEqual({});
  expect(webdav(address, { ...key, password: '' }).faults).toEqual({ password: 'password' });
  expect(webdav(address, { ...key, user: '' }).faults).toEqual({ user: 'user' });
  const typed = { ...nothingTyped, address, bucket: 'box' };
  expect(readPlace('s3', typed, nobody).faults).toEqual({ user: 'user', password: 'password' });
  expect(readPlace('s3', typed, key)).toEqual({
    place: { kind: 's3', address, bucket: 'box' },
    faults: {},
  });
});

test.each([
  [{ bucket: '' }, { bucket: 'bucket' }],
  [{ bucket: 'My Box' }, { bucket: 'bucket' }],
  [{ bucket: 'box', region: 'Алматы' }, { region: 'region' }],
  [{ bucket: 'box', prefix: '../other' }, { prefix: 'prefix' }],
  [
    { bucket: 'B', prefix: '/a', region: 'A' },
    { bucket: 'bucket', prefix: 'prefix', region: 'region' },
  ],
])('names each field of a bucket that is mistyped: %j', (typed, faults) => {
  const address = 'https://store.example.kz';
  expect(readPlace('s3', { ...nothingTyped, address, ...typed }, key)).toEqual({
    place: null,
    faults,
  });
});
