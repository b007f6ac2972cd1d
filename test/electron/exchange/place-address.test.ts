import { expect, it } from 'vitest';

import { parsePlace } from '../../../electron/exchange/place-address.ts';
import { isPrivateHost } from '../../../shared/exchange/private-host.ts';

it.each([
  ['folder:/mnt/share', { kind: 'folder', address: '/mnt/share' }],
  [
    'webdav:https://cloud.example.kz/dav/box',
    { kind: 'webdav', address: 'https://cloud.example.kz/dav/box' },
  ],
  ['webdav:http://192.168.1.5/dav', { kind: 'webdav', address: 'http://192.168.1.5/dav' }],
  [
    's3:https://store.example.kz/box',
    { kind: 's3', address: 'https://store.example.kz', bucket: 'box' },
  ],
  [
    's3:http://localhost:9000/box/contest/2026',
    { kind: 's3', address: 'http://localhost:9000', bucket: 'box', prefix: 'contest/2026' },
  ],
])('reads %s', (text, place) => {
  expect(parsePlace(text)).toEqual({ ok: true, value: place });
});

it.each([
  ['webdav:http://cloud.example.kz/dav', 'PlaceNotEncrypted'],
  ['s3:http://8.8.8.8/box', 'PlaceNotEncrypted'],
  ['webdav:https://office:word@cloud.example.kz/dav', 'PlaceHoldsPassword'],
  ['s3:https://office:word@store.example.kz/box', 'PlaceHoldsPassword'],
  ['webdav:ftp://cloud.example.kz', 'PlaceNotUnderstood'],
  ['webdav:cloud', 'PlaceNotUnderstood'],
  ['s3:https://store.example.kz', 'PlaceNotUnderstood'],
  ['s3:https://store.example.kz/box?acl', 'PlaceNotUnderstood'],
  ['s3:https://store.example.kz/Box_', 'PlaceNotUnderstood'],
  ['https://cloud.example.kz', 'PlaceNotUnderstood'],
  ['folder:', 'PlaceNotUnderstood'],
  ['', 'PlaceNotUnderstood'],
])('refuses %s', (text, type) => {
  expect(parsePlace(text)).toEqual({ ok: false, error: { type } });
});

it('knows computers of the house from those on the internet', () => {
  for (const host of [
    'localhost',
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.9',
    '[::1]',
    '[fd00::1]',
    'nas',
    'nas.local',
  ])
    expect([host, isPrivateHost(host)]).toEqual([host, true]);
  for (const host of [
    'example.kz',
    '172.32.0.1',
    '11.0.0.1',
    '[2001:db8::1]',
    'local.example',
    '127.0.0.1.example.kz',
  ])
    expect([host, isPrivateHost(host)]).toEqual([host, false]);
});
